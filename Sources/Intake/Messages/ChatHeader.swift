/// The moment at the beginning of a line, as written.
struct ChatHeader {
  var style = ChatStyle()
  /// The first and the second of day and month; behind the year where that comes first.
  var first = 0
  var second = 0
  var year = 0
  /// 0 to 23, freed of AM and PM.
  var hour = 0
  var minute = 0
  /// The second of the minute.
  var seconds = 0
  var firstPadding = ZeroPadding.unknown
  var secondPadding = ZeroPadding.unknown
  var hourPadding = ZeroPadding.unknown
  /// `PM` in capitals, as the United States write it.
  var isCapitalMeridiem = false
  /// Where what follows the moment begins, in the bytes that were read.
  var rest = 0

  /// Seconds since midnight.
  var secondOfDay: Int { hour * 3600 + minute * 60 + seconds }

  /// What the beginning of a line is.
  enum Reading {
    case header(ChatHeader)
    /// The line ends before the moment does; so far it is written as one.
    case incomplete
    case none
  }

  /// Reads the moment at the beginning of a line.
  static func read(_ text: Span<UInt8>) -> Reading {
    var scanner = ChatScanner()
    var header = ChatHeader()
    scanner.skipMarks(text)
    guard let byte = scanner.byte(text) else { return .none }
    if byte == UInt8(ascii: "[") {
      header.style.isBracketed = true
      scanner.index += 1
    } else if !Bytes.isDigit(byte) {
      return .none
    }
    do throws(Stop) {
      try header.readDate(&scanner, text)
      try header.readTime(&scanner, text)
      try header.readEnd(&scanner, text)
      return .header(header)
    } catch {
      return error == .atEnd ? .incomplete : .none
    }
  }

  /// Why reading goes no further: the line ends, or is no message's beginning.
  private enum Stop: Error {
    case atEnd
    case noHeader
  }

  /// `21/07/2026`, `7/21/26`, `2026-07-21`, and the blank behind it.
  private mutating func readDate(_ scanner: inout ChatScanner, _ text: Span<UInt8>) throws(Stop) {
    guard let one = scanner.number(text, atMost: 4) else {
      throw style.isBracketed && scanner.byte(text) == nil ? .atEnd : .noHeader
    }
    guard let separator = scanner.byte(text) else { throw style.isBracketed ? .atEnd : .noHeader }
    guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-") else {
      throw .noHeader
    }
    scanner.index += 1
    guard let two = scanner.number(text, atMost: 2) else { throw scanner.byte(text) == nil ? .atEnd : .noHeader }
    guard let again = scanner.byte(text) else { throw .atEnd }
    guard again == separator else { throw .noHeader }
    scanner.index += 1
    guard let three = scanner.number(text, atMost: 4) else { throw scanner.byte(text) == nil ? .atEnd : .noHeader }
    style.dateSeparator = separator
    style.isYearFirst = one.digits == 4
    let year = style.isYearFirst ? one : three
    let first = style.isYearFirst ? two : one
    let second = style.isYearFirst ? three : two
    let isWhole = scanner.byte(text) != nil
    guard first.digits <= 2, second.digits <= 2, year.digits == 2 || year.digits == 4 || !isWhole else {
      throw .noHeader
    }
    guard isWhole else { throw .atEnd }
    style.yearDigits = year.digits
    self.year = year.digits == 2 ? 2000 + year.value : year.value
    guard (2000...2099).contains(self.year), (1...31).contains(first.value), (1...31).contains(second.value) else {
      throw .noHeader
    }
    self.first = first.value
    self.second = second.value
    firstPadding = ZeroPadding(value: first.value, digits: first.digits)
    secondPadding = ZeroPadding(value: second.value, digits: second.digits)
    if scanner.byte(text) == UInt8(ascii: ",") {
      style.hasComma = true
      scanner.index += 1
    }
    scanner.skipMarks(text)
    guard scanner.byte(text) != nil else { throw .atEnd }
    guard scanner.skipBlanks(text) > 0 else { throw .noHeader }
    if scanner.byte(text) == nil { throw .atEnd }
  }

  /// `03.16`, `3:16:42 PM`.
  private mutating func readTime(_ scanner: inout ChatScanner, _ text: Span<UInt8>) throws(Stop) {
    guard let hour = scanner.number(text, atMost: 2), hour.value < 24 else { throw .noHeader }
    guard let separator = scanner.byte(text) else { throw .atEnd }
    guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: ".") else { throw .noHeader }
    scanner.index += 1
    guard let minute = scanner.number(text, atMost: 2) else { throw scanner.byte(text) == nil ? .atEnd : .noHeader }
    guard scanner.byte(text) != nil else { throw .atEnd }
    guard minute.digits == 2, minute.value < 60 else { throw .noHeader }
    style.timeSeparator = separator
    self.hour = hour.value
    self.minute = minute.value
    hourPadding = ZeroPadding(value: hour.value, digits: hour.digits)
    if scanner.byte(text) == separator {
      scanner.index += 1
      guard let seconds = scanner.number(text, atMost: 2) else {
        throw scanner.byte(text) == nil ? .atEnd : .noHeader
      }
      guard scanner.byte(text) != nil else { throw .atEnd }
      guard seconds.digits == 2, seconds.value < 60 else { throw .noHeader }
      style.hasSeconds = true
      self.seconds = seconds.value
    }
    let beforeBlanks = scanner.index
    _ = scanner.skipBlanks(text)
    guard let letter = scanner.byte(text) else { throw .atEnd }
    guard let meridiem = scanner.meridiem(text) else {
      if scanner.byte(text) == nil, Bytes.lower(letter) == UInt8(ascii: "a") || Bytes.lower(letter) == UInt8(ascii: "p")
      {
        throw .atEnd
      }
      scanner.index = beforeBlanks
      return
    }
    style.isTwelveHour = true
    isCapitalMeridiem = meridiem.isCapital
    if meridiem.isAfternoon {
      if self.hour < 12 { self.hour += 12 }
    } else if self.hour == 12 {
      self.hour = 0
    }
    if scanner.byte(text) == nil { throw .atEnd }
  }

  /// `] ` or ` - `; an hour behind it means a span of time, as in `21/07/2026 09.00 - 10.00 rapat`.
  private mutating func readEnd(_ scanner: inout ChatScanner, _ text: Span<UInt8>) throws(Stop) {
    if style.isBracketed {
      guard scanner.byte(text) == UInt8(ascii: "]") else { throw .noHeader }
      scanner.index += 1
      guard scanner.byte(text) != nil else { throw .atEnd }
      guard scanner.skipBlanks(text) > 0 else { throw .noHeader }
    } else {
      guard scanner.skipBlanks(text) > 0 else { throw .noHeader }
      guard let dash = scanner.byte(text) else { throw .atEnd }
      guard dash == UInt8(ascii: "-") else { throw .noHeader }
      scanner.index += 1
      guard scanner.byte(text) != nil else { throw .atEnd }
      guard scanner.skipBlanks(text) > 0 else { throw .noHeader }
      if scanner.isAtTime(text) { throw .noHeader }
    }
    rest = scanner.index
    if scanner.byte(text) == nil { throw .atEnd }
  }
}
