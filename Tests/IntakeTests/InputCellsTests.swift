import Spreadsheet
import TestSupport
import Testing

@testable import Intake

/// Cells of an input, freed from what exports and number formats did to them.
struct InputCellsTests {
  private static let header: [InMemorySheet.Value] = [
    "No RM", "NIK", "Nama Pasien", "No HP", "Tgl Masuk", "Tgl Pulang",
  ]

  private func input(_ rows: [[InMemorySheet.Value]], zone: ClockZone = .western) throws -> Table {
    var reader = InMemorySheet([Self.header] + rows)
    let reading = try Table.read(
      &reader, file: "uji.csv", sheet: nil, schema: .discharges, zone: zone, isInput: true)
    guard case .table(let table) = reading else { throw NoHeader(headers: []) }
    return table
  }

  private func text(_ table: Table, _ field: String, row: Int = 0) throws -> String {
    table.string(row: row, field: try #require(table.schema.index(of: field)))
  }

  @Test(arguments: [
    ("=\"001234\"", "001234"), ("'001234", "001234"), (" ='001234", "='001234"), ("'=\"001234\"", "001234"),
    ("=\"'001234\"", "001234"), ("=\" 001234 \"", "001234"), ("=SUM(A1)", "=SUM(A1)"),
  ])
  func `what keeps noughts in an export is no part of an identifier`(_ cell: String, _ expected: String) throws {
    let table = try input([[.text(cell), "", "Budi", "", "28/10/2026", "11/11/2026"]])
    #expect(try text(table, "no_rm") == expected)
  }

  @Test func `every kind of column is freed from it`() throws {
    let table = try input([
      [
        "=\"001234\"", "='x'", "=\"Siti \"\"Ina\"\" Aminah\"", "=\"081234567890\"", "=\"28/10/2026\"",
        "'11/11/2026",
      ], ["'1", "'1371010107800001", "'Aisyah", "'081234567890", "'28/10/2026", "=\"11/11/2026\""],
      ["2", "", "'Ibu' Siti", "=\"\"", "", "11/11/2026"],
    ])
    #expect(try text(table, "nama") == "Siti \"Ina\" Aminah")
    #expect(try text(table, "nama", row: 1) == "Aisyah")
    #expect(try text(table, "nama", row: 2) == "'Ibu' Siti")
    let phone = try #require(table.schema.index(of: "no_hp"))
    #expect(table.telephone(row: 0, field: phone).numbers.map(\.digits) == ["081234567890"])
    #expect(table.telephone(row: 2, field: phone) == .none)
    let days = try ["tanggal_masuk", "tanggal_keluar"].map { try #require(table.schema.index(of: $0)) }
    for row in 0..<2 {
      #expect(table.date(row: row, field: days[0]).date == day(2026, 10, 28))
      #expect(table.date(row: row, field: days[1]).date == day(2026, 11, 11))
    }
    #expect(try text(table, "nik", row: 1) == "1371010107800001")
  }

  @Test func `a work book's cells stay as staff typed them`() throws {
    var reader = InMemorySheet([Self.header, ["'001234", "", "'Budi", "", "", "11/11/2026"]])
    guard
      case .table(let table) = try Table.read(&reader, file: "buku.xlsx", sheet: nil, schema: .discharges)
    else { throw NoHeader(headers: []) }
    #expect(try text(table, "nama") == "'Budi")
  }

  @Test(arguments: [
    (["1234.0", "5678.0"], ["1234", "5678"]), (["1234.00", ""], ["1234", ""]), (["1234,0", "99"], ["1234", "99"]),
    (["1234.0", "1234.1"], ["1234.0", "1234.1"]), (["12.34.00", "1.0"], ["12.34.00", "1"]),
    (["001234.0", "RM-7.0"], ["001234", "RM-7.0"]),
  ])
  func `a decimal of nought is no digit of an identifier, unless the column has other decimals`(
    _ cells: [String], _ expected: [String]
  ) throws {
    let table = try input(cells.map { [.text($0), "", "Budi", "", "28/10/2026", "11/11/2026"] })
    #expect(try expected.indices.map { try text(table, "no_rm", row: $0) } == expected)
  }

  @Test func `a NIK that was a float is shown whole and pointed out`() throws {
    let table = try input([["1234.0", "1371010107800004.0", "Agus", "8123456789.0", "28/10/2026", "11/11/2026"]])
    #expect(try text(table, "nik") == "1371010107800004")
    #expect(table.problems().map(\.fault) == [.suspectNIK])
  }

  @Test func `an identifier that is not surely one is pointed out where the column has digits`() throws {
    let cells = ["001234", "00123O", "001235-1", "001236 (2)", "001237", "00-12-38"]
    let table = try input(cells.map { [.text($0), "", "Budi", "", "28/10/2026", "11/11/2026"] })
    #expect(
      table.problems().map { [String($0.row), "\($0.fault)"] } == [
        ["3", "identifierLetter"], ["4", "identifierTail"], ["5", "identifierTail"],
      ])
    let suffixed = try input(
      ["001234-1", "001235-1", "001236"].map { [.text($0), "", "Budi", "", "28/10/2026", "11/11/2026"] })
    #expect(suffixed.problems().isEmpty, "the hospital writes them so")
    let lettered = try input(["S001", "S002", "B1"].map { [.text($0), "", "Budi", "", "", "11/11/2026"] })
    #expect(lettered.problems().isEmpty)
  }

  // MARK: Moments with offsets

  @Test(arguments: [
    ("2026-11-10T17:00:00+00:00", 11, 0), ("2026-11-10T17:00:00Z", 11, 0), ("2026-11-10 17:00 UTC", 11, 0),
    ("2026-11-10T17:00:00+0000", 11, 0), ("Tue, 10 Nov 2026 17:00:00 GMT", 11, 0),
    ("2026-11-11T01:30:00+09:00", 10, 23 * 60 + 30), ("2026-11-10T10:00:00-07:00", 11, 0),
    ("2026-11-10T17:00:00+07:00", 10, 17 * 60), ("2026-11-10T17:00+07", 10, 17 * 60),
    ("Tue Nov 10 2026 17:00:00 GMT+0000 (Coordinated Universal Time)", 11, 0),
    ("2026-11-10T23:45:00+05:30", 11, 75), ("10/11/2026 17.00 GMT", 11, 0), ("2026-11-10T17:00Z[UTC]", 11, 0),
    ("10/11/2026 17.00 WIB", 10, 17 * 60), ("2026-11-10T17:00:00.000Z", 11, 0),
    ("10 November 2026 17:00 UTC+7", 10, 1020),
  ])
  func `a moment of another zone is read by the facility's clock`(_ text: String, _ date: Int, _ minute: Int) {
    #expect(DateReading.parse(text) == .date(day(2026, 11, date), minute: minute))
  }

  @Test func `each of the three zones has its own clock`() {
    let moment = "2026-11-10T15:30:00Z"
    #expect(DateReading.parse(moment, zone: .western) == .date(day(2026, 11, 10), minute: 22 * 60 + 30))
    #expect(DateReading.parse(moment, zone: .central) == .date(day(2026, 11, 10), minute: 23 * 60 + 30))
    #expect(DateReading.parse(moment, zone: .eastern) == .date(day(2026, 11, 11), minute: 30))
    #expect(DateReading.parse("2026-11-10T15:30:00+09:00", zone: .eastern).date == day(2026, 11, 10))
  }

  @Test func `a moment that comes to another day is said, with its row`() throws {
    let table = try input([
      ["1", "", "A", "", "", "2026-11-10T17:00:00+00:00"], ["2", "", "B", "", "", "2026-11-10T10:00:00+00:00"],
      ["3", "", "C", "", "", "2026-11-10T10:00:00+07:00"], ["4", "", "D", "", "", "2026-11-12"],
    ])
    let column = try #require(table.dateColumns.first { !$0.warnings.isEmpty })
    #expect(
      column.warnings == [
        .otherZone(
          count: 2, moved: 1, example: DateExample(row: 2, text: "2026-11-10T17:00:00+00:00"), zone: .western)
      ])
    #expect(
      column.warnings[0].text(.indonesian)
        == "2 nilai menyebut zona waktu lain dan dibaca menurut jam fasilitas (WIB), 1 di antaranya menjadi hari lain (baris 2: 2026-11-10T17:00:00+00:00)"
    )
  }
}
