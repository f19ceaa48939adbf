/// What a file shows before it is read: whether it is text, and in which dialect.
struct CSVProbe {
  let dialect: CSVDialect
  /// The bytes of the byte order mark.
  let markLength: Int
  /// The bytes of a `sep=` line, in UTF-8.
  let separatorLength: Int

  private static let sampleSize = 1 << 17

  init(_ file: CSVFile, given: CSVDialect?) throws(SpreadsheetError) {
    let head = try file.read(Self.sampleSize)
    let isWhole = file.isAtEnd
    guard !head.isEmpty else { throw SpreadsheetError(.empty, file: file.path) }
    if let what = Self.signature(of: head) { throw SpreadsheetError(.notAWorkbook(what: what), file: file.path) }
    let bytes = Array(head)
    let encoding: CSVDialect.Encoding
    if let given {
      encoding = given.encoding
    } else if let told = CSVDialect.Encoding(head: head) {
      encoding = told
    } else {
      encoding = try Self.encodingOfAll(file, after: bytes)
    }
    markLength = encoding.markLength(bytes[...])
    var transcoder = CSVTranscoder(encoding)
    var sample: [UInt8] = []
    transcoder.append(bytes[markLength...], isLast: isWhole, to: &sample)
    if let zero = sample.firstIndex(of: 0) {
      throw SpreadsheetError(.notAWorkbook(what: "data biner"), file: file.path, byte: zero)
    }
    if isWhole, sample.allSatisfy({ $0 <= 0x20 }) { throw SpreadsheetError(.empty, file: file.path) }
    let separator = CSVDialect.separatorLine(of: sample)
    if let given {
      let isPresent = given.hasSeparatorLine && separator != nil
      separatorLength = isPresent ? separator?.end ?? 0 : 0
      dialect = given
    } else {
      separatorLength = separator?.end ?? 0
      let quote = UInt8(ascii: "\"")
      let delimiter =
        separator?.delimiter ?? CSVDialect.delimiter(of: sample, isWhole: isWhole, quote: quote)
      dialect = CSVDialect(
        delimiter: delimiter, encoding: encoding, hasSeparatorLine: separator != nil, quote: quote)
    }
  }

  /// UTF-8 where all of the file is, else Windows-1252.
  private static func encodingOfAll(
    _ file: CSVFile, after head: [UInt8]
  ) throws(SpreadsheetError) -> CSVDialect.Encoding {
    var census = UTF8Census()
    census.count(head.span)
    while !file.isAtEnd, census.firstZero == nil {
      let chunk = try file.read(1 << 18)
      census.count(chunk.span)
    }
    census.finish()
    if let zero = census.firstZero {
      throw SpreadsheetError(.notAWorkbook(what: "data biner"), file: file.path, byte: zero)
    }
    return census.isUTF8 ? .utf8 : .windows1252
  }

  /// What a file of another kind begins with.
  private static func signature(of head: ArraySlice<UInt8>) -> String? {
    let signatures: [(bytes: [UInt8], what: String)] = [
      (Array("%PDF-".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "gambar PNG"),
      ([0xFF, 0xD8, 0xFF], "gambar JPEG"), (Array("GIF8".utf8), "gambar GIF"),
      ([0x50, 0x4B, 0x03, 0x04], "arsip ZIP"), ([0x50, 0x4B, 0x05, 0x06], "arsip ZIP"),
      ([0xD0, 0xCF, 0x11, 0xE0], "dokumen OLE"), ([0x1F, 0x8B], "arsip GZIP"),
      (Array("Rar!".utf8), "arsip RAR"), ([0x37, 0x7A, 0xBC, 0xAF], "arsip 7z"), (Array("{\\rtf".utf8), "dokumen RTF"),
    ]
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return known.what }
    let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    let begin = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    for tag in ["<!doctype html", "<html", "<table", "<head", "<style"] where begin.hasPrefix(tag) {
      return "halaman HTML"
    }
    return begin.hasPrefix("<?xml") ? "XML" : nil
  }

  /// The byte of the file that a byte of its text in UTF-8 comes from.
  static func byte(
    of utf8Offset: Int, in file: CSVFile, _ encoding: CSVDialect.Encoding
  ) throws(SpreadsheetError) -> Int {
    try file.seek(to: 0)
    let head = Array(try file.read(4))
    let mark = encoding.markLength(head[...])
    guard encoding != .utf8, encoding != .utf8WithBOM else { return mark + utf8Offset }
    try file.seek(to: mark)
    var transcoder = CSVTranscoder(encoding)
    var text: [UInt8] = []
    var byte = mark
    var passed = 0
    let step = encoding == .windows1252 ? 1 : 2
    while passed < utf8Offset, !file.isAtEnd {
      let chunk = Array(try file.read(1 << 16))
      var index = 0
      while index < chunk.count, passed < utf8Offset {
        let end = min(index + step, chunk.count)
        text.removeAll(keepingCapacity: true)
        transcoder.append(chunk[index..<end], isLast: false, to: &text)
        passed += text.count
        byte += end - index
        index = end
      }
    }
    return byte
  }
}
