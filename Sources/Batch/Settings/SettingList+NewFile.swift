import Core

extension SettingEntry {
  /// A section of a new settings file: each setting with what it says, commented out but for those that are `set`.
  func section(_ set: [String: SettingValue] = [:]) -> String {
    line("[\(name)]", comment: comment) + lines(in: name, set)
  }

  private func lines(in section: String, _ set: [String: SettingValue]) -> String {
    (entries ?? []).filter { !$0.traits.contains(.isHidden) }.map { entry in
      if entry.entries != nil {
        let name = section + "." + entry.name
        return "\n" + entry.line("# [\(name)]", comment: entry.comment) + entry.lines(in: name, [:])
      }
      if let value = set[entry.name] { return entry.line("\(entry.name) = \(value.source)", comment: entry.comment) }
      return entry.line("# \(entry.name) = \(entry.example.source)", comment: entry.comment)
    }.joined()
  }

  private var comment: String { (clause.map { $0 + ": " } ?? "") + meaning }

  private func line(_ text: String, comment: String) -> String {
    if comment.isEmpty { return text + "\n" }
    return text + String(repeating: " ", count: max(3, 31 - text.count)) + "# " + comment + "\n"
  }
}
