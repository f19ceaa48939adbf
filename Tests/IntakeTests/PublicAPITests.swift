import Foundation
import Testing

/// What `SapaReading` promises to other packages: each public declaration says what it is.
@Suite struct PublicAPITests {
  @Test func `each public symbol is documented`() throws {
    let declarations = try PublicDeclaration.all()
    #expect(declarations.count > 100)
    for declaration in declarations where !declaration.isDocumented {
      Issue.record("\(declaration.file):\(declaration.line): no doc-comment: \(declaration.text)")
    }
  }

  @Test(arguments: [
    "Document", "XLSXWorkbook", "XLSXSheetReader", "CSVReader", "CSVDialect", "RowReader", "SheetRow", "Cell",
    "CellValue",
    "CellReference", "CalendarDate", "SpreadsheetError", "Limits", "Language", "MessageReader", "Message",
    "MessageRecord",
    "MessageRemarks",
  ])
  func `what reading a file takes is public`(type: String) throws {
    #expect(try PublicDeclaration.all().contains { $0.declares(type) })
  }

  @Test func `a declaration without a doc-comment is found, a documented one is not`() {
    let source = """
      /// A pair.
      public struct Pair {
        public var left: Int
        /// The other one.
        @inline(__always)
        public var right: Int
        var own: Int
      }

      /// A choice.
      public enum Choice {
        case first
        /// The last.
        case last
        var name: String {
          switch self {
          case .first: "a"
          case .last: "b"
          }
        }
      }
      """
    let found = PublicDeclaration.all(in: source, file: "X.swift").filter { !$0.isDocumented }
    #expect(found.map(\.text) == ["public var left: Int", "case first"])
    #expect(found.map(\.line) == [3, 12])
  }
}

/// A declaration that other packages see: one that is `public`, a case of a public enumeration, a requirement of a public protocol.
struct PublicDeclaration {
  var file: String
  /// Counted from 1.
  var line: Int
  var text: String
  var isDocumented: Bool

  func declares(_ type: String) -> Bool {
    text.wholeMatch(of: /public (?:final )?(?:struct|enum|class|protocol) (\w+).*/)?.1 == type[...]
  }

  /// Those of the targets of `SapaReading`.
  static func all() throws -> [PublicDeclaration] {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources").path
    return try ["Spreadsheet", "Intake"].flatMap { target in
      try FileManager.default.subpathsOfDirectory(atPath: "\(sources)/\(target)").filter { $0.hasSuffix(".swift") }
        .sorted()
        .flatMap { name in
          all(
            in: try String(contentsOfFile: "\(sources)/\(target)/\(name)", encoding: .utf8), file: "\(target)/\(name)")
        }
    }
  }

  static func all(in source: String, file: String) -> [PublicDeclaration] {
    var found: [PublicDeclaration] = []
    var isDocumented = false
    // What a public enumeration's cases and a public protocol's requirements begin with, and how far they are indented.
    var member: (indent: Int, words: [String])?
    for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let text = line.drop { $0 == " " }
      let indent = line.count - text.count
      if text.hasPrefix("///") {
        isDocumented = true
        continue
      }
      if text.hasPrefix("@"), !text.contains(" public ") { continue }
      if let open = member, !text.isEmpty, indent < open.indent { member = nil }
      let isMember = member.map { open in indent == open.indent && open.words.contains { text.hasPrefix($0 + " ") } }
      if (text.hasPrefix("public ") && !text.hasPrefix("public import ")) || isMember == true {
        found.append(
          PublicDeclaration(file: file, line: number + 1, text: String(text), isDocumented: isDocumented))
      }
      if text.hasPrefix("public enum "), text.hasSuffix("{") {
        member = (indent + 2, ["case"])
      } else if text.hasPrefix("public protocol "), text.hasSuffix("{") {
        member = (indent + 2, ["func", "mutating", "var", "static", "init", "associatedtype"])
      }
      isDocumented = false
    }
    return found
  }
}
