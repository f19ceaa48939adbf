import Foundation
import Testing

/// A SOP is a target that imports no other SOP, and a run knows them by the catalogue alone.
struct RoomTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")
  private static let rooms = ["Procedures", "Batch"]
  static let sops = ["PostDischargeCalls", "PhoneService", "ExecutiveHotline", "Feedback"]

  /// The code of files without their comments, by path.
  private static func code(under folder: String) throws -> [String: String] {
    var code: [String: String] = [:]
    let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    while let file = files?.nextObject() as? String {
      guard file.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: root.appending(path: folder + "/" + file), encoding: .utf8)
      code[folder + "/" + file] = text.split(separator: "\n").filter {
        !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//")
      }
      .joined(separator: "\n")
    }
    return code
  }

  private static func code(of sop: String) throws -> [String: String] {
    try rooms.map { try code(under: $0 + "/" + sop) }.reduce(into: [:]) { $0.merge($1) { $1 } }
  }

  /// The types that code declares for other files, none of them within another.
  private static func types(_ code: [String: String]) -> Set<Substring> {
    let pattern = /^(?:package |final |indirect )*(?:struct|class|enum|protocol) ([A-Z]\w+)/.anchorsMatchLineEndings()
    return Set(code.values.flatMap { $0.matches(of: pattern).map(\.1) })
  }

  /// `file: type` of each type of others that code names, unless it has one of that name itself.
  private static func foreign(_ code: [String: String], _ others: Set<Substring>) -> [String] {
    let own = Set(code.values.flatMap { $0.matches(of: /\b(?:struct|class|enum|protocol) ([A-Z]\w+)/).map(\.1) })
    return code.flatMap { file, text in
      Set(text.matches(of: /(?:^|[^\w.])([A-Z]\w+)/).map(\.1)).intersection(others).subtracting(own)
        .map { "\(file): \($0)" }
    }.sorted()
  }

  @Test(arguments: sops) func `a SOP names no type of another`(sop: String) throws {
    let own = try Self.code(of: sop)
    #expect(own.count > 10)
    for other in Self.sops where other != sop {
      #expect(Self.foreign(own, Self.types(try Self.code(of: other))) == [], "\(other)")
    }
  }

  /// The catalogue lists them; annotation is the calls' own.
  @Test func `a run names no type of any SOP`() throws {
    var shared: [String: String] = [:]
    for (file, text) in try Self.code(under: "Batch")
    where !(Self.sops + ["Annotation", "Catalogue.swift"]).contains(where: { file.contains("/" + $0) }) {
      shared[file] = text
    }
    #expect(shared.count > 50)
    for sop in Self.sops { #expect(Self.foreign(shared, Self.types(try Self.code(of: sop))) == [], "\(sop)") }
  }
}
