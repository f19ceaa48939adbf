/// Invisible characters that WhatsApp puts into an export: U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069, U+FEFF.
enum ChatMarks {
  /// How many bytes the mark here takes; 0 where none stands here.
  @inline(__always)
  static func length(_ text: Span<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    guard byte == 0xE2 || byte == 0xEF, index + 2 < text.count else { return 0 }
    return isMark(byte, text[index + 1], text[index + 2]) ? 3 : 0
  }

  @inline(__always)
  static func isMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third)
    case (0xE2, 0x81): (0xA6...0xA9).contains(third)
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }

  /// Whether U+200E stands here, which iOS puts before what a person did not type.
  static func isLeftToRight(_ text: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x8E
  }

  /// Appends a name: without marks and blanks at its ends, special blanks as plain ones, and without the tilde of a sender who is
  /// not among the contacts.
  static func append(name text: Span<UInt8>, to bytes: inout [UInt8]) {
    let start = bytes.count
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0xC2 {
        bytes.append(byte)
        index += 1
        continue
      }
      let mark = length(text, at: index)
      if mark > 0 {
        index += mark
        continue
      }
      let blank = Bytes.blank(text, at: index)
      if blank > 0 {
        bytes.append(0x20)
        index += blank
      } else {
        bytes.append(byte)
        index += 1
      }
    }
    while bytes.count > start, bytes[bytes.count - 1] == 0x20 { bytes.removeLast() }
    var leading = start
    while leading < bytes.count, bytes[leading] == 0x20 { leading += 1 }
    if leading + 1 < bytes.count, bytes[leading] == UInt8(ascii: "~") {
      var next = leading + 1
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      if next < bytes.count { leading = next }
    }
    if leading > start { bytes.removeSubrange(start..<leading) }
  }

  /// Takes U+200E out everywhere, and the other marks at the ends.
  static func clean(_ bytes: inout [UInt8], everywhere: Bool = false) {
    guard bytes.contains(where: { $0 == 0xE2 || $0 == 0xEF }) else { return }
    var kept = 0
    var index = 0
    let count = bytes.count
    while index < count {
      if bytes[index] == 0xE2 || bytes[index] == 0xEF, index + 2 < count,
        isMark(bytes[index], bytes[index + 1], bytes[index + 2]),
        everywhere || kept == 0 || (bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8E)
      {
        index += 3
        continue
      }
      bytes[kept] = bytes[index]
      kept += 1
      index += 1
    }
    bytes.removeLast(count - kept)
    while bytes.count >= 3, isMark(bytes[bytes.count - 3], bytes[bytes.count - 2], bytes[bytes.count - 1]) {
      bytes.removeLast(3)
    }
  }
}
