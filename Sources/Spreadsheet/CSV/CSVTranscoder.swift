/// Turns a file's bytes into UTF-8, chunk by chunk.
struct CSVTranscoder {
  let encoding: CSVDialect.Encoding
  /// Bytes of a UTF-16 character that the last chunk cut.
  private var rest: [UInt8] = []

  init(_ encoding: CSVDialect.Encoding) { self.encoding = encoding }

  /// Appends a chunk; at the end of the file a character that is cut becomes U+FFFD.
  mutating func append(_ chunk: ArraySlice<UInt8>, isLast: Bool, to utf8: inout [UInt8]) {
    switch encoding {
    case .utf8, .utf8WithBOM: utf8.append(contentsOf: chunk)
    case .windows1252: for byte in chunk { Self.append(windows1252: byte, to: &utf8) }
    case .utf16LE, .utf16BE:
      let bytes = rest.isEmpty ? chunk : (rest + chunk)[...]
      let used = append(utf16: bytes, isLast: isLast, to: &utf8)
      rest = Array(bytes.dropFirst(used))
      if isLast, !rest.isEmpty {
        rest = []
        Self.append(0xFFFD, to: &utf8)
      }
    }
  }

  /// The bytes used: all but a unit, or half of one, that the chunk cuts off.
  private func append(utf16 bytes: ArraySlice<UInt8>, isLast: Bool, to utf8: inout [UInt8]) -> Int {
    let isLittle = encoding == .utf16LE
    var index = bytes.startIndex
    func unit(_ at: Int) -> UInt32 {
      isLittle ? UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 : UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1])
    }
    while index + 1 < bytes.endIndex {
      let first = unit(index)
      if first < 0xD800 || first > 0xDFFF {
        Self.append(first, to: &utf8)
      } else if first < 0xDC00, index + 3 < bytes.endIndex {
        let second = unit(index + 2)
        if (0xDC00...0xDFFF).contains(second) {
          Self.append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), to: &utf8)
          index += 2
        } else {
          Self.append(0xFFFD, to: &utf8)
        }
      } else if first < 0xDC00, !isLast {
        break
      } else {
        Self.append(0xFFFD, to: &utf8)
      }
      index += 2
    }
    return index - bytes.startIndex
  }

  private static func append(windows1252 byte: UInt8, to utf8: inout [UInt8]) {
    switch byte {
    case ..<0x80: utf8.append(byte)
    case 0x80..<0xA0: append(windowsControls[Int(byte) - 0x80], to: &utf8)
    default: append(UInt32(byte), to: &utf8)
    }
  }

  private static func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
    switch scalar {
    case ..<0x80: utf8.append(UInt8(scalar))
    case ..<0x800:
      utf8.append(0xC0 | UInt8(scalar >> 6))
      utf8.append(0x80 | UInt8(scalar & 0x3F))
    case ..<0x10000:
      utf8.append(0xE0 | UInt8(scalar >> 12))
      utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      utf8.append(0x80 | UInt8(scalar & 0x3F))
    default:
      utf8.append(0xF0 | UInt8(scalar >> 18))
      utf8.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      utf8.append(0x80 | UInt8(scalar & 0x3F))
    }
  }

  /// What 0x80 to 0x9F mean (the WHATWG encoding standard's index of windows-1252).
  private static let windowsControls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
