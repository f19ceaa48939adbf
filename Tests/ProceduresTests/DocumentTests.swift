import Foundation
import Testing

/// The pages for contributors name what there is.
struct DocumentTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ page: String) throws -> String {
    try String(contentsOf: root.appending(path: page), encoding: .utf8)
  }

  /// What stands between backticks.
  private static func names(_ page: String) throws -> [Substring] {
    try text(page).matches(of: /`([^`\n]+)`/).map(\.1)
  }

  @Test(arguments: ["CONTRIBUTING.md", "docs/ARCHITECTURE.md"])
  func `folders and files that a page names are there`(page: String) throws {
    let paths = try Self.names(page).filter { name in
      ["Sources/", "Tests/", "templates/", "docs/"].contains { name.hasPrefix($0) }
        && !name.contains { "…*<".contains($0) } && !name.contains("SOP")
    }
    #expect(paths.count > 2)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: String(path)).path), "\(path)")
    }
  }

  @Test func `types that the architecture names are there`() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
      .filter { $0.hasSuffix(".swift") }
    let source = try files.map { try Self.text("Sources/" + $0) }.joined()
    let declared = Set(source.matches(of: /\b(?:struct|class|enum|protocol|actor) ([A-Z]\w+)/).map { String($0.1) })
    let types = try Self.names("docs/ARCHITECTURE.md").filter {
      $0.wholeMatch(of: /[A-Z][a-z]+(?:[A-Z][a-z]*)+/) != nil
    }
    #expect(types.count > 10)
    #expect(types.filter { !declared.contains(String($0)) } == [])
  }
}
