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
    let earlier = withoutRepeated(own)
    lines = own.joined(separator: "\n") + (earlier.isEmpty ? "" : "\n" + earlier)
  }

  /// Columns of `Data Pasien` that Sapa works out anew; of them the newest book's count.
  private static let renewed: Set<String> = ["kode", "status", "tanggal_eksekusi", "alasan", "selesai"]

  /// In how many books before a new one its rows are looked for.
  private static let searched = 12

  /// The lines without the rows that a newer book has just so: what they say is said there.
  private func withoutRepeated(_ own: [String]) -> String {
    func columns(_ head: Substring) -> (text: Substring, renewed: [Int]) {
      let cells = head.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      let columns = cells.count > 3 ? cells[3] : ""
      let fields = columns.split(separator: "\t", omittingEmptySubsequences: false).map { $0.prefix { $0 != "\u{1F}" } }
      return (columns, fields.indices.filter { Self.renewed.contains(String(fields[$0])) })
    }
    func content(_ line: Substring, _ renewed: [Int]) -> [Substring] {
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      // The row's number, and what is renewed.
      for place in [4] + renewed.map({ $0 + 5 }) where cells.indices.contains(place) { cells[place] = "" }
      return cells
    }
    let head = columns(own[0][...])
    let known = Set(own.lazy.filter { $0.hasPrefix("D\t") }.map { content($0[...], head.renewed) })
    // A stay is listed for some weeks: older books have none of a new one's.
    let end = endOfRecent
    var isSame = false
    let recent = lines[..<end].split(separator: "\n").filter { line in
      if line.hasPrefix("B\t") { isSame = columns(line).text == head.text }
      return !(isSame && line.hasPrefix("D\t") && known.contains(content(line, head.renewed)))
    }
    return recent.joined(separator: "\n") + lines[end...]
  }

  /// Where the lines of the newest books end.
  private var endOfRecent: String.Index {
    let bytes = lines.utf8
    var (start, books) = (bytes.startIndex, 1)
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      start = bytes.index(after: end)
      guard bytes[start...].starts(with: "B\t".utf8) else { continue }
      if books == Self.searched { return end }
      books += 1
    }
    return bytes.endIndex
  }

  private static func line(_ name: Substring, _ key: String, _ row: StaffSheet.Row) -> String {
    let cells =
      row.values.sorted(on: \.key).map { ($0.key, $0.value) }
      + row.extras.sorted(on: \.key).map { (CallLines.extra + $0.key, $0.value) }
    return ([String(name), Table.escaped(key)] + cells.map { Table.escaped($0) + "\u{1F}" + $1.closedText })
      .joined(separator: "\t")
  }
}
