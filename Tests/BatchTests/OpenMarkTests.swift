import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct OpenMarkTests {
  /// Excel's mark, 165 bytes: a length, the name in a code page, spaces, and from byte 55 the name in UTF-16.
  static func excel(_ name: String) -> [UInt8] {
    let units = Array(name.utf16)
    var bytes = [UInt8(units.count)] + units.map { UInt8(truncatingIfNeeded: $0) }
    bytes += [UInt8](repeating: 0x20, count: 55 - bytes.count)
    bytes += [UInt8(units.count), 0] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    while bytes.count < 165 { bytes += [0x20, 0] }
    return Array(bytes.prefix(165))
  }

  /// Word's, one byte earlier and with zeros.
  private func word(_ name: String) -> [UInt8] {
    let units = Array(name.utf16)
    var bytes = [UInt8(units.count)] + units.map { UInt8(truncatingIfNeeded: $0) }
    bytes += [UInt8](repeating: 0, count: 54 - bytes.count)
    bytes += [UInt8(units.count), 0] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return bytes + [UInt8](repeating: 0, count: 162 - bytes.count)
  }

  @Test(arguments: ["Rina Wulandari", "Siti Élan", "R", String(repeating: "Sapa", count: 13)])
  func `Excel's mark names its user`(_ name: String) {
    #expect(OpenMark.excel(Self.excel(name)).user == name)
    #expect(OpenMark.excel(word(name)).user == name)
  }

  @Test(arguments: [
    [], [0], [200], [4], Array("Rina".utf8), [UInt8](repeating: 0xFF, count: 165), [UInt8](repeating: 0, count: 165),
  ])
  func `a damaged mark names nobody`(_ bytes: [UInt8]) { #expect(OpenMark.excel(bytes).user.isEmpty) }

  @Test(arguments: [
    ("Rina Wulandari,rina,PC-3,18.11.2026 09:12,file:///home/rina/.config/libreoffice/4;", "Rina Wulandari", "PC-3"),
    (",rina,PC-3,18.11.2026 09:12,file:///x;", "rina", "PC-3"),
    (#"Wulandari\, Rina,rina,PC-3,,;"#, "Wulandari, Rina", "PC-3"),
    ("", "", ""), ("Rina", "Rina", ""), ("Rina\n\u{1B}[31m,x,y;", "Rina[31m", "y"),
  ])
  func `LibreOffice's mark names its user and the computer`(_ text: String, _ user: String, _ host: String) {
    let found = OpenMark.libreOffice(Array(text.utf8))
    #expect(found.user == user)
    #expect(found.host == host)
  }

  @Test(arguments: ["~$Buku.xlsx", ".~lock.Buku.xlsx#", ".~Buku.xlsx", "~$ku.xlsx"])
  func `a mark beside a workbook is found under each program's name`(_ mark: String) throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("Buku.xlsx", "x")
    #expect(OpenMark.of(folder.path + "/Buku.xlsx") == nil)
    try folder.write(mark, Self.excel("Rina"))
    #expect(OpenMark.of(folder.path + "/Buku.xlsx")?.file == mark)
    #expect(OpenMark.of(folder.path + "/Buku Lain.xlsx") == nil)
  }

  @Test func `where the workbook is a link, the mark is found beside what it leads to`() throws {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("lain/Asli.xlsx", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Buku.xlsx", withDestinationPath: "lain/Asli.xlsx")
    try folder.write("lain/.~lock.Asli.xlsx#", "Rina,rina,PC-3,,;")
    #expect(OpenMark.of(folder.path + "/Buku.xlsx")?.user == "Rina")
  }

  @Test(arguments: [
    ("Sapa Pasien 2026-W47 (baru 2026-11-18).xlsx", "Sapa Pasien 2026-W47.xlsx", "2026-11-18", 1),
    ("Sapa Pasien 2026-W47 (baru 2026-11-18, 2).xlsx", "Sapa Pasien 2026-W47.xlsx", "2026-11-18", 2),
  ])
  func `the name beside an open workbook is known again`(
    _ name: String, _ original: String, _ date: String, _ number: Int
  )
    throws
  {
    let copy = try #require(BesideCopy(name: name))
    #expect(copy.original == original)
    #expect(copy.date.description == date)
    #expect(copy.number == number)
    #expect(copy.name == name)
  }

  @Test(arguments: [
    "Sapa Pasien 2026-W47.xlsx", "Sapa Pasien 2026-W47 (baru).xlsx", "Sapa Pasien 2026-W47 (baru 2026-11-31).xlsx",
    "Sapa Pasien 2026-W47 (baru 2026-11-18, 0).xlsx", "Sapa Pasien 2026-W47 (baru 2026-11-18).xlsm",
    "Sapa Pasien 2026-W47 (1).xlsx",
  ])
  func `another name is none`(_ name: String) { #expect(!BesideCopy.isBesideCopy(name)) }
}
