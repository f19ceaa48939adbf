/// Pieces of XML as bytes.
enum XMLBytes {
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  static func equal(_ bytes: [UInt8], _ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    var offset = 0
    for index in range {
      if unsafe bytes[index] != name.utf8Start[offset] { return false }
      offset += 1
    }
    return true
  }

  /// A text as an element holds it.
  static func escapedText(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case 0x0D: escaped += "&#13;".utf8
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Bytes with some ranges replaced; the edits are in order and do not overlap.
  static func applying(
    _ edits: some Sequence<(range: Range<Int>, bytes: [UInt8])>, to bytes: [UInt8], in whole: Range<Int>
  )
    -> [UInt8]
  {
    var result: [UInt8] = []
    result.reserveCapacity(whole.count + 64)
    var position = whole.lowerBound
    for edit in edits {
      result += bytes[position..<max(position, edit.range.lowerBound)]
      result += edit.bytes
      position = max(position, edit.range.upperBound)
    }
    result += bytes[position..<whole.upperBound]
    return result
  }
}
