import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// `sapa merge` on files: what it writes, what it refuses.
struct WorkbookMergeTests {
  private static let day = CalendarDate(dayNumber: 20_778)
  private static let base: [[StaffValue?]] = [
    [.text("Daftar")], [.text("No RM"), .text("Nama"), .text("Tanggal"), .text("Catatan")],
    [.text("000001"), .text("Ani"), .date(46_330), nil], [.text("000002"), .text("Budi"), nil, .text("lama")],
    [.text("000003"), .text("Citra"), nil, nil],
  ]

  @Test func `G3: cells, rows, columns and sheets of the copies come together`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[2][3] = .text("dari Rina")
    rina[1].append(.text("Jemput"))
    rina[3].append(.text("ya"))
    rina.append([.text("000004"), .text("Dodi"), .date(46_331), nil])
    rina.swapAt(2, 4)
    var budi = Self.base
    budi[3][3] = nil
    budi.remove(at: 4)
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina, "Rapat": [[.text("Senin")]]])
    try folder.write("budi.xlsx", ["Data": budi])

    let summary = try folder.merge("asal.xlsx", ["rina.xlsx", "budi.xlsx"])
    #expect(summary.exitCode == 0)
    #expect(summary.copies.map(\.cells) == [1, 1])
    #expect(summary.copies.map(\.deleted) == [0, 1])
    #expect(summary.keys.map(\.key) == ["No RM"])
    #expect(summary.keys.map(\.reason) == [.guessed])
    let result = try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data")
    #expect(result.rows[1][4] == .text("Jemput"))
    #expect(result.rows[2] == [0: .text("000001"), 1: .text("Ani"), 2: .date(46_330), 3: .text("dari Rina")])
    #expect(result.rows[3] == [0: .text("000002"), 1: .text("Budi"), 4: .text("ya")])
    #expect(result.rows[4].isEmpty)
    #expect(result.rows[5] == [0: .text("000004"), 1: .text("Dodi"), 2: .date(46_331)])
    #expect(try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Rapat").rows == [[0: .text("Senin")]])
  }

  @Test func `G3: a conflict is listed once, marked, settled by a choice, and its cell looks as before`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[2][2] = .date(46_340)
    var budi = Self.base
    budi[2][2] = .date(46_341)
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina])
    try folder.write("budi.xlsx", ["Data": budi])

    let summary = try folder.merge("asal.xlsx", ["rina.xlsx", "budi.xlsx", "budi.xlsx"])
    #expect(summary.exitCode == 1)
    #expect(summary.open == 1)
    #expect(summary.copies.map(\.conflicts) == [0, 1, 0])
    var list = try ConflictList.read(XLSXWorkbook(path: folder.path("hasil.xlsx")))
    #expect(list.entries.map(\.state) == [.open])
    #expect(list.entries.first?.conflict.current == .date(46_340))
    #expect(list.entries.first?.conflict.copy == .date(46_341))
    #expect(list.entries.first?.file == "budi.xlsx")
    #expect(list.entries.first?.date == .date(Self.day.serial))
    let earlier = try folder.style("asal.xlsx", row: 2, column: 2)
    #expect(try folder.style("hasil.xlsx", row: 2, column: 2) != earlier)

    try folder.choose("hasil.xlsx", "Salinan")
    let settled = try folder.merge("hasil.xlsx", [], output: "beres.xlsx")
    #expect(settled.settled == 1)
    #expect(settled.open == 0)
    #expect(settled.exitCode == 0)
    #expect(try SheetCopy(path: folder.path("beres.xlsx"), sheet: "Data").rows[2][2] == .date(46_341))
    list = try ConflictList.read(XLSXWorkbook(path: folder.path("beres.xlsx")))
    #expect(list.entries.map(\.state) == [.applied])
    #expect(try folder.style("beres.xlsx", row: 2, column: 2) == earlier)
  }

  @Test func `G3: a row that was copied with its key and worked on keeps the key, whatever its header`() throws {
    for key in ["Kunci", "No RM"] {
      let folder = try MergeFolder()
      var base = Self.base
      base[1][0] = .text(key)
      var copy = base
      copy.append([.text("000001"), .text("Ani"), nil, .text("kontrol kedua")])
      try folder.write("asal.xlsx", ["Data": base])
      try folder.write("rina.xlsx", ["Data": copy])
      try folder.merge("asal.xlsx", ["rina.xlsx"], key: key)
      let result = try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data")
      #expect(result.rows[5] == [0: .text("000001"), 1: .text("Ani"), 3: .text("kontrol kedua")])
    }
  }

  @Test func `G3: two columns make a key together`() throws {
    let folder = try MergeFolder()
    var base = Self.base
    base[3][0] = .text("000001")
    base[3][2] = .date(46_335)
    base[4][2] = .date(46_330)
    var copy = base
    copy[3][3] = .text("kedua")
    copy.swapAt(2, 3)
    try folder.write("asal.xlsx", ["Data": base])
    try folder.write("rina.xlsx", ["Data": copy])
    let summary = try WorkbookMerge(
      base: folder.path("asal.xlsx"), copies: [folder.path("rina.xlsx")], output: folder.path("hasil.xlsx"),
      keys: ["No RM", "Tanggal"], date: Self.day
    ).run()
    #expect(summary.keys.map(\.key) == ["No RM + Tanggal"])
    #expect(summary.copies.map(\.cells) == [1])
    let result = try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data")
    #expect(result.rows[2][3] == nil)
    #expect(result.rows[3][3] == .text("kedua"))
  }

  @Test func `a number typed over a day is a number`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[2][2] = .number(7)
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina])
    try folder.merge("asal.xlsx", ["rina.xlsx"])
    #expect(try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data").rows[2][2] == .number(7))
  }

  @Test func `a number over a text in a day's format is a number`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[2][2] = .text("-")
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina])
    try folder.merge("asal.xlsx", ["rina.xlsx"])
    // The cell keeps the day's format under its text.
    try FileManager.default.moveItem(atPath: folder.path("hasil.xlsx"), toPath: folder.path("asal-2.xlsx"))
    var budi = rina
    budi[2][2] = .number(137_103_120_000_002)
    try folder.write("budi.xlsx", ["Data": budi])
    try folder.merge("asal-2.xlsx", ["budi.xlsx"])
    #expect(try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data").rows[2][2] == .number(137_103_120_000_002))
  }

  @Test func `a number that is listed below a day is shown as a number`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[2][2] = .date(46_340)
    rina[3][3] = .number(12)
    var budi = Self.base
    budi[2][2] = .date(46_341)
    var sari = Self.base
    sari[3][3] = .number(15)
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina])
    try folder.write("budi.xlsx", ["Data": budi])
    try folder.write("sari.xlsx", ["Data": sari])
    try folder.merge("asal.xlsx", ["rina.xlsx", "budi.xlsx", "sari.xlsx"])
    let list = try ConflictList.read(XLSXWorkbook(path: folder.path("hasil.xlsx")))
    #expect(list.entries.map(\.conflict.current) == [.date(46_340), .number(12)])
    #expect(list.entries.map(\.conflict.copy) == [.date(46_341), .number(15)])
  }

  @Test func `a note of a copy where a merged area lies here is listed, and the rest is merged`() throws {
    let folder = try MergeFolder()
    let book = try WorkbookWriter(
      path: folder.path("asal.xlsx"), created: Self.day, title: "Daftar", author: "Uji", company: "Uji")
    let sheet = try book.addSheet("Data")
    try sheet.mergeRow(0, firstColumn: 0, lastColumn: 3, text: "Daftar")
    for (row, cells) in Self.base.enumerated().dropFirst() {
      for (column, value) in cells.enumerated() {
        if let value { try sheet.text(value.text, row: row, column: column) }
      }
    }
    try book.close()
    var rina = try SheetCopy(path: folder.path("asal.xlsx"), sheet: "Data").rows.map { row in
      (0..<4).map { row[$0] }
    }
    rina[0][3] = .text("hubungi lagi")
    rina[2][3] = .text("dari Rina")
    try folder.write("rina.xlsx", ["Data": rina])
    try folder.merge("asal.xlsx", ["rina.xlsx"])
    let result = try SheetCopy(path: folder.path("hasil.xlsx"), sheet: "Data")
    #expect(result.rows[0] == [0: .text("Daftar")])
    #expect(result.rows[2][3] == .text("dari Rina"))
    let list = try ConflictList.read(XLSXWorkbook(path: folder.path("hasil.xlsx")))
    #expect(list.entries.map(\.conflict.column) == ["D1"])
    #expect(list.entries.map(\.conflict.copy) == [.text("hubungi lagi")])
  }

  @Test func `a merge without a change is the base, byte for byte`() throws {
    let folder = try MergeFolder()
    try folder.write("asal.xlsx", ["Data": Self.base])
    #expect(try folder.merge("asal.xlsx", ["asal.xlsx"]).exitCode == 0)
    #expect(AtomicFile.haveEqualBytes(folder.path("asal.xlsx"), folder.path("hasil.xlsx")))
  }

  @Test func `what can't be merged is refused, and nothing is written`() throws {
    let folder = try MergeFolder()
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("tanpa.xlsx", ["Data": Self.base.map { Array($0.dropFirst()) }])
    try folder.write("lain.xlsx", ["Lain": Self.base])
    try Data("bukan".utf8).write(to: URL(fileURLWithPath: folder.path("teks.xlsx")))

    #expect(throws: WorkbookMerge.Failure.outputIsInput(folder.path("asal.xlsx"))) {
      try folder.merge("asal.xlsx", ["lain.xlsx"], output: "asal.xlsx")
    }
    #expect(throws: WorkbookMerge.Failure.noKey(file: folder.path("asal.xlsx"), keys: ["NIK"])) {
      try folder.merge("asal.xlsx", ["lain.xlsx"], key: "NIK")
    }
    #expect(
      throws: WorkbookMerge.Failure.refused(
        .keyColumnMissing(file: folder.path("tanpa.xlsx"), sheet: "Data", key: "No RM"))
    ) { try folder.merge("asal.xlsx", ["tanpa.xlsx"], key: "No RM") }
    #expect(throws: WorkbookMerge.Failure.refused(.notOurs(file: folder.path("lain.xlsx")))) {
      try folder.merge("asal.xlsx", ["lain.xlsx"])
    }
    #expect(throws: WorkbookMerge.Failure.self) { try folder.merge("asal.xlsx", ["teks.xlsx"]) }
    #expect(throws: WorkbookMerge.Failure.self) { try folder.merge("asal.xlsx", ["tiada.xlsx"]) }
    #expect(try folder.names() == ["asal.xlsx", "lain.xlsx", "tanpa.xlsx", "teks.xlsx"])
  }
}

