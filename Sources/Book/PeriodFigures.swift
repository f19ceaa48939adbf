import Core

/// The figures of a period and the rows behind them, as a report holds them for later runs (G6), without numbers of persons (G7).
package struct PeriodFigures: Sendable, Equatable, Codable {
  package struct Figure: Sendable, Equatable, Codable {
    package var name: String
    package var value: Int

    package init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
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

  /// All figures by their names, as the period was closed.
  package var countsAsClosed: [String: Int] {
    Dictionary((closedFigures ?? figures).map { ($0.name, $0.value) }) { first, _ in first }
  }

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
    self.figures = figures.map { Figure(Masking.numbers($0.name), $0.value) }
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
  /// otherwise today is no change (G12), and what goes on as rows do is none either.
  package func corrections(since known: PeriodFigures, but progress: RowProgress = RowProgress()) -> [Correction] {
    let (old, new) = (known.byName, byName)
    let passedOver = Set(progress.figures.map(OfficerNames.key)).union(
      progress.newFigures.map(OfficerNames.key).filter { old[$0] == nil })
    let names = Self.distinct(figures) + Self.distinct(known.figures).filter { new[OfficerNames.key($0)] == nil }
    let spellings = Dictionary(known.figures.map { (OfficerNames.key($0.name), $0.name) }) { first, _ in first }
    var corrections = names.compactMap { name -> Correction? in
      let key = OfficerNames.key(name)
      if passedOver.contains(key) { return nil }
      let (before, after) = (old[key] ?? 0, new[key] ?? 0)
      return before == after ? nil : Correction(figure: spellings[key] ?? name, old: before, new: after, cause: "")
    }
    if corrections.isEmpty { return [] }
    let cause = causes(since: known, but: progress)
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

  /// How many rows a correction names.
  private static let namedRows = 10

  /// The rows that changed, and in what: `L2611160900b67d: B4 → 15 menit`.
  private func causes(since known: PeriodFigures, but progress: RowProgress) -> String {
    let changed = Set(rows.keys).union(known.rows.keys).sorted().compactMap { key -> (key: String, what: String)? in
      let (old, new) = (known.rows[key].map(progress.words), rows[key].map(progress.words))
      guard old.map({ $0.map(OfficerNames.key) }) != new.map({ $0.map(OfficerNames.key) }) else { return nil }
      func rest(_ words: [String]?, without others: [String]?) -> String {
        guard let words else { return "tidak ada" }
        let others = Set((others ?? []).map(OfficerNames.key))
        let rest = words.filter { !others.contains(OfficerNames.key($0)) }
        return rest.isEmpty ? "–" : rest.joined(separator: ", ")
      }
      return (key, "\(rest(old, without: new)) → \(rest(new, without: old))")
    }
    let lines = changed.prefix(Self.namedRows).map { "\($0.key): \($0.what)" }
    let more = changed.count - lines.count
    return lines.joined(separator: "; ") + (more > 0 ? "; dan \(more) lagi" : "")
  }
}

/// What of a closed report would be another figure today because its rows go on, which is no correction (G6).
package struct RowProgress: Sendable {
  /// The names of such figures.
  package var figures: Set<String>
  /// The names of figures that a closed report may not have since an earlier version made it.
  package var newFigures: Set<String>
  /// What of a row's trace tells how far it has come.
  private let ownWords: Set<String>

  package init(figures: Set<String> = [], newFigures: Set<String> = [], words: Set<String> = []) {
    self.figures = figures
    self.newFigures = newFigures
    ownWords = words
  }

  /// The words of a trace that tell what the row was: `Konsultasi`, `B1`, `5 dering`.
  func words(_ trace: String) -> [String] {
    trace.split(separator: " · ").flatMap { $0.split(separator: ", ") }.map(String.init).filter {
      !ownWords.contains($0)
    }
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
