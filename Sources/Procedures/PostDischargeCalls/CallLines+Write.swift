import Book
import Core
import Intake
import Spreadsheet

extension CallClosed {
  /// Adds a book that is newer than those that are known.
  mutating func add(_ book: CallBook, width: Int?) {
    var own = ["B\t\(book.week.name)\t\(Table.escaped(book.file))\t\(book.data?.columnsText ?? "")"]
    if let data = book.data {
      let fields = ["no_rm", "no_rawat", "kunci"].map { data.schema.index(of: $0) }
      for row in 0..<data.rowCount {
        func text(_ place: Int) -> String {
          fields[place].flatMap { data.has($0) ? data.string(row: row, field: $0) : nil } ?? ""
        }
        let patient = text(0).isEmpty ? "" : MedicalRecordNumber.key(text(0), width: width)
        let names = [patient, text(1), text(2)].map(Table.escaped).joined(separator: "\t")
        own.append("D\t\(names)\t\(data.rowNumber(row))\t\(data.text(ofRow: row))")
      }
    }
    for (name, path) in CallLines.sheets {
      let sheet = book[keyPath: path]
      for (key, row) in sheet.rows.sorted(on: \.key) { own.append(Self.line(name, key, row)) }
      for (key, columns) in sheet.emptied.sorted(on: \.key) {
        own.append(
          ([name + CallLines.emptied, key] + columns.sorted()).map { Table.escaped(String($0)) }.joined(separator: "\t")
        )
      }
    }
    for (key, values) in book.mended.sorted(on: \.key) {
      var row = StaffSheet.Row()
      row.values = values
      own.append(Self.line(CallLines.mended, key, row))
    }
    let bytes = own.map { Array($0.utf8)[...] }
    let earlier = withoutRepeated(bytes)
    lines = Self.joined(bytes + earlier)
  }

  /// Columns of `Data Pasien` that Sapa works out anew; of them the newest book's count.
  private static let renewed: Set<String> = ["kode", "status", "tanggal_eksekusi", "alasan", "selesai"]

  /// In how many books before a new one its rows are looked for.
  private static let searched = 12

  /// The lines without the rows that a newer book has just so: what they say is said there.
  private func withoutRepeated(_ own: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    func columns(_ head: ArraySlice<UInt8>) -> (text: ArraySlice<UInt8>, renewed: [Int]) {
      let cells = CallLines.cells(head, 4)
      let columns = cells.count == 4 ? cells[3] : []
      let fields = CallLines.cells(columns).map { CallLines.text($0.prefix { $0 != 0x1F }) }
      return (columns, fields.indices.filter { Self.renewed.contains(fields[$0]) })
    }
    let head = columns(own[0])
    // The row's number, and what is renewed.
    let ignored = Set([4] + head.renewed.map { $0 + 5 })
    func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
      CallLines.cells(line).enumerated().map { ignored.contains($0) ? [] : $1 }
    }
    var known: [UInt64: [ArraySlice<UInt8>]] = [:]
    for line in own where CallLines.is(line, CallLines.row) {
      known[CallLines.hash(line, ignoring: ignored), default: []].append(line)
    }
    // A stay is listed for some weeks: older books have none of a new one's.
    let end = endOfRecent
    var isSame = false
    let recent = lines[..<end].split(separator: 0x0A).filter { line in
      if CallLines.is(line, CallLines.book) { isSame = columns(line).text == head.text }
      guard isSame, CallLines.is(line, CallLines.row),
        let alike = known[CallLines.hash(line, ignoring: ignored)]
      else { return true }
      let own = cells(of: line)
      return !alike.contains { cells(of: $0) == own }
    }
    return recent + [lines[end...].dropFirst()]
  }

  private static func joined(_ lines: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines where !line.isEmpty {
      if !text.isEmpty { text.append(0x0A) }
      text += line
    }
    return text[...]
  }

  /// Where the lines of the newest books end.
  private var endOfRecent: Int {
    var (start, books) = (lines.startIndex, 1)
    while let end = lines[start...].firstIndex(of: 0x0A) {
      start = end + 1
      guard CallLines.is(lines[start...], CallLines.book) else { continue }
      if books == Self.searched { return end }
      books += 1
    }
    return lines.endIndex
  }

  private static func line(_ name: String, _ key: String, _ row: StaffSheet.Row) -> String {
    let cells =
      row.values.sorted(on: \.key).map { ($0.key, $0.value) }
      + row.extras.sorted(on: \.key).map { (CallLines.extra + $0.key, $0.value) }
    return ([name, Table.escaped(key)] + cells.map { Table.escaped($0) + "\u{1F}" + $1.closedText })
      .joined(separator: "\t")
  }
}
