package import Core
package import Intake
package import Spreadsheet

/// A period's work book of a log, as staff left it.
package struct LogBook: Sendable {
  package let period: Period
  /// The file's name in `kerja/`.
  package let file: String
  /// What Sapa last wrote into it; nil where it holds no record.
  package let base: BaseSheet?
  /// Its sheets with row keys, by name.
  package private(set) var tables: [String: SharedTable] = [:]
  /// Sheets of such names that are somebody else's: they have no header of ours.
  package private(set) var foreign: Set<String> = []
  /// Running numbers that were given in it, by the row's key.
  package private(set) var numbers: [String: String] = [:]
  /// The messages of chats and SMS that stand in it.
  package private(set) var messages: [RememberedMessage] = []

  /// Reads a book's sheets by their names.
  ///
  /// - Parameters:
  ///   - path: the file to read.
  ///   - period: its period.
  ///   - file: its name in `kerja/`.
  ///   - base: what Sapa last wrote into it.
  ///   - current: what stands in it, where it was read: those sheets are not read again.
  ///   - schemas: the sheets with row keys and their columns; the first is the log and must be there.
  ///   - optional: names that another sheet may have.
  /// - Throws: ``SpreadsheetError`` where the file is no workbook, and where the log or a header is gone: what staff typed would
  ///   be lost with it.
  package init(
    path: String, period: Period, file: String, base: BaseSheet?, current: KeyedBook? = nil,
    schemas: [(sheet: String, schema: Schema)], optional: Set<String> = []
  ) throws(SpreadsheetError) {
    self.period = period
    self.file = file
    self.base = base
    guard case .workbook(let workbook) = try Document.open(path) else {
      throw SpreadsheetError(.notAWorkbook(what: "text"), file: path)
    }
    for (place, entry) in schemas.enumerated() {
      guard let sheet = workbook.sheets.first(where: { $0.name == entry.sheet }) else {
        if place == 0 { throw SpreadsheetError(.noSuchSheet(entry.sheet), file: path) }
        continue
      }
      switch try Self.read(sheet, of: workbook, file, current, entry.schema) {
      case .table(let table): tables[sheet.name] = SharedTable(table)
      case .noHeader where optional.contains(sheet.name): foreign.insert(sheet.name)
      case .noHeader:
        throw SpreadsheetError(
          .invalidValue(
            reason: "baris judul tidak ditemukan; kembalikan judul kolomnya atau ambil salinan dari arsip/"),
          file: path, sheet: sheet.name)
      }
    }
    numbers = try NumberSheet.read(workbook)
    messages = try MessageSheet.read(workbook, of: period)
  }

  private static func read(
    _ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook, _ file: String, _ current: KeyedBook?, _ schema: Schema
  ) throws(SpreadsheetError) -> TableReading {
    if let known = current?.sheet(sheet.name), known.name == sheet.name, let stored = known.stored {
      return try stored.table(file: file, sheet: sheet.name, schema: schema)
    }
    var reader = try workbook.reader(of: sheet)
    return try Table.read(&reader, file: file, sheet: sheet.name, schema: schema)
  }

  /// The rows of a sheet by their keys; of a key that stands twice the first.
  package func rows(of sheet: String) -> [String: Int] {
    guard let table = tables[sheet]?.table, let field = table.schema.index(of: "kunci") else { return [:] }
    var rows: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let key = table.string(row: row, field: field)
      if !key.isEmpty, rows[key] == nil { rows[key] = row }
    }
    return rows
  }
}

/// The hidden sheet that remembers which running number a row was given, so that none is given twice (B9, D1).
package enum NumberSheet {
  package static let name = "Nomor Sapa"

  package static func read(_ workbook: XLSXWorkbook) throws(SpreadsheetError) -> [String: String] {
    guard let sheet = workbook.sheets.first(where: { $0.name == name }) else { return [:] }
    let reader = try workbook.reader(of: sheet)
    var numbers: [String: String] = [:]
    var row = SheetRow()
    while try reader.next(&row) {
      let values = row.cells.compactMap { StaffValue($0, in: row)?.text }
      if values.count == 2, values[0] != "Kunci" { numbers[values[0]] = values[1] }
    }
    return numbers
  }

  package static func sheet(_ numbers: [String: String]) -> OwnSheet {
    let entries = numbers.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    return OwnSheet(name: name, headers: ["Kunci", "Nomor"], columns: 2, width: 22, count: entries.count) { place in
      [entries[place].key, entries[place].value]
    }
  }
}
