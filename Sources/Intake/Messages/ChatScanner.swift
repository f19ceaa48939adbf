/// A position in the beginning of a chat's line; the line is passed to each call.
struct ChatScanner {
  var index = 0

  @inline(__always)
  func byte(_ text: Span<UInt8>) -> UInt8? { index < text.count ? text[index] : nil }

  /// A run of so many digits at most; nil where none or more stand here.
  @inline(__always)
  mutating func number(_ text: Span<UInt8>, atMost limit: Int) -> (value: Int, digits: Int)? {
    var value = 0
    var digits = 0
    while index < text.count, Bytes.isDigit(text[index]) {
      if digits == limit { return nil }
      value = value * 10 + Int(text[index] - 0x30)
      digits += 1
      index += 1
    }
    return digits == 0 ? nil : (value, digits)
  }

  /// Passes the marks of direction that stand here.
  @inline(__always)
  mutating func skipMarks(_ text: Span<UInt8>) {
    while index < text.count, text[index] >= 0xE2 {
      let length = ChatMarks.length(text, at: index)
      if length == 0 { return }
      index += length
    }
  }

  /// Passes blanks, U+00A0, U+202F and marks among them; gives how many bytes.
  @inline(__always)
  mutating func skipBlanks(_ text: Span<UInt8>) -> Int {
    let start = index
    while index < text.count {
      let length = Bytes.blank(text, at: index)
      if length == 0 { break }
      index += length
    }
    return index - start
  }

  /// Passes `AM`, `pm`, `a.m.` or `p. m.`.
  mutating func meridiem(_ text: Span<UInt8>) -> (isAfternoon: Bool, isCapital: Bool)? {
    guard let letter = byte(text) else { return nil }
    let lower = Bytes.lower(letter)
    guard lower == UInt8(ascii: "a") || lower == UInt8(ascii: "p") else { return nil }
    index += 1
    if byte(text) == UInt8(ascii: ".") {
      index += 1
      _ = skipBlanks(text)
    }
    guard let second = byte(text), Bytes.lower(second) == UInt8(ascii: "m") else { return nil }
    index += 1
    if byte(text) == UInt8(ascii: ".") { index += 1 }
    return (lower == UInt8(ascii: "p"), letter != lower)
  }

  /// Whether a time of day stands here, with a blank or nothing behind it.
  func isAtTime(_ text: Span<UInt8>) -> Bool {
    var ahead = self
    guard let hour = ahead.number(text, atMost: 2), hour.value <= 24, let separator = ahead.byte(text),
      separator == UInt8(ascii: ".") || separator == UInt8(ascii: ":")
    else { return false }
    ahead.index += 1
    guard let minute = ahead.number(text, atMost: 2), minute.digits == 2, minute.value < 60 else { return false }
    guard let next = ahead.byte(text) else { return true }
    return next != separator && !Bytes.isLetter(next)
  }
}
