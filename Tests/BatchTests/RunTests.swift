import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// Whole runs in a folder of their own; the runs are on Wednesdays of 2026-W47, W48 and W49.
struct RunTests {
  /// Three targets of 2026-W47, one that waits for W48, and what is no target.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "09/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    export.add("001003", in: "13/11/2026", out: "15/11/2026", "APS")
    export.add("001004", in: "13/11/2026", out: "16/11/2026")
    export.add("001005", in: "05/11/2026", out: "11/11/2026", "Meninggal")
    export.add("001006", in: "05/11/2026", out: "11/11/2026", "Rujuk")
    export.add("001007", in: "14/11/2026", out: "", "-")
    export.add("001008", in: "05/11/2026", out: "11/11/2026", phone: "-")
    try folder.write("masuk/ekspor.csv", export.text)
    return folder
  }

  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let book48 = "kerja/Sapa Pasien 2026-W48.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"
  private let recap48 = "laporan/Rekap Sapa Pasien 2026-W48.xlsx"

  private func statuses(_ folder: FacilityFolder, _ week: String) throws -> [String: String] {
    try folder.data(week).mapValues { "\($0["Kode"] ?? "")|\($0["Status"] ?? "")" }
  }

  @Test func `a first run writes the week's work book and recap`() throws {
    let folder = try folder()
    let summary = try folder.run("2026-11-18")
    #expect(summary.written == [overview11, book47, recap47])
    #expect(summary.unchanged.isEmpty)
    #expect(Set(try folder.files().keys) == [overview11, book47, recap47, "masuk/ekspor.csv", "arsip/jurnal.jsonl"])
    #expect(
      try statuses(folder, "2026-W47") == [
        "001001": "T|Target", "001002": "T|Target", "001003": "T|Target", "001004": "|Menunggu",
        "001005": "|Meninggal", "001006": "|Dirujuk", "001007": "|Masih Dirawat", "001008": "|Tanpa Telepon",
      ])
    #expect(try folder.calls("2026-W47").map { $0["No RM"] } == ["001001", "001002", "001003"])
    let procedure = try #require(summary.procedures.first)
    #expect(procedure.period == "2026-W47")
    #expect(procedure.statuses["Target"] == 3)
    #expect(procedure.executed == 0)
    #expect(procedure.points?.isEmpty == true)
  }

  @Test func `G4: a second run of the same day changes no file`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    let before = try folder.files()
    let again = try folder.run("2026-11-18")
    #expect(again.written.isEmpty)
    #expect(again.unchanged == [overview11, book47, recap47])
    #expect(try folder.files() == before)
  }

  @Test func `G4: the same inputs in another folder make the same bytes`() throws {
    let (one, other) = (try folder(), try folder())
    try one.run("2026-11-18")
    try other.run("2026-11-18")
    #expect(try one.files() == (try other.files()))
  }

  @Test func `a dry run says what it would write and writes nothing`() throws {
    let folder = try folder()
    let before = try folder.files()
    let (run, plan) = try folder.plan("2026-11-18")
    #expect(try run.preview().planned == [overview11, book47, recap47])
    #expect(plan.summary.written.isEmpty)
    #expect(plan.summary.procedures.first?.statuses["Target"] == 3)
    #expect(try folder.files() == before)
  }

  @Test func `an empty masuk writes nothing`() throws {
    let folder = try FacilityFolder()
    #expect(try folder.run("2026-11-18").written.isEmpty)
    #expect(try folder.files().isEmpty)
  }

  @Test func `A3a: the next week carries over what was not executed, and calls what waited`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/ekspor.csv")
    let summary = try folder.run("2026-11-25")
    #expect(summary.written == [overview11, book48, recap47, recap48])
    // Due on Monday 16/11, 001001 ran out on 23/11.
    let found = try statuses(folder, "2026-W48")
    #expect(found["001001"] == "|Terlewat")
    #expect(found["001002"] == "T*|Target")
    #expect(found["001003"] == "T*|Target")
    #expect(found["001004"] == "T|Target")
    #expect(found["001005"] == nil)
    #expect(try folder.calls("2026-W48").map { $0["No RM"] } == ["001002", "001003", "001004"])
    #expect(summary.procedures.first?.carriedOver == 2)
  }

  @Test func `A1: the day on which a run first saw a stay is kept`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    #expect(try folder.data("2026-W47")["001004"]?["Pertama Terlihat"] == "18/11/2026")
    try folder.run("2026-11-25")
    #expect(try folder.data("2026-W48")["001004"]?["Pertama Terlihat"] == "18/11/2026")
    #expect(try folder.data("2026-W48")["001004"]?["Alasan"] == "Target: 7 hari setelah keluar 16/11/2026 (A3)")
  }

  @Test func `G3: what staff entered survives reruns and goes on into the next week's book`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book47) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      var done = [String: StaffValue].executed(by: "Rina", on: "17/11/2026")
      done["Catatan"] = .text("ramah\nsekali")
      try sheet.enter("001001", done)
      try sheet.enter(
        "001002",
        [
          "Percobaan 1 Tanggal": .date(46_344), "Percobaan 1 Jam": .time(0.4375), "Percobaan 1 Petugas": .text("Rina"),
          "Percobaan 1 Hasil": .text("Sibuk"),
        ])
    }
    let summary = try folder.run("2026-11-18")
    #expect(summary.procedures.first?.executed == 1)
    let rows = Dictionary(try folder.calls("2026-W47").map { ($0["No RM"] ?? "", $0) }) { first, _ in first }
    #expect(rows["001001"]?["Kode"] == "S")
    #expect(rows["001001"]?["Status"] == "Selesai")
    #expect(rows["001001"]?["Selesai"] == "Ya")
    #expect(rows["001001"]?["Tanggal Sapa"] == "17/11/2026")
    #expect(rows["001001"]?["Kepuasan (1-4)"] == "4")
    #expect(rows["001002"]?["Percobaan 1 Hasil"] == "Sibuk")
    let cells = try SheetCopy(path: folder.path + "/" + book47, sheet: "Lembar Sapa").rows.flatMap(\.values)
    #expect(cells.contains(.text("ramah\nsekali")))
    #expect(cells.contains(.time(0.4375)))

    let before = try folder.files()
    #expect(try folder.run("2026-11-18").written.isEmpty)
    #expect(try folder.files() == before)

    try folder.run("2026-11-25")
    let next = Dictionary(try folder.calls("2026-W48").map { ($0["No RM"] ?? "", $0) }) { first, _ in first }
    #expect(next["001001"] == nil)
    #expect(next["001002"]?["Kode"] == "T*")
    #expect(next["001002"]?["Percobaan 1 Hasil"] == "Sibuk")
    #expect(next["001002"]?["Percobaan 1 Petugas"] == "Rina")
  }

  @Test func `G3: sorted rows, moved columns, an added column and an added sheet survive`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book47) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      try sheet.enter("001001", ["Petugas": .text("Rina")])
      try sheet.enter("001003", ["Catatan": .text("jemput")])
      let (head, columns) = try #require(sheet.header)
      let width = columns.values.max() ?? 0
      sheet.rows[head][width + 1] = .text("Jemput")
      for row in head + 1..<sheet.rows.count { sheet.rows[row][width + 1] = .text("baris \(row)") }
      // The whole list back to front, the columns too.
      let rows = sheet.rows[(head + 1)...].filter { $0[columns["No RM"] ?? 0] != nil }.reversed()
      sheet.rows.replaceSubrange((head + 1)..., with: rows)
      for row in head..<sheet.rows.count {
        sheet.rows[row] = Dictionary(uniqueKeysWithValues: sheet.rows[row].map { (width + 1 - $0.key, $0.value) })
      }
    }
    try folder.run("2026-11-18")
    let rows = Dictionary(try folder.calls("2026-W47").map { ($0["No RM"] ?? "", $0) }) { first, _ in first }
    #expect(rows.count == 3)
    #expect(rows["001001"]?["Petugas"] == "Rina")
    #expect(rows["001003"]?["Catatan"] == "jemput")
    #expect(Set(rows.values.compactMap { $0["Jemput"] }).count == 3)
  }

  @Test func `A3b: a telephone number that staff correct brings the stay back`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Data Pasien" {
        try sheet.enter("001008", ["No HP (perbaikan)": .number(81_299_998_888)])
      }
    }
    try folder.run("2026-11-18")
    #expect(try folder.data("2026-W47")["001008"]?["Kode"] == "T")
    #expect(try folder.calls("2026-W47").contains { $0["No RM"] == "001008" && $0["No HP"] == "0812-9999-8888" })
  }

  @Test func `A3b: a refusal holds for the patient's later stays`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Lembar Sapa" {
        try sheet.enter(
          "001001", ["Dihubungi": .text("Ya"), "Izin": .text("Tidak"), "Tanggal Sapa": .text("17/11/2026")])
      }
    }
    var later = Export()
    later.add("001001", in: "19/11/2026", out: "20/11/2026")
    try folder.write("masuk/ekspor.csv", later.text)
    try folder.run("2026-11-25")
    let row = try #require(try folder.rows(book48, sheet: "Data Pasien").first { $0["Tanggal Keluar"] == "20/11/2026" })
    #expect(row["Status"] == "Menolak")
    #expect(row["Alasan"] == "Menolak: izin tidak diberikan pada sapaan terdahulu (17/11/2026) (A3b)")
  }

  @Test func `A3b: do_not_call keeps a patient off the list, with or without leading zeros where the width is set`()
    throws
  {
    let folder = try folder()
    try folder.set("do_not_call = [\"1001\", \"001002\"]")
    try folder.run("2026-11-18")
    #expect(try statuses(folder, "2026-W47")["001001"] == "T|Target")
    #expect(try statuses(folder, "2026-W47")["001002"] == "X|Menolak")
    let profile = String(decoding: try #require(folder.bytes("sapa.toml")), as: UTF8.self)
    try folder.write(
      "sapa.toml", profile.replacingOccurrences(of: "# medical_record_width", with: "medical_record_width"))
    try folder.run("2026-11-18")
    #expect(try statuses(folder, "2026-W47")["001001"] == "X|Menolak")
  }

  @Test func `A0: a discharge date corrected in a later export is taken`() throws {
    let folder = try FacilityFolder()
    var wrong = Export()
    wrong.add("001001", in: "05/11/2026", out: "11/12/2026")
    try folder.write("masuk/ekspor.csv", wrong.text)
    try folder.run("2026-11-18")
    #expect(try statuses(folder, "2026-W47") == ["001001": "|Data Bermasalah"])
    var right = Export()
    right.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", right.text)
    try folder.run("2026-11-19")
    #expect(try statuses(folder, "2026-W47") == ["001001": "T|Target"])
  }

  @Test func `the book that a run replaces is kept in arsip`() throws {
    let folder = try folder()
    try folder.run("2026-11-18")
    let before = try #require(folder.bytes(book47))
    try folder.run("2026-11-19")
    let kept = try folder.files().filter { $0.key.hasPrefix("arsip/Sapa Pasien 2026-W47 ") }
    #expect(Array(kept.values) == [before])
  }
}
