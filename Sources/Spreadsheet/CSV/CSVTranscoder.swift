/// Turns a file's bytes into UTF-8, chunk by chunk.
struct CSVTranscoder {
  let encoding: CSVDialect.Encoding
  /// Bytes of a UTF-16 character that the last chunk cut.
  private var rest: [UInt8] = []

  init(_ encoding: CSVDialect.Encoding) { self.encoding = encoding }

  /// Whether what comes out is what goes in.
  var isVerbatim: Bool { encoding == .utf8 || encoding == .utf8WithBOM }

  /// Appends a chunk; at the end of the file a character that is cut becomes U+FFFD.
  mutating func append(_ chunk: ArraySlice<UInt8>, isLast: Bool, to utf8: inout [UInt8]) {
    switch encoding {
    case .utf8, .utf8WithBOM: utf8.append(contentsOf: chunk)
    case .windows1252: Self.append(windows1252: chunk, to: &utf8)
    case .utf16LE, .utf16BE:
      let bytes = rest.isEmpty ? chunk : (rest + chunk)[...]
      let used = append(utf16: bytes, isLast: isLast, to: &utf8)
      rest = Array(bytes.dropFirst(used))
      if isLast, !rest.isEmpty {
        rest = []
        utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
    }
  }

  /// The bytes used: all but a unit, or half of one, that the chunk cuts off.
  private func append(utf16 chunk: ArraySlice<UInt8>, isLast: Bool, to utf8: inout [UInt8]) -> Int {
    let bytes = chunk.span
    let count = bytes.count
    let low = encoding == .utf16LE ? 0 : 1
    let start = utf8.count
    utf8.append(contentsOf: repeatElement(0, count: count / 2 * 3))
    var out = utf8.mutableSpan
    var end = start
    var index = 0
    while index + 1 < count {
      let first = UInt32(bytes[index + low]) | UInt32(bytes[index + 1 - low]) << 8
      if first < 0xD800 || first > 0xDFFF {
        put(first, &out, &end)
      } else if first < 0xDC00, index + 3 < count {
        let second = UInt32(bytes[index + 2 + low]) | UInt32(bytes[index + 3 - low]) << 8
        if (0xDC00...0xDFFF).contains(second) {
          put(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), &out, &end)
          index += 2
        } else {
          put(0xFFFD, &out, &end)
        }
      } else if first < 0xDC00, !isLast {
        break
      } else {
        put(0xFFFD, &out, &end)
      }
      index += 2
    }
    utf8.removeLast(utf8.count - end)
    return index
  }

  private static func append(windows1252 chunk: ArraySlice<UInt8>, to utf8: inout [UInt8]) {
    let bytes = chunk.span
    let count = bytes.count
    let start = utf8.count
    var others = 0
    for index in 0..<count { others += Int(bytes[index] >> 7) }
    utf8.append(contentsOf: repeatElement(0, count: count + others * 2))
    var out = utf8.mutableSpan
    var end = start
    for index in 0..<count {
      let byte = bytes[index]
      if byte < 0x80 {
        out[end] = byte
        end += 1
        continue
      }
      put((0x80..<0xA0).contains(byte) ? windowsControls[Int(byte) - 0x80] : UInt32(byte), &out, &end)
    }
    utf8.removeLast(utf8.count - end)
  }

  /// What 0x80 to 0x9F mean (the WHATWG encoding standard's index of windows-1252).
  private static let windowsControls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}

/// Writes a scalar as UTF-8 where there is room for three bytes, or four beyond U+FFFF.
@inline(__always)
private func put(_ scalar: UInt32, _ bytes: inout MutableSpan<UInt8>, _ index: inout Int) {
  if scalar < 0x80 {
    bytes[index] = UInt8(truncatingIfNeeded: scalar)
    index += 1
    return
  }
  for byte in (Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8 {
    bytes[index] = byte
    index += 1
  }
}
