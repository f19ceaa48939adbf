import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// What a recap says of other weeks, and of single calls.
extension RecapTests {
  // MARK: Trend

  @Test func `a closed week's point in the trend stays as it was closed, and is marked`() throws {
    let folder = try folder([("001001", "11/11/2026"), ("001002", "11/11/2026")])
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try folder.run("2026-11-23")
    try enter(folder, "2026-W47", "001002", .executed(by: "Rina", on: "19/11/2026"))
    func point() throws -> [String] {
      let trend = try rows(folder, "2026-W48", "Tren", header: "Minimum (A10)")
      let row = try #require(trend.first { $0["Minggu"] == "2026-W47" })
      return ["Target", "Terhubung", "Selesai", "Koreksi"].map { row[$0] ?? "" }
    }
    #expect(try point() == ["2", "1", "1", ""])
    for day in ["2026-11-24", "2026-11-24", "2026-11-25"] {
      try folder.run(day)
      #expect(try point() == ["2", "1", "1", "ada"])
    }
    try enter(folder, "2026-W47", "001002", ["Kepuasan (1-4)": .text("")])
    try folder.run("2026-11-26")
    #expect(try point() == ["2", "1", "1", "ada"])
  }

  @Test func `a week that an earlier version closed is not held against figures that it did not know`() throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    // As 0.5.0 closed it: other figures, and none of those that came since.
    try editWorkbook(recap(folder, "2026-W47")) { sheet in
      guard sheet.name == "Angka Sapa" else { return }
      sheet.rows.removeAll { row in row[1].map { $0.text.contains("minggu ini") || $0.text.contains("Tungg") } ?? false
      }
      for row in sheet.rows.indices where sheet.rows[row][1] == .text("Keluar") { sheet.rows[row][2] = .number(9) }
    }
    let before = folder.bytes("laporan/Rekap Sapa Pasien 2026-W47.xlsx")
    let summary = try folder.run("2026-11-24")
    #expect(summary.procedures.first?.corrections == 0)
    #expect(folder.bytes("laporan/Rekap Sapa Pasien 2026-W47.xlsx") == before)
    #expect(summary.notes.contains { $0.contains("1 minggu") && $0.contains("(G6)") })
  }

  // MARK: Points

  @Test func `A9: in a week of two months each call has its place in its own month`() throws {
    let numbers = (1...7).map { "00100\($0)" }
    let folder = try folder(numbers.map { ($0, "24/11/2026") } + [("002001", "17/11/2026"), ("002002", "17/11/2026")])
    // 2026-W48 is November's, 2026-W49 goes from Monday 30/11 to Sunday 6/12.
    try folder.run("2026-11-25")
    for number in ["002001", "002002"] {
      try enter(folder, "2026-W48", number, .executed(by: "Rina", on: "24/11/2026"))
    }
    try folder.run("2026-12-02")
    for (place, number) in numbers.enumerated() {
      try enter(folder, "2026-W49", number, .executed(by: "Rina", on: place < 2 ? "30/11/2026" : "01/12/2026"))
    }
    try folder.run("2026-12-06")
    let parts = try rows(folder, "2026-W49", "Poin", header: "Bulan").prefix(2)
    #expect(
      parts.map {
        "\($0["Bulan"] ?? "") \($0["Bulan itu sebelumnya"] ?? "") \($0["Minggu ini"] ?? "") \($0["Poin minggu ini"] ?? "")"
      }
        == ["November 2026 2 2 0", "Desember 2026 0 5 1"])
    let calls = try rows(folder, "2026-W49", "Poin", header: "Ke- dalam bulan")
    #expect(calls.compactMap { $0["Ke- dalam bulan"] } == ["3", "4", "1", "2", "3", "4", "5"])
    #expect(calls.compactMap { $0["Poin"] } == ["+1 poin"])
    #expect(try figures(folder, "2026-W49")["Poin Rina"] == 1)
  }

  @Test func `G12: an officer under several spellings is one in points, figures and --json`() throws {
    let spellings = ["Sri Wahyuni", "sri wahyuni", "SRI  WAHYUNI", " Sri Wahyuni", "Sri\u{A0}Wahyuni"]
    let folder = try folder((1...5).map { ("00100\($0)", "11/11/2026") })
    try folder.run("2026-11-18")
    for (place, spelling) in spellings.enumerated() {
      try enter(folder, "2026-W47", "00100\(place + 1)", .executed(by: spelling, on: "18/11/2026"))
    }
    let summary = try folder.run("2026-11-19")
    #expect(summary.procedures.first?.points == ["Sri Wahyuni": 1])
    #expect(try figures(folder, "2026-W47")["Selesai oleh Sri Wahyuni"] == 5)
    #expect(summary.findings.texts.contains { $0.contains("satu petugas (G12)") })
  }

  @Test
  func `G12: an alias of the settings is the officer in points, formulas and figures, and a stranger is pointed out`()
    throws
  {
    let spellings = ["Sri Wahyuni", "Sri", "sri w.", "SRI  WAHYUNI", "Sri Wahyuni", "Tono"]
    let folder = try folder((1...6).map { ("00100\($0)", "11/11/2026") })
    try folder.set("officers = [\"Sri Wahyuni = Sri = Sri W.\", \"Budi\"]")
    try folder.run("2026-11-18")
    for (place, spelling) in spellings.enumerated() {
      var entry = [String: StaffValue].executed(by: spelling, on: "18/11/2026")
      // A day that is a text, formulas do not reach.
      entry["Tanggal Sapa"] = .date(try #require(CalendarDate(iso: "2026-11-18")).serial)
      try enter(folder, "2026-W47", "00100\(place + 1)", entry)
    }
    let summary = try folder.run("2026-11-19")
    #expect(summary.procedures.first?.points == ["Sri Wahyuni": 1, "Tono": 0])
    #expect(try figures(folder, "2026-W47")["Selesai oleh Sri Wahyuni"] == 5)
    guard case .workbook(let workbook) = try Document.open(folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx") else {
      throw NoWorkbook()
    }
    let sheet = try #require(workbook.sheets.first { $0.name == "Rekap" })
    #expect(try workbook.formulas(of: sheet).values.contains { $0.contains("=\"sriw.\"") && $0.contains("=\"sri\"") })
    let problems = try SheetCopy(path: folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx", sheet: "Data Bermasalah").rows
      .flatMap(\.values).map(\.text)
    #expect(problems.contains { $0.contains("'Tono' tidak ada di daftar petugas") })
    #expect(!problems.contains { $0.contains("hanya berbeda huruf besar atau spasi") })
  }

  @Test func `G12: who is on the afternoon shift is suggested, evenly, and Petunjuk says how long each has to call`()
    throws
  {
    let folder = try folder((1...4).map { ("00100\($0)", "11/11/2026") })
    try folder.set("afternoon_shift = [\"Rina\", \"Doni\"]")
    try folder.run("2026-11-18")
    let suggested = try folder.calls("2026-W47").map { $0["Petugas (usulan)"] ?? "" }
    #expect(suggested.count { $0 == "Rina" } == 2)
    #expect(suggested.count { $0 == "Doni" } == 2)
    let guide = try SheetCopy(path: folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx", sheet: "Petunjuk").rows
      .flatMap(\.values).map(\.text)
    #expect(guide.contains { $0.contains("4 pasien") && $0.contains("2 petugas sif sore: 0 jam 34 menit seorang") })
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  // MARK: Calls that lack something, and warnings

  @Test(arguments: [
    "Dihubungi", "Izin", "Kondisi Sekarang", "Obat Tersedia", "Tahu Tindakan Darurat", "Kepuasan (1-4)",
  ])
  func `A9: a call that is complete but for one item is said by the run and in the work book`(item: String) throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.run("2026-11-18")
    var answers = [String: StaffValue].executed(by: "Rina", on: "18/11/2026")
    answers[item] = nil
    try enter(folder, "2026-W47", "001001", answers)
    let summary = try folder.run("2026-11-19")
    let finding = try #require(summary.findings.texts.first { $0.contains("tetapi kurang \(item)") })
    #expect(finding.contains("No RM 001001") && finding.contains("25/11/2026"))
    #expect(
      try folder.data("2026-W47")["001001"]?["Alasan"]?.contains(
        "belum lengkap: kurang \(item), isi paling lambat 25/11/2026")
        == true)
    // It lapses with that said, in the run and in the book of the week in which it does.
    let lapse = try folder.run("2026-11-27")
    #expect(lapse.findings.texts.contains { $0.contains("tetapi kurang \(item)") && $0.contains("Terlewat") })
    let row = try #require(try folder.data("2026-W48")["001001"])
    #expect(row["Status"] == "Terlewat")
    #expect(row["Alasan"]?.contains("tetapi kurang \(item)") == true)
    try folder.run("2026-12-02")
    let later = try folder.run("2026-12-09")
    #expect(!later.findings.texts.contains { $0.contains("tetapi kurang") })
  }

  @Test func `A9: a call that says no, that is complete or that nobody began lacks nothing`() throws {
    let folder = try folder((1...4).map { ("00100\($0)", "11/11/2026") })
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try enter(folder, "2026-W47", "001002", ["Dihubungi": .text("Ya"), "Izin": .text("Tidak")])
    try enter(folder, "2026-W47", "001003", ["Percobaan 1 Hasil": .text("Sibuk")])
    #expect(try !folder.run("2026-11-19").findings.texts.contains { $0.contains("tetapi kurang") })
  }

  @Test func `A6: an answer that is a warning is said by the run until somebody has handled it`() throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.run("2026-11-18")
    var answers = [String: StaffValue].executed(by: "Rina", on: "18/11/2026")
    answers["Kondisi Sekarang"] = .text("Memburuk")
    try enter(folder, "2026-W47", "001001", answers)
    for day in ["2026-11-19", "2026-11-25"] {
      let finding = try #require(try folder.run(day).findings.texts.first { $0.contains("jawaban peringatan") })
      #expect(finding.contains("Eskalasi") && finding.contains("(Kondisi Sekarang)") && !finding.contains("Memburuk"))
    }
    // A day alone says neither who nor what.
    for (values, isOpen) in [
      (["Tanggal Ditangani": .date(46_351)], true), ([String: StaffValue].handled(on: "25/11/2026"), false),
    ] {
      try editWorkbook(folder.path + "/kerja/Sapa Pasien 2026-W48.xlsx") { sheet in
        if sheet.name == "Eskalasi" { try sheet.enter("001001", values) }
      }
      let finding = try folder.run("2026-11-26").findings.texts.first { $0.contains("jawaban peringatan") }
      #expect((finding != nil) == isOpen)
      if let finding { #expect(finding.contains("(Kondisi Sekarang, kurang Tindak Lanjut, Ditangani Oleh)")) }
    }
  }
}
