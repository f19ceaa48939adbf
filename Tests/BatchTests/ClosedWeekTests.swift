import Spreadsheet
import Testing

@testable import Batch
@testable import Worklist

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

  @Test func `G6: a closed week stays as it is, whatever is entered later`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    let closed = folder.bytes(recap47)
    try execute(folder)
    let entered = folder.bytes(book47)
    let summary = try folder.run("2026-11-24")
    #expect(!summary.written.contains(recap47))
    #expect(folder.bytes(recap47) == closed)
    #expect(folder.bytes(book47) == entered)
  }

  @Test func `G6: a run dated back into a closed week writes nothing of it`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    let before = try folder.files()
    let summary = try folder.run("2026-11-18")
    #expect(summary.written.isEmpty)
    // The journal tells of it.
    #expect(try folder.files().filter { $0.key != Journal.name } == before.filter { $0.key != Journal.name })
  }
}
