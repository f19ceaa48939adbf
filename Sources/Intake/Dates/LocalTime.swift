/// A moment that names a zone, on the clocks of the facility.
struct LocalTime {
  /// -1, 0 or 1: the day on which the facility's clocks show it, counted from the day that the text names.
  let days: Int
  /// 0 to 1439.
  let minute: Int

  /// Nil for a text that names no zone, or the facility's own.
  init?(_ text: DateText, zone: ClockZone) {
    guard let time = text.time, let named = text.zone, named != zone else { return nil }
    let total = time.minute + zone.offset - named.offset
    days = total < 0 ? -1 : total / 1440
    minute = total - days * 1440
  }
}
