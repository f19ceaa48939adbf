import Foundation
import Spreadsheet
import Testing

@testable import Intake

struct IntakeFileTests {
  /// A file in a folder of its own that is gone after the test.
  private func withFile<R>(_ name: String, _ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appending(path: name).path)
  }

  private func write(_ sheets: [(name: String, rows: [[String]])], to path: String) throws {
    let writer = try WorkbookWriter(path: path, created: day(2026, 11, 18))
    for sheet in sheets {
      let target = try writer.addSheet(sheet.name)
      for (row, cells) in sheet.rows.enumerated() {
        for (column, text) in cells.enumerated() where !text.isEmpty { try target.text(text, row: row, column: column) }
      }
    }
    try writer.close()
  }

  @Test func `every sheet that is an input is read and the others are told`() throws {
    try withFile("ekspor.xlsx") { path in
      try write(
        [
          ("Oktober", [["No RM", "Tgl Keluar"], ["001", "21/10/2026"]]),
          ("November", [["Judul"], ["Norm", "KRS"], ["002", "21/11/2026"], ["003", "22/11/2026"]]),
          ("Grafik", [["Bulan", "Banyaknya"]]), ("Kosong", []),
        ], to: path)
      let reading = try IntakeFile.read(path: path, schema: .discharges)
      #expect(reading.file == "ekspor.xlsx")
      #expect(reading.tables.map(\.sheet) == ["Oktober", "November"])
      #expect(reading.tables.map(\.rowCount) == [1, 2])
      #expect(reading.tables.map(\.headerRow) == [1, 2])
      #expect(
        reading.sheets.map(\.outcome) == [
          .read(rows: 1), .read(rows: 2), .noHeader(row: 1, headers: ["Bulan", "Banyaknya"]), .empty,
        ])
      #expect(try IntakeFile.read(path: path, schema: .discharges, sheet: "Oktober").tables.count == 1)
    }
  }

  @Test func `an export without a discharge date names the column, the headers seen and the near miss`() throws {
    try withFile("ekspor.xlsx") { path in
      try write([("Data", [["No RM", "Tgl Masuk", "Tgl Kelaur"], ["001", "14/11/2026", "21/11/2026"]])], to: path)
      do throws(IntakeError) {
        _ = try IntakeFile.read(path: path, schema: .discharges)
        Issue.record("it was read")
      } catch {
        let message = error.message(.indonesian)
        for part in [
          "ekspor.xlsx", "\"Data\"", "\"Tanggal Keluar\"", "\"Tgl Kelaur\" mungkin \"Tgl Keluar\"", "tanggal_keluar",
        ] {
          #expect(message.contains(part), "\(message)")
        }
      }
    }
  }

  @Test func `a header in no known word is told with what was seen`() throws {
    try withFile("barang.xlsx") { path in
      try write([("Stok", [["Kode Barang", "Harga"], ["A1", "1000"]])], to: path)
      do throws(IntakeError) {
        _ = try IntakeFile.read(path: path, schema: .discharges)
        Issue.record("it was read")
      } catch {
        #expect(error.message(.english).contains("\"Kode Barang\", \"Harga\""))
      }
    }
  }

  @Test(arguments: [
    "No RM;Nama;Tgl Keluar\n001;Ani;21/11/2026\n002;Budi;22/11/2026\n",
    "\u{FEFF}No RM,Nama,Tgl Keluar\r\n001,Ani,21/11/2026\r\n002,Budi,22/11/2026\r\n",
    "No RM\tNama\tTgl Keluar\n001\tAni\t21 Nop 2026\n002\tBudi\t22 Nop 2026\n",
    "sep=|\nNo RM|Nama|Tgl Keluar\n001|Ani|2026-11-21\n002|Budi|2026-11-22\n",
    "RSUD CONTOH;;\nPeriode 1-7 November;;\n\nNo RM;Nama;Tgl Keluar\n001;Ani;21/11/2026\n002;\"Budi\nSantoso\";22/11/2026\nTotal;;2\n",
  ])
  func `text files of every dialect are inputs`(_ text: String) throws {
    try withFile("ekspor.csv") { path in
      try Data(text.utf8).write(to: URL(filePath: path))
      let reading = try IntakeFile.read(path: path, schema: .discharges)
      let table = try #require(reading.tables.first)
      #expect(table.sheet == nil)
      #expect((0..<table.rowCount).map { table.string(row: $0, field: 1) } == ["001", "002"])
      #expect(table.date(row: 1, field: 8).date == day(2026, 11, 22))
      guard case .delimitedText = reading.format else {
        Issue.record("\(reading.format)")
        return
      }
    }
  }

  @Test func `rows of a text file are counted by records, the blank ones too`() throws {
    try withFile("ekspor.csv") { path in
      let text = "Judul;;\n\nNo RM;Nama;Tgl Keluar\n001;\"Ani\nSari\";21/11/2026\n;;\n002;Budi;31/02/2026\n"
      try Data(text.utf8).write(to: URL(filePath: path))
      let table = try #require(try IntakeFile.read(path: path, schema: .discharges).tables.first)
      #expect(table.headerRow == 3)
      #expect((0..<table.rowCount).map(table.rowNumber) == [4, 6])
      #expect(table.skipped.map(\.rows) == [5...5])
      #expect(table.problems().map(\.row) == [6])
    }
  }

  @Test func `a file that is not there is an error of the file`() {
    do throws(IntakeError) {
      _ = try IntakeFile.read(path: "/nonexistent/ekspor.xlsx", schema: .discharges)
      Issue.record("it was read")
    } catch {
      guard case .unreadable(let cause) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(cause.kind == .notFound)
    }
  }
}
