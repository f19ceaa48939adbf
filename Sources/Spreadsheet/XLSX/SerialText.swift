/// Dates, times and durations of cells in ISO 8601's words, to the millisecond.
package enum SerialText {
  /// Appends `2026-11-21T14:05:00.000`, or `2026-11-21` and no more where `isShort` and nothing is lost.
  ///
  /// `serial` is in days since 1899-12-30, 0 to 2,958,465.
  package static func append(date serial: Double, isShort: Bool, to bytes: inout [UInt8]) {
    let milliseconds = Int((serial * 86_400_000).rounded())
    let day = CalendarDate(dayNumber: milliseconds / 86_400_000 - 25569)
    let rest = milliseconds % 86_400_000
    let (year, month, dayOfMonth) = day.civil
    append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(dayOfMonth, width: 2, to: &bytes)
    if isShort, rest == 0 { return }
    bytes.append(UInt8(ascii: "T"))
    appendClock(rest, isShort: isShort, to: &bytes)
  }

  /// Appends `14:05:00.000` for a fraction of a day, without the milliseconds where `isShort` and they are zero.
  package static func append(time fraction: Double, isShort: Bool, to bytes: inout [UInt8]) {
    let milliseconds = min(86_399_999, Int((fraction * 86_400_000).rounded()))
    appendClock(milliseconds, isShort: isShort, to: &bytes)
  }

  /// Appends `255:10:10`, hours without a bound, as an elapsed format shows them.
  package static func append(duration days: Double, to bytes: inout [UInt8]) {
    let total = (days * 86_400_000).rounded()
    guard abs(total) < 1e15 else {
      bytes.append(contentsOf: "\(days)".utf8)
      return
    }
    if total < 0 { bytes.append(UInt8(ascii: "-")) }
    appendClock(Int(abs(total)), isShort: true, to: &bytes)
  }

  private static func appendClock(_ milliseconds: Int, isShort: Bool, to bytes: inout [UInt8]) {
    append(milliseconds / 3_600_000, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(milliseconds / 60_000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(milliseconds / 1000 % 60, width: 2, to: &bytes)
    if isShort, milliseconds % 1000 == 0 { return }
    bytes.append(UInt8(ascii: "."))
    append(milliseconds % 1000, width: 3, to: &bytes)
  }

  /// Appends a number with at least `width` digits, of which there are no more than four.
  private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    guard number < 10_000 else {
      bytes.append(contentsOf: String(number).utf8)
      return
    }
    let number = UInt32(truncatingIfNeeded: number)
    if width >= 4 || number >= 1000 { bytes.append(digit(number / 1000)) }
    if width >= 3 || number >= 100 { bytes.append(digit(number / 100)) }
    bytes.append(digit(number / 10))
    bytes.append(digit(number))
  }

  @inline(__always)
  private static func digit(_ number: UInt32) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
}