extension WorkbookMergeTests {
  private func refusal(_ folder: MergeFolder, _ copies: [String], key: String? = nil) throws -> String {
    do throws(WorkbookMerge.Failure) {
      _ = try WorkbookMerge(
        base: folder.path("asal.xlsx"), copies: copies.map(folder.path), output: folder.path("hasil.xlsx"),
        keys: [key].compactMap(\.self), date: Self.day
      ).run()
      return ""
    } catch {
      #expect(try !folder.names().contains("hasil.xlsx"))
      return error.message(.indonesian)
    }
  }

  @Test(arguments: [
    ("rina.csv", Array("No RM;Nama\n000001;Ani\n".utf8), "berkas teks (CSV)"),
    ("rina.txt", Array("No RM\tNama\n000001\tAni\n".utf8), "berkas teks (CSV)"),
    ("rina.xlsx", Array("No RM,Nama\n000001,Ani\n".utf8), "berkas teks (CSV)"),
    ("rina.xls", [0x09, 0x08, 0x10, 0x00, 0x00, 0x06], ".xls"),
    ("rina.xls", Array("<html><table><tr><td>No RM</td></tr></table></html>".utf8), "halaman HTML"),
    ("rina.pdf", Array("%PDF-1.7\n".utf8), "PDF"),
  ])
  func `a copy that is no workbook is told what it is, and to bring the workbook`(
    name: String, bytes: [UInt8], what: String
  ) throws {
    let folder = try MergeFolder()
    try folder.write("asal.xlsx", ["Data": Self.base])
    try Data(bytes).write(to: URL(filePath: folder.path(name)))
    let message = try refusal(folder, [name])
    #expect(message.hasPrefix(folder.path(name) + ": ini "), "\(message)")
    #expect(message.contains(what), "\(message)")
    #expect(message.contains(".xlsx yang diisi petugas"), "\(message)")
    #expect(!message.contains("beri akhiran"))
  }

