import Foundation
import Testing

@testable import Batch
import Procedures
@testable import Book
@testable import Spreadsheet

/// A pipe, a folder or a socket where a file belongs; each of these waited for ever or was told otherwise.
@Suite(.timeLimit(.minutes(2))) struct SpecialFileTests {
  private func makePipe(_ path: String) throws {
    try? FileManager.default.createDirectory(
      atPath: System.folder(of: path), withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: path)
    #expect(unsafe mkfifo(path, 0o600) == 0)
  }

  private static let export =
    "No RM,Nama Pasien,No HP,Tgl Masuk,Tgl Keluar\n001234,Ani,081234567890,2026-11-10,2026-11-14\n"

  @Test(arguments: [
    "arsip/jurnal.jsonl", "laporan/Rekap Sapa Pasien 2026-W47.xlsx", "kerja/Sapa Pasien 2026-W47.xlsx", "sapa.toml",
    "template/sapa-pasien.toml",
  ])
  func `a run names the pipe or the folder that stands in a file's place, and changes nothing`(name: String) throws {
    for isFolder in [false, true] {
      if isFolder, name.hasPrefix("kerja") { continue }
      let folder = try FacilityFolder()
      try folder.write("masuk/ekspor.csv", Self.export)
      let path = folder.path + "/" + name
      if isFolder {
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } else {
        try makePipe(path)
      }
      let before = try folder.files()
      do {
        _ = try folder.run("2026-11-18")
        Issue.record("\(name) was taken")
      } catch let error as FacilityError {
        let message = error.message(.indonesian)
        #expect(message.contains(name))
        #expect(message.contains("pipa"), "\(message)")
      }
      #expect(try folder.files() == before)
    }
  }

  @Test func `a pipe among the inputs is named, the other inputs are used`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export)
    try makePipe(folder.path + "/masuk/pipa.csv")
    let summary = try folder.run("2026-11-18")
    #expect(summary.findings.texts.contains { $0.contains("masuk/pipa.csv") && $0.contains("bukan berkas") })
    #expect(summary.inputs.first?.used == 1)
  }

  @Test func `a mark or a lock that is a pipe holds nothing up`() throws {
    let folder = try FacilityFolder()
    try folder.write("masuk/ekspor.csv", Self.export)
    _ = try folder.run("2026-11-18")
    try makePipe(folder.path + "/kerja/~$Sapa Pasien 2026-W47.xlsx")
    _ = try folder.run("2026-11-18")
    try makePipe(folder.path + "/.sapa.lock")
    #expect(throws: FacilityError.self) { try folder.run("2026-11-18") }
    #expect(FolderLock.holder(of: folder.path) == nil)
  }

  @Test func `an output that is a device or a pipe is refused and stays`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/hasil.xlsx"
    try makePipe(path)
    #expect(throws: FacilityError.notWritable(file: path, reason: System.notAFileReason)) {
      try AtomicFile.write([1], to: path)
    }
    #expect(System.status(path).map { $0.st_mode & S_IFMT } == S_IFIFO)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["hasil.xlsx"])
  }

  @Test func `edits come from a pipe into which somebody writes, and nobody is waited for`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/edits"
    try makePipe(path)
    let writer = Thread { try? Data("satu\n".utf8).write(to: URL(fileURLWithPath: path), options: []) }
    writer.start()
    #expect(try AtomicFile.stream(path) == Array("satu\n".utf8))
    let descriptor = System.openStream(path, waiting: 1)
    #expect(descriptor == -1)
    #expect(errno == ETIMEDOUT)
  }
}
