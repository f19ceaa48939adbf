/// Names of parts in a package (ECMA-376-2 §6.2).
enum PartName {
  /// The part that a relationship's target names, seen from the part that holds the relationship.
  ///
  /// Absolute, relative and backslash targets are found in the field; the name has no slash in front.
  static func resolve(_ target: String, from source: String) -> String {
    let target = String(decoding: target.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    var folders: [Substring] = []
    if !target.hasPrefix("/") { folders = Array(source.split(separator: "/").dropLast()) }
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": if !folders.isEmpty { folders.removeLast() }
      default: folders.append(step)
      }
    }
    return unescaped(folders.joined(separator: "/"))
  }

  /// The part that holds the relationships of `part`; the package's own for the empty name.
  static func relationships(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
  }

  /// Percent-encoded octets resolved.
  static func unescaped(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
    let bytes = Array(name.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let octet = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(octet)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