  @Test func `a lone blank key is named with its file, sheet and row`() throws {
    let folder = try MergeFolder()
    var rina = Self.base
    rina[3][0] = nil
    try folder.write("asal.xlsx", ["Data": Self.base])
    try folder.write("rina.xlsx", ["Data": rina])
    let message = try refusal(folder, ["rina.xlsx"])
    #expect(
      message.hasPrefix(
        folder.path("rina.xlsx") + ", lembar \"Data\", baris 4: kolom No RM kosong, maka baris tidak dapat dikenali"),
      "\(message)")
    #expect(message.contains("--key"))
  }

  @Test func `a repeated key and several blank ones are named, too`() throws {
    let folder = try MergeFolder()
    var base = Self.base
    base[4][0] = .text("000001")
    try folder.write("asal.xlsx", ["Data": base])
    try folder.write("rina.xlsx", ["Data": base])
    #expect(
      try refusal(folder, ["rina.xlsx"]).contains("asal.xlsx, lembar \"Data\", baris 5: mengulang No RM baris lain"))
    base = Self.base
    base[2][0] = nil
    base[3][0] = .text(" ")
    try folder.write("asal.xlsx", ["Data": base])
    #expect(try refusal(folder, ["asal.xlsx"]).contains("baris 3 dan 1 baris lain: kolom No RM kosong"))
  }

  @Test func `where no column looks like a key, its name is asked for`() throws {
    let folder = try MergeFolder()
    var base = Self.base
    base[1][0] = .text("Urutan")
    try folder.write("asal.xlsx", ["Data": base])
    try folder.write("rina.xlsx", ["Data": base])
    #expect(try refusal(folder, ["rina.xlsx"]).contains("sebutkan dengan --key"))
  }
}

