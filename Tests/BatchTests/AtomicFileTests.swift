import Foundation
import Testing

@testable import Batch
import Procedures

struct AtomicFileTests {
  @Test(arguments: [
    ("/a/b/Rekap 1.xlsx", "/a/b/.Rekap 1.xlsx."), ("b.xlsx", ".b.xlsx."), ("a/b.xlsx", "a/.b.xlsx."),
  ])
  func `the temporary file stands hidden beside its target, under a name of this process`(
    _ path: String, _ temporary: String
  ) {
    let name = AtomicFile.temporary(for: path)
    #expect(name.hasPrefix(temporary))
    #expect(name.hasSuffix(".sapa-tmp"))
    #expect(name == AtomicFile.temporary(for: path))
    #expect(AtomicFile.isOwn(name))
  }

  @Test func `a file is written whole and leaves no temporary`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/berkas.bin"
    for bytes in [[UInt8](repeating: 7, count: 300_000), [1, 2, 3], []] {
      try AtomicFile.write(bytes, to: path)
      #expect(AtomicFile.bytes(of: path) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["berkas.bin"])
    }
  }

  @Test func `a failed write leaves the target as it was and says which file`() throws {
    let folder = try FacilityFolder(profile: nil)
    let path = folder.path + "/tidak-ada/berkas.bin"
    do throws(FacilityError) {
      try AtomicFile.write([1], to: path)
      Issue.record("a file in a folder that is not there was written")
    } catch {
      guard case .notWritable(let file, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(file == path)
      #expect(!reason.isEmpty)
    }
  }

  @Test func `a target that is a folder is left as it is`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("tujuan/isi.txt", "isi")
    #expect(throws: FacilityError.self) { try AtomicFile.write([1], to: folder.path + "/tujuan") }
    #expect(folder.bytes("tujuan/isi.txt") == Array("isi".utf8))
  }

  @Test func `files with equal bytes are equal, a missing one is equal to none`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("a", "sama")
    try folder.write("b", "sama")
    try folder.write("c", "lain")
    let (a, b, c) = (folder.path + "/a", folder.path + "/b", folder.path + "/c")
    #expect(AtomicFile.haveEqualBytes(a, b))
    #expect(!AtomicFile.haveEqualBytes(a, c))
    #expect(!AtomicFile.haveEqualBytes(a, folder.path + "/d"))
    #expect(!AtomicFile.haveEqualBytes(folder.path + "/d", folder.path + "/d"))
    #expect(AtomicFile.bytes(of: folder.path + "/d") == nil)
  }
}
