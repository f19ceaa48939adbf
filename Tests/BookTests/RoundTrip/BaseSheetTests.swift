import Foundation
import Spreadsheet
import Testing

@testable import Book

struct BaseSheetTests {
  private static let rows: [[StaffValue?]] = [
    [.text("Data Pasien")], [.text("Kode"), .text("Nama"), .text("Catatan"), .text("Kunci")],
    [.text("T"), .text("Ani"), .date(46_346), .text("K1")], [.text("T"), .text("Budi"), nil, .text("K2")],
    [nil, .text("Dodi"), .text("tanpa kunci"), nil], [nil, .text("Ani"), .text("lain"), .text("K1")],
    [.text("T"), .text("Budi"), nil, .text("K2")],
  ]

  @Test func `the base read back is the workbook's own`() throws {
    let path = try write([("Data", Self.rows), ("Rekap", [[.text("Rekap")], [nil, nil, .number(7)]])])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try BaseSheet.make(from: path, sheets: [.fixture], meta: .fixture)
    let texts = values(lines)

    let carrier = try write([(BaseSheet.name, texts)])
    defer { try? FileManager.default.removeItem(atPath: carrier) }
    let base = try #require(try BaseSheet.read(XLSXWorkbook(path: carrier)))

    let own = BaseSheet(of: try KeyedBook.read(path, sheets: [.fixture]), meta: .fixture)
    #expect(base.meta == .fixture)
    let keyed = try #require(base.keyed["Data"])
    #expect(keyed.columns == ["Kode", "Nama", "Catatan", "Kunci"])
    #expect(Set(keyed.keys) == ["K1", "K2"])
    #expect(keyed.digest("K1", "Catatan") == CellDigest(.number(46_346)))
    #expect(keyed.keyless == own.keyed["Data"]?.keyless)
    #expect(keyed.keyless.values.reduce(0, +) == 2)
    #expect(keyed.above.digest(row: 0, column: 0) == CellDigest(.text("Data Pasien")))
    #expect(base.free["Rekap"]?.digest(row: 1, column: 2) == CellDigest(.number(7)))
    #expect(base.free["Rekap"]?.cells == own.free["Rekap"]?.cells)
  }

