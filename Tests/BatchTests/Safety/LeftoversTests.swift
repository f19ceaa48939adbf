import Foundation
import Spreadsheet
import Testing

@testable import Batch
@testable import PostDischargeCalls
import Procedures

/// Item 9: what killed processes left.
struct LeftoversTests {
  private let dead = [
    ".hasil.xlsx.1a2b3c4d.sapa-tmp", ".hasil.xlsx.1a2b3c4d.sapa-tmp.aB3dE6", ".1a2b3c4d.sapa-tmp",
    ".lain.xlsx.99999999.sapa-tmp",
  ]
  private let others = [".~lock.hasil.xlsx#", "hasil.sapa-tmp", ".x.sapa-tmp.lain lagi", ".sapa-tmp", "~$hasil.xlsx"]

  /// A folder with a workbook, what a killed process left, and what is not Sapa's.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    let writer = try WorkbookWriter(path: folder.path + "/asal.xlsx", created: CalendarDate(dayNumber: 20_778))
    let sheet = try writer.addSheet("Data")
    try sheet.text("ID", row: 0, column: 0)
    try sheet.text("Nama", row: 0, column: 1)
    for row in 1...3 {
      try sheet.text("00\(row)", row: row, column: 0)
      try sheet.text("Nama \(row)", row: row, column: 1)
    }
    try writer.close()
    for name in dead + others { try folder.write(name, "x") }
    return folder
  }

  private func expectSwept(_ folder: FacilityFolder) {
    for name in dead { #expect(folder.bytes(name) == nil, "\(name)") }
    for name in others { #expect(folder.bytes(name) != nil, "\(name)") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    #expect(names.filter { AtomicFile.isOwn($0) } == [])
  }

  @Test func `merge sweeps the folder of its output, of what is Sapa's alone`() throws {
    let folder = try folder()
    let base = folder.path + "/asal.xlsx"
    _ = try WorkbookMerge(
      base: base, copies: [], output: folder.path + "/hasil.xlsx", date: CalendarDate(dayNumber: 20_778)
    ).run()
    expectSwept(folder)
  }

  @Test func `patch sweeps the folder of its output, of what is Sapa's alone`() throws {
    let folder = try folder()
    let script = try PatchScript(Array(#"{"sheet": "Data", "cell": "B2", "value": "x"}"#.utf8))
    let base = folder.path + "/asal.xlsx"
    _ = try PatchedFile.make(base, script: script, output: folder.path + "/hasil.xlsx", allowsSigned: false)
    expectSwept(folder)
  }

  @Test func `annotate sweeps the folder of its output, of what is Sapa's alone`() throws {
    let folder = try folder()
    let request = Annotation.Request(file: annotationFixture("openpyxl.xlsx"), output: folder.path + "/hasil.xlsx")
    let settings = try AnnotationSettings(language: .english, date: CalendarDate(iso: "2026-11-18"))
    _ = try Annotation(settings).perform(request)
    expectSwept(folder)
  }

  @Test func `commands that only read sweep beside the file that they read`() throws {
    let folder = try folder()
    Leftovers.sweep(beside: [folder.path + "/asal.xlsx"])
    expectSwept(folder)
  }

  @Test func `beside a link to the file, and beside what it leads to, is swept`() throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    try FileManager.default.createSymbolicLink(
      atPath: other.path + "/tautan.xlsx", withDestinationPath: folder.path + "/asal.xlsx")
    try other.write(dead[0], "x")
    let script = try PatchScript(Array(#"{"sheet": "Data", "cell": "B2", "value": "x"}"#.utf8))
    let link = other.path + "/tautan.xlsx"
    let result = try PatchedFile.make(link, script: script, output: link, allowsSigned: false)
    #expect(other.bytes(dead[0]) == nil)
    expectSwept(folder)
    #expect(result.backup == folder.path + "/asal (sebelum sapa).xlsx")
  }

  @Test func `init, a dry run and what reads a facility sweep its folders`() throws {
    let folder = try FacilityFolder()
    let places = ["", "kerja/", "laporan/", "arsip/"]
    func leave() throws { for place in places { try folder.write(place + dead[0], "x") } }
    func expectGone() { for place in places { #expect(folder.bytes(place + dead[0]) == nil, "\(place)") } }
    try leave()
    _ = try Run(facility: Facility(folder: folder.path)).preview()
    expectGone()
    try leave()
    Leftovers.sweep(facility: folder.path)
    expectGone()
    try leave()
    try Facility.create(folder: folder.path, sops: ["layanan-telepon"])
    expectGone()
  }

  @Test func `what a living process makes stays, and goes once it is dead`() throws {
    let folder = try folder()
    let mark = folder.path + "/.0badcafe.sapa-tmp"
    let names = [".0badcafe.sapa-tmp", ".buku.xlsx.0badcafe.sapa-tmp", ".buku.xlsx.0badcafe.sapa-tmp.aB3dE6"]
    for name in names { try folder.write(name, "x") }
    let descriptor = System.open(mark, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    Leftovers.sweep(beside: [folder.path + "/asal.xlsx"])
    for name in names { #expect(folder.bytes(name) != nil, "\(name)") }
    expectSwept(folder)
    System.close(descriptor)
    Leftovers.sweep(beside: [folder.path + "/asal.xlsx"])
    for name in names { #expect(folder.bytes(name) == nil, "\(name)") }
  }

  @Test func `a mark stands locked beside what is made, and goes with it`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/" + AtomicFile.mark(AtomicFile.token)
    var mark: WorkMark? = WorkMark(for: folder.path + "/hasil.xlsx")
    let descriptor = System.open(path, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    withExtendedLifetime(mark) {}
    mark = nil
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    System.close(descriptor)
  }

  @Test func `intermediate files of a living process stay whatever its number says`() throws {
    let files = FileManager.default
    let path = files.temporaryDirectory.appending(path: "sapa-4194304-\(UUID().uuidString)").path
    // Made elsewhere and moved here: nothing may sweep it before it is locked.
    let nursery = files.temporaryDirectory.appending(path: UUID().uuidString).path
    try files.createDirectory(atPath: nursery, withIntermediateDirectories: true)
    let descriptor = System.open(nursery, O_RDONLY | O_DIRECTORY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    try files.moveItem(atPath: nursery, toPath: path)
    Workspace.sweep()
    #expect(files.fileExists(atPath: path))
    System.close(descriptor)
    Workspace.sweep()
    #expect(!files.fileExists(atPath: path))
  }
}
