/// How even a table a delimiter makes of a file's beginning.
///
/// Only records of the commonest width count, and what stands between the first and the last of them, so that title
/// blocks and totals say nothing. A table has a header: its first row holds no number. It has no blank behind its
/// delimiters, as sentences have, and no quote that closes amid text: such a quote belongs to another delimiter.
struct Evenness {
  private struct Record {
    /// Where it begins in the sample: delimiters differ in what they take for one record.
    let start: Int
    let fields: Int
    let hasNumber: Bool
    /// Fields that begin as the words behind a sentence's comma do.
    let spaced: Int
    /// Whether quotes and delimiters do not fit each other.
    let isTorn: Bool
  }

  private var records: [Record] = []
  /// The commonest number of fields; 1 where there is no table.
  private var width = 1
  /// The records of that width, and which of all are the first and the last.
  private var table: [Record] = []
  private var first = 0
  private var last = 0

  private static let sampleRecords = 60

  init(of sample: [UInt8], isWhole: Bool, delimiter: UInt8, quote: UInt8) {
    read(sample, isWhole, CSVRecordParser(delimiter: delimiter, quote: quote))
    var counts: [Int: Int] = [:]
    for record in records where record.fields > 1 { counts[record.fields, default: 0] += 1 }
    guard let width = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
      let first = records.firstIndex(where: { $0.fields == width }),
      let last = records.lastIndex(where: { $0.fields == width })
    else { return }
    (self.width, self.first, self.last) = (width, first, last)
    table = records.filter { $0.fields == width }
  }

  private mutating func read(_ sample: [UInt8], _ isWhole: Bool, _ parser: CSVRecordParser) {
    var row = SheetRow()
    var start = 0
    var quoteMarks: [Int] = []
    while start < sample.count, records.count < Self.sampleRecords {
      row.reset(index: 0)
      switch parser.parse(sample.span, from: start, isLast: isWhole, quoteMarks: quoteMarks, into: &row) {
      case .record(let next, let fields, _, let strays):
        let isTorn = strays > 0 || !quoteMarks.isEmpty || row.cells.contains { row.isTorn($0, parser.quote) }
        if !row.cells.isEmpty {
          records.append(
            Record(
              start: start, fields: fields, hasNumber: row.cells.contains { row.isNumber($0) },
              spaced: row.cells.count { row.isWordOfSentence($0) }, isTorn: isTorn))
        }
        start = next
        quoteMarks.removeAll(keepingCapacity: true)
      case .unterminated(let quote):
        quoteMarks.append(quote)
      case .needsMore, .limitPassed: return
      }
    }
  }

  /// Of the fields behind a delimiter, those that look like a sentence's words.
  private var spaced: Double {
    Double(table.reduce(0) { $0 + $1.spaced }) / Double(max(table.count * (width - 1), 1))
  }

  private var torn: Double { Double(records.count(where: \.isTorn)) / Double(max(records.count, 1)) }

  /// 0 where there is no table.
  var score: Double {
    guard width > 1 else { return 0 }
    let fitting = Double(table.count)
    let evenness = fitting / Double(last - first + 1)
    let share = fitting / Double(records.count)
    let header = records[first].hasNumber ? 0.5 : 1.0
    return evenness * evenness * share * header * max(0.2, 1 - spaced) * max(0.1, 1 - torn)
      * Double(min(width, 64).bitWidthOfValue)
  }

  /// Whether another delimiter's table stands within this one's fields: this one begins before it, with a row that the other
  /// has not, and goes on evenly through it. However wide the other is, its header is here.
  func outranks(_ other: Evenness) -> Bool {
    guard width > 1, other.width > 1, torn < 0.5 else { return false }
    let inner = other.records[other.first].start...other.records[other.last].start
    guard records[first].start < inner.lowerBound else { return false }
    let head = records[first...].prefix { $0.start <= inner.lowerBound }
    guard head.allSatisfy({ $0.fields == width }) else { return false }
    let shared = records.filter { inner.contains($0.start) }
    return !shared.isEmpty && shared.count { $0.fields == width } * 5 >= shared.count * 4
  }
}

extension Int {
  /// The binary digits of a positive number.
  fileprivate var bitWidthOfValue: Int { Int.bitWidth - leadingZeroBitCount }
}

extension SheetRow {
  /// Whether a field begins with one blank and no number, behind a delimiter that has none before it, as words behind a
  /// sentence's comma do. More blanks align, before a number one does, too, and a blank on both sides sets columns apart.
  fileprivate func isWordOfSentence(_ cell: Cell) -> Bool {
    guard cell.column > 0, case .text(let range) = cell.value, range.count > 1 else { return false }
    let place = range.range.lowerBound
    var text = bytes[range.range].dropFirst()
    guard bytes[place] == 0x20, text.first != 0x20 else { return false }
    for currency in ["Rp", "IDR"] where text.starts(with: currency.utf8) { text = text.dropFirst(currency.utf8.count) }
    return !isNumber(text) && (place < 2 || bytes[place - 2] != 0x20)
  }

  /// Whether a field without quotes around it holds half a pair of them.
  fileprivate func isTorn(_ cell: Cell, _ quote: UInt8) -> Bool {
    guard case .text(let range) = cell.value else { return false }
    let place = range.range.lowerBound
    if place > 0, bytes[place - 1] == quote { return false }
    return !bytes[range.range].count { $0 == quote }.isMultiple(of: 2)
  }

  fileprivate func isNumber(_ cell: Cell) -> Bool {
    guard case .text(let range) = cell.value else { return false }
    return isNumber(bytes[range.range])
  }

  /// Whether a text is digits with separators, as no header is.
  private func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { (0x30...0x39).contains($0) }
      && text.allSatisfy { (0x30...0x39).contains($0) || " .,-+/:%()".utf8.contains($0) }
  }
}
