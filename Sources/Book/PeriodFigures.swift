import Core

/// The figures of a period and the rows behind them, as a report holds them for later runs (G6), without numbers of persons (G7).
package struct PeriodFigures: Sendable, Equatable, Codable {
  package struct Figure: Sendable, Equatable, Codable {
    package var name: String
    package var value: Int
    /// Whether reports of earlier versions lack it, which is no change.
    package var isLater = false

    private enum CodingKeys: String, CodingKey {
      case name, value
    }

    package init(_ name: String, _ value: Int, isLater: Bool = false) {
      self.name = name
      self.value = value
      self.isLater = isLater
    }

    package static func == (left: Figure, right: Figure) -> Bool {
      left.name == right.name && left.value == right.value
    }
  }

  /// How many rows a report remembers one by one.
  package static let traceLimit = 20_000

  package let figures: [Figure]
  /// By row key, masked: what the row counted as, `Selesai · Rina · 19/11/2026`.
  package private(set) var rows: [String: String]
  /// The figures as the period was closed, where corrections came since (G6).
  package var closedFigures: [Figure]?
  /// Of the rows that changed since the period was closed, what they counted as then; empty for those that were none.
  package var closedRows: [String: String] = [:]
  /// Whether the report has a sheet `Koreksi`.
  package internal(set) var isCorrected = false

  /// A figure as the period was closed; nil where the report has none of the name.
  package func asClosed(_ name: String) -> Int? { (closedFigures ?? figures).first { $0.name == name }?.value }

  /// What a row counted as when the period was closed; nil where it was none of its rows.
  package func asClosed(row key: String) -> String? {
    let key = Masking.key(key)
    let trace = closedRows[key] ?? rows[key]
    return trace?.isEmpty == true ? nil : trace
  }

  /// These figures for a report that was closed with others, which it goes on to know.
  package func since(_ known: PeriodFigures) -> PeriodFigures {
    var figures = self
    figures.closedFigures = known.closedFigures ?? known.figures
    figures.closedRows = known.closedRows
    for key in Set(rows.keys).union(known.rows.keys) where rows[key] != known.rows[key] && known.closedRows[key] == nil
    {
      figures.closedRows[key] = known.rows[key] ?? ""
    }
    figures.isCorrected = true
    return figures
  }

  package init(figures: [Figure] = [], rows: [String: String] = [:]) {
    self.figures = figures.map { Figure(Masking.numbers($0.name), $0.value, isLater: $0.isLater) }
    let keys = Masking.keys(rows.keys)
    self.rows = Dictionary(rows.map { (keys[$0] ?? $0, Masking.numbers($1)) }) { first, _ in first }
  }

  /// The figures alone.
  package var withoutRows: PeriodFigures {
    var figures = self
    (figures.rows, figures.closedRows) = ([:], [:])
    return figures
  }

  /// What changed since a period was closed, a line a figure, as the period's report spells it: an officer who is spelled
  /// otherwise today is no change (G12).
  package func corrections(since known: PeriodFigures) -> [Correction] {
    let (old, new) = (known.byName, byName)
    let names = Self.distinct(figures) + Self.distinct(known.figures).filter { new[OfficerNames.key($0)] == nil }
    let spellings = Dictionary(known.figures.map { (OfficerNames.key($0.name), $0.name) }) { first, _ in first }
    let later = Set(figures.filter(\.isLater).map { OfficerNames.key($0.name) })
    var corrections = names.compactMap { name -> Correction? in
      let key = OfficerNames.key(name)
      if old[key] == nil, later.contains(key) { return nil }
      let (before, after) = (old[key] ?? 0, new[key] ?? 0)
      return before == after ? nil : Correction(figure: spellings[key] ?? name, old: before, new: after, cause: "")
    }
    if corrections.isEmpty { return [] }
    let cause = causes(since: known)
    for place in corrections.indices { corrections[place].cause = cause }
    return corrections
  }

  /// Whether each row counts as it does in other figures.
  package func hasRows(asIn known: PeriodFigures) -> Bool {
    rows.allSatisfy { key, trace in known.rows[key].map(OfficerNames.key) == OfficerNames.key(trace) }
  }

  /// The figures under names that are one for all spellings of an officer.
  private var byName: [String: Int] {
    Dictionary(figures.map { (OfficerNames.key($0.name), $0.value) }, uniquingKeysWith: +)
  }

  /// The figures' names in their order, each officer's once.
  private static func distinct(_ figures: [Figure]) -> [String] {
    var known: Set<String> = []
    return figures.map(\.name).filter { known.insert(OfficerNames.key($0)).inserted }
  }

  /// The rows that changed, at most five of them.
  private func causes(since known: PeriodFigures) -> String {
    let changed = Set(rows.keys).union(known.rows.keys).sorted().filter { key in
      rows[key].map(OfficerNames.key) != known.rows[key].map(OfficerNames.key)
    }
    let lines = changed.prefix(5).map { key in
      "\(key): \(known.rows[key] ?? "tidak ada") → \(rows[key] ?? "tidak ada")"
    }
    let rest = changed.count > lines.count ? ["dan \(changed.count - lines.count) baris lain"] : []
    return (lines + rest).joined(separator: "; ")
  }
}

/// One line of sheet `Koreksi`: a figure of a closed period that would be another today (G6).
package struct Correction: Sendable, Equatable {
  package var figure: String
  package var old: Int
  package var new: Int
  /// The rows behind it, by their keys.
  package var cause: String
}
