/// A moment that names a zone, on the clocks of the facility.
package struct LocalTime {
  /// Hours east of Greenwich of western Indonesia.
  package static let western = 7

  /// -1, 0 or 1: the day on which the facility's clocks show it, counted from the day that the text names.
  let days: Int
  /// 0 to 1439.
  let minute: Int

  /// Nil for a text that names no zone, or the facility's own; `zone` is in hours east of Greenwich.
  init?(_ text: DateText, zone: Int) {
    guard let time = text.time, let offset = text.offset, offset != zone * 60 else { return nil }
    let total = time.minute + zone * 60 - offset
    days = total < 0 ? -1 : total / 1440
    minute = total - days * 1440
  }

  /// What the clocks of a zone are called: `WIB`.
  static func name(_ zone: Int) -> String {
    switch zone {
    case 7: "WIB"
    case 8: "WITA"
    case 9: "WIT"
    default: "UTC+\(zone)"
    }
  }
}
