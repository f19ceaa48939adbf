/// The lines of a TOML text as a person sees them, to name what is wrong where the parser only knows that something is.
struct TOMLLines {
  struct Entry {
    /// Such as `sapa-pasien`; empty above the first one.
    var section: String
    var key: String
    /// From 1.
    var line: Int
    /// What stands behind the `=`, without a comment.
    var value: String
  }

  private(set) var entries: [Entry] = []
  private(set) var sections: [(name: String, line: Int)] = []
  private let texts: [String]

  /// - Parameters:
  ///   - text: the file's text.
  ///   - last: the last line that matters, from 1.
  init(_ text: String, through last: Int = .max) {
    let all = text.split(separator: "\n", maxSplits: last, omittingEmptySubsequences: false)
    texts = all.prefix(last).map { Self.plain(String($0)) }
    var section = ""
    for (place, text) in texts.enumerated() where !text.isEmpty {
      if text.hasPrefix("["), text.hasSuffix("]"), !text.contains("=") {
        section = String(text.drop { $0 == "[" }.prefix { $0 != "]" }.filter { !$0.isWhitespace })
        sections.append((section, place + 1))
      } else if let sign = text.firstIndex(of: "="), let key = Self.key(text[..<sign]) {
        let value = Self.trimmed(text[text.index(after: sign)...])
        entries.append(Entry(section: section, key: key, line: place + 1, value: value))
      }
    }
  }

  /// A line without comment and blanks around it; nil beyond the end.
  func text(_ line: Int) -> String? { texts.indices.contains(line - 1) ? texts[line - 1] : nil }

  /// The section that a line is in.
  func section(of line: Int) -> String { sections.last { $0.line <= line }?.name ?? "" }

  func entry(_ section: String, _ key: String) -> Entry? {
    entries.first { $0.section == section && $0.key == key }
  }

  /// The setting whose value a line belongs to: its own, or the last one above it in its section.
  func entry(at line: Int) -> Entry? {
    guard let last = entries.last(where: { $0.line <= line }), last.section == section(of: line) else { return nil }
    return last
  }

  private static func key(_ text: Substring) -> String? {
    let key = trimmed(text)
    let isBare = !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    return isBare ? key : nil
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func plain(_ line: String) -> String {
    var quote: Character?
    for index in line.indices {
      let character = line[index]
      if quote == nil, character == "#" { return trimmed(line[..<index]) }
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
    }
    return trimmed(line[...])
  }
}
