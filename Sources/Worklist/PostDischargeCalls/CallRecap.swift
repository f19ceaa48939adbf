import Intake
package import Procedures
package import Spreadsheet

/// One stay as a week's recap counts it.
package struct RecapRow: Sendable {
  package var key: String
  package var medicalRecordNumber: String
  package var name: String
  package var ward: String
  package var discharge: CalendarDate?
  package var executionDate: CalendarDate?
  package var status: CallStatus
  package var code: CallCode
  package var wasTried: Bool
  package var wasReached: Bool
  package var gavePermission: Bool
  package var isExecuted: Bool
  package var officer: String
  package var calledOn: CalendarDate?
  /// A8: whether the patient answered the evaluation message, and with which score, 1 to 4.
  package var hasAnswered = false
  package var score: Int?

  /// Whether the stay became a target (the recap's third step).
  package var isTarget: Bool {
    switch status {
    case .target, .completed, .notReached: true
    case .refused: code == .closed && executionDate != nil
    default: false
    }
  }
}

/// The figures of one week (A9, A10), each of which the report can trace to its rows.
package struct CallRecap: Sendable {
  package struct TrendWeek: Sendable {
    package var week: Week
    /// nil where the week has no work book.
    package var targets: Int?
    package var reached: Int?
    package var executed: Int?
  }

  package var week: Week
  /// The day as of which the figures stand: the run's, at most the week's Sunday.
  package var asOf: CalendarDate
  package var rows: [RecapRow]
  package var points: [OfficerPoints]
  /// The executed calls of the week, by officer and day.
  package var executed: [ExecutedCall]
  package var trend: [TrendWeek]
  package var profile: CallProfile
  /// Whether the recap tells of the evaluation (A8).
  package var showsEvaluation = false

  package var openTargets: Int { rows.count { $0.status == .target } }
}

extension CallState {
  /// The recap of a week that has a work book; the run's own week counts the run's decisions.
  package func recap(of week: Week) -> CallRecap {
    let calls = executedCalls
    let executed = calls.filter { week.contains($0.date) }
      .sorted { ($0.officer, $0.date, $0.key) < ($1.officer, $1.date, $1.key) }
    let trend = (0..<12).map { back -> CallRecap.TrendWeek in
      let other = week.adding(weeks: back - 11)
      guard other == self.week || books.contains(where: { $0.week == other }) else {
        return CallRecap.TrendWeek(week: other)
      }
      let rows = recapRows(of: other)
      return CallRecap.TrendWeek(
        week: other, targets: rows.count { $0.isTarget }, reached: rows.count { $0.wasReached },
        executed: calls.count { other.contains($0.date) })
    }
    return CallRecap(
      week: week, asOf: min(date, week.last), rows: recapRows(of: week),
      points: OfficerPoints.of(week, calls: calls.filter { !$0.officer.isEmpty }, profile: profile),
      executed: executed, trend: trend, profile: profile, showsEvaluation: evaluations.isShown)
  }

  /// The stays that a week's recap is about: due in the week, targets of it, or executed in it.
  private func recapRows(of week: Week) -> [RecapRow] {
    if week == self.week {
      return listed.filter { belongs($0, decisions[$0].status, to: week) }.map { index in
        recapRow(
          index, decisions[index].status, decisions[index].code, decisions[index].executionDate,
          entries[index] ?? CallEntry(), week)
      }
    }
    guard let book = books.first(where: { $0.week == week }), let data = book.data,
      let status = data.schema.index(of: "status"), let key = data.schema.index(of: "kunci")
    else { return [] }
    let places = Dictionary(keys.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    return (0..<data.rowCount).compactMap { line in
      guard let index = places[data.string(row: line, field: key)],
        let recorded = CallStatus(rawValue: data.string(row: line, field: status))
      else { return nil }
      var context = context(index)
      context.date = week.last
      context.entry = entry(index, in: book)
      var (final, code) = (recorded, code(data, line))
      if let outcome = RecordedOutcome.status(context), recorded == .target || recorded == .waiting {
        final = outcome
        code = outcome == .completed ? .completed : .closed
      }
      return recorded == .target || belongs(index, final, to: week)
        ? recapRow(index, final, code, context.executionDate, context.entry ?? CallEntry(), week) : nil
    }
  }

  /// What had happened to a stay by the end of a book's week; what bears no date is the book's own.
  private func entry(_ index: Int, in book: CallBook) -> CallEntry? {
    let newest = entries[index]
    let own = book.calls.rows[keys[index]].map { CallEntry($0, profile: profile) }
    let entry = newest?.lastDay == nil ? own : newest
    return entry?.known(by: book.week.last)
  }

  private func code(_ data: Table, _ line: Int) -> CallCode {
    data.schema.index(of: "kode").flatMap { CallCode(rawValue: data.string(row: line, field: $0)) } ?? .none
  }

  /// Whether a stay is a target of the week, was called in it, or fell due in it.
  private func belongs(_ stay: Int, _ status: CallStatus, to week: Week) -> Bool {
    if status == .target || wasCalled(stay, in: week) { return true }
    guard let discharge = stays[stay].discharge else { return false }
    return week.contains(ExecutionDate.after(discharge, profile: profile))
  }

  private func wasCalled(_ stay: Int, in week: Week) -> Bool {
    guard let entry = entries[stay] else { return false }
    return entry.lastDay.map(week.contains) ?? false
  }

  private func recapRow(
    _ index: Int, _ status: CallStatus, _ code: CallCode, _ executionDate: CalendarDate?, _ entry: CallEntry,
    _ week: Week
  ) -> RecapRow {
    func field(_ id: String) -> String { schema.index(of: id).map { string(index, $0) } ?? "" }
    let isTarget = status == .target || status == .completed || status == .notReached || status == .refused
    let isExecuted = wasExecuted(index, in: week)
    let answer = isExecuted ? evaluations.answers[index] : nil
    return RecapRow(
      key: keys[index], medicalRecordNumber: field("no_rm"), name: field("nama"), ward: field("ruangan"),
      discharge: stays[index].discharge, executionDate: executionDate, status: status, code: code,
      wasTried: isTarget && (entry.wasReached != nil || !entry.attempts.isEmpty),
      wasReached: isTarget && entry.wasReached == true, gavePermission: isTarget && entry.gavePermission == true,
      isExecuted: isExecuted, officer: entry.officer, calledOn: entry.calledOn, hasAnswered: answer != nil,
      score: answer?.score)
  }
}
