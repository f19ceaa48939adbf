import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// Item 9: who may see what Sapa makes.
struct FileAccessTests {
  /// What the umask of the tests leaves.
  private static let mask: mode_t = {
    let mask = umask(0o077)
    umask(mask)
    return ~mask
  }()

  private func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private func set(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func `all that init and runs make is for its owner and group at most, the umask taken off`() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Facility.create(folder: url.path, sops: ["sapa-pasien", "layanan-telepon"], name: "RS Uji")
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    let file = url.appending(path: "masuk/ekspor.csv")
    try Data(export.text.utf8).write(to: file)
    for day in ["2026-11-18", "2026-11-19"] {
      let run = Run(facility: try Facility(folder: url.path), date: CalendarDate(iso: day))
      _ = try run.perform()
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0 != "masuk/ekspor.csv" }
    #expect(names.contains("arsip/jurnal.jsonl") && names.count > 8)
    for name in names + [""] {
      let path = url.path + "/" + name
      let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      let most = (type == .typeDirectory ? 0o770 : 0o660) & Int(Self.mask)
      #expect(try mode(path) & ~most == 0, "\(name)")
    }
  }

  @Test(arguments: [
    (0o600, 0o600), (0o640, 0o640), (0o660, 0o660), (0o440, 0o440), (0o644, 0o640), (0o777, 0o770),
  ])
  func `what replaces a file is as wide as it, and never for others`(_ old: Int, _ new: Int) throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("buku.xlsx", "lama")
    let path = folder.path + "/buku.xlsx"
    try set(old, path)
    let temporary = AtomicFile.temporary(for: path)
    try AtomicFile.begin(temporary, for: path)
    #expect(try mode(temporary) == 0o600)
    let writer = try WorkbookWriter(path: temporary, created: CalendarDate(dayNumber: 20_778))
    try writer.addSheet("Data").text("x", row: 0, column: 0)
    try writer.close()
    #expect(try mode(temporary) == 0o600)
    try AtomicFile.commit(temporary, to: path)
    #expect(try mode(path) == new)
    try AtomicFile.write([1], to: path)
    #expect(try mode(path) == new)
  }

  @Test func `a workbook that a library makes is for its owner alone, and so is a copy that a patch begins with`()
    throws
  {
    let folder = try FacilityFolder(profile: nil)
    let (made, patched) = (folder.path + "/baru.xlsx", folder.path + "/ubah.xlsx")
    let writer = try WorkbookWriter(path: made, created: CalendarDate(dayNumber: 20_778))
    try writer.addSheet("Data").text("x", row: 0, column: 0)
    #expect(try mode(made) == 0o600)
    try writer.close()
    #expect(try mode(made) == 0o600)
    try set(0o644, made)
    let patch = try WorkbookPatch(path: made)
    try patch.edit([CellEdit(row: 0, column: 1, value: .text("y"))], sheet: "Data")
    try patch.save(to: patched)
    #expect(try mode(patched) == 0o600)
  }

  @Test(arguments: [
    ([0o600], 0o600), ([0o640], 0o640), ([0o644], 0o640), ([0o660, 0o600], 0o600), ([0o604, 0o640], 0o600),
    ([0o400], 0o600),
  ])
  func `what is made of files is no wider than the narrowest of them`(_ models: [Int], _ most: Int) throws {
    let folder = try FacilityFolder(profile: nil)
    var paths: [String] = []
    for (number, mode) in models.enumerated() {
      try folder.write("\(number).xlsx", "isi")
      paths.append(folder.path + "/\(number).xlsx")
      try set(mode, paths[number])
    }
    let (path, copy) = (folder.path + "/hasil.xlsx", folder.path + "/salinan.xlsx")
    let temporary = AtomicFile.temporary(for: path)
    try AtomicFile.begin(temporary, for: path, like: paths)
    try AtomicFile.commit(temporary, to: path)
    #expect(try mode(path) == most & Int(Self.mask))
    try AtomicFile.copy(paths[0], to: copy, like: paths)
    #expect(try mode(copy) == most & Int(Self.mask))
  }

  @Test(
    .enabled(if: geteuid() == 0, "files of another group take root: SKIPPED"),
    arguments: [(0o640, 0o600), (0o644, 0o640)])
  func `another group gets what the file it is made of gives to others`(_ model: Int, _ most: Int) throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("asal.xlsx", "isi")
    let (source, path) = (folder.path + "/asal.xlsx", folder.path + "/hasil.xlsx")
    try set(model, source)
    try FileManager.default.setAttributes([.groupOwnerAccountID: 54_321], ofItemAtPath: source)
    let temporary = AtomicFile.temporary(for: path)
    try AtomicFile.begin(temporary, for: path, like: [source])
    try AtomicFile.commit(temporary, to: path)
    #expect(try mode(path) == most & Int(Self.mask))
  }

  @Test func `a backup has the permissions of what it is of`() throws {
    let folder = try FacilityFolder(profile: nil)
    for mode in [0o600, 0o660, 0o440] {
      try folder.write("\(mode).xlsx", "isi")
      try set(mode, folder.path + "/\(mode).xlsx")
      try AtomicFile.copy(folder.path + "/\(mode).xlsx", to: folder.path + "/salinan \(mode).xlsx")
      #expect(try self.mode(folder.path + "/salinan \(mode).xlsx") == mode)
    }
  }
}
