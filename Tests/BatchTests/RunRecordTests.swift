import Foundation
import Procedures
import Spreadsheet
import Testing

@testable import Batch
@testable import Core

/// What the last run left for the next one; the next one is no worse off without it.
struct RunRecordTests {
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "09/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026", phone: "-")
    try folder.write("masuk/ekspor.csv", export.text)
    return folder
  }

  private let day = "2026-11-18"
  private let book = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let recap = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"

  /// What a run of a day finds, by the record and by the bytes.
  private func state(_ folder: FacilityFolder, _ date: String) throws -> String {
    let (run, _) = try folder.plan(date)
    let record = RunRecord(folder: folder.path)
    let state = run.state(FolderSnapshot(run.facility) { record.digest(of: $0, $1) })
    #expect(state == run.state(FolderSnapshot(run.facility)))
    return try #require(state)
  }

  private func foretold(_ folder: FacilityFolder, _ date: String) throws -> Bool {
    try RunRecord(folder: folder.path).outcome?.state == state(folder, date)
  }

  @Test func `a run with nothing new says what it says without its record, and leaves that alone`() throws {
    let folder = try folder()
    let first = try folder.run(day)
    #expect(!first.written.isEmpty)
    let record = try #require(folder.bytes(RunRecord.name))
    #expect(try foretold(folder, day))
    let again = try folder.run(day)
    #expect(folder.bytes(RunRecord.name) == record)
    try folder.remove(RunRecord.name)
    let bare = try folder.run(day)
    for language in [Language.indonesian, .english] { #expect(again.lines(language) == bare.lines(language)) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(try encoder.encode(again) == encoder.encode(bare))
    #expect(again.written.isEmpty && again.unchanged == [overview11, book, recap])
    #expect(try foretold(folder, day), "a run that had to look at everything has the next one know it")
  }

  @Test func `what is new and changes no workbook is known the next time`() throws {
    let folder = try folder()
    try folder.run(day)
    try folder.write("masuk/rusak.xlsx", [0x50, 0x4B, 3, 4, 0, 0, 0, 0])
    let first = try folder.run(day)
    #expect(first.written == [overview11] && first.exitCode == 2)
    #expect(try foretold(folder, day))
    let again = try folder.run(day)
    #expect(again.written.isEmpty && again.failures == first.failures)
    #expect(try folder.run(day).lines(.indonesian) == again.lines(.indonesian))
  }

  @Test func `a closing recap is foretold as closed`() throws {
    let folder = try folder()
    try folder.run(day)
    try folder.run("2026-11-25")
    #expect(try foretold(folder, "2026-11-25"))
    let again = try folder.run("2026-11-25")
    try folder.remove(RunRecord.name)
    #expect(try folder.run("2026-11-25").lines(.indonesian) == again.lines(.indonesian))
  }

  @Test func `whatever a run depends on, another of it is something new`() throws {
    let changes: [(String, (FacilityFolder) throws -> Void)] = [
      ("an input", { try $0.write("masuk/ekspor.csv", Export().text) }),
      ("a new input", { try $0.write("masuk/lain.csv", Export().text) }),
      ("an input that is gone", { try $0.remove("masuk/ekspor.csv") }),
      ("what is passed over", { try $0.write("masuk/.tersembunyi", "x") }),
      ("a work book", { try $0.write("kerja/Sapa Pasien 2026-W47.xlsx", [0x50]) }),
      ("a recap that is gone", { try $0.remove("laporan/Rekap Sapa Pasien 2026-W47.xlsx") }),
      ("the mark of an open book", { try $0.write("kerja/~$Sapa Pasien 2026-W47.xlsx", "x") }),
      ("a setting", { try $0.set("weekly_minimum = 3") }),
      ("the journal", { try $0.write(Journal.name, "") }),
    ]
    for (what, change) in changes {
      let folder = try folder()
      try folder.run(day)
      let facility = try Facility(folder: folder.path)
      let known = try #require(RunRecord(folder: folder.path).outcome?.state)
      let date = try #require(CalendarDate(iso: day))
      let moment = try #require(Moment(iso: "\(day)T09:00:00Z"))
      let run = Run(facility: facility, date: date, clock: WallClock { moment })
      #expect(run.state(FolderSnapshot(facility)) == known)
      try change(folder)
      #expect(run.state(FolderSnapshot(facility)) != known, "\(what)")
    }
    let folder = try folder()
    try folder.run(day)
    #expect(try !foretold(folder, "2026-11-19"))
  }

  @Test func `a file of the same size and time, written anew, is another`() throws {
    let folder = try folder()
    try folder.run(day)
    let path = folder.path + "/masuk/ekspor.csv"
    let old = try FileManager.default.attributesOfItem(atPath: path)
    let text = String(decoding: try #require(folder.bytes("masuk/ekspor.csv")), as: UTF8.self)
    try folder.write("masuk/ekspor.csv", text.replacingOccurrences(of: "001002", with: "001009"))
    try FileManager.default.setAttributes([.modificationDate: try #require(old[.modificationDate])], ofItemAtPath: path)
    #expect(try !foretold(folder, day))
  }

  @Test func `settings that changed since they were read are not foretold by, whatever they are`() throws {
    let folder = try folder()
    let facility = try Facility(folder: folder.path)
    try folder.set("weekly_minimum = 3")
    let date = try #require(CalendarDate(iso: day))
    let moment = try #require(Moment(iso: "\(day)T09:00:00Z"))
    let run = Run(facility: facility, date: date, clock: WallClock { moment })
    #expect(try !run.perform().written.isEmpty)
    #expect(RunRecord(folder: folder.path).outcome == nil)
    try folder.run(day)
    try folder.write("template/sapa-pasien.toml", "")
    #expect(run.state(FolderSnapshot(facility)) == nil)
  }

  @Test func `what names the time of a wrong clock is not foretold`() throws {
    let folder = try folder()
    try folder.run(day, now: "2026-11-20T09:00:00Z")
    try folder.remove("masuk/ekspor.csv")
    let first = try folder.run(day, now: "2026-11-18T09:00:00Z")
    #expect(first.findings.texts.contains { $0.contains("16.00 WIB") })
    #expect(RunRecord(folder: folder.path).outcome == nil)
    #expect(try folder.run(day, now: "2026-11-18T10:00:00Z").findings.texts.contains { $0.contains("17.00 WIB") })
  }

  @Test func `a damaged record counts for nothing`() throws {
    let folder = try folder()
    try folder.run(day)
    let whole = try #require(folder.bytes(RunRecord.name))
    var damages = [[], Array(whole.dropLast(20)), Array("Sapa ingatan 1\n-\n-\n".utf8)]
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 50)) {
      var bytes = whole
      bytes[place] ^= 1
      damages.append(bytes)
    }
    for bytes in damages {
      try folder.write(RunRecord.name, bytes)
      let record = RunRecord(folder: folder.path)
      #expect(record.files.isEmpty && record.outcome == nil)
    }
    #expect(try folder.run(day).unchanged == [overview11, book, recap])
  }

  @Test func `a copy that was merged is not foretold`() throws {
    let folder = try folder()
    try folder.run(day)
    try FileManager.default.copyItem(atPath: folder.path + "/" + book, toPath: folder.path + "/masuk/salinan.xlsx")
    try folder.run(day)
    let again = try folder.run(day)
    try folder.remove(RunRecord.name)
    #expect(try folder.run(day).lines(.indonesian) == again.lines(.indonesian))
  }
}
