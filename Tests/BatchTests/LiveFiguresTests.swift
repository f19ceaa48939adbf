import Foundation
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Spreadsheet

/// What formulas, charts and areas of standing books show after a rerun.
struct LiveFiguresTests {
  private let feedbackBook = "kerja/Umpan Balik 2026-11.xlsx"
  private let callBook = "kerja/Sapa Pasien 2026-W47.xlsx"

  private func feedback() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["umpan-balik"], name: "Puskesmas Uji", date: CalendarDate(iso: "2026-11-16"))
    try folder.write(
      "masuk/buku.csv",
      "Tanggal;Kanal;Nama;Isi;Tema;Unit\r\n04/11/2026;Langsung;Sari Uji;Obat habis;Obat dan Farmasi;Apotek\r\n")
    try folder.run("2026-11-18")
    return folder
  }

  /// Feedback of other themes and units: the tables of `Analisis Bulanan` grow.
  private func addFeedback(_ folder: FacilityFolder) throws {
    var lines = ["Tanggal;Kanal;Nama;Isi;Tema;Unit"]
    for (place, theme) in ["Parkir", "Kantin", "Taman", "Lift", "Musala", "Toilet"].enumerated() {
      lines.append("1\(place)/11/2026;SMS;Budi Uji;Isi \(theme);\(theme);Unit \(theme)")
    }
    try folder.write("masuk/susulan.csv", lines.joined(separator: "\r\n") + "\r\n")
  }

  /// What the charts of a sheet draw: by title's place, the first categories with what stands above them.
  private func categories(_ folder: FacilityFolder) throws -> [[String]] {
    let path = folder.path + "/" + feedbackBook
    let workbook = try XLSXWorkbook(path: path)
    let cells = try SheetCopy(path: path, sheet: "Analisis Bulanan").rows
    let sheet = try #require(workbook.sheet(named: "Analisis Bulanan"))
    return try workbook.drawnCells(of: sheet).map { drawn in
      let reference = try #require(drawn.first?.split(separator: "!").last)
      let area = try #require(CellArea(String(reference)))
      return (area.rows.lowerBound - 1...area.rows.upperBound).map { row in
        cells.indices.contains(row) ? cells[row][area.columns.lowerBound]?.text ?? "" : ""
      }
    }
  }

  @Test func `charts of Analisis Bulanan draw their tables after a rerun, where the tables moved`() throws {
    let folder = try feedback()
    try addFeedback(folder)
    try folder.run("2026-11-19")
    let drawn = try categories(folder)
    #expect(drawn.map(\.first) == ["Tema", "Kanal", "Minggu"])
    #expect(drawn.allSatisfy { $0.count > 1 && $0.allSatisfy { !$0.isEmpty } })
    let weeks = try #require(drawn.last)
    #expect(
      weeks.dropFirst().map { $0.prefix(8) } == [
        "2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49",
      ])
    #expect(try folder.run("2026-11-19").written.isEmpty)
  }

  @Test func `a chart that a program before left behind is put right, though no figure changed`() throws {
    let folder = try feedback()
    let path = folder.path + "/" + feedbackBook
    let right = try categories(folder)
    let patch = try WorkbookPatch(path: path)
    let sheet = try #require(patch.workbook.sheet(named: "Analisis Bulanan"))
    let drawn = try #require(patch.workbook.drawnCells(of: sheet).last)
    let end = try #require(drawn.first?.split(separator: "$").last.flatMap { Int($0) })
    // The chart reaches a row too far, as one did whose table had become shorter.
    try patch.extend(sheet: "Analisis Bulanan", from: end - 1, to: end)
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    #expect(try categories(folder) != right)
    try folder.run("2026-11-18")
    #expect(try categories(folder) == right)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  private func calls() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    for number in 1...9 { export.add("00100\(number)", in: "05/11/2026", out: "11/11/2026") }
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  /// Types into cells of `Lembar Sapa` by a program that computes nothing: formulas keep what they came to before.
  private func type(_ folder: FacilityFolder, _ number: String, _ values: [String: PatchValue]) throws {
    let path = folder.path + "/" + callBook
    let sheet = try SheetCopy(path: path, sheet: "Lembar Sapa")
    let edits = try values.map { header, value in
      let reference = try sheet.cell(number, header)
      let place = try #require(CellArea(reference))
      return CellEdit(row: place.rows.lowerBound, column: place.columns.lowerBound, value: value)
    }
    let patch = try WorkbookPatch(path: path)
    try patch.edit(edits, sheet: "Lembar Sapa")
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
  }

  private static let form: [String: PatchValue] = [
    "Kondisi Sekarang": .text("Membaik"), "Obat Tersedia": .text("Ya"), "Obat Diminum": .text("Teratur"),
    "Tahu Jadwal Kontrol": .text("Ya"), "Tahu Tindakan Darurat": .text("Ya"), "Dijawab Oleh": .text("Pasien"),
    "Kepuasan (1-4)": .number(4), "Petugas": .text("Sri*"), "Tanggal Sapa": .date(46_344),
  ]

  @Test(arguments: [
    ("Ya", "Ya", true, "Ya"), ("ya", "YA", true, "Ya"), ("Ya", "Ya", false, "Belum"), ("Ya", "Tidak", false, "Tutup"),
    ("Tidak", "Tidak", false, "Belum"), ("Ya ", "Ya", true, "Belum"), ("<>", "*", true, "Belum"),
  ])
  func `Selesai shows what its formula comes to, whoever typed`(
    reached: String, permission: String, isFilled: Bool, expected: String
  ) throws {
    let folder = try calls()
    var values = isFilled ? Self.form : [:]
    values["Dihubungi"] = .text(reached)
    values["Izin"] = .text(permission)
    try type(folder, "001003", values)
    try folder.run("2026-11-18")
    let row = try #require(try folder.calls("2026-W47").first { $0["No RM"] == "001003" })
    #expect(row["Selesai"] == expected)
    #expect(try folder.data("2026-W47")["001003"]?["Selesai di Lembar Sapa"] == expected)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `Selesai is closed by three attempts in vain, and Data Pasien shows it`() throws {
    let folder = try calls()
    try type(
      folder, "001002",
      Dictionary(uniqueKeysWithValues: (1...3).map { ("Percobaan \($0) Hasil", PatchValue.text("Sibuk")) }))
    try folder.run("2026-11-18")
    #expect(try folder.calls("2026-W47").first { $0["No RM"] == "001002" }?["Selesai"] == "Tutup")
    #expect(try folder.data("2026-W47")["001002"]?["Selesai di Lembar Sapa"] == "Tutup")
  }

  @Test func `a formula of ours that counts other cells than it should is put right, though it shows the same`() throws
  {
    let folder = try calls()
    let path = folder.path + "/" + callBook
    func formulas() throws -> [CellPosition: String] {
      let workbook = try XLSXWorkbook(path: path)
      let sheet = try #require(workbook.sheet(named: "Rekap"))
      return try workbook.formulas(of: sheet)
    }
    let right = try formulas()
    let place = try #require(right.keys.min { ($0.row, $0.column) < ($1.row, $1.column) })
    let shown = try SheetCopy(path: path, sheet: "Rekap").rows[place.row][place.column]
    let patch = try WorkbookPatch(path: path)
    let cached = SheetWriter.CachedValue.number(Double(shown?.text ?? "") ?? 0)
    try patch.edit(
      [CellEdit(row: place.row, column: place.column, value: .formula("=COUNTIF(A1:A2,\"x\")", cached: cached))],
      sheet: "Rekap")
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    try folder.run("2026-11-18")
    #expect(try formulas() == right)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test(arguments: [
    ("VIP", "Terisi", true), ("vip", "TERISI", true), ("VIP", "", true), (" VIP ", "Terisi", false),
    ("VIP", " Terisi", false), ("VIP", "Kosong ", false),
  ])
  func `the lines above Kamar are formulas where these read each room as the rules do, else what the rules say`(
    kind: String, status: String, isLive: Bool
  ) throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["hotline"], name: "RS Uji", date: CalendarDate(iso: "2026-11-16"))
    try folder.write(
      "masuk/log.csv",
      "Tanggal;Jam;Penerima;Nama Pasien;No Telepon;Penjamin;Kelas\r\n17/11/2026;09.00;CS;Ani;081234567890;Pribadi;VIP\r\n"
    )
    try folder.write(
      "masuk/sensus.csv", "Kamar;Kelas;Penjamin;Status\r\nVIP 01;VIP;BPJS;Terisi\r\nVIP 02;VIP;BPJS;Terisi\r\n")
    try folder.run("2026-11-18")
    let path = folder.path + "/kerja/Hotline 2026-W47.xlsx"
    let copy = try SheetCopy(path: path, sheet: "Kamar")
    let edits = try [("Kelas", kind), ("Status", status)].map { header, value in
      let reference = try copy.cell("VIP 02", header)
      let place = try #require(CellArea(reference))
      return CellEdit(
        row: place.rows.lowerBound, column: place.columns.lowerBound, value: value.isEmpty ? .empty : .text(value))
    }
    let patch = try WorkbookPatch(path: path)
    try patch.edit(edits, sheet: "Kamar")
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    try folder.run("2026-11-18")
    let workbook = try XLSXWorkbook(path: path)
    let sheet = try #require(workbook.sheet(named: "Kamar"))
    let formulas = try workbook.formulas(of: sheet).keys.filter { $0.column == 0 && [3, 4].contains($0.row) }
    #expect(formulas.count == (isLive ? 2 : 0))
    let shown = try SheetCopy(path: path, sheet: "Kamar").rows.compactMap { $0[0]?.text }
    let used = status == "Kosong " ? 1 : 2
    #expect(shown.contains { $0.hasPrefix("Terpakai: \(used) dari 11") })
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }
}
