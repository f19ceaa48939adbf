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
  func folder(_ stays: [(number: String, out: String)]) throws -> FacilityFolder {
    let folder = try FacilityFolder()
    try export(stays, in: folder)
    return folder
  }

  func export(
    _ stays: [(number: String, out: String)], outcomes: [String: String] = [:], in folder: FacilityFolder
  ) throws {
    var export = Export()
    for (number, out) in stays {
      export.add(number, in: "01/11/2026", out: out, outcomes[number] ?? (out.isEmpty ? "-" : "Sembuh"))
    }
    try folder.write("masuk/ekspor.csv", export.text)
  }

  func enter(
    _ folder: FacilityFolder, _ week: String, _ number: String, _ values: [String: StaffValue]
  ) throws {
    try editWorkbook(folder.path + "/kerja/Sapa Pasien \(week).xlsx") { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter(number, values) }
    }
  }

  func recap(_ folder: FacilityFolder, _ week: String) -> String {
    folder.path + "/laporan/Rekap Sapa Pasien \(week).xlsx"
  }

  /// A recap's figures by name, those that are 0 left out.
  func figures(_ folder: FacilityFolder, _ week: String) throws -> [String: Int] {
    let known = try #require(try PeriodFigures(report: recap(folder, week)))
    return Dictionary(uniqueKeysWithValues: known.figures.filter { $0.value != 0 }.map { ($0.name, $0.value) })
  }

  /// The rows of a recap's sheet below the header that holds a text, by header.
  func rows(
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
    // The export is used up in week 52: what has ended before stands in the books until then.
    let status = try (weeks + ["2026-W53"]).map { try folder.data($0) }.reduce([:]) {
      $0.merging($1) { _, newer in newer }
    }
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
      try figures(folder, "2026-W47").filter { !$0.key.hasPrefix("Jawaban ") } == [
        "Keluar": 4, "Memenuhi Syarat": 4, "Target": 4, "Dihubungi": 2, "Terhubung": 1, "Izin": 1, "Selesai": 1,
        "Status Target": 3, "Status Selesai": 1, "Selesai minggu ini": 1, "Selesai terlambat": 1,
        "Selesai oleh Rina": 1, "Panggilan dengan jawaban": 1,
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
}
