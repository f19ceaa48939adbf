import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
@testable import PostDischargeCalls
import Procedures
@testable import Book

/// Annotations of workbooks that other producers' fixtures and our own writer give.
struct AnnotationTests {
  @Test(arguments: [
    ("openpyxl.xlsx", "Pasien Pulang", 11, 4), ("xlsxwriter.xlsx", "Data", 11, 1),
    ("libreoffice.xlsx", "Pasien Pulang", 11, 4),
    ("dua-baris.xlsx", "Sheet", 11, 5),
  ])
  func `a workbook of another producer gets the columns at the right of its table`(
    _ name: String, _ sheet: String, _ column: Int, _ header: Int
  ) throws {
    let folder = try FacilityFolder(profile: nil)
    let out = folder.path + "/hasil.xlsx"
    let summary = try annotate(annotationFixture(name), to: out)

    let own = try #require(summary.sheets.first)
    #expect(own.sheet == sheet)
    #expect(own.rows == own.used + own.merged + own.rejected)
    #expect(own.statuses.values.reduce(0, +) == own.rows)
    #expect(own.targets > 0)
    let after = try SheetCopy(path: out, sheet: sheet)
    let headers = (0..<4).map { after.rows[header - 1][column - 1 + $0]?.text }
    #expect(headers == ["Kode", "Status", "Tanggal Eksekusi", "Alasan"])
    // Everything else is as it was.
    let before = try SheetCopy(path: annotationFixture(name), sheet: sheet)
    for (row, cells) in before.rows.enumerated() {
      for (place, value) in cells { #expect(after.rows[row][place] == value) }
    }
    let others = after.rows.reduce(0) { $0 + $1.keys.count { $0 < column - 1 || $0 >= column + 3 } }
    let all = before.rows.reduce(0) { $0 + $1.count }
    #expect(others == all)
  }

  @Test(arguments: ["openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "dua-baris.xlsx"])
  func `an annotated workbook with nothing new comes out byte for byte`(_ name: String) throws {
    let folder = try FacilityFolder(profile: nil)
    let (first, second) = (folder.path + "/satu.xlsx", folder.path + "/dua.xlsx")
    #expect(try annotate(annotationFixture(name), to: first).changed)
    let again = try annotate(first, to: second)
    #expect(!again.changed)
    #expect(again.sheets.first?.updated == true)
    #expect(AtomicFile.haveEqualBytes(first, second))
  }

  @Test func `rows that are no targets any more lose the red and the code`() throws {
    let folder = try FacilityFolder(profile: nil)
    let (first, second) = (folder.path + "/satu.xlsx", folder.path + "/dua.xlsx")
    try annotate(annotationFixture("openpyxl.xlsx"), to: first)
    #expect(try redRows(first, sheet: "Pasien Pulang").count > 0)
    let later = try annotate(first, to: second, date: "2026-12-19")
    #expect(later.sheets.first?.targets == 0)
    #expect(try redRows(second, sheet: "Pasien Pulang") == [])
  }

  @Test func `rows of one stay name the row that carries the decision`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write(
      "a.csv",
      """
      No RM;Nama;No HP;Tgl Masuk;Tgl Keluar;Status Pulang
      000123;Budi;081234567801;01/11/2026;05/11/2026;Pindah Kamar
      000123;Budi;081234567801;05/11/2026;11/11/2026;Sembuh
      000124;Siti;081234567802;01/11/2026;11/11/2026;Sembuh
      000124;Siti;081234567802;01/11/2026;11/11/2026;Sembuh
      ;Tanpa Nomor;081234567803;01/11/2026;11/11/2026;Sembuh
      000125;Umar;081234567804;01/11/2026;31/02/2026;Sembuh
      Total;;;;;6
      """)
    let out = folder.path + "/a.xlsx"
    let summary = try annotate(folder.path + "/a.csv", to: out)
    let rows = try SheetCopy(path: out, sheet: "Data").rows
    let found = rows.map { row in [6, 7, 9].map { row[$0]?.text ?? "" } }
    #expect(found[1] == ["", "Digabung", "Digabung dengan baris 3 (A0)"])
    #expect(found[2][0] == "T")
    #expect(found[3][0] == "T")
    #expect(found[4] == ["", "Digabung", "Digabung dengan baris 4 (A0)"])
    #expect(found[5] == ["", "Data Bermasalah", "kosong: No RM"])
    #expect(found[6][1] == "Data Bermasalah")
    #expect(found[6][2].hasPrefix("Tgl Keluar '31/02/2026': "))
    #expect(found[7] == ["", "", ""])
    let own = try #require(summary.sheets.first)
    let account = [own.rows, own.used, own.merged, own.rejected]
    #expect(account == [6, 2, 2, 2])
    let red = try redRows(out, sheet: "Data")
    #expect(red == [2, 3])
  }

  @Test func `a text file's cells stay as they were typed`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write(
      "a.csv", "No RM;Nama;No HP;Tgl Masuk;Tgl Keluar\r\n000123;=1+1;081234567801;1/11/2026;11-11-2026\r\n")
    try annotate(folder.path + "/a.csv", to: folder.path + "/a.xlsx")
    let row = try SheetCopy(path: folder.path + "/a.xlsx", sheet: "Data").rows[1]
    let found: [StaffValue?] = (0..<5).map { row[$0] }
    let typed = ["000123", "=1+1", "081234567801", "1/11/2026", "11-11-2026"].map { StaffValue.text($0) }
    #expect(found == typed)
  }

  @Test func `in place the original is kept beside it under a new name each time`() throws {
    let folder = try FacilityFolder(profile: nil)
    let file = folder.path + "/data.xlsx"
    try FileManager.default.copyItem(atPath: annotationFixture("openpyxl.xlsx"), toPath: file)
    let first = try annotate(file, to: nil)
    #expect(first.backup == folder.path + "/data (sebelum sapa).xlsx")
    #expect(AtomicFile.haveEqualBytes(annotationFixture("openpyxl.xlsx"), try #require(first.backup)))
    #expect(try annotate(file, to: file).backup == nil)
    #expect(try annotate(file, to: file, date: "2026-11-30").backup == folder.path + "/data (sebelum sapa 2).xlsx")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test func `what can't be done is refused and changes nothing`() throws {
    let folder = try FacilityFolder(profile: nil)
    let file = folder.path + "/data.xlsx"
    try FileManager.default.copyItem(atPath: annotationFixture("openpyxl.xlsx"), toPath: file)
    try folder.write("ada.xlsx", "bukan urusan Sapa")
    try folder.write("judul.csv", "Judul;Isi\r\na;b\r\n")
    try folder.write(".~lock.data.xlsx#", ",rina,pc-3,21.11.2026 09:00,file:///x;")
    let before = try folder.files()
    #expect(refusal(file, to: folder.path + "/ada.xlsx")?.contains("--force") == true)
    #expect(refusal(file, to: nil)?.contains("rina") == true)
    #expect(refusal(file, to: folder.path + "/data.xlsm")?.contains(".xlsx") == true)
    #expect(refusal(folder.path + "/judul.csv", to: folder.path + "/b.xlsx")?.contains("Judul") == true)
    #expect(refusal(folder.path + "/judul.csv", to: nil)?.contains("-o judul.xlsx") == true)
    #expect(refusal(folder.path + "/tidak-ada.xlsx", to: folder.path + "/b.xlsx") != nil)
    #expect(try folder.files() == before)
  }

  @Test func `a facility's profile and do-not-call list decide`() throws {
    let folder = try FacilityFolder()
    try folder.set("target_day = 5\ndo_not_call = [\"000124\"]")
    try folder.write(
      "a.csv",
      "No RM;Nama;No HP;Tgl Masuk;Tgl Keluar\r\n000123;B;081234567801;1/11/2026;13/11/2026\r\n000124;C;081234567801;1/11/2026;13/11/2026\r\n"
    )
    let day = try #require(CalendarDate(iso: "2026-11-18"))
    let settings = try AnnotationSettings(facility: try Facility(folder: folder.path), date: day)
    let summary = try Annotation(settings).perform(
      Annotation.Request(file: folder.path + "/a.csv", output: folder.path + "/a.xlsx"))
    #expect(summary.sheets.first?.statuses == ["Target": 1, "Menolak": 1])
  }

  // MARK: Helpers

  @discardableResult
  private func annotate(_ file: String, to output: String?, date: String = "2026-11-18") throws -> AnnotationSummary {
    let day = try #require(CalendarDate(iso: date))
    let settings = try AnnotationSettings(language: .indonesian, date: day)
    return try Annotation(settings).perform(Annotation.Request(file: file, output: output))
  }

  /// The words of the refusal; nil where there is none.
  private func refusal(_ file: String, to output: String?) -> String? {
    do {
      try annotate(file, to: output)
      return nil
    } catch {
      return (error as? AnnotationError)?.message(.indonesian)
    }
  }

  /// The rows, counted from 0, of which every cell with a value is red.
  private func redRows(_ path: String, sheet name: String) throws -> [Int] {
    let patch = try WorkbookPatch(path: path)
    let sheet = try #require(patch.workbook.sheets.first { $0.name == name })
    let reader = try patch.workbook.reader(of: sheet)
    var row = SheetRow()
    var rows: [Int] = []
    while try reader.next(&row) {
      let red = try row.cells.filter { try patch.solidFill(ofStyle: Int($0.style)) == Color(0xFF0000) }
      if red.isEmpty { continue }
      #expect(red.count == row.cells.count)
      rows.append(row.index)
    }
    return rows
  }
}
