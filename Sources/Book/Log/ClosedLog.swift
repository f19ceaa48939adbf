package import Core
import FoundationEssentials
package import Intake

/// What the closed periods of a log contribute to a run that does not open their books: they are the oldest ones, without a gap, and
/// nothing of them would be another by any later day.
package struct ClosedLog: Codable, Sendable {
  /// A period whose book stays unopened.
  package struct Part: Codable, Sendable {
    /// Its name: `2026-W47`.
    package var period: String
    /// Its book's file name in `kerja/`.
    package var book: String
    /// How many of its rows have which status, and break which clause.
    package var statuses: [String: Int]
    package var violations: [String: Int]

    package init(period: String, book: String, statuses: [String: Int], violations: [String: Int]) {
      (self.period, self.book, self.statuses, self.violations) = (period, book, statuses, violations)
    }
  }

  /// How an input's rows of closed periods were counted (G1).
  package struct Used: Codable, Sendable {
    package var used = 0
    package var merged = 0

    package init() {}
  }

  /// A report that tells of closed rows and of later ones.
  package struct Edge: Codable, Sendable {
    package var period: String
    /// How many closed rows it tells of.
    package var rows: Int

    package init(period: String, rows: Int) { (self.period, self.rows) = (period, rows) }
  }

  /// The oldest first; at least one.
  package var parts: [Part]
  /// By the SOP's reports: the names of the periods that they tell of.
  package var reports: [[String]]
  package var edges: [Edge]
  /// By ``name(of:)`` of an input's table.
  package var inputs: [String: Used]
  /// The files all of whose rows are closed, and how these were counted: nothing of them is read.
  package var whole: [String: FileAccount] = [:]
  /// What the SOP makes of the rows: numbers given, trend, names; as JSON.
  package var contribution: String
  /// Lines of text, of which a run reads those that it has to do with.
  package var rows: ArraySlice<UInt8> = []

  private enum CodingKeys: String, CodingKey {
    case parts, reports, edges, inputs, whole, contribution
  }

  package init(
    parts: [Part], reports: [[String]], edges: [Edge], inputs: [String: Used], contribution: String
  ) {
    self.parts = parts
    self.reports = reports
    self.edges = edges
    self.inputs = inputs
    self.contribution = contribution
  }

  /// The last of the closed periods.
  package var until: Period? { parts.last.flatMap { Period(name: $0.period) } }

  /// The closed periods, the oldest first.
  package var periods: [Period] { parts.compactMap { Period(name: $0.period) } }

  /// What an input's table is known by.
  package static func name(of table: Table) -> String { table.sheet.map { "\(table.file)|\($0)" } ?? table.file }

  /// The file of a table that is known so.
  package static func file(of name: String) -> String { name.split(separator: "|").first.map(String.init) ?? name }

  /// What a SOP made of the rows; nil where it is no such thing.
  package static func read<Value: Decodable>(_ type: Value.Type, _ text: some StringProtocol) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// What a SOP makes of the rows, as ``contribution``.
  package static func text(_ contribution: some Encodable) -> String? {
    (try? JSONEncoder().encode(contribution)).map { String(decoding: $0, as: UTF8.self) }
  }
}
