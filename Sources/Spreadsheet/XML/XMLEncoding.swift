/// How the bytes of an XML entity stand for characters (XML 1.0 §4.3.3, appendix F).
enum XMLEncoding: Equatable {
  case utf8
  case utf16(bigEndian: Bool)
  /// ISO 8859-1, read as Windows-1252 as all do.
  case latin1
  /// Another encoding that holds ASCII; what is not ASCII in it is not read.
  case ascii(of: String)

  /// The encoding told by a byte order mark or the first characters, and how many bytes the mark has.
  static func sniff(_ bytes: Span<UInt8>) -> (encoding: XMLEncoding, markBytes: Int) {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0xAA }
    switch (byte(0), byte(1), byte(2)) {
    case (0xEF, 0xBB, 0xBF): return (.utf8, 3)
    case (0xFF, 0xFE, _): return (.utf16(bigEndian: false), 2)
    case (0xFE, 0xFF, _): return (.utf16(bigEndian: true), 2)
    case (0x3C, 0, _): return (.utf16(bigEndian: false), 0)
    case (0, 0x3C, _): return (.utf16(bigEndian: true), 0)
    default: return (.utf8, 0)
    }
  }

  /// Whether four bytes stand for each character, which no producer writes and no declaration could tell.
  static func isUTF32(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 4 else { return false }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0x3C, 0, 0, 0), (0, 0, 0, 0x3C): return true
    default: return false
    }
  }

  /// The name of the encoding that an XML declaration at the very beginning gives.
  static func declaredName(in bytes: ArraySlice<UInt8>) -> String? {
    let head = bytes.prefix(256)
    guard head.starts(with: "<?xml".utf8), let close = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let halves = String(decoding: head[..<close], as: UTF8.self).split(separator: "encoding", maxSplits: 1)
    guard halves.count == 2 else { return nil }
    let value = halves[1].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  /// The encoding of a declared name; nil for one that is not read.
  init?(declared name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252": self = .latin1
    // Declared in bytes that were not UTF-16: the declaration is what is wrong.
    case "utf-16", "utf-16le", "utf-16be": self = .utf8
    case let other where Self.holdsASCII.contains { other.hasPrefix($0) }: self = .ascii(of: name)
    default: return nil
    }
  }

  /// How the names begin of encodings whose bytes below 128 are ASCII whatever stands before them.
  private static let holdsASCII = [
    "iso-8859-", "windows-125", "windows-874", "cp125", "koi8-", "gb2312", "gbk", "gb18030", "big5", "shift_jis",
    "euc-", "tis-620", "macintosh",
  ]
}

/// Turns another encoding's bytes into UTF-8, a piece at a time.
final class TranscodingSource: ByteSource {
  private let source: any ByteSource
  private let encoding: XMLEncoding
  private var raw: [UInt8]
  private var rawStart: Int
  private var rawEnd: Int
  private var highSurrogate: UInt32?

  /// `raw` are the bytes already taken from the source, its mark cut off.
  init(_ source: any ByteSource, encoding: XMLEncoding, raw: ArraySlice<UInt8>) {
    self.source = source
    self.encoding = encoding
    self.raw = Array(raw)
    rawStart = 0
    rawEnd = raw.count
  }

  var file: String { source.file }
  var part: String? { source.part }

  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    var end = start
    while end == start {
      let unit = isOfUnits ? 2 : 1
      if rawEnd - rawStart < unit {
        try refill()
        if rawEnd == rawStart { break }
        if rawEnd - rawStart < unit {
          // A last, odd byte.
          rawStart = rawEnd
          end = Self.put(0xFFFD, &buffer, end)
          break
        }
      }
      while rawEnd - rawStart >= unit, buffer.count - end >= 6 {
        switch encoding {
        case .utf16(let bigEndian):
          let first = UInt32(raw[rawStart])
          let second = UInt32(raw[rawStart + 1])
          rawStart += 2
          end = put(unit: bigEndian ? first << 8 | second : second << 8 | first, &buffer, end)
        case .latin1, .utf8, .ascii:
          let byte = raw[rawStart]
          if case .ascii(let name) = encoding, byte >= 0x80 {
            throw SpreadsheetError(.malformedXML(reason: "encoding \(name) is not read"), file: file, part: part)
          }
          rawStart += 1
          end = Self.put(Self.scalar(windows1252: byte), &buffer, end)
        }
      }
      guard buffer.count - end >= 6 || rawEnd - rawStart < unit else { break }
    }
    return end - start
  }

  /// Whether two bytes are one unit.
  private var isOfUnits: Bool {
    if case .utf16 = encoding { return true }
    return false
  }

  private func refill() throws(SpreadsheetError) {
    let rest = rawEnd - rawStart
    if raw.count < 65_536 { raw.append(contentsOf: repeatElement(0, count: 65_536 - raw.count)) }
    for index in 0..<rest { raw[index] = raw[rawStart + index] }
    rawStart = 0
    rawEnd = rest
    rawEnd += try source.read(into: &raw, from: rest)
  }

  /// Writes a UTF-16 unit, keeping the first of a pair until the second comes.
  private func put(unit: UInt32, _ buffer: inout [UInt8], _ start: Int) -> Int {
    var end = start
    if let high = highSurrogate {
      highSurrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        return Self.put(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), &buffer, end)
      }
      end = Self.put(0xFFFD, &buffer, end)
    }
    switch unit {
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: end = Self.put(0xFFFD, &buffer, end)
    default: end = Self.put(unit, &buffer, end)
    }
    return end
  }

  private static func put(_ scalar: UInt32, _ buffer: inout [UInt8], _ start: Int) -> Int {
    var end = start
    UTF8Bytes.encode(scalar) { byte in
      buffer[end] = byte
      end += 1
    }
    return end
  }

  private static func scalar(windows1252 byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
  }

  /// Windows-1252 from 0x80 to 0x9F; what it leaves open stays the control character.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}

/// The UTF-8 form of a scalar.
enum UTF8Bytes {
  /// Gives one to four bytes; what is no scalar becomes U+FFFD.
  @inline(__always)
  static func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    switch scalar {
    case 0..<0x80: body(UInt8(scalar))
    case 0x80..<0x800:
      body(UInt8(0xC0 | scalar >> 6))
      body(UInt8(0x80 | scalar & 0x3F))
    case 0xD800..<0xE000:
      body(0xEF)
      body(0xBF)
      body(0xBD)
    case 0x800..<0x10000:
      body(UInt8(0xE0 | scalar >> 12))
      body(UInt8(0x80 | scalar >> 6 & 0x3F))
      body(UInt8(0x80 | scalar & 0x3F))
    case 0x10000..<0x110000:
      body(UInt8(0xF0 | scalar >> 18))
      body(UInt8(0x80 | scalar >> 12 & 0x3F))
      body(UInt8(0x80 | scalar >> 6 & 0x3F))
      body(UInt8(0x80 | scalar & 0x3F))
    default:
      body(0xEF)
      body(0xBF)
      body(0xBD)
    }
  }
}
