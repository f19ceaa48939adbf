import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PostDischargeCalls

/// A sheet in memory, a row a list of cells.
struct InMemorySheet: RowReader {
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case date(Double)
    case time(Double)
    case duration(Double)
    case error(String)
    case empty

    init(stringLiteral value: String) { self = value.isEmpty ? .empty : .text(value) }
    init(floatLiteral value: Double) { self = .number(value) }
  }

  private let rows: [[Value]]
  private var index = 0

  init(_ rows: [[Value]]) { self.rows = rows }

  mutating func next(_ row: inout SheetRow) throws(SpreadsheetError) -> Bool {
    while index < rows.count, rows[index].allSatisfy({ if case .empty = $0 { true } else { false } }) { index += 1 }
    guard index < rows.count else { return false }
    row.reset(index: index)
    for (column, value) in rows[index].enumerated() {
      switch value {
      case .empty: continue
      case .text(let text): row.cells.append(Cell(column: column, value: .text(row.append(Array(text.utf8).span))))
      case .error(let text): row.cells.append(Cell(column: column, value: .error(row.append(Array(text.utf8).span))))
      case .number(let number): row.cells.append(Cell(column: column, value: .number(number)))
      case .boolean(let truth): row.cells.append(Cell(column: column, value: .boolean(truth)))
      case .date(let serial): row.cells.append(Cell(column: column, value: .date(serial)))
      case .time(let fraction): row.cells.append(Cell(column: column, value: .time(fraction)))
      case .duration(let days): row.cells.append(Cell(column: column, value: .duration(days)))
      }
    }
    index += 1
    return true
  }
}

struct NoHeader: Error {}

extension CallProfile {
  static var withForm: CallProfile {
    var profile = CallProfile()
    profile.failedResults = ["Tidak diangkat", "Sibuk"]
    profile.questions = [
      FormQuestion(
        id: "kondisi", header: "Kondisi Sekarang", text: "?", choices: ["Membaik", "Memburuk"], warnings: ["Memburuk"]),
      FormQuestion(id: "keluhan", header: "Keluhan", text: "?", choices: [], warnings: []),
    ]
    return profile
  }
}

/// `Lembar Sapa` of these rows, as it is read back.
func staffSheet(_ rows: [[InMemorySheet.Value]], readsExtras: Bool = true) throws -> StaffSheet {
  let staff = [
    ("no_hp_perbaikan", "No HP (perbaikan)", Field.Kind.text), ("percobaan_1_tanggal", "Percobaan 1 Tanggal", .date),
    ("percobaan_1_jam", "Percobaan 1 Jam", .time), ("percobaan_1_petugas", "Percobaan 1 Petugas", .text),
    ("percobaan_1_hasil", "Percobaan 1 Hasil", .text), ("percobaan_2_hasil", "Percobaan 2 Hasil", .text),
    ("dihubungi", "Dihubungi", .text), ("izin", "Izin", .text), ("petugas", "Petugas", .text),
    ("tanggal_sapa", "Tanggal Sapa", .date), ("catatan", "Catatan", .text),
  ].map { DeclaredColumn(Field(id: $0, header: $1, kind: $2), owner: .staff) }
  let shown = [
    ("kode", "Kode"), ("tanggal_eksekusi", "Tanggal Eksekusi"), ("no_rm", "No RM"), ("nama", "Nama Pasien"),
    ("no_hp", "No HP"), ("status", "Status"), ("selesai", "Selesai"),
  ].map { DeclaredColumn(Field(id: $0, header: $1), owner: .sapa) }
  let columns = CallColumns([], list: shown + staff, profile: .withForm)
  let schema = try #require(columns.sheets.first { $0.sheet == CallSheets.calls }).schema
  var reader = InMemorySheet(rows)
  guard case .table(let table) = try Table.read(&reader, file: "buku.xlsx", sheet: "Lembar Sapa", schema: schema)
  else { throw NoHeader() }
  let fields = Set(staff.map(\.field.id) + CallProfile.withForm.questions.map { "form_" + $0.id })
  return StaffSheet(table, schema: schema, staffFields: fields, readsExtras: readsExtras)
}
