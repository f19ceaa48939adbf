import Foundation
import Testing

@testable import Spreadsheet

/// A workbook put together part by part in a folder of its own, which goes with it, and what patching made of it.
final class HandMadePackage {
  let folder: URL
  let path: String
  /// Where ``patch(_:)`` saves.
  let output: String

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A workbook of the sheets `Data`, whose part or the inside of it is `sheet`, and `Lain`.
  ///
  /// `workbook` comes behind the list of sheets; of `parts` those made here are replaced, or go where they are nil. `styles` is the inside of a styles part.
  convenience init(
    _ sheet: String, workbook: String = "", isStrict: Bool = false, parts: [String: String?] = [:],
    styles: String? = nil
  ) throws {
    let main = isStrict ? Self.strictMain : Self.main
    let relationships = isStrict ? Self.strictRelationships : Self.relationships
    let root = "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(relationships)\">"
    let other =
      "\(Self.declaration)\(root)<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>"
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    var all: [String: String?] = [
      "[Content_Types].xml": Self.declaration
        + "<Types xmlns=\"\(package)content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(sheetType)\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"\(sheetType)\"/></Types>",
      "_rels/.rels": Self.declaration
        + "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"rId1\" Type=\"\(relationships)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/workbook.xml": Self.declaration
        + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationships)\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/>"
        + "<sheet name=\"Lain\" sheetId=\"4\" r:id=\"rId2\"/></sheets>\(workbook)</workbook>",
      "xl/_rels/workbook.xml.rels": Self.declaration
        + "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"rId1\" Type=\"\(relationships)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(relationships)/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
        + (styles == nil ? "" : "<Relationship Id=\"rId3\" Type=\"\(relationships)/styles\" Target=\"styles.xml\"/>")
        + "</Relationships>",
      "xl/styles.xml": styles.map { "<styleSheet xmlns=\"\(main)\">\($0)</styleSheet>" },
      "xl/worksheets/sheet1.xml": sheet.hasPrefix("<?xml") || sheet.contains("<worksheet")
        || sheet.contains("<x:worksheet")
        ? sheet : "\(Self.declaration)\(root)\(sheet)</worksheet>",
      "xl/worksheets/sheet2.xml": other,
    ]
    for (part, text) in parts { all[part] = text }
    try self.init(
      entries: all.sorted { $0.key < $1.key }.compactMap { name, text in text.map { (name, Data($0.utf8)) } })
  }

  /// A package of these entries, in this order, names twice where they are given twice.
  init(entries: [(name: String, data: Data)]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "buku.xlsx").path
    output = folder.appending(path: "hasil.xlsx").path
    try StoredZip.bytes(entries).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Opens, changes and saves the workbook.
  func patch(allowsSigned: Bool = false, _ change: (WorkbookPatch) throws -> Void) throws {
    let patch = try WorkbookPatch(path: path, allowsSigned: allowsSigned)
    try change(patch)
    try patch.save(to: output)
  }

  /// The part of the sheet `Data` with one change.
  func sheet(_ change: (WorkbookPatch) throws -> Void) throws -> String {
    try patch(change)
    return try part("xl/worksheets/sheet1.xml")
  }

  /// What stands between the tags of the sheet's root.
  func inside(_ change: (WorkbookPatch) throws -> Void) throws -> String {
    let text = try sheet(change)
    let start = try #require(text.firstRange(of: /<(x:)?worksheet[^>]*>/)).upperBound
    let end = try #require(text.firstRange(of: /<\/(x:)?worksheet>/)).lowerBound
    return String(text[start..<end])
  }

  /// A part's text after patching.
  func part(_ name: String) throws -> String {
    String(decoding: try ZipArchive(path: output).bytes(of: name, maximumBytes: 1 << 24), as: UTF8.self)
  }

  /// What patching throws; nothing may then stand where it was to be saved.
  func refusal(_ change: (WorkbookPatch) throws -> Void) throws -> SpreadsheetError {
    let error = try #require(throws: SpreadsheetError.self) { try patch(change) }
    #expect(!FileManager.default.fileExists(atPath: output))
    return error
  }

  /// The names of the parts whose bytes differ, and of those that came or went.
  func changedParts() throws -> Set<String> {
    let before = try ZipArchive(path: path)
    let after = try ZipArchive(path: output)
    return try Set(before.names).union(after.names).filter { name in
      guard before.contains(name), after.contains(name) else { return true }
      return try before.bytes(of: name, maximumBytes: 1 << 24) != after.bytes(of: name, maximumBytes: 1 << 24)
    }
  }
}

/// Zip files whose entries are not deflated (APPNOTE 4.3).
enum StoredZip {
  static func bytes(_ entries: [(name: String, data: Data)]) -> Data {
    var file = Data()
    var directory = Data()
    for (name, data) in entries {
      let sizes = number(crc32(data), 4) + number(UInt32(data.count), 4) + number(UInt32(data.count), 4)
      let head = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x5C21, 2) + sizes
      let names = number(UInt32(name.utf8.count), 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + head + names
      directory +=
        number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(UInt32(file.count), 4) + Data(name.utf8)
      file += number(0x0403_4B50, 4) + head + names + Data(name.utf8) + data
    }
    let count = number(UInt32(entries.count), 2)
    return file + directory + number(0x0605_4B50, 4) + number(0, 4) + count + count
      + number(UInt32(directory.count), 4) + number(UInt32(file.count), 4) + number(0, 2)
  }

  private static func number(_ value: UInt32, _ count: Int) -> Data {
    Data((0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) })
  }

  private static func crc32(_ data: Data) -> UInt32 {
    ~data.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
  }
}
