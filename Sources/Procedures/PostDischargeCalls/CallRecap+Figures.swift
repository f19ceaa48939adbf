package import Book
import Core
import Spreadsheet

extension CallRecap {
  /// A step from discharge to execution, and whether a row took it.
  struct Step: Sendable {
    var header: String
    /// The width of its column, in characters.
    var width: Double
    var holds: @Sendable (RecapRow) -> Bool
  }

  /// The steps after `Keluar`, each a part of the one before.
  static let steps: [Step] = [
    Step(header: "Memenuhi Syarat", width: 11) { $0.status.isEligible },
    Step(header: "Target", width: 9) { $0.isTarget },
    Step(header: "Dihubungi", width: 11) { $0.isTarget && $0.wasTried },
    Step(header: "Terhubung", width: 11) { $0.isTarget && $0.wasReached },
    Step(header: "Izin", width: 8) { $0.isTarget && $0.wasReached && $0.gavePermission },
    Step(header: "Selesai", width: 9) { $0.status == .completed },
  ]

  /// What the funnel begins with, and the figure that the weekly minimum is held against.
  static let discharged = "Keluar"
  static let executedInWeek = "Selesai minggu ini"

  /// Whether a closed report counts as this version does: one of before 0.6 knows other figures, and is not held against these.
  package static func isComparable(_ closed: PeriodFigures) -> Bool { closed.asClosed(executedInWeek) != nil }

  /// The report's figures with the row of each, for `Koreksi` (G6).
  package var figures: PeriodFigures {
    PeriodFigures(figures: counts, rows: traces)
  }

  private var traces: [String: String] { Dictionary(rows.map { ($0.key, $0.trace) }) { first, _ in first } }

  /// The same, held against those of a closed report: of the form it knows the questions that were asked then.
  package func figures(asIn known: PeriodFigures) -> PeriodFigures {
    let own = Dictionary(figures.figures.map { ($0.name, $0.value) }) { first, _ in first }
    let asked = known.figures.filter { AnswerMeasures.has($0.name) }.map { figure in
      PeriodFigures.Figure(figure.name, own[figure.name] ?? figure.value)
    }
    return PeriodFigures(figures: counts.filter { !AnswerMeasures.has($0.name) } + asked, rows: traces)
  }

  /// The report's figures, for the trend.
  var counts: [PeriodFigures.Figure] {
    var figures = count(Self.ofRows(profile))
    for officer in points {
      figures.append(PeriodFigures.Figure("Selesai oleh \(officer.officer)", officer.inWeek))
      figures.append(PeriodFigures.Figure("Poin \(officer.officer)", officer.points))
    }
    if showsEvaluation { figures += count(Self.ofEvaluations) }
    return figures + AnswerMeasures(profile).figures(answers)
  }

  /// A figure that counts rows: of some part of the recap, or of all.
  struct RowFigure: Sendable {
    var name: String
    /// The same in words that every facility has.
    var shared: String
    var part: RecapPart?
    var holds: @Sendable (RecapRow) -> Bool

    init(
      _ name: String, shared: String? = nil, _ part: RecapPart? = nil, _ holds: @escaping @Sendable (RecapRow) -> Bool
    ) {
      self.name = name
      self.shared = shared ?? name
      self.part = part
      self.holds = holds
    }
  }

  private static func ofRows(_ profile: CallProfile) -> [RowFigure] {
    [RowFigure(discharged, .due) { _ in true }]
      + steps.map { RowFigure($0.header, .due, $0.holds) }
      + CallStatus.allCases.map { status in RowFigure(status.ofFunnel, .due) { $0.status == status } }
      + [RowFigure(RecapPart.carried.rawValue, .carried) { _ in true }]
      + CallStatus.allCases.map { status in RowFigure(status.carried, .carried) { $0.status == status } }
      + [RowFigure(executedInWeek) { $0.isExecutedInWeek }]
      + Punctuality.allCases.map { kind in
        let shared = kind == .exact ? "Selesai tepat" : nil
        return RowFigure("Selesai \(kind.title(profile))", shared: shared) { $0.punctuality == kind }
      }
  }

  private static let ofEvaluations =
    [RowFigure("Menjawab evaluasi") { $0.hasAnswered }]
    + EvaluationScore.scale.map { grade in RowFigure("Nilai evaluasi \(grade.score)") { $0.score == grade.score } }

  /// Those that every facility has.
  static func shared(_ profile: CallProfile) -> [RowFigure] { ofRows(profile) + ofEvaluations }

  private func count(_ figures: [RowFigure]) -> [PeriodFigures.Figure] {
    // By their places: a row is looked at thirty times, and to hand it over takes longer than to look.
    let parts = Dictionary(grouping: rows.indices) { rows[$0].part }
    return figures.map { figure in
      let places = figure.part.map { parts[$0] ?? [] } ?? Array(rows.indices)
      return PeriodFigures.Figure(figure.name, places.count { figure.holds(rows[$0]) })
    }
  }
}

extension CallRecap.TrendWeek {
  /// A week's point by its figures: those of its closing where it is closed.
  init(_ week: Week, _ figures: PeriodFigures) {
    self.init(week: week)
    targets = figures.asClosed("Target")
    reached = figures.asClosed("Terhubung")
    // Before 0.6 the funnel's last step counted what was executed in the week.
    executed = figures.asClosed(CallRecap.executedInWeek) ?? figures.asClosed("Selesai")
    isCorrected = figures.isCorrected
  }
}

extension RecapRow {
  /// What the row counts as, without the patient's name.
  var trace: String {
    let steps = CallRecap.steps.filter { $0.holds(self) }.map(\.header)
    let evaluation = hasAnswered ? "Evaluasi " + (score.map(String.init) ?? "tanpa nilai") : ""
    let parts = [
      status.rawValue, steps.last ?? "", officer, calledOn?.indonesian ?? "", evaluation,
      part == .due ? "" : part.rawValue,
    ]
    return parts.enumerated().filter { !$0.element.isEmpty && ($0.offset != 1 || $0.element != status.rawValue) }
      .map(\.element).joined(separator: Self.separator)
  }

  private static let separator = " · "

  /// The status with which a trace begins.
  static func status(ofTrace trace: String) -> CallStatus? {
    trace.split(separator: separator).first.flatMap { CallStatus(rawValue: String($0)) }
  }
}
