package import Book
package import Core
import Intake
package import Spreadsheet

/// One stay as a week's recap counts it, as of the recap's day.
package struct RecapRow: Sendable {
  package var part: RecapPart
  package var key: String
  package var medicalRecordNumber: String
  package var name: String
  package var ward: String
  package var discharge: CalendarDate?
  /// When the call is or was due, or would be were there one to make.
  package var executionDate: CalendarDate?
  package var status: CallStatus
  package var code: CallCode
  /// Whether the stay became a target (the recap's third step).
  package var isTarget: Bool
  package var wasTried: Bool
  package var wasReached: Bool
  package var gavePermission: Bool
  package var officer: String
  package var calledOn: CalendarDate?
  /// Executed in the week itself (A9, A10), and how that lies to the execution date.
  package var isExecutedInWeek: Bool
  package var punctuality: Punctuality?
  /// A8: whether the patient answered the evaluation message in the week, and with which score, 1 to 4.
  package var hasAnswered = false
  package var score: Int?
}

/// The figures of one week (A9, A10, G13), each of which the report can trace to its rows.
package struct CallRecap: Sendable {
  package struct TrendWeek: Sendable {
    package var week: Week
    /// nil where the week has no work book.
    package var targets: Int?
    package var reached: Int?
    package var executed: Int?
    /// Whether the week was closed and would be counted otherwise today (G6).
    package var isCorrected = false
  }

  package var week: Week
  /// The day as of which the figures stand: the run's, at most the week's Sunday.
  package var asOf: CalendarDate
  package var rows: [RecapRow]
  package var points: [OfficerPoints]
  package var trend: [TrendWeek] = []
  package var profile: CallProfile
  /// Whether the recap tells of the evaluation (A8).
  package var showsEvaluation = false
  /// What calls found, and what became of warnings (A6).
  package var answers: [CallAnswers] = []
  /// Who came back within 30 days.
  package var readmissions = Readmission30.Groups(asOf: CalendarDate(dayNumber: 0))

  package func rows(_ part: RecapPart) -> [RecapRow] { rows.filter { $0.part == part } }

  /// The executed calls of the week, whenever they were due: by officer and day.
  package var executed: [RecapRow] {
    rows.filter(\.isExecutedInWeek)
      .sorted(on: \.key).sorted(on: { Int($0.calledOn?.dayNumber ?? 0) }).sorted(on: \.officer)
  }

  package var openTargets: Int { rows.count { $0.part != .other && $0.status == .target } }
}

extension CallHistory {
  /// The recap of a week as of its end, or of the run's day in the run's week.
  package func recap(of week: Week) -> CallRecap {
    CallRecap(
      week: week, asOf: asOf(week), rows: parts(of: week).map { row($0.stay, $0.part, week) },
      points: OfficerPoints.of(week, calls: executedCalls.filter { !$0.officer.isEmpty }, profile: state.profile),
      profile: state.profile, showsEvaluation: state.evaluations.isShown, answers: answers(in: week))
  }

  /// The recap with the twelve weeks up to its own; `closed` are the figures of closed weeks, which stay as they were closed.
  package func recap(of week: Week, closed: [Week: PeriodFigures]) -> CallRecap {
    var recap = recap(of: week)
    recap.readmissions = readmissions(asOf: week)
    recap.trend = (0..<12).map { back in
      let other = week.adding(weeks: back - 11)
      if other != week, let closed = closed[other] { return CallRecap.TrendWeek(other, closed) }
      guard other == week || state.books.contains(where: { $0.week == other }) else {
        return CallRecap.TrendWeek(week: other)
      }
      return CallRecap.TrendWeek(
        other, PeriodFigures(figures: other == week ? recap.counts : self.recap(of: other).counts))
    }
    return recap
  }

  private func row(_ stay: Int, _ part: RecapPart, _ week: Week) -> RecapRow {
    func field(_ id: String) -> String { state.schema.index(of: id).map { state.string(stay, $0) } ?? "" }
    let context = context(stay, by: asOf(week))
    let decision = CallDecision(context)
    let entry = context.entry ?? CallEntry()
    let isTarget = decision.isTarget
    let executed = executedDay(stay, in: week)
    let answer = answer(stay, in: week)
    let due = state.dueDay(stay)
    return RecapRow(
      part: part, key: state.keys[stay], medicalRecordNumber: field("no_rm"), name: field("nama"),
      ward: field("ruangan"), discharge: state.stays[stay].discharge, executionDate: due, status: decision.status,
      code: decision.code, isTarget: isTarget,
      wasTried: isTarget && (entry.wasReached != nil || !entry.attempts.isEmpty),
      wasReached: isTarget && entry.wasReached == true, gavePermission: isTarget && entry.gavePermission == true,
      officer: officers.shown(entry.officer), calledOn: entry.calledOn, isExecutedInWeek: executed != nil,
      punctuality: executed.flatMap { day in due.map { Punctuality(called: day, due: $0) } },
      hasAnswered: answer != nil, score: answer?.score)
  }
}
