import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PhoneService

struct WrittenRowsTests {
  private let control = DocumentControl(
    facility: "Dinas Uji", title: "Pelayanan Melalui Telepon", number: "1", revision: "0", effective: "2026",
    templateVersion: "1", programVersion: "0", period: "2026-W47", made: CalendarDate(dayNumber: 20_777))

  private static let texts = [
    "Kartu", "  bertepi  ", "=1+1", "baris\nkedua", "a\u{0}b", "x_x000D_y", "e\u{301}", "é", "0812", "12,5", "Ya", "🙂",
    "<&>\"", " ", "-", "25.70", "tab\tdan\rakhir",
  ]

  private static let calls = texts.enumerated().map { index, text in
    [
      "Permasalahan": text, "Jawaban": text, "Petugas": text, "Jumlah Dering": index % 3 == 0 ? text : "\(index)",
      "Jam Masuk": String(format: "%02d.%02d", 8 + index / 3, index * 7 % 60),
      "Jam Selesai": index % 2 == 0 ? "" : text,
      "Jenis Layanan": index % 4 == 0 ? "Pengaduan" : "Konsultasi",
      "Jam Hubungi Kembali": index % 5 == 0 ? "" : "23.59",
    ]
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
  private let meta = BaseSheet.Meta(
    facility: "Dinas Uji", sop: "layanan-telepon", period: "2026-W47", programVersion: "0")

  private func path(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name).path
  }

  private func context(_ fixture: PhoneFixture) -> LogContext {
    LogContext(control: control, problems: [], isClosed: false, date: fixture.state.date)
  }

  @Test func `what is taken of a table while it is written is what would be read back`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixture = try PhoneFixture(Self.calls)
    let path = try path("buku.xlsx")
    let written = try fixture.state.book(fixture.period, context(fixture)).write(to: path)
    let specs = [fixture.state.log.layout.spec]
    let read = try BaseSheet.make(from: path, sheets: specs, meta: meta)
    let taken = try BaseSheet.make(from: path, sheets: specs, meta: meta, written: written)
    #expect(written.tables[PhoneColumns.sheet] != nil)
    #expect(taken.all == read.all)
    #expect(taken.all.count { $0.first == BaseLine.row } == Self.texts.count)
  }

  @Test func `what is known of a table that was brought up to date is what would be read back`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixture = try PhoneFixture(Self.calls)
    let (path, finished) = (try path("buku.xlsx"), try path("baru.xlsx"))
    let written = try fixture.state.book(fixture.period, context(fixture)).write(to: path)
    let specs = [fixture.state.log.layout.spec]
    let lines = try BaseSheet.make(from: path, sheets: specs, meta: meta, written: written)
    var parser = BaseParser()
    for line in lines.all { #expect(try parser.take(line)) }
    let base = try #require(parser.finished)
    // One call is told otherwise, one is new, one row was deleted.
    var calls = Self.calls
    calls[1]["Permasalahan"] = "lain"
    calls[4]["Jam Selesai"] = "23.58"
    calls.append(["Jam Masuk": "20.01", "Permasalahan": "baru"])
    let next = try PhoneFixture(calls)
    // Staff typed where no column has a header.
    let typed = try WorkbookPatch(path: path)
    try typed.edit(
      [
        CellEdit(row: 8, column: 42, value: .text("di samping")), CellEdit(row: 9, column: 40, value: .number(7)),
      ], sheet: PhoneColumns.sheet)
    let opened = try self.path("diisi.xlsx")
    try typed.save(to: opened)
    var current = try KeyedBook.read(opened, sheets: specs)
    let patch = try WorkbookPatch(path: opened)
    let changes = try #require(
      try next.state.book(next.period, context(next)).update(
        patch, current: current, base: base, donor: try self.path("lembar.xlsx")))
    try patch.save(to: finished)
    let known = try #require(changes.written.tables[PhoneColumns.sheet])
    let read = try BaseSheet.make(
      from: finished, sheets: specs, meta: meta, previous: base, staffs: changes.staffs)
    let taken = try BaseSheet.make(
      from: finished, sheets: specs, meta: meta, previous: base, staffs: changes.staffs,
      written: WrittenSheets(tables: [PhoneColumns.sheet: known]))
    #expect(taken.all == read.all)
    #expect(taken.all != lines.all)
    #expect(taken.all.count { $0.first == BaseLine.row } == Self.texts.count + 1)
    // Where nothing is another, nothing is done.
    current = try KeyedBook.read(finished, sheets: specs)
    var after = BaseParser()
    for line in taken.all { #expect(try after.take(line)) }
    let again = try WorkbookPatch(path: finished)
    let nothing = try #require(
      try next.state.book(next.period, context(next)).update(
        again, current: current, base: after.finished, donor: try self.path("lembar.xlsx")))
    #expect(!nothing.hasChanges)
  }

  /// A lone `'` is an empty cell in a table and a text in a sheet with row keys: the table then holds cells of its own.
  @Test(arguments: ["ada", "'"])
  func `a table made of rows in memory is the one that is read`(_ text: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixture = try PhoneFixture(Self.calls)
    let path = try path("buku.xlsx")
    _ = try fixture.state.book(fixture.period, context(fixture)).write(to: path)
    let patch = try WorkbookPatch(path: path)
    // Staff's: a gap, a column without a header, blanks, a formula's error, a line below.
    let last = 6 + Self.calls.count
    try patch.edit(
      [
        CellEdit(row: 9, column: 40, value: .text("di samping")), CellEdit(row: 8, column: 8, value: .text(text)),
        CellEdit(row: 10, column: 8, value: .text("   ")),
        CellEdit(row: 11, column: 8, value: .formula("=1/0", cached: .text("#DIV/0!"))),
        CellEdit(row: last + 4, column: 0, value: .date(46_343)), CellEdit(row: last + 4, column: 8, value: .text("x")),
        CellEdit(row: last + 9, column: 0, value: .text("Dicetak oleh Rina")),
      ], sheet: PhoneColumns.sheet)
    let edited = try self.path("diubah.xlsx")
    try patch.save(to: edited)
    let layout = fixture.state.log.layout
    let stored = try #require(
      try KeyedBook.read(edited, sheets: [layout.spec]).sheet(PhoneColumns.sheet)?.stored)
    let workbook = try XLSXWorkbook(path: edited)
    var reader = try workbook.reader(of: try #require(workbook.sheet(named: PhoneColumns.sheet)))
    guard
      case .table(let read) = try Table.read(
        &reader, file: "buku.xlsx", sheet: PhoneColumns.sheet, schema: layout.schema),
      case .table(let made) = try stored.table(
        file: "buku.xlsx", sheet: PhoneColumns.sheet, schema: layout.schema)
    else {
      Issue.record("no header")
      return
    }
    #expect(made.columns == read.columns)
    #expect(made.skipped == read.skipped)
    #expect(made.rowCount == read.rowCount)
    #expect(made.rowCount >= Self.calls.count)
    for row in 0..<min(made.rowCount, read.rowCount) {
      #expect(made.rowNumber(row) == read.rowNumber(row))
      for column in read.columns.indices {
        #expect(made.string(row: row, column: column) == read.string(row: row, column: column))
        #expect(StaffValue(made, row: row, column: column) == StaffValue(read, row: row, column: column))
      }
    }
  }
}

extension TextRows {
  fileprivate var all: [[String]] { (0..<count).map { self[$0] } }
}
