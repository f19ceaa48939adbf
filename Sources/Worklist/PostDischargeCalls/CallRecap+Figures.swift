import Procedures
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
    Step(header: "Selesai", width: 9) { $0.isExecuted },
  ]

  /// The report's figures, for `Koreksi` (G6).
  package var figures: PeriodFigures {
    var figures = [PeriodFigures.Figure("Keluar", rows.count)]
    figures += Self.steps.map { step in PeriodFigures.Figure(step.header, rows.count { step.holds($0) }) }
    figures += CallStatus.allCases.map { status in
      PeriodFigures.Figure("Status \(status.rawValue)", rows.count { $0.status == status })
    }
    for officer in points {
      figures.append(PeriodFigures.Figure("Selesai oleh \(officer.officer)", officer.inWeek))
      figures.append(PeriodFigures.Figure("Poin \(officer.officer)", officer.points))
    }
    if showsEvaluation {
      figures.append(PeriodFigures.Figure("Menjawab evaluasi", rows.count { $0.hasAnswered }))
      figures += EvaluationScore.scale.map { grade in
        PeriodFigures.Figure("Nilai evaluasi \(grade.score)", rows.count { $0.score == grade.score })
      }
    }
    return PeriodFigures(
      figures: figures, rows: Dictionary(rows.map { ($0.key, $0.trace) }) { first, _ in first })
  }
}

extension RecapRow {
  /// What the row counts as, without the patient's name.
  var trace: String {
    let steps = CallRecap.steps.filter { $0.holds(self) }.map(\.header)
    let evaluation = hasAnswered ? "Evaluasi " + (score.map(String.init) ?? "tanpa nilai") : ""
    let parts = [status.rawValue, steps.last ?? "", officer, calledOn?.indonesian ?? "", evaluation]
    return parts.enumerated().filter { !$0.element.isEmpty && ($0.offset != 1 || $0.element != status.rawValue) }
      .map(\.element).joined(separator: " · ")
  }
}
