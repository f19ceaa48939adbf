/// Reads a text file of delimited fields; every cell is text, and nothing is inferred.
///
/// `row.index` counts records from 0, blank lines included; empty fields are left out. The file is streamed.
public struct CSVReader: RowReader {
  /// The dialect that was given, or found out from the file's beginning.
  public let dialect: CSVDialect
  /// The line on which the last record began, counted from 1.
  public private(set) var line = 0

  /// What is odd in the text, the first hundred of a kind; known once all rows are read. Their rows were read all the same.
  public private(set) var faults: [TextFault] = []

  private let file: CSVFile
  private let parser: CSVRecordParser
  private var transcoder: CSVTranscoder
  private var buffer: [UInt8] = []
  private var position = 0
  private let chunkSize: Int
  /// Where the buffer begins in the whole text, in bytes of UTF-8.
  private var bufferStart = 0
  private let mayHoldZeros: Bool
  private var zeros = ZeroBytes()
  private var isLast = false
  private var nextRecord = 0
  private var nextLine = 1
  /// Where quotes that nothing closes stand in the whole text, in bytes of UTF-8, and the line of their record.
  private var openOffsets: [(line: Int, offset: Int)] = []

  /// Opens a file and finds out its dialect, unless it is given.
  ///
  /// - Throws: `.notFound`, `.isFolder`, `.notReadable`; `.empty` where the file holds nothing but blanks;
  ///   `.notAWorkbook` where it holds something else than text.
  public init(
    path: String, dialect: CSVDialect? = nil, limits: CSVLimits = CSVLimits()
  ) throws(SpreadsheetError) {
    try self.init(path: path, dialect: dialect, limits: limits, chunkSize: 1 << 18)
  }

  /// As ``init(path:dialect:limits:)``; reads so many bytes at once.
  init(
    path: String, dialect: CSVDialect? = nil, limits: CSVLimits = CSVLimits(), chunkSize: Int
  ) throws(SpreadsheetError) {
    self.chunkSize = chunkSize
    let file = try CSVFile(path: path)
    let probe = try CSVProbe(file, given: dialect)
    self.file = file
    self.dialect = probe.dialect
    parser = CSVRecordParser(delimiter: probe.dialect.delimiter, quote: probe.dialect.quote, limits: limits)
    transcoder = CSVTranscoder(probe.dialect.encoding)
    mayHoldZeros = probe.mayHoldZeros
    position = probe.separatorLength
    if position > 0 { nextLine = 2 }
    file.seek(to: probe.markLength)
  }

  /// Reads the next record that holds a field; false at the end.
  ///
  /// - Throws: `.notReadable`; `.limitPassed` where a record or the file is too large.
  public mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    var quoteMarks: [Int] = []
    while true {
      guard position < buffer.count || !isLast else { return try end() }
      row.reset(index: nextRecord)
      switch parser.parse(buffer.span, from: position, isLast: isLast, quoteMarks: quoteMarks, into: &row) {
      case .needsMore:
        let shift = position
        try fill()
        for index in quoteMarks.indices { quoteMarks[index] -= shift }
      case .record(let next, _, let lines, _):
        position = next
        line = nextLine
        nextLine += lines
        nextRecord += 1
        quoteMarks.removeAll(keepingCapacity: true)
        guard nextRecord <= parser.limits.records else { throw limitPassed("records", parser.limits.records) }
        if !row.cells.isEmpty { return true }
      case .unterminated(let quote):
        if openOffsets.count < TextFault.told {
          openOffsets.append((nextLine, bufferStart + quote + zeros.count(before: quote)))
        }
        quoteMarks.append(quote)
      case .limitPassed(let what, let limit):
        throw limitPassed(what, limit)
      }
    }
  }

  private mutating func end() throws(SpreadsheetError) -> Bool {
    let found = openOffsets
    openOffsets = []
    for (line, offset) in found {
      faults.append(.openQuote(line: line, byte: try CSVProbe.byte(of: offset, in: file, dialect.encoding)))
    }
    if let fault = zeros.fault {
      faults.append(fault)
      zeros = ZeroBytes()
    }
    return false
  }

  /// Reads on; what is already read is dropped from the buffer.
  private mutating func fill() throws(SpreadsheetError) {
    var dropped = 0
    if position > 0, position <= buffer.count {
      bufferStart += position + zeros.shift(by: position)
      swap(&dropped, &position)
    }
    let kept = buffer.count - dropped
    guard kept <= parser.limits.recordBytes else {
      throw limitPassed("bytes of a record", parser.limits.recordBytes)
    }
    // A record longer than a chunk is parsed anew with each one, so the chunks grow with it.
    let count = min(max(chunkSize, kept), parser.limits.recordBytes - kept + 1)
    if transcoder.isVerbatim {
      // What is kept is moved to the front, and the file's bytes are read to where they stay.
      unsafe buffer.withUnsafeMutableBufferPointer { buffer in
        guard let front = buffer.baseAddress else { return }
        unsafe front.update(from: front + dropped, count: kept)
      }
      try file.read(count, into: &buffer, behind: kept)
      isLast = file.isAtEnd
    } else {
      buffer.removeFirst(dropped)
      let chunk = try file.read(count)
      isLast = file.isAtEnd
      transcoder.append(chunk, isLast: isLast, to: &buffer)
    }
    if mayHoldZeros { zeros.drop(from: &buffer, at: kept, record: position, line: nextLine) }
  }

  private func limitPassed(_ what: String, _ limit: Int) -> SpreadsheetError {
    SpreadsheetError(.limitPassed(what: what, limit: limit), file: file.path)
  }
}
