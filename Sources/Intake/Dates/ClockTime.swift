/// A time of day, to the minute.
package struct ClockTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, 0 to 1439.
  package let minute: Int

  package init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.minute = hour * 60 + minute
  }

  /// The time of a part of a day, 0 to 1, rounded to the second.
  package init?(fractionOfDay: Double) {
    guard fractionOfDay >= 0, fractionOfDay < 1 else { return nil }
    minute = min(Int((fractionOfDay * 86_400).rounded()) / 60, 1439)
  }

  package static func < (left: ClockTime, right: ClockTime) -> Bool { left.minute < right.minute }

  /// Reads `14.05`, `14:05`, `14:05:30`, `2:05 PM`, with or without `Pukul`, `Jam`, `WIB`, `WITA`, `WIT` (RULES F).
  package static func parse(_ text: String) -> TimeReading {
    let bytes = Array(text.utf8)
    return parse(bytes.span)
  }

  package static func parse(_ text: Span<UInt8>) -> TimeReading {
    let range = CellText.unwrapped(text)
    if range.isEmpty || EmptyMark.isEmpty(text, zeros: false) { return .none }
    var scanner = TextScanner(at: range.lowerBound, end: range.upperBound)
    if let time = scanner.time(text), scanner.isAtEnd { return .time(time) }
    return .invalid(raw: Bytes.string(text, range))
  }

  /// Reads a number typed into a time cell: `14.05` is five past two, `14.5` has lost its last zero, `14` is the full hour.
  package static func parse(number: Double) -> TimeReading {
    let invalid = TimeReading.invalid(raw: NumberText.string(number))
    guard number.isFinite, number >= 0, number < 24 else { return invalid }
    let hundredths = (number * 100).rounded()
    if abs(number * 100 - hundredths) < 1e-6 {
      guard let time = ClockTime(hour: Int(hundredths) / 100, minute: Int(hundredths) % 100) else { return invalid }
      return .time(time)
    }
    guard let time = ClockTime(fractionOfDay: number) else { return invalid }
    return .time(time)
  }
}

extension ClockTime: CustomStringConvertible {
  /// As Indonesian readers write it: `14.05`.
  package var description: String {
    let hour = minute / 60
    let rest = minute % 60
    return (hour < 10 ? "0" : "") + String(hour) + "." + (rest < 10 ? "0" : "") + String(rest)
  }
}

/// What a cell of a time column says.
package enum TimeReading: Sendable, Hashable {
  /// Empty, or a mark for it.
  case none
  case time(ClockTime)
  case invalid(raw: String)

  package var time: ClockTime? {
    if case .time(let time) = self { time } else { nil }
  }
}
