/// A column that a procedure knows, by the headers it goes under.
package struct Field: Sendable, Hashable {
  /// How the cells of the column are read.
  package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case text
    /// Digits that are a text: no. RM, no. rawat.
    case identifier
    case date
    case telephone
    case nik
    /// A time of day.
    case time
  }

  /// Such as `no_rm`.
  package let id: String
  /// The header that Sapa writes, such as `No RM`.
  package let header: String
  /// Other headers it goes under, the preferred one first.
  package let aliases: [String]
  package let kind: Kind
  /// Phrases of which one in a longer header names the field, where no other field is named: for the questions of a survey.
  package let phrases: [String]

  package init(
    id: String, header: String, aliases: [String] = [], kind: Kind = .text, phrases: [String] = []
  ) {
    self.id = id
    self.header = header
    self.aliases = aliases
    self.kind = kind
    self.phrases = phrases
  }
}
