import Foundation
import Testing

/// A SOP imports no other SOP, and what they are built on imports none: the catalogue alone knows them.
struct RoomTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")
  static let sops = ["PostDischargeCalls", "PhoneService", "ExecutiveHotline", "Feedback"]
  static let rooms = ["Platform", "Spreadsheet", "Intake", "Procedures/Core", "Book", "Batch"]

  /// `file: module` of each import of a SOP by a folder's files, and how many files it has.
  private static func imports(under folder: String) throws -> (files: Int, found: [String]) {
    var result = (files: 0, found: [String]())
    let files = FileManager.default.enumerator(atPath: sources.appending(path: folder).path)
    while let file = files?.nextObject() as? String {
      guard file.hasSuffix(".swift") else { continue }
      result.files += 1
      let text = try String(contentsOf: sources.appending(path: folder + "/" + file), encoding: .utf8)
      for sop in sops + ["Procedures"] where text.contains("import \(sop)\n") { result.found.append("\(file): \(sop)") }
    }
    return result
  }

  @Test(arguments: sops.map { "Procedures/" + $0 } + rooms)
  func `a SOP imports no other, and no room imports any`(folder: String) throws {
    let imports = try Self.imports(under: folder)
    #expect(imports.files > 0 && imports.found == [])
  }

  @Test func `the catalogue imports each`() throws {
    #expect(try Self.imports(under: "Procedures/Catalogue").found.count == Self.sops.count)
  }
}
