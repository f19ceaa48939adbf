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
  private var transcoder: CSVTranscoder
  /// Bytes taken from the source before, and room for those that follow.
  private var head: ArraySlice<UInt8>
  private var raw = [UInt8](repeating: 0, count: 65_536)
  /// UTF-8 that waits to be read.
  private var text: ArraySlice<UInt8> = []
  private var isOver = false

  /// `head` are the bytes already taken from the source, its mark cut off.
  init(_ source: any ByteSource, encoding: XMLEncoding, head: ArraySlice<UInt8>) {
    self.source = source
    self.encoding = encoding
    self.head = head
    transcoder = CSVTranscoder(
      encoding == .utf16(bigEndian: true) ? .utf16BE : encoding == .utf16(bigEndian: false) ? .utf16LE : .windows1252)
  }

  var file: String { source.file }
  var part: String? { source.part }

  func read(into buffer: inout [UInt8], from start: Int) throws(SpreadsheetError) -> Int {
    while text.isEmpty, !isOver { try transcode() }
    let count = min(text.count, buffer.count - start)
    buffer.replaceSubrange(start..<start + count, with: text.prefix(count))
    text = text.dropFirst(count)
    return count
  }

  private func transcode() throws(SpreadsheetError) {
    var chunk = head
    head = []
    if chunk.isEmpty {
      let count = try source.read(into: &raw, from: 0)
      isOver = count == 0
      chunk = raw[..<count]
    }
    if case .ascii(let name) = encoding, chunk.contains(where: { $0 >= 0x80 }) {
      throw SpreadsheetError(.malformedXML(reason: "encoding \(name) is not read"), file: file, part: part)
    }
    var utf8: [UInt8] = []
    transcoder.append(chunk, isLast: isOver, to: &utf8)
    text = utf8[...]
  }
}

/// The UTF-8 form of a scalar.
enum UTF8Bytes {
  /// Gives one to four bytes; what is no scalar becomes U+FFFD.
  @inline(__always)
  static func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    for byte in (Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8 { body(byte) }
  }
}
