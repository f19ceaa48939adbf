import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Core

/// What the hotline's book answers before a run, and what of it is the hospital's own.
extension HotlineTests {
  /// The formulas and texts of a column of the log, from its header down.
  private func cells(_ folder: FacilityFolder, _ header: String) throws -> [(row: Int, isFormula: Bool)] {
    guard case .workbook(let workbook) = try Document.open(folder.path + "/" + book) else { return [] }
    let sheet = try #require(workbook.sheets.first { $0.name == "Log Hotline" })
    let (head, columns) = try #require(try SheetCopy(workbook, sheet).header)
    let column = try #require(columns[header])
    let reader = try workbook.reader(of: sheet, includesEmptyCells: true)
    var row = SheetRow()
    var found: [(row: Int, isFormula: Bool)] = []
    while try reader.next(&row) {
      guard row.index > head, let cell = row.cells.first(where: { Int($0.column) == column }) else { continue }
      found.append((row.index - head, cell.isFormula))
    }
    return found
  }

  @Test(arguments: ["Kelayakan", "Penanggung Jawab", "Langkah Berikutnya"])
  func
    `C1, C2: the blank log answers by formulas; a run puts its words in their place and leaves as many rows ready below`(
      header: String
    ) throws
  {
    let folder = try folder()
    #expect(try cells(folder, header).map(\.row) == Array(1...200))
    try folder.write("masuk/log.csv", log)
    try folder.run("2026-11-18")
    let cells = try cells(folder, header)
    #expect(cells.filter { !$0.isFormula }.map(\.row) == Array(1...6))
    #expect(cells.filter(\.isFormula).map(\.row) == Array(7...206))
    try folder.run("2026-11-18")
    try folder.write("masuk/log 2.csv", oneMore(7))
    try folder.run("2026-11-19")
    #expect(try self.cells(folder, header).filter(\.isFormula).map(\.row) == Array(8...207))
    #expect(try folder.run("2026-11-19").written.isEmpty)
  }

  /// A log with one call more, of which it is not known who was on duty.
  private func oneMore(_ number: Int) -> String {
    [header, "18/11/2026;;CS;Gina Uji;08120000000\(number);Pribadi;VIP;;;;;Rawat Jalan"].joined(separator: "\r\n")
      + "\r\n"
  }

  @Test func `C3: a path sheet's row that was typed before any run is the call's of that name`() throws {
    let folder = try folder()
    try editWorkbook(folder.path + "/" + book) { copy in
      guard let (_, columns) = copy.header else { return }
      func append(_ values: [String: String]) throws {
        var cells: [Int: StaffValue] = [:]
        for (header, text) in values { cells[try #require(columns[header])] = .text(text) }
        copy.rows.append(cells)
      }
      if copy.name == "Log Hotline" {
        try append([
          "Tanggal": "16/11/2026", "Jam": "09.00", "Nama Pasien": "Ani Uji", "Penjamin": "Pribadi", "Kelas": "VIP",
          "Jalur": "Rawat Inap",
        ])
      } else if copy.name == "Rawat Inap" {
        try append(["Nama Pasien": "ani uji", "1 Bed IGD": "09.10"])
        try append(["Nama Pasien": "Entah Siapa", "1 Bed IGD": "09.10"])
      }
    }
    try folder.run("2026-11-18")
    let rows = try folder.rows(book, sheet: "Rawat Inap").filter { $0["Nama Pasien"] == "Ani Uji" }
    #expect(rows.count == 1)
    #expect(rows.first?["1 Bed IGD"] == "09.10")
    #expect(rows.first?["Langkah Berikutnya"] == "2 Pemeriksaan & Kamar – CS/MOD")
    #expect(try texts(folder, book, "Data Bermasalah").contains { $0.hasPrefix("baris tanpa kunci") })
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test
  func
    `C2: the manager of the night stands in the reason and on Petunjuk; before the morning it is the night before's`()
    throws
  {
    let folder = try folder()
    try folder.set("mod_roster = [\"2026-11-17 Hana Uji\", \"2026-11-18 Ira Uji\"]")
    try folder.write(
      "masuk/log.csv",
      log.replacingOccurrences(of: "18/11/2026;17.00;CS", with: "18/11/2026;06.00;Hana Uji")
        .replacingOccurrences(of: "17/11/2026;12.00", with: "18/11/2026;17.00"))
    try folder.run("2026-11-18")
    #expect(try row(folder, "Log Hotline", "Fani Uji")["Alasan"]?.contains("menurut jadwal Hana Uji (C2)") == true)
    #expect(try row(folder, "Log Hotline", "Fani Uji")["Kode"] == nil)
    #expect(try row(folder, "Log Hotline", "Eka Uji")["Alasan"]?.contains("menurut jadwal Ira Uji (C2)") == true)
    #expect(try texts(folder, book, "Petunjuk").contains { $0.contains("Rabu 18/11/2026 Ira Uji") })
  }

  @Test func `G8: number and document control are the facility's own`() throws {
    let folder = try folder()
    #expect(try texts(folder, book, "Petunjuk").contains { $0.contains("nomornya belum diisi") })
    try folder.set(
      "hotline_number = \"0800-1234\"\nsop_title = \"Hotline Uji\"\nsop_number = \"SPO/1\"\nsop_effective = \"1 Mei 2026\""
    )
    try folder.write("masuk/log.csv", log)
    try folder.run("2026-11-18")
    for sheet in ["Log Hotline", "Petunjuk", "Rawat Inap"] {
      let shown = try texts(folder, book, sheet)
      #expect(shown.contains { $0.contains("SOP Hotline Uji · No. SPO/1 · Revisi – · berlaku 1 Mei 2026") })
      #expect(!shown.contains { $0.contains("Hamori") || $0.contains("0811-1111") })
    }
    #expect(try texts(folder, book, "Petunjuk").contains { $0.hasPrefix("Hotline 0800-1234.") })
  }
}
