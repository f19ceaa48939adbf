import Intake
import Spreadsheet

/// Reads an input as a workbook, or as whatever it is by its content, cell by cell and as a table.
func fuzzWorkbook(_ input: [UInt8]) {
  ScratchFile.put(FlatPackage.zip(input))
  do throws(SpreadsheetError) {
    switch try Document.open(ScratchFile.input, limits: .fuzzing) {
    case .delimitedText: return
    case .workbook(let workbook):
      for sheet in workbook.sheets.prefix(8) { try read(sheet, of: workbook) }
    }
  } catch {
    _ = error.message(.english)
  }
}

private func read(_ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook) throws(SpreadsheetError) {
  let plain = try workbook.reader(of: sheet)
  let values = try Cells(plain)
  let whole = try workbook.reader(of: sheet, includesEmptyCells: true, readsFrame: true)
  let all = try Cells(whole)
  _ = whole.frame
  // Cells without a value are added, and none changes.
  for (place, value) in all.values where values.values[place] != value {
    require(false, "\(place) is \(value) among empty cells, else \(String(describing: values.values[place]))")
  }
  for (place, value) in values.values {
    require(all.values[place] != nil, "\(place) is \(value), but missing among empty cells")
  }
  var reader = try workbook.reader(of: sheet)
  try makeTable(&reader, sheet: sheet.name)
}

/// Reads rows as a table of all kinds of fields, with its dates, numbers and problems.
func makeTable(_ reader: inout some RowReader, sheet: String?) throws(SpreadsheetError) {
  guard case .table(let table) = try Table.read(&reader, file: "a", sheet: sheet, schema: .fuzzing) else { return }
  for problem in table.problems() { _ = problem.row }
  for row in 0..<min(table.rowCount, 200) {
    for field in table.schema.fields.indices where table.has(field) {
      _ = table.date(row: row, field: field)
      _ = table.telephone(row: row, field: field)
      for column in table.columnsOfField[field] { _ = table.nik(row: row, column: column) }
      _ = table.time(row: row, field: field)
      _ = table.strings(row: row, field: field)
    }
  }
}

/// The values of a sheet's cells with their places.
struct Cells {
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// A value by itself, its text taken out of the row's bytes.
  enum Value: Hashable {
    case text([UInt8])
    case error([UInt8])
    case other(CellValue)
  }

  var values: [Place: Value] = [:]
  private(set) var formulas: Set<Place> = []
  private(set) var highestStyle = 0

  init(_ reader: some RowReader) throws(SpreadsheetError) {
    var reader = reader
    var row = SheetRow()
    var last = -1
    while try reader.next(&row) {
      require(row.index > last, "rows out of order")
      last = row.index
      var column = -1
      for cell in row.cells {
        require(cell.column > column, "cells out of order")
        column = Int(cell.column)
        highestStyle = max(highestStyle, Int(cell.style))
        let place = Place(row: row.index, column: column)
        if cell.isFormula { formulas.insert(place) }
        switch cell.value {
        case .empty: continue
        case .text(let range): values[place] = .text(Array(row.bytes[range.range]))
        case .error(let range): values[place] = .error(Array(row.bytes[range.range]))
        default: values[place] = .other(cell.value)
        }
      }
    }
  }
}

extension Limits {
  /// Limits in which no input takes seconds; what they are does not matter to the code.
  static var fuzzing: Limits {
    var limits = Limits.standard
    limits.cells = 200_000
    limits.sheetBytes = 16 << 20
    limits.streamedPartBytes = 16 << 20
    limits.smallPartBytes = 16 << 20
    limits.sharedStringBytes = 8 << 20
    limits.inflationRatioFloor = 4 << 20
    return limits
  }
}

extension Schema {
  static let fuzzing = Schema(
    fields: [
      Field(id: "no_rm", header: "No RM", aliases: ["Norm", "ID"], kind: .identifier),
      Field(id: "nama", header: "Nama", aliases: ["Name", "A"]),
      Field(id: "nik", header: "NIK", aliases: ["B"], kind: .nik),
      Field(id: "keluar", header: "Tgl Pulang", aliases: ["Tanggal", "Date", "C"], kind: .date),
      Field(id: "telepon", header: "No HP", aliases: ["Phone", "D"], kind: .telephone),
      Field(id: "jam", header: "Jam", aliases: ["Time", "E"], kind: .time, phrases: ["jam masuk"]),
    ],
    shapes: [Schema.Shape(id: "pulang", requires: [["no_rm", "nama"], ["keluar"]])], minimumMatches: 1)
}
