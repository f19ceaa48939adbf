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

  /// A text as an attribute's value between double quotes holds it.
  static func escaped(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case UInt8(ascii: "\""): escaped += "&quot;".utf8
      case 0x09, 0x0A, 0x0D: escaped += "&#\(byte);".utf8
      case 0..<0x20: escaped += "\u{FFFD}".utf8
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
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

  /// A part's bytes in UTF-8; where they were in another encoding, the declaration is made anew.
  ///
  /// - Throws: `.malformedXML` for an encoding that is not read.
  static func utf8(_ bytes: [UInt8], file: String, part: String?) throws(SpreadsheetError) -> [UInt8] {
    var (encoding, mark) = XMLEncoding.sniff(bytes.span)
    let isUTF8ByMark = encoding == .utf8 && mark > 0
    if encoding == .utf8, !isUTF8ByMark, let name = XMLEncoding.declaredName(in: bytes[...]) {
      guard let declared = XMLEncoding(declared: name) else {
        throw SpreadsheetError(.malformedXML(reason: "encoding \(name) is not read"), file: file, part: part)
      }
      encoding = declared
    }
    if encoding == .utf8 { return bytes }
    let source = TranscodingSource(
      MemorySource([], file: file, part: part), encoding: encoding, raw: bytes[mark...])
    var result = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var isFirst = true
    while true {
      let count = try source.read(into: &chunk, from: 0)
      if count == 0 { return result }
      var piece = chunk[..<count]
      if isFirst {
        isFirst = false
        if piece.starts(with: "<?xml".utf8), let end = piece.firstIndex(of: UInt8(ascii: ">")) {
          piece = piece[(end + 1)...].drop(while: isSpace)
        }
      }
      result += piece
    }
  }

  /// Bytes with some ranges replaced; the edits are in order and do not overlap.
  static func applying(
    _ edits: some Sequence<(range: Range<Int>, bytes: [UInt8])>, to bytes: [UInt8], in whole: Range<Int>)
    -> [UInt8]
  {
    var result: [UInt8] = []
    result.reserveCapacity(whole.count + 64)
    var position = whole.lowerBound
    for edit in edits {
      result += bytes[position..<edit.range.lowerBound]
      result += edit.bytes
      position = edit.range.upperBound
    }
    result += bytes[position..<whole.upperBound]
    return result
  }
}
