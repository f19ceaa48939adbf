/// What a file shows before it is read: whether it is text, and in which dialect.
struct CSVProbe {
  let dialect: CSVDialect
  /// The bytes of the byte order mark.
  let markLength: Int
  /// The bytes of a `sep=` line, in UTF-8.
  let separatorLength: Int
  /// Whether zero bytes may stand in the text, which are to be dropped.
  let mayHoldZeros: Bool

  private static let sampleSize = 1 << 17

  init(_ file: CSVFile, given: CSVDialect?) throws(SpreadsheetError) {
    let head = try file.read(Self.sampleSize)
    var isWhole = file.isAtEnd
    guard !head.isEmpty else { throw SpreadsheetError(.empty, file: file.path) }
    var bytes = Array(head)
    try Self.requireText(bytes, of: file)
    var mayHoldZeros = true
    let encoding: CSVDialect.Encoding
    if let given {
      encoding = given.encoding
    } else if let told = CSVDialect.Encoding(head: head) {
      encoding = told
    } else {
      let census = try Self.census(of: file, after: bytes)
      encoding = census.isUTF8 ? .utf8 : .windows1252
      mayHoldZeros = census.zeros > 0
    }
    self.mayHoldZeros = mayHoldZeros
    let end = try file.endOfText(encoding)
    if end <= bytes.count {
      bytes.removeLast(bytes.count - end)
      isWhole = true
    }
    markLength = encoding.markLength(bytes[...])
    var transcoder = CSVTranscoder(encoding)
    var sample: [UInt8] = []
    transcoder.append(bytes[markLength...], isLast: isWhole, to: &sample)
    if BinaryCensus.isBinary(sample.span) { throw SpreadsheetError(.notAWorkbook(what: "binary"), file: file.path) }
    sample.removeAll { $0 == 0 }
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

  /// What all of the file's bytes are.
  private static func census(of file: CSVFile, after head: [UInt8]) throws(SpreadsheetError) -> UTF8Census {
    var census = UTF8Census()
    census.count(head.span)
    while !file.isAtEnd {
      let chunk = try file.read(1 << 18)
      census.count(chunk.span)
    }
    census.finish()
    if census.isBinary { throw SpreadsheetError(.notAWorkbook(what: "binary"), file: file.path) }
    return census
  }

  private static func requireText(_ head: [UInt8], of file: CSVFile) throws(SpreadsheetError) {
    let kind: SpreadsheetError.Kind
    switch FileSignature.of(beginning: head) {
    case .text: return
    case .zip: kind = .notAWorkbook(what: "ZIP")
    case .compoundFile: kind = .notAWorkbook(what: "OLE")
    case .oldExcel: kind = .oldExcel
    case .other(let what): kind = .notAWorkbook(what: what)
    }
    throw SpreadsheetError(kind, file: file.path)
  }

  /// The byte of the file that a byte of its text in UTF-8 comes from.
  static func byte(
    of utf8Offset: Int, in file: CSVFile, _ encoding: CSVDialect.Encoding
  ) throws(SpreadsheetError) -> Int {
    file.seek(to: 0)
    let head = Array(try file.read(4))
    let mark = encoding.markLength(head[...])
    guard encoding != .utf8, encoding != .utf8WithBOM else { return mark + utf8Offset }
    file.seek(to: mark)
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
