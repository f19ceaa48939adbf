import Spreadsheet

@testable import Intake

/// A sheet in memory, a row a list of cells.
struct InMemoryReader: RowReader {
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double)
    case date(Double)
    case time(Double)
    case error(String)
    case empty

    init(stringLiteral value: String) { self = value.isEmpty ? .empty : .text(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
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
      case .text(let text):
        let range = row.append(Array(text.utf8).span)
        row.cells.append(Cell(column: column, value: .text(range)))
      case .error(let text):
        let range = row.append(Array(text.utf8).span)
        row.cells.append(Cell(column: column, value: .error(range)))
      case .number(let number): row.cells.append(Cell(column: column, value: .number(number)))
      case .date(let serial): row.cells.append(Cell(column: column, value: .date(serial)))
      case .time(let part): row.cells.append(Cell(column: column, value: .time(part)))
      }
    }
    index += 1
    return true
  }
}

extension Schema {
  /// A small schema of discharges.
  static let discharges = Schema(
    fields: [
      Field(id: "no_rawat", header: "No Rawat", aliases: ["No. Rawat"], kind: .identifier),
      Field(id: "no_rm", header: "No RM", aliases: ["Norm", "No. MR", "Nomer RM"], kind: .identifier),
      Field(id: "nik", header: "NIK", kind: .nik),
      Field(id: "nama", header: "Nama Pasien", aliases: ["Nama"]),
      Field(id: "tanggal_lahir", header: "Tanggal Lahir", aliases: ["Tgl Lahir"], kind: .date),
      Field(id: "no_hp", header: "No HP", aliases: ["No Telp", "WA"], kind: .telephone),
      Field(id: "ruangan", header: "Ruangan", aliases: ["Kamar", "Bangsal"]),
      Field(id: "tanggal_masuk", header: "Tanggal Masuk", aliases: ["Tgl Masuk"], kind: .date),
      Field(id: "tanggal_keluar", header: "Tanggal Keluar", aliases: ["Tgl Keluar", "Tgl Pulang", "KRS"], kind: .date),
      Field(id: "jam_keluar", header: "Jam Keluar", kind: .time),
    ],
    shapes: [
      Shape(id: "pulang", requires: [["tanggal_keluar"], ["no_rawat", "no_rm"]]),
      Shape(id: "telepon", requires: [["no_rm"], ["no_hp"]], without: ["tanggal_masuk", "ruangan", "no_rawat"]),
    ])
}

/// A table of these rows; fails where no header is found.
func table(_ rows: [[InMemoryReader.Value]], schema: Schema = .discharges) throws -> Table {
  var reader = InMemoryReader(rows)
  switch try Table.read(&reader, file: "uji.xlsx", sheet: "Data", schema: schema) {
  case .table(let table): return table
  case .noHeader(_, let headers): throw NoHeader(headers: headers)
  }
}

struct NoHeader: Error {
  let headers: [String]
}
