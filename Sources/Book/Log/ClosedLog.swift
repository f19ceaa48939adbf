package import Core
import FoundationEssentials
package import Intake
package import Spreadsheet

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

    /// Of the parts there are as many as the years have weeks: without names they are read in a third of the time.
    package init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      period = try values.decode(String.self)
      book = try values.decode(String.self)
      statuses = try Self.counts(&values)
      violations = try Self.counts(&values)
    }

    package func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(period)
      try values.encode(book)
      for counts in [statuses, violations] {
        try values.encode(counts.count)
        for (name, count) in counts {
          try values.encode(name)
          try values.encode(count)
        }
      }
    }

    private static func counts(_ values: inout any UnkeyedDecodingContainer) throws -> [String: Int] {
      var counts: [String: Int] = [:]
      for _ in 0..<(try values.decode(Int.self)) {
        let name = try values.decode(String.self)
        counts[name] = try values.decode(Int.self)
      }
      return counts
    }
  }

  /// How an input's rows of closed periods were counted (G1).
  package struct Used: Codable, Sendable {
    package var used = 0
    package var merged = 0

    package init() {}

    package init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      (used, merged) = (try values.decode(Int.self), try values.decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(used)
      try values.encode(merged)
    }
  }

  /// A report that tells of closed rows and of later ones.
  package struct Edge: Codable, Sendable {
    package var period: String
    /// How many closed rows it tells of.
    package var rows: Int

    package init(period: String, rows: Int) { (self.period, self.rows) = (period, rows) }
  }

  /// What a period's report said when it was closed, of the figures that the facility's overview shows, by the SOP's order of names.
  package struct Point: Codable, Sendable {
    /// Nil of one that the report does not have.
    package var counts: [Int?]
    package var isCorrected: Bool

    package init(_ counts: [Int?], isCorrected: Bool) { (self.counts, self.isCorrected) = (counts, isCorrected) }

    package init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      isCorrected = try values.decode(Int.self) > 0
      counts = []
      while !values.isAtEnd { counts.append(try values.decodeNil() ? nil : values.decode(Int.self)) }
    }

    package func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(isCorrected ? 1 : 0)
      for count in counts {
        if let count { try values.encode(count) } else { try values.encodeNil() }
      }
    }

    /// By these names.
    package func counts(_ names: [String]) -> [String: Int] {
      Dictionary(zip(names, counts).compactMap { name, count in count.map { (name, $0) } }) { first, _ in first }
    }
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
  /// By a month's name: what of closed rows counts in the figures of the facility's overview, by the SOP's order of names.
  package var months: [String: [Int]] = [:]
  /// By a period's name.
  package var points: [String: Point] = [:]
  /// The rows on which something is still to be done, the oldest first: the day, of a line about a period with `L`, then the key (G10);
  /// `openRows` reads them.
  package var open: [String] = []
  /// What the SOP makes of the rows: numbers given, trend, names; as JSON, which lies beside the rest.
  package var contribution: ArraySlice<UInt8> = []
  /// Lines of text, of which a run reads those that it has to do with.
  package var rows: ArraySlice<UInt8> = []

  private enum CodingKeys: String, CodingKey {
    case parts, reports, edges, inputs, whole, open, months, points
  }

  package init(parts: [Part] = [], reports: [[String]], edges: [Edge] = [], inputs: [String: Used] = [:]) {
    self.parts = parts
    self.reports = reports
    self.edges = edges
    self.inputs = inputs
  }

  /// The rows on which something is still to be done: their keys, the day of each that has one, and whether it is a line about a period.
  package var openRows: [(key: String, day: CalendarDate?, isLine: Bool)] {
    open.map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      let isLine = parts[0].hasSuffix(Self.lineMark)
      let day = Int(isLine ? parts[0].dropLast() : parts[0]).map { CalendarDate(dayNumber: $0) }
      return (parts.last.map(String.init) ?? "", day, isLine)
    }
  }

  private static let lineMark = "L"

  /// Adds a row to these.
  package mutating func addOpen(_ key: String, _ day: CalendarDate?, isLine: Bool = false) {
    open.append("\(day.map { String($0.dayNumber) } ?? "-")\(isLine ? Self.lineMark : "") \(key)")
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
  package func contribution<Value: Decodable>(_ type: Value.Type) -> Value? {
    try? JSONDecoder().decode(type, from: Data(contribution))
  }

  /// What a SOP makes of the rows, as ``contribution``.
  package static func bytes(_ contribution: some Encodable) -> ArraySlice<UInt8>? {
    (try? JSONEncoder().encode(contribution)).map { ArraySlice($0) }
  }
}
