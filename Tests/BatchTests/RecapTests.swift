import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// G13: what happened belongs to the week in which it happened. Whole runs, 2026-W47 (16/11 to 22/11) and on.
struct RecapTests {
  /// A folder with an export of stays by no. RM and discharge.
  private func folder(_ stays: [(number: String, out: String)]) throws -> FacilityFolder {
    let folder = try FacilityFolder()
    try export(stays, in: folder)
    return folder
  }

  private func export(
    _ stays: [(number: String, out: String)], outcomes: [String: String] = [:], in folder: FacilityFolder
  ) throws {
    var export = Export()
    for (number, out) in stays {
      export.add(number, in: "01/11/2026", out: out, outcomes[number] ?? (out.isEmpty ? "-" : "Sembuh"))
    }
    try folder.write("masuk/ekspor.csv", export.text)
  }

  private func enter(
    _ folder: FacilityFolder, _ week: String, _ number: String, _ values: [String: StaffValue]
  ) throws {
    try editWorkbook(folder.path + "/kerja/Sapa Pasien \(week).xlsx") { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, values) }
    }
  }

  private func recap(_ folder: FacilityFolder, _ week: String) -> String {
    folder.path + "/laporan/Rekap Sapa Pasien \(week).xlsx"
  }

  /// A recap's figures by name, those that are 0 left out.
  private func figures(_ folder: FacilityFolder, _ week: String) throws -> [String: Int] {
    let known = try #require(try PeriodFigures(report: recap(folder, week)))
    return Dictionary(uniqueKeysWithValues: known.figures.filter { $0.value != 0 }.map { ($0.name, $0.value) })
  }

  /// The rows of a recap's sheet below the header that holds a text, by header.
  private func rows(
    _ folder: FacilityFolder, _ week: String, _ name: String, header: String
  ) throws -> [[String: String]] {
    let sheet = try SheetCopy(path: recap(folder, week), sheet: name)
    let head = try #require(sheet.rows.firstIndex { $0.values.contains(.text(header)) })
    return sheet.rows[(head + 1)...].map { row in
      Dictionary(row.compactMap { column, value in sheet.rows[head][column].map { ($0.text, value.text) } }) {
        first, _ in first
      }
    }
  }

  // MARK: Who lapses

  /// The last day as a target is 7 days after the execution date: that of a Sunday lapses on the Monday of the week after next.
  @Test(arguments: [
    ("09/11/2026", "2026-W48"), ("10/11/2026", "2026-W48"), ("11/11/2026", "2026-W48"), ("12/11/2026", "2026-W48"),
    ("13/11/2026", "2026-W48"), ("14/11/2026", "2026-W48"), ("15/11/2026", "2026-W49"),
  ])
  func `a patient who lapses is counted in exactly one recap, that of the week in which it lapsed`(
    out: String, lapse: String
  ) throws {
    let folder = try folder([("001001", out)])
    for day in ["2026-11-18", "2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16"] { try folder.run(day) }
    var lapsed: [String] = []
    for week in ["2026-W47", "2026-W48", "2026-W49", "2026-W50"] {
      let figures = try figures(folder, week)
      if figures["Status Terlewat"] != nil || figures["Tunggakan Terlewat"] != nil { lapsed.append(week) }
      #expect(figures["Keluar"] == (week == "2026-W47" ? 1 : nil))
    }
    #expect(lapsed == [lapse])
  }

  /// A target is one until its own week ends at least.
  @Test(arguments: [
    (0, "2026-W48"), (3, "2026-W48"), (10, "2026-W48"), (11, "2026-W49"), (14, "2026-W49"), (20, "2026-W50"),
  ])
  func `whatever carry_over_days is, a patient lapses in one recap`(days: Int, lapse: String) throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.set("carry_over_days = \(days)")
    for day in ["2026-11-18", "2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16"] { try folder.run(day) }
    let weeks = try ["2026-W47", "2026-W48", "2026-W49", "2026-W50", "2026-W51"].filter {
      try figures(folder, $0)["Tunggakan Terlewat"] != nil
    }
    #expect(weeks == [lapse])
    #expect(try figures(folder, "2026-W47")["Status Target"] == 1)
  }

  @Test func `the sum over weeks is the sum over rows`() throws {
    // 40 stays that leave on 20 days, of which every fourth is executed a week later and every seventh on the day.
    let stays = (0..<40).map { place in
      let day = 9 + place / 2
      return (
        number: String(1100 + place), out: day > 30 ? "0\(day - 30)/12/2026" : String(format: "%02d/11/2026", day)
      )
    }
    let folder = try folder(stays)
    let runs = ["2026-11-18", "2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23"]
    let weeks = ["2026-W47", "2026-W48", "2026-W49", "2026-W50", "2026-W51", "2026-W52"]
    var executed = 0
    for (run, week) in zip(runs, weeks) {
      try folder.run(run)
      let day = run.split(separator: "-").reversed().joined(separator: "/")
      for row in try folder.calls(week) where row["Selesai"] != "Ya" && row["Status"] == "Target" {
        guard let number = row["No RM"], let place = Int(number), place % 4 == 0 || place % 7 == 0 else { continue }
        try enter(folder, week, number, .executed(by: "Rina", on: day))
        executed += 1
      }
    }
    try folder.run("2026-12-30")
    var sums: [String: Int] = [:]
    for week in weeks { sums.merge(try figures(folder, week)) { $0 + $1 } }
    #expect(sums["Keluar"] == 40)
    #expect(sums["Selesai minggu ini"] == executed)
    #expect(executed > 10)
    let status = try folder.data("2026-W52").merging(try folder.data("2026-W53")) { _, newer in newer }
    let lapsed = status.values.count { $0["Status"] == "Terlewat" }
    #expect(lapsed == 40 - executed)
    #expect((sums["Status Terlewat"] ?? 0) + (sums["Tunggakan Terlewat"] ?? 0) == lapsed)
    // What is open at the end of a week is what the next one carries.
    for (week, next) in zip(weeks, weeks.dropFirst()) {
      let own = try figures(folder, week)
      let open = (own["Status Target"] ?? 0) + (own["Tunggakan Target"] ?? 0)
      #expect(try figures(folder, next)["Tunggakan"] ?? 0 == open)
    }
  }

  @Test func `a patient who lapsed before the closing run stays in the funnel of its week, with its calls`() throws {
    let folder = try folder([
      ("001001", "09/11/2026"), ("001002", "10/11/2026"), ("001003", "11/11/2026"), ("001004", "15/11/2026"),
    ])
    try folder.run("2026-11-18")
    var reached = [String: StaffValue].executed(by: "Rina", on: "18/11/2026")
    reached["Kepuasan (1-4)"] = nil
    try enter(folder, "2026-W47", "001001", reached)
    // Nobody ran Sapa for a month: all four have lapsed.
    try folder.run("2026-12-16")
    let figures = try figures(folder, "2026-W47")
    #expect(figures["Keluar"] == 4)
    #expect(figures["Target"] == 4)
    #expect(figures["Terhubung"] == 1)
    #expect(figures["Izin"] == 1)
    #expect(figures["Selesai"] == nil)
    #expect(figures["Status Target"] == 4)
    // No week in between has a book: the next that has one tells of them.
    #expect(try self.figures(folder, "2026-W51")["Tunggakan Terlewat"] == 4)
  }

  @Test func `what lapsed before the first book of a facility is in no recap`() throws {
    let folder = try folder([("001001", "01/10/2026"), ("001002", "05/11/2026"), ("001003", "11/11/2026")])
    try folder.run("2026-11-18")
    let figures = try figures(folder, "2026-W47")
    #expect(figures["Keluar"] == 1)
    #expect(figures["Tunggakan"] == 1)
    #expect(figures["Tunggakan Terlewat"] == nil)
  }

  // MARK: As of the week's end

  @Test(arguments: ["2026-11-23", "2026-11-25", "2026-11-30", "2026-12-14"])
  func `a recap tells the state as of its week's end, whatever day the run is`(closing: String) throws {
    let folder = try folder([
      ("001001", "09/11/2026"), ("001002", "10/11/2026"), ("001003", "11/11/2026"), ("001004", "11/11/2026"),
    ])
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try enter(
      folder, "2026-W47", "001002",
      ["Percobaan 1 Tanggal": .text("18/11/2026"), "Percobaan 1 Hasil": .text("Sibuk")])
    // Typed on the Monday after, in the book of the week before.
    try enter(folder, "2026-W47", "001003", .executed(by: "Rina", on: "23/11/2026"))
    try enter(folder, "2026-W47", "001004", ["Izin": .text("Tidak"), "Tanggal Sapa": .text("23/11/2026")])
    try folder.run(closing)
    #expect(
      try figures(folder, "2026-W47") == [
        "Keluar": 4, "Memenuhi Syarat": 4, "Target": 4, "Dihubungi": 2, "Terhubung": 1, "Izin": 1, "Selesai": 1,
        "Status Target": 3, "Status Selesai": 1, "Selesai minggu ini": 1, "Selesai terlambat": 1,
        "Selesai oleh Rina": 1,
      ])
  }

  @Test func `what happened after a week belongs to the next: readmission, the third attempt`()
    throws
  {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "01/11/2026", out: "11/11/2026")
    export.add("001001", in: "24/11/2026", out: "")
    export.add("001002", in: "01/11/2026", out: "12/11/2026")
    export.add("001003", in: "01/11/2026", out: "12/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try enter(
      folder, "2026-W47", "001002",
      [
        "Percobaan 1 Tanggal": .text("18/11/2026"), "Percobaan 1 Hasil": .text("Sibuk"),
        "Percobaan 2 Tanggal": .text("19/11/2026"), "Percobaan 2 Hasil": .text("Sibuk"),
        "Percobaan 3 Tanggal": .text("23/11/2026"), "Percobaan 3 Hasil": .text("Tidak aktif"),
      ])
    try folder.run("2026-11-25")
    let week = try figures(folder, "2026-W47")
    #expect(week["Keluar"] == 3)
    #expect(week["Status Target"] == 3)
    let next = try figures(folder, "2026-W48")
    #expect(next["Tunggakan"] == 3)
    #expect(next["Tunggakan Dirawat Kembali"] == 1)
    #expect(next["Tunggakan Tidak Terhubung"] == 1)
    #expect(next["Tunggakan Target"] == 1)
  }

  @Test func `a refusal counts from its day on, for the patient's other stay too`() throws {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "01/11/2026", out: "11/11/2026")
    export.add("001001", in: "02/11/2026", out: "12/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", ["Izin": .text("Tidak"), "Tanggal Sapa": .text("23/11/2026")])
    try folder.run("2026-11-25")
    #expect(try figures(folder, "2026-W47")["Status Target"] == 2)
    #expect(try figures(folder, "2026-W48")["Tunggakan Menolak"] == 2)
  }

  @Test func `a stay without a discharge is in no funnel`() throws {
    let folder = try folder([("001001", "11/11/2026"), ("001002", ""), ("001003", "")])
    try folder.run("2026-11-18")
    #expect(try folder.data("2026-W47").values.count { $0["Status"] == "Masih Dirawat" } == 2)
    #expect(try figures(folder, "2026-W47")["Keluar"] == 1)
    #expect(try figures(folder, "2026-W47")["Status Masih Dirawat"] == nil)
    try export([("001001", "11/11/2026"), ("001002", "20/11/2026"), ("001003", "")], in: folder)
    try folder.run("2026-11-30")
    #expect(try figures(folder, "2026-W47")["Keluar"] == 1)
    // The second was due on 27/11, and is carried into the week of the run.
    #expect(try figures(folder, "2026-W49")["Keluar"] == nil)
    #expect(try figures(folder, "2026-W49")["Tunggakan Target"] == 1)
    #expect(try figures(folder, "2026-W49")["Status Masih Dirawat"] == nil)
  }

  @Test func `a carried target that dies in the week stands in that week's recap with its reason`() throws {
    let stays = [(number: "001001", out: "11/11/2026"), (number: "001002", out: "11/11/2026")]
    let folder = try folder(stays)
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    try export(stays, outcomes: ["001001": "Meninggal"], in: folder)
    for _ in 0..<2 {
      try folder.run("2026-11-25")
      let next = try figures(folder, "2026-W48")
      #expect(next["Tunggakan"] == 2)
      #expect(next["Tunggakan Meninggal"] == 1)
    }
    // The closed week shows it as a correction, and stays.
    #expect(try PeriodFigures(report: recap(folder, "2026-W47"))?.asClosed("Status Target") == 2)
    #expect(try figures(folder, "2026-W47")["Status Meninggal"] == 1)
  }

  @Test func `a stay that is first seen after its week was closed comes as Koreksi`() throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.run("2026-11-18")
    try folder.run("2026-11-23")
    try export([("001001", "11/11/2026"), ("001002", "10/11/2026")], in: folder)
    try folder.run("2026-11-24")
    let lines = try rows(folder, "2026-W47", "Koreksi", header: "Nilai Lama")
    let discharged = try #require(lines.first { $0["Angka"] == "Keluar" })
    #expect(discharged["Nilai Lama"] == "1" && discharged["Nilai Baru"] == "2")
    #expect(try figures(folder, "2026-W48")["Tunggakan"] == 2)
  }

  // MARK: Executed in the week

  @Test func `an execution counts in the week of its day, before its date or after it`() throws {
    let folder = try folder([("001001", "11/11/2026"), ("001002", "16/11/2026"), ("001003", "09/11/2026")])
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try folder.run("2026-11-23")
    // The first is called too late, the second before its day, and typed once the week of that day was closed.
    try enter(folder, "2026-W48", "001003", .executed(by: "Rina", on: "24/11/2026"))
    try enter(folder, "2026-W48", "001002", .executed(by: "Rina", on: "20/11/2026"))
    try folder.run("2026-11-30")
    #expect(try PeriodFigures(report: recap(folder, "2026-W47"))?.asClosed("Selesai minggu ini") == 1)
    let corrections = try rows(folder, "2026-W47", "Koreksi", header: "Nilai Lama")
    #expect(corrections.contains { $0["Angka"] == "Selesai minggu ini" && $0["Nilai Baru"] == "2" })
    let next = try figures(folder, "2026-W48")
    #expect(next["Keluar"] == 1)
    #expect(next["Selesai"] == 1)
    #expect(next["Selesai minggu ini"] == 1)
    #expect(next["Selesai terlambat"] == 1)
    #expect(next["Tunggakan Selesai"] == 1)
  }

  @Test func `Rincian holds the rows behind the figures, each in its part`() throws {
    let folder = try folder([("001001", "11/11/2026"), ("001002", "05/11/2026"), ("001003", "16/11/2026")])
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try folder.run("2026-11-19")
    let rows = try rows(folder, "2026-W47", "Rincian", header: "Bagian")
    #expect(
      rows.map { "\($0["No RM"] ?? "") \($0["Bagian"] ?? "") \($0["Ketepatan"] ?? "")" } == [
        "001001 Jatuh Tempo H+7 tepat", "001002 Tunggakan ",
      ])
    #expect(rows.first?["Selesai Minggu Ini"] == "1")
  }

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
    #expect(summary.findings.contains { $0.contains("satu petugas (G12)") })
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
    let finding = try #require(summary.findings.first { $0.contains("tetapi kurang \(item)") })
    #expect(finding.contains("No RM 001001") && finding.contains("25/11/2026"))
    #expect(
      try folder.data("2026-W47")["001001"]?["Alasan"]?.contains(
        "belum lengkap: kurang \(item), isi paling lambat 25/11/2026")
        == true)
    // It lapses with that said, in the run and in the book of the week in which it does.
    let lapse = try folder.run("2026-11-27")
    #expect(lapse.findings.contains { $0.contains("tetapi kurang \(item)") && $0.contains("Terlewat") })
    let row = try #require(try folder.data("2026-W48")["001001"])
    #expect(row["Status"] == "Terlewat")
    #expect(row["Alasan"]?.contains("tetapi kurang \(item)") == true)
    try folder.run("2026-12-02")
    let later = try folder.run("2026-12-09")
    #expect(!later.findings.contains { $0.contains("tetapi kurang") })
  }

  @Test func `A9: a call that says no, that is complete or that nobody began lacks nothing`() throws {
    let folder = try folder((1...4).map { ("00100\($0)", "11/11/2026") })
    try folder.run("2026-11-18")
    try enter(folder, "2026-W47", "001001", .executed(by: "Rina", on: "18/11/2026"))
    try enter(folder, "2026-W47", "001002", ["Dihubungi": .text("Ya"), "Izin": .text("Tidak")])
    try enter(folder, "2026-W47", "001003", ["Percobaan 1 Hasil": .text("Sibuk")])
    #expect(try !folder.run("2026-11-19").findings.contains { $0.contains("tetapi kurang") })
  }

  @Test func `A6: an answer that is a warning is said by the run until somebody has handled it`() throws {
    let folder = try folder([("001001", "11/11/2026")])
    try folder.run("2026-11-18")
    var answers = [String: StaffValue].executed(by: "Rina", on: "18/11/2026")
    answers["Kondisi Sekarang"] = .text("Memburuk")
    try enter(folder, "2026-W47", "001001", answers)
    for day in ["2026-11-19", "2026-11-25"] {
      let finding = try #require(try folder.run(day).findings.first { $0.contains("jawaban peringatan") })
      #expect(finding.contains("Eskalasi") && finding.contains("(Kondisi Sekarang)") && !finding.contains("Memburuk"))
    }
    try editWorkbook(folder.path + "/kerja/Sapa Pasien 2026-W48.xlsx") { sheet in
      if sheet.name == "Eskalasi" { try sheet.enter("001001", ["Tanggal Ditangani": .date(46_351)]) }
    }
    #expect(try !folder.run("2026-11-26").findings.contains { $0.contains("jawaban peringatan") })
  }
}
