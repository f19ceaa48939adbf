import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

struct ClosedWeekTests {
  private let book47 = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap47 = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"

  /// A folder whose week 2026-W47 was run in, with one target.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  private func execute(_ folder: FacilityFolder) throws {
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001001", .executed(by: "Rina", on: "19/11/2026")) }
    }
  }

  @Test func `G6: a week that has not ended is not closed by its recap`() throws {
    let folder = try folder()
    let before = folder.bytes(recap47)
    try execute(folder)
    #expect(try folder.run("2026-11-22").written.contains(recap47))
    #expect(folder.bytes(recap47) != before)
  }

  @Test func `G6: the first run after its end counts what came late, and closes the week`() throws {
    let folder = try folder()
    let open = folder.bytes(recap47)
    try execute(folder)
    #expect(try folder.run("2026-11-23").written.contains(recap47))
    #expect(folder.bytes(recap47) != open)
  }

  @Test func `G6: what is entered in a closed week comes as rows of Koreksi, and its figures stay`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    let frozen = try SheetCopy(path: folder.path + "/" + recap47, sheet: "Rekap").rows
    try execute(folder)
    let entered = folder.bytes(book47)
    let summary = try folder.run("2026-11-24")
    #expect(summary.written.contains(recap47))
    #expect(summary.procedures.first?.corrections ?? 0 > 0)
    #expect(folder.bytes(book47) == entered)
    #expect(try SheetCopy(path: folder.path + "/" + recap47, sheet: "Rekap").rows == frozen)
    let rows = try corrections(folder)
    let done = try #require(rows.first { $0["Angka"] == "Selesai" })
    #expect(done["Tanggal"] == "24/11/2026")
    #expect(done["Nilai Lama"] == "0")
    #expect(done["Nilai Baru"] == "1")
    #expect(done["Sebab"]?.contains("Rina") == true)
  }

  @Test func `G6: a correction is listed once, and a later one below it`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    try execute(folder)
    try folder.run("2026-11-24")
    let before = try folder.files()
    #expect(try folder.run("2026-11-24").procedures.first?.corrections == 0)
    #expect(try folder.files() == before)
    try editWorkbook(folder.path + "/" + book47) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001001", ["Petugas": .text("Sari")]) }
    }
    try folder.run("2026-11-25")
    let figures = try corrections(folder).map {
      "\($0["Tanggal"] ?? "") \($0["Angka"] ?? "") \($0["Nilai Baru"] ?? "")"
    }
    #expect(figures.contains("25/11/2026 Selesai oleh Sari 1"))
    #expect(figures.contains("25/11/2026 Selesai oleh Rina 0"))
  }

  @Test func `G12: an officer who is spelled otherwise after the week was closed is no Koreksi`() throws {
    let folder = try folder()
    try execute(folder)
    try folder.run("2026-11-23")
    for spelling in ["rina", "RINA", " Ri na", "riNa", "Rina"] {
      try editWorkbook(folder.path + "/" + book47) { sheet in
        if sheet.name == "Lembar Sapa" { try sheet.enter("001001", ["Petugas": .text(spelling)]) }
      }
      #expect(try folder.run("2026-11-24").procedures.first?.corrections == 0)
    }
  }

  /// The rows of the closed recap's `Koreksi`, by header.
  private func corrections(_ folder: FacilityFolder) throws -> [[String: String]] {
    let rows = try SheetCopy(path: folder.path + "/" + recap47, sheet: "Koreksi").rows
    let head = try #require(rows.firstIndex { $0.values.contains(.text("Nilai Lama")) })
    return rows[(head + 1)...].map { row in
      Dictionary(row.compactMap { column, value in rows[head][column].map { ($0.text, value.text) } }) { first, _ in
        first
      }
    }
  }

  @Test func `G6: a run dated back into a closed week writes nothing of it`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    let before = try folder.files()
    let summary = try folder.run("2026-11-18", now: "2026-11-23T10:00:00Z")
    #expect(summary.written.isEmpty)
    // The journal tells of it.
    #expect(try folder.files().filter { $0.key != Journal.name } == before.filter { $0.key != Journal.name })
  }
}
