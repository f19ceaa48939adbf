/// The figures of a period and the rows behind them, as a report holds them for later runs (G6), without numbers of persons (G7).
package struct PeriodFigures: Sendable, Equatable {
  package struct Figure: Sendable, Equatable {
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
  package let rows: [String: String]

  package init(figures: [Figure] = [], rows: [String: String] = [:]) {
    self.figures = figures.map { Figure(Masking.numbers($0.name), $0.value) }
    let keys = Masking.keys(rows.keys)
    self.rows = Dictionary(rows.map { (keys[$0] ?? $0, Masking.numbers($1)) }) { first, _ in first }
  }

  /// What changed since a period was closed, a line a figure; one line without a figure where rows alone changed.
  package func corrections(since known: PeriodFigures) -> [Correction] {
    let cause = causes(since: known)
    let old = Dictionary(known.figures.map { ($0.name, $0.value) }) { first, _ in first }
    let new = Dictionary(figures.map { ($0.name, $0.value) }) { first, _ in first }
    let names = figures.map(\.name) + known.figures.map(\.name).filter { new[$0] == nil }
    return names.compactMap { name in
      let (before, after) = (old[name] ?? 0, new[name] ?? 0)
      return before == after ? nil : Correction(figure: name, old: before, new: after, cause: cause)
    }
  }

  /// The rows that changed, at most five of them.
  private func causes(since known: PeriodFigures) -> String {
    let changed = Set(rows.keys).union(known.rows.keys).sorted().filter { rows[$0] != known.rows[$0] }
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