  @Test func `rows of a form lie in few lines, and read back cell by cell`() throws {
    var rows: [[StaffValue?]] = [[.text("Formulir")]]
    for form in 0..<2000 {
      rows += [
        [.text("Nama \(form)"), .text("RM \(form)")], [nil, .number(Double(form))], [.text("Petugas")], [], [],
      ]
      if form % 500 == 0 { rows += [[nil, nil, .text("di luar")], [.text("Nama"), nil, nil, .text("jauh")]] }
    }
    rows += Array(repeating: [], count: 40) + [[.text("jauh di bawah")]]
    let path = try write([("Formulir", rows)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try BaseSheet.make(from: path, sheets: [], meta: .fixture)
    #expect(lines.count < 30)
    let carrier = try write([(BaseSheet.name, values(lines))])
    defer { try? FileManager.default.removeItem(atPath: carrier) }
    let base = try #require(try BaseSheet.read(XLSXWorkbook(path: carrier)))
    let own = BaseSheet(of: try KeyedBook.read(path, sheets: []), meta: .fixture)
    #expect(base.free["Formulir"]?.cells == own.free["Formulir"]?.cells)
    #expect(Set((base.free["Formulir"]?.cells ?? [:]).keys.map(\.row)).count == 6010)
  }

  @Test func `a base of the first version is read, a row a line`() throws {
    let path = try write([("Rekap", [[.text("Rekap")], [nil, nil, .number(7), .text("a")]])])
    defer { try? FileManager.default.removeItem(atPath: path) }
    var lines = BaseLines(.fixture)
    lines.replace(0, by: [BaseSheet.name, "1"])
    lines.append([BaseLine.free, "Rekap"])
    lines.append(row: 0, first: 0, free: [CellDigest(.text("Rekap"))])
    lines.append(row: 1, first: 2, free: [CellDigest(.number(7)), CellDigest(.text("a"))])
    lines.finish()
    let carrier = try write([(BaseSheet.name, values(lines.rows))])
    defer { try? FileManager.default.removeItem(atPath: carrier) }
    let base = try #require(try BaseSheet.read(XLSXWorkbook(path: carrier)))
    let own = BaseSheet(of: try KeyedBook.read(path, sheets: []), meta: .fixture)
    #expect(base.free["Rekap"]?.cells == own.free["Rekap"]?.cells)
  }

  @Test(arguments: [7, 8, 20, 100])
  func `a base of more lines than a sheet has rows lies in packets, and reads back the same`(rowLimit: Int) throws {
    var plain = BaseLines(.fixture)
    plain.append([BaseLine.keyed, "Data", "Kunci"])
    plain.append([BaseLine.columns, "Kode", "", "paket", "Kunci"])
    for key in 0..<200 {
      plain.append(key: "K\(key)", [CellDigest(.number(Double(key))), .empty, CellDigest(.text("a")), .empty])
    }
    plain.append([BaseLine.free, "Rekap"])
    plain.append(row: 3, first: 2, free: [CellDigest(.number(7))])
    var packed = plain
    packed.finish(rowLimit: rowLimit)
    plain.finish()
    #expect(plain.rows[0][1] == "2")
    #expect(packed.rows[0][1] == "3")
    #expect(packed.rows.count <= rowLimit)
    let carriers = try [plain, packed].map { try write([(BaseSheet.name, values($0.rows))]) }
    defer { for path in carriers { try? FileManager.default.removeItem(atPath: path) } }
    let bases = try carriers.map { try #require(try BaseSheet.read(XLSXWorkbook(path: $0))) }
    #expect(bases[1].keyed["Data"]?.columns == ["Kode", "", "paket", "Kunci"])
    #expect(bases[1].keyed["Data"]?.rows == bases[0].keyed["Data"]?.rows)
    #expect(bases[1].keyed["Data"]?.rows.count == 200)
    #expect(bases[1].free["Rekap"]?.cells == bases[0].free["Rekap"]?.cells)
    #expect(bases[1].meta == .fixture)
  }

  @Test(arguments: ["cut", "sorted", "changed"])
  func `a base in packets that is damaged is said to be one`(damage: String) throws {
    var lines = BaseLines(.fixture)
    lines.append([BaseLine.keyed, "Data", "Kunci"])
    lines.append([BaseLine.columns, "Kode", "Kunci"])
    for key in 0..<50 { lines.append(key: "K\(key)", [CellDigest(.number(Double(key)))]) }
    lines.finish(rowLimit: 10)
    var texts = values(lines.rows)
    switch damage {
    case "cut": texts[4].removeLast(3)
    case "sorted": texts.swapAt(4, 5)
    default: texts[4][1] = .text("99999")
    }
    let carrier = try write([(BaseSheet.name, texts)])
    defer { try? FileManager.default.removeItem(atPath: carrier) }
    #expect(throws: MergeRefusal.baseDamaged(file: carrier)) { try BaseSheet.read(XLSXWorkbook(path: carrier)) }
  }

  @Test(arguments: ["cut", "sorted", "changed", "empty", "later"])
  func `a damaged base is said to be one`(damage: String) throws {
    let path = try write([("Data", Self.rows)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try BaseSheet.make(from: path, sheets: [.fixture], meta: .fixture)
    var texts = values(lines)
    switch damage {
    case "cut": texts.removeLast(2)
    case "sorted": texts.swapAt(7, 8)
    case "changed": texts[1][1] = .text("RS Lain")
    case "later": texts[0][1] = .text("99")
    default: texts = []
    }
    let carrier = try write([(BaseSheet.name, texts)])
    defer { try? FileManager.default.removeItem(atPath: carrier) }
    let refusal: MergeRefusal = damage == "later" ? .baseTooNew(file: carrier) : .baseDamaged(file: carrier)
    #expect(throws: refusal) { try BaseSheet.read(XLSXWorkbook(path: carrier)) }
  }

  @Test func `a workbook without a base has none`() throws {
    let path = try write([("Data", Self.rows)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try BaseSheet.read(XLSXWorkbook(path: path)) == nil)
  }

  @Test func `the base holds nothing of a patient but the key`() throws {
    let path = try write([("Data", Self.rows)])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try BaseSheet.make(from: path, sheets: [.fixture], meta: .fixture)
    let text = (0..<lines.count).flatMap { lines[$0] }.joined(separator: " ")
    for word in ["Ani", "Budi", "tanpa kunci"] { #expect(!text.contains(word)) }
    #expect(text.contains("K1"))
  }

  private func values(_ lines: TextRows) -> [[StaffValue?]] {
    (0..<lines.count).map { row in lines[row].map { $0.isEmpty ? nil : .text($0) } }
  }

  private func write(_ sheets: [(name: String, rows: [[StaffValue?]])]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("base-\(UUID().uuidString).xlsx").path
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_000))
    let plain = book.format(CellFormat())
    let date = book.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
    for (name, rows) in sheets {
      let sheet = try book.addSheet(name)
      for (row, cells) in rows.enumerated() {
        for (column, value) in cells.enumerated() where value != nil {
          try sheet.staff(
            value, row: row, column: column,
            formats: StaffFormats(plain: plain, date: date, time: date, duration: date))
        }
      }
    }
    try book.close()
    return path
  }
}