/// A folder for a test's workbooks, gone with it.
private final class MergeFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("merge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

  func write(_ name: String, _ sheets: KeyValuePairs<String, [[StaffValue?]]>) throws {
    let book = try WorkbookWriter(path: path(name), created: CalendarDate(dayNumber: 20_000))
    let plain = book.format(CellFormat())
    let date = book.format(
      CellFormat {
        $0.numberFormat = "dd/mm/yyyy"; $0.isBold = true; $0.fontSize = 9
      })
    for (title, rows) in sheets {
      let sheet = try book.addSheet(title)
      for (row, cells) in rows.enumerated() {
        for (column, value) in cells.enumerated() where value != nil {
          try sheet.staff(
            value, row: row, column: column, formats: StaffFormats(plain: plain, date: date, time: date, duration: date)
          )
        }
      }
    }
    try book.close()
  }

  @discardableResult
  func merge(
    _ base: String, _ copies: [String], output: String = "hasil.xlsx", key: String? = nil
  ) throws -> WorkbookMergeSummary {
    try WorkbookMerge(
      base: path(base), copies: copies.map(path), output: path(output), keys: [key].compactMap(\.self),
      date: CalendarDate(dayNumber: 20_778)
    ).run()
  }

  /// The number of a cell's format on sheet `Data`.
  func style(_ name: String, row: Int, column: Int) throws -> Int32? {
    let workbook = try XLSXWorkbook(path: path(name))
    let sheet = try #require(workbook.sheets.first { $0.name == "Data" })
    let reader = try workbook.reader(of: sheet, includesEmptyCells: true)
    var cells = SheetRow()
    while try reader.next(&cells) {
      if cells.index == row { return cells.cells.first { Int($0.column) == column }?.style }
    }
    return nil
  }

  /// Chooses the same for each conflict.
  func choose(_ name: String, _ choice: String) throws {
    let patch = try WorkbookPatch(path: path(name))
    let list = try ConflictList.read(patch.workbook)
    let column = try #require(list.positions["Pilihan"])
    let edits = try list.entries.map { entry in
      CellEdit(row: try #require(entry.row), column: column, value: .text(choice))
    }
    try patch.edit(edits, sheet: ConflictList.sheetName)
    try patch.save(to: path("pilihan.xlsx"))
    try FileManager.default.removeItem(atPath: path(name))
    try FileManager.default.moveItem(atPath: path("pilihan.xlsx"), toPath: path(name))
  }
}
