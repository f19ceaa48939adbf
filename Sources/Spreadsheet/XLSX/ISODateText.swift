/// Dates, times and durations of cells of type `d` (ECMA-376 §18.18.11; ISO 8601).
package enum ISODateText {
  /// The value of `2026-11-21`, `2026-11-21T14:05:00.5Z`, `14:05:00` or `PT255H10M10S`; nil for all else.
  package static func value(_ text: String) -> CellValue? {
    let text = text.drop { $0 == " " }
    if text.hasPrefix("P") { return duration(text.dropFirst()).map { .duration($0) } }
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = halves.first else { return nil }
    if halves.count == 1 {
      if let day = CalendarDate(iso: String(first)) { return .date(day.serial) }
      return time(first).map { .time($0) }
    }
    guard let time = time(halves[1]) else { return nil }
    if first.isEmpty { return .time(time) }
    return CalendarDate(iso: String(first)).map { .date($0.serial + time) }
  }

  /// The fraction of a day; a zone is left out of account, as the sheet shows the clock's time.
  private static func time(_ text: Substring) -> Double? {
    let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." || $0 == "," }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3, let hours = Int(fields[0]), let minutes = Int(fields[1]),
      (0..<24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    var seconds = 0.0
    if fields.count == 3 {
      guard let value = Double(fields[2]), (0..<61).contains(value) else { return nil }
      seconds = value
    }
    return (Double(hours * 3600 + minutes * 60) + seconds) / 86_400
  }

  /// Days of `1DT2H3M4.5S`, without its `P`.
  private static func duration(_ text: Substring) -> Double? {
    var seconds = 0.0
    var digits = ""
    var isTime = false
    for letter in text {
      switch letter {
      case "0"..."9", ".": digits.append(letter)
      case "T": isTime = true
      case "D", "H", "M", "S":
        guard let value = Double(digits) else { return nil }
        digits = ""
        switch letter {
        case "D": seconds += value * 86_400
        case "H": seconds += value * 3600
        case "M" where isTime: seconds += value * 60
        case "S": seconds += value
        default: return nil
        }
      default: return nil
      }
    }
    return digits.isEmpty ? seconds / 86_400 : nil
  }
}
