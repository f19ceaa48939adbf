import Core

/// A leading figure of a SOP on the facility's overview (RULES 0a): of which figures of the SOP's reports it is made.
package struct LeadingFigure: Sendable {
  /// What is to be reached.
  package enum Target: Sendable, Equatable {
    /// A share of so many percent, at least.
    case percent(Int)
    /// A number, at most.
    case atMost(Int)

    /// As a page shows it.
    package var text: String {
      switch self {
      case .percent(let percent): percent < 100 ? "≥ \(percent) %" : "100 %"
      case .atMost(let count): count > 0 ? "≤ \(count)" : "0"
      }
    }
  }

  /// As `Koreksi` calls it (G6), whatever settings say.
  package var name: String
  /// As a page calls it, with the facility's numbers.
  package var label: String
  /// The figures whose sum it is.
  package var part: [String]
  /// The figures of whose sum it is the share; nil of a number.
  package var whole: [String]?
  package var target: Target?
  /// Where its rows are, in words: `Rincian, kolom Kepatuhan: tanpa B1`.
  package var rows: String
  /// Whether `Tren` follows it from period to period.
  package var hasTrend = true
  /// Of how many at least a share is judged.
  package var least = FewAnswers.least

  package init(
    _ name: String, label: String? = nil, _ part: [String], of whole: [String]? = nil, _ target: Target? = nil,
    rows: String
  ) {
    self.name = name
    self.label = label ?? name
    (self.part, self.whole, self.target, self.rows) = (part, whole, target, rows)
  }

  /// The same, which is of a month alone.
  package var ofMonths: LeadingFigure {
    var figure = self
    figure.hasTrend = false
    return figure
  }

  /// The same, whose share is of all that there are, however few.
  package var ofAll: LeadingFigure {
    var figure = self
    figure.least = 1
    return figure
  }

  /// The names of the figures that leading ones are made of, each once.
  package static func names(of figures: [LeadingFigure]) -> [String] {
    var known: Set<String> = []
    return figures.flatMap { $0.part + ($0.whole ?? []) }.filter { known.insert($0).inserted }
  }
}

/// What a leading figure comes to: a number, or a share with what it is of.
package struct LeadingCount: Sendable, Hashable {
  package var part: Int
  /// Nil of a number.
  package var whole: Int?

  package init(_ part: Int, of whole: Int? = nil) { (self.part, self.whole) = (part, whole) }

  /// Of figures by their names; nil where one is not among them.
  package init?(_ figure: LeadingFigure, _ counts: [String: Int]) {
    func sum(_ names: [String]) -> Int? {
      names.reduce(0 as Int?) { sum, name in sum.flatMap { sum in counts[name].map { sum + $0 } } }
    }
    guard let part = sum(figure.part) else { return nil }
    self.part = part
    if let names = figure.whole {
      guard let whole = sum(names) else { return nil }
      self.whole = whole
    }
  }

  /// The number, or the share in percent; nil of a share of nothing or of too little.
  package func value(of figure: LeadingFigure) -> Double? {
    guard let whole else { return Double(part) }
    return whole < figure.least ? nil : Double(part) * 100 / Double(whole)
  }

  /// How a target is met.
  package enum Verdict: String, Sendable, CaseIterable {
    case reached = "Tercapai"
    case missed = "Belum"
    case few = "Terlalu sedikit data"
  }

  /// Nil where nothing is to be reached.
  package func verdict(of figure: LeadingFigure) -> Verdict? {
    switch figure.target {
    case nil: return nil
    case .atMost(let count): return part <= count ? .reached : .missed
    case .percent(let percent):
      guard let whole, whole >= figure.least else { return .few }
      return part * 100 >= percent * whole ? .reached : .missed
    }
  }
}
