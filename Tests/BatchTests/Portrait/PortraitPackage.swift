import Foundation

@testable import Spreadsheet

/// A workbook's parts in memory, and how they hang together.
struct PortraitPackage {
  var parts: [String: [UInt8]] = [:]

  init(parts: [String: [UInt8]]) { self.parts = parts }

  init(path: String) throws {
    let archive = try ZipArchive(path: path)
    for name in archive.names {
      parts[name] = try archive.bytes(of: name, maximumBytes: archive.limits.smallPartBytes)
    }
  }

  struct Relationship {
    var id: String
    var kind: String
    var target: String
    /// The part's name; nil where the target is outside.
    var part: String?
  }

  func node(_ part: String) throws -> XMLNode? { try parts[part].map { try XMLNode($0, part: part) } }

  func relationships(of part: String) throws -> [Relationship] {
    guard let node = try node(PartName.relationships(of: part)) else { return [] }
    return node.children.map { node in
      let target = node["Target"] ?? ""
      return Relationship(
        id: node["Id"] ?? "", kind: node["Type"]?.split(separator: "/").last.map(String.init) ?? "", target: target,
        part: node["TargetMode"] == "External" ? nil : PartName.resolve(target, from: part))
    }
  }

  /// The nodes of all parts to which one has a relationship of a kind, with their names.
  func related(_ kind: String, to part: String) throws -> [(part: String, node: XMLNode)] {
    try relationships(of: part).compactMap { relationship in
      guard relationship.kind == kind, let part = relationship.part, let node = try node(part) else { return nil }
      return (part, node)
    }
  }
}

/// What all sheets of a workbook share.
struct PortraitContext {
  let package: PortraitPackage
  let styles: StyleBook
  let strings: [String]
  let uses1904Dates: Bool
  /// The hidden names by which a sheet knows its print area and titles: `_xlnm.Print_Area` by the sheet's place.
  let sheetNames: [Int: [(name: String, formula: String)]]

  /// The characters of a string, of all its runs; where these have looks of their own, with them.
  static func text(of string: XMLNode) -> String {
    if let plain = string.child("t"), string.child("r") == nil { return plain.text }
    return string.children.map { run in
      switch run.name {
      case "t": return run.text
      case "r":
        let text = run.child("t")?.text ?? ""
        return run.child("rPr").map { "{\($0.outline): \(text)}" } ?? text
      default: return ""
      }
    }.joined()
  }
}
