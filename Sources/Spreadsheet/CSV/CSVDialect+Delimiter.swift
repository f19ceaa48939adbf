extension CSVDialect {
  static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ",")]

  /// The delimiter of a first line such as `sep=;`, and where the next line begins.
  static func separatorLine(of sample: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    let isQuoted = sample.first == UInt8(ascii: "\"")
    var index = isQuoted ? 1 : 0
    guard sample.count > index + 4,
      String(decoding: sample[index..<index + 4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let delimiter = sample[index + 4]
    guard delimiter != 0x0A, delimiter != 0x0D, delimiter < 0x80 else { return nil }
    index += 5
    if isQuoted {
      guard index < sample.count, sample[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    if index < sample.count, sample[index] == 0x0D { index += 1 }
    if index < sample.count, sample[index] == 0x0A { index += 1 }
    guard index == sample.count || sample[index - 1] == 0x0A || sample[index - 1] == 0x0D else { return nil }
    return (delimiter, index)
  }

  /// The delimiter that cuts a file's beginning into the most even table; `;` where none does.
  ///
  /// Only records of the commonest width count, and what stands between the first and the last of them, so that title
  /// blocks and totals say nothing. A table has a header: its first row holds no number; and
  /// it has no blank behind its delimiters, as sentences have.
  static func delimiter(of sample: [UInt8], isWhole: Bool, quote: UInt8) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ";"), score: 0.0)
    for delimiter in delimiters {
      let score = Evenness(of: sample, isWhole: isWhole, delimiter: delimiter, quote: quote).score
      if score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }
}

/// How even a table a delimiter makes.
private struct Evenness {
  private struct Record {
    let fields: Int
    let hasNumber: Bool
    /// Fields behind a delimiter that begin with a blank, as words of a sentence do.
    let spaced: Int
  }

  private var records: [Record] = []

  init(of sample: [UInt8], isWhole: Bool, delimiter: UInt8, quote: UInt8) {
    let parser = CSVRecordParser(delimiter: delimiter, quote: quote)
    var row = SheetRow()
    var start = 0
    while start < sample.count, records.count < 60 {
      row.reset(index: 0)
      guard case .record(let next, let fields, _) = parser.parse(sample.span, from: start, isLast: isWhole, into: &row)
      else { break }
      start = next
      guard !row.cells.isEmpty else { continue }
      let spaced = row.cells.count { $0.column > 0 && row.begins($0, with: 0x20) }
      records.append(Record(fields: fields, hasNumber: row.cells.contains { row.isNumber($0) }, spaced: spaced))
    }
  }

  /// 0 where there is no table.
  var score: Double {
    var counts: [Int: Int] = [:]
    for record in records where record.fields > 1 { counts[record.fields, default: 0] += 1 }
    guard let width = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
      let first = records.firstIndex(where: { $0.fields == width }),
      let last = records.lastIndex(where: { $0.fields == width })
    else { return 0 }
    let fitting = Double(counts[width] ?? 0)
    let evenness = fitting / Double(last - first + 1)
    let share = fitting / Double(records.count)
    let header = records[first].hasNumber ? 0.5 : 1.0
    let table = records.filter { $0.fields == width }
    let spaced = Double(table.reduce(0) { $0 + $1.spaced }) / (fitting * Double(width - 1))
    return evenness * evenness * share * header * max(0.2, 1 - spaced) * Double(min(width, 64).bitWidthOfValue)
  }
}

extension Int {
  /// The binary digits of a positive number.
  fileprivate var bitWidthOfValue: Int { Int.bitWidth - leadingZeroBitCount }
}

extension SheetRow {
  fileprivate func begins(_ cell: Cell, with byte: UInt8) -> Bool {
    guard case .text(let range) = cell.value else { return false }
    return bytes[range.range].first == byte
  }

  /// Whether a cell's text is digits with separators, as no header is.
  fileprivate func isNumber(_ cell: Cell) -> Bool {
    guard case .text(let range) = cell.value else { return false }
    let text = bytes[range.range]
    return text.contains { (0x30...0x39).contains($0) }
      && text.allSatisfy { (0x30...0x39).contains($0) || " .,-+/:%".utf8.contains($0) }
  }
}
