import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
import Procedures
@testable import Book

/// A sheet's cells in memory, to be looked at, or changed as staff would and written to the workbook again.
struct SheetCopy {
  /// What ends the headers of a facility that calls every column otherwise.
  static let renamed = " Kita"

  let name: String
  /// By row and column, counted from 0.
  var rows: [[Int: StaffValue]] = []

  init(path: String, sheet name: String) throws {
    guard case .workbook(let workbook) = try Document.open(path) else { throw NoWorkbook() }
    let sheet = try #require(workbook.sheets.first { $0.name == name })
    try self.init(workbook, sheet)
  }

  init(_ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet) throws {
    name = sheet.name
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    while try reader.next(&row) {
      while rows.count <= row.index { rows.append([:]) }
      for cell in row.cells {
        if let value = StaffValue(cell, in: row) { rows[row.index][Int(cell.column)] = value }
      }
    }
  }

  /// The row of the header and the columns by their headers.
  var header: (row: Int, columns: [String: Int])? {
    guard let row = rows.firstIndex(where: { $0.values.contains(.text("Kunci")) }) else { return nil }
    return (row, Dictionary(rows[row].map { ($0.value.text, $0.key) }) { first, _ in first })
  }

  /// Enters values in the row of a no. RM, by header.
  mutating func enter(_ number: String, _ values: [String: StaffValue]) throws {
    let (head, columns) = try #require(header)
    let key = try #require(columns["No RM"])
    let row = try #require(rows.indices.first { $0 > head && rows[$0][key] == .text(number) })
    for (header, value) in values { rows[row][try #require(columns[header])] = value }
  }

  /// The reference of a cell by its column's header and what its row is known by: a no. RM, else a name.
  func cell(_ name: String, _ column: String) throws -> String {
    let (head, columns) = try #require(header)
    func named(_ header: String) -> Int? { columns[header] ?? columns[header + Self.renamed] }
    let keys = ["No RM", "Nama Penelpon", "Nama Pasien", "Kamar", "ID", "Kunci"].compactMap(named)
    let key = try #require(keys.first)
    let row = try #require(rows.indices.first { $0 > head && rows[$0][key] == .text(name) })
    return CellReference.name(row: row, column: try #require(named(column)))
  }
}

struct NoWorkbook: Error {}

/// Changes a workbook sheet by sheet and writes it in its place: values only, as another program might save it, and without a sheet that
/// it loses.
func editWorkbook(
  _ path: String, losing lost: String? = nil, _ change: (inout SheetCopy) throws -> Void
) throws {
  guard case .workbook(let workbook) = try Document.open(path) else { throw NoWorkbook() }
  var copies: [SheetCopy] = []
  for sheet in workbook.sheets where sheet.name != lost {
    var copy = try SheetCopy(workbook, sheet)
    try change(&copy)
    copies.append(copy)
  }
  let temporary = path + ".baru"
  let writer = try WorkbookWriter(path: temporary, created: CalendarDate(dayNumber: 20_000))
  let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
  let clock = writer.format(CellFormat { $0.numberFormat = "hh:mm" })
  let plain = writer.format(CellFormat())
  for copy in copies {
    let sheet = try writer.addSheet(copy.name)
    for (row, cells) in copy.rows.enumerated() {
      for (column, value) in cells.sorted(by: { $0.key < $1.key }) {
        try sheet.staff(
          value, row: row, column: column, formats: StaffFormats(plain: plain, date: day, time: clock, duration: clock))
      }
    }
  }
  try writer.close()
  try FileManager.default.removeItem(atPath: path)
  try FileManager.default.moveItem(atPath: temporary, toPath: path)
}

extension [String: StaffValue] {
  /// Everything that the built-in form requires, filled.
  static func executed(by officer: String, on date: String) -> [String: StaffValue] {
    [
      "Dihubungi": .text("Ya"), "Izin": .text("Ya"), "Kondisi Sekarang": .text("Membaik"),
      "Obat Tersedia": .text("Ya"), "Obat Diminum": .text("Teratur"), "Tahu Jadwal Kontrol": .text("Ya"),
      "Tahu Tindakan Darurat": .text("Ya"), "Dijawab Oleh": .text("Pasien"), "Kepuasan (1-4)": .number(4),
      "Petugas": .text(officer), "Tanggal Sapa": .text(date),
    ]
  }

  /// What `Eskalasi` asks of a warning that was handled.
  static func handled(on date: String) -> [String: StaffValue] {
    [
      "Tindak Lanjut": .text("Dijadwalkan kontrol"), "Ditangani Oleh": .text("dr. Contoh"),
      "Tanggal Ditangani": .text(date),
    ]
  }
}
