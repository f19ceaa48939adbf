import Spreadsheet

/// G12: officers are persons, not spellings: names that differ by case or blanks alone are one officer, shown as first spelled.
package struct OfficerNames: Sendable {
  /// By key.
  private var spellings: [String: String] = [:]

  /// - Parameter names: every name that was typed, in the order in which spellings count.
  package init(_ names: some Sequence<String>) {
    for name in names {
      let key = Self.key(name)
      if !key.isEmpty, spellings[key] == nil {
        spellings[key] = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
  }

  /// The officer as shown; a name that is not known stays.
  package func shown(_ name: String) -> String { spellings[Self.key(name)] ?? name }

  /// What is equal for all spellings of an officer.
  package static func key(_ name: String) -> String { name.lowercasedWithoutBlanks }
}
