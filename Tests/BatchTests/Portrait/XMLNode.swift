@testable import Spreadsheet

/// An element of a part, with what stands in it: for looking at, not for speed.
struct XMLNode {
  /// Without its prefix.
  var name: String
  /// By local name; one with a prefix, such as `r:id`, has it.
  var attributes: [String: String] = [:]
  var children: [XMLNode] = []
  /// The characters of an element without children.
  var text = ""

  init(_ bytes: [UInt8], part: String) throws {
    let tree = try XMLTree(bytes, file: part, part: part)
    self = try Self.node(0, of: tree)
  }

  private init(name: String) { self.name = name }

  private static func node(_ element: Int, of tree: XMLTree) throws -> XMLNode {
    var node = XMLNode(name: tree.localName(element))
    for attribute in try tree.attributes(of: element) {
      let name = attribute.isPrefixed ? attribute.range.lowerBound..<attribute.name.upperBound : attribute.name
      node.attributes[String(decoding: tree.bytes[name], as: UTF8.self)] = try tree.text(attribute.value)
    }
    for child in tree.children(of: element) { node.children.append(try self.node(child, of: tree)) }
    if node.children.isEmpty { node.text = try tree.text(tree[element].content) }
    return node
  }

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  /// The first element of a name within, however deep.
  func descendant(_ name: String) -> XMLNode? {
    for child in children {
      if child.name == name { return child }
      if let found = child.descendant(name) { return found }
    }
    return nil
  }

  func number(_ attribute: String) -> Int? { self[attribute].flatMap { Int($0) } }

  /// Whether an attribute says yes (ECMA-376 §22.9.2.7).
  func isOn(_ attribute: String) -> Bool { self[attribute].map { XMLBoolean.value($0) } ?? false }
}

extension XMLNode {
  /// Elements that only wrap others: what they hold is said without them.
  private static let wrappers: Set<String> = [
    "strRef", "numRef", "solidFill", "rich", "p", "r", "sp3d", "lst", "srgbClr", "f", "t", "v", "chart",
  ]
  /// What nobody sees.
  private static let unseen: Set<String> = ["axId", "crossAx", "lstStyle", "strCache", "numCache", "idx"]

  /// Everything that an element and those in it say, in a line: `legend(legendPos r, overlay 0)`.
  var outline: String {
    var inner = attributes.filter { !$0.key.hasPrefix("xmlns") }.sorted { $0.key < $1.key }
      .map { $0.key == "val" ? $0.value : "\($0.key)=\($0.value)" }
    if !text.allSatisfy(\.isWhitespace) { inner.append(text.quoted) }
    inner += children.filter { !Self.unseen.contains($0.name) }.map(\.outline).filter { !$0.isEmpty }
    if Self.wrappers.contains(name) { return inner.joined(separator: " ") }
    switch inner.count {
    case 0: return name
    case 1: return "\(name) \(inner[0])"
    default: return "\(name)(\(inner.joined(separator: ", ")))"
    }
  }
}

extension String {
  /// In quotes, on one line.
  var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      default:
        if scalar.value < 0x20 {
          text += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
