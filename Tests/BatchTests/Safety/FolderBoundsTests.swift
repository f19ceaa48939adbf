import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// Item 10: symbolic links in a facility's folder.
struct FolderBoundsTests {
  private let files = FileManager.default

  /// A facility that ran on 18 November.
  private func folder() throws -> FacilityFolder {
    let folder = try FacilityFolder()
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    return folder
  }

  /// Puts a link in a name's place; what stood there goes to where it leads.
  private func move(_ folder: FacilityFolder, _ name: String, to end: String) throws {
    let path = folder.path + "/" + name
    if files.fileExists(atPath: path) { try files.moveItem(atPath: path, toPath: end) }
    try files.createSymbolicLink(atPath: path, withDestinationPath: end)
  }

  private func canonical(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }

  @Test(arguments: [
    "kerja", "laporan", "arsip", "kerja/Sapa Pasien 2026-W47.xlsx", "laporan/Rekap Sapa Pasien 2026-W47.xlsx",
    "arsip/jurnal.jsonl", ".sapa.lock",
  ])
  func `a link that leads out is written through by no run, which names it and where it leads`(_ name: String) throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    let end = other.path + "/luar"
    try move(folder, name, to: end)
    let before = (try folder.files(), try other.files())
    let error = try #require(throws: FacilityError.self) { try folder.run("2026-11-19") }
    guard case .leadsOut(let link, let to) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(link == folder.path + "/" + name)
    #expect(canonical(System.folder(of: to)) + "/luar" == canonical(other.path) + "/luar")
    #expect(error.message(.indonesian).contains(link) && error.message(.english).contains(to))
    #expect(try folder.files() == before.0)
    #expect(try other.files() == before.1)
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/" + name) == end)
  }

  @Test func `a link to what is not there yet outside is not written through`() throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    let name = "laporan/Rekap Sapa Pasien 2026-W48.xlsx"
    try move(folder, name, to: other.path + "/baru.xlsx")
    #expect(throws: FacilityError.self) { try folder.run("2026-11-25") }
    #expect(try other.files().isEmpty)
    #expect(throws: FacilityError.self) {
      try Run(facility: Facility(folder: folder.path), date: CalendarDate(iso: "2026-11-25")).preview()
    }
  }

  @Test func `a backup's name that is a link leading out is not written through`() throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    let digest = try #require(SHA256.ofFile(folder.path + "/kerja/Sapa Pasien 2026-W47.xlsx")?.digest)
    let name = "arsip/Sapa Pasien 2026-W47 2026-11-19 \(digest.prefix(8)).xlsx"
    try move(folder, name, to: other.path + "/baru.xlsx")
    let before = try folder.files()
    #expect(throws: FacilityError.leadsOut(link: folder.path + "/" + name, to: canonical(other.path) + "/baru.xlsx")) {
      try folder.run("2026-11-19")
    }
    #expect(try other.files().isEmpty)
    #expect(try folder.files() == before)
  }

  @Test func `init follows no link that leads out`() throws {
    for name in ["sapa.toml", "kerja"] {
      let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
      try move(folder, name, to: other.path + "/luar")
      let before = try other.files()
      let link = folder.path + "/" + name
      #expect(throws: FacilityError.leadsOut(link: link, to: canonical(other.path) + "/luar")) {
        try Facility.create(folder: folder.path, sops: ["layanan-telepon"])
      }
      #expect(try other.files() == before)
    }
  }

  @Test func `links inside the folder, and one to the folder, are followed`() throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    try files.createDirectory(atPath: folder.path + "/disk", withIntermediateDirectories: true)
    for name in ["laporan", "arsip"] {
      try files.moveItem(atPath: folder.path + "/" + name, toPath: folder.path + "/disk/" + name)
      try files.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: "disk/" + name)
    }
    let link = other.path + "/rs"
    try files.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
    let day = CalendarDate(iso: "2026-11-19")
    let summary = try Run(facility: Facility(folder: link), date: day).perform()
    #expect(summary.written.contains("laporan/Rekap Sapa Pasien 2026-W47.xlsx"))
    #expect(folder.bytes("disk/arsip/jurnal.jsonl") != nil)
    #expect(try folder.files().keys.filter { $0.contains("sapa-tmp") } == [])
  }

  @Test func `masuk and exports in it may lie elsewhere: they are read alone`() throws {
    let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
    try move(folder, "masuk/ekspor.csv", to: other.path + "/ekspor.csv")
    try folder.run("2026-11-19")
    #expect(try folder.calls("2026-W47").count == 1)
    try move(folder, "masuk", to: other.path + "/masuk")
    try folder.run("2026-11-20")
    #expect(try folder.calls("2026-W47").count == 1)
    #expect(try other.files().keys.sorted() == ["ekspor.csv"])
  }
}
