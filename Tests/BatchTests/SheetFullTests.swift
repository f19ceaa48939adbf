import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

struct SheetFullTests {
  private func makeBook(in folder: FacilityFolder) throws -> String {
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    _ = try folder.run("2026-11-18")
    return folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx"
  }

  @Test func `rows that find no room in a sheet are refused by name, and the run after goes on`() throws {
    let folder = try FacilityFolder()
    let path = try makeBook(in: folder)
    let patch = try WorkbookPatch(path: path)
    try patch.edit([CellEdit(row: CellArea.lastRow, column: 1, value: .text("catatan"))], sheet: "Data Pasien")
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    let typed = folder.bytes("kerja/Sapa Pasien 2026-W47.xlsx")
    var export = Export()
    export.add("001002", in: "06/11/2026", out: "12/11/2026")
    try folder.write("masuk/baru.csv", export.text)
    let before = try folder.files()
    let error = #expect(throws: FacilityError.self) { try folder.run("2026-11-18") }
    #expect(error == .sheetFull(file: path, sheet: "Data Pasien"))
    #expect(error?.message(.indonesian).contains("masuk/") == true)
    #expect(try folder.files() == before)
    #expect(folder.bytes("kerja/Sapa Pasien 2026-W47.xlsx") == typed)
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/baru.csv")
    #expect(try folder.run("2026-11-18").failures.isEmpty)
  }

  @Test func `a new book that has too many rows is refused under its own name`() throws {
    let folder = try FacilityFolder()
    let run = Run(facility: try Facility(folder: folder.path), date: CalendarDate(iso: "2026-11-18"))
    let target = run.target("kerja", "Sapa Pasien 2026-W47.xlsx") { path in
      let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_000))
      let sheet = try book.addSheet("Data Pasien")
      try sheet.text("x", row: CellArea.lastRow + 1, column: 0)
      return Made()
    }
    let error = #expect(throws: FacilityError.self) { try run.make(target) }
    #expect(error == .sheetFull(file: target.path, sheet: "Data Pasien"))
  }

  @Test func `a work book whose record lies in packets goes on as any other`() throws {
    let folder = try FacilityFolder()
    let path = try makeBook(in: folder)
    let workbook = try XLSXWorkbook(path: path)
    let base = try #require(try BaseSheet.read(workbook))
    let rows = try SheetCopy(workbook, try #require(workbook.sheet(named: BaseSheet.name))).rows.map { row in
      (0...(row.keys.max() ?? 0)).map { row[$0]?.text ?? "" }
    }
    var lines = BaseLines(base.meta)
    for row in rows[5..<rows.count - 1] { lines.append(row) }
    lines.finish(rowLimit: 20)
    #expect(lines.rows.count <= 20 && lines.rows.count < rows.count)
    let patch = try WorkbookPatch(path: path)
    try patch.replaceSheet(BaseSheet.name, texts: lines.rows, visibility: .veryHidden)
    let calls = try SheetCopy(path: path, sheet: "Lembar Sapa")
    let (top, own) = try #require(calls.header)
    let (number, note) = (try #require(own["No RM"]), try #require(own["Catatan"]))
    let row = try #require(calls.rows.indices.first { $0 > top && calls.rows[$0][number] == .text("001001") })
    try patch.edit([CellEdit(row: row, column: note, value: .text("titip obat"))], sheet: "Lembar Sapa")
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    let packed = try #require(try BaseSheet.read(XLSXWorkbook(path: path)))
    #expect(packed.keyed.mapValues { $0.rows } == base.keyed.mapValues { $0.rows })
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "06/11/2026", out: "12/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    let summary = try folder.run("2026-11-18")
    #expect(summary.failures.isEmpty)
    let after = try SheetCopy(path: path, sheet: "Lembar Sapa")
    let (head, columns) = try #require(after.header)
    let notes = after.rows.dropFirst(head + 1).compactMap { $0[columns["Catatan"] ?? -1]?.text }
    #expect(notes == ["titip obat"])
    let renewed = try #require(try BaseSheet.read(XLSXWorkbook(path: path)))
    #expect(renewed.keyed["Data Pasien"]?.keys.count == 2)
  }

  @Test func `areas below a table end with the sheet`() {
    #expect(CellArea.row(10, below: 100) == 110)
    #expect(CellArea.row(CellArea.lastRow - 5, below: 100) == CellArea.lastRow)
    #expect(CellArea.row(CellArea.lastRow, below: 0) == CellArea.lastRow)
  }
}
