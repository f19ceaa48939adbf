import Batch
package import Book
import Core
import Intake
import Spreadsheet

extension CallPlan {
  /// What need not be opened again: the oldest weeks without a gap, whose figures are frozen and whose stays have their end.
  package func closed(_ quiet: Set<String>, said: [String]) -> (sop: String, log: ClosedLog)? {
    guard !run.isAhead, !reopens, olderWeeks == 0, !inputs.hasMessages,
      state.books.allSatisfy({ $0.evaluations.answers.isEmpty && !$0.evaluations.isForeign })
    else { return nil }
    let places = BookPlaces(state)
    let weeks = books.map(\.period.week).filter { $0 <= state.week }.sorted()
    let corrected = Set(corrections.map(\.period.week))
    let open = weeks.filter { !isClosed($0) }.map { Period($0) }
    let warned = Set(state.openEscalations.map(\.stay))
    var until: Week?
    // The weeks in which answers and warnings of closed ones are told are closed with them.
    var told: Week?
    for (week, next) in zip(weeks, weeks.dropFirst()) {
      guard week.last.adding(days: ClosedPeriods.rest) < run.date, isClosed(week), isClosed(next),
        open.allSatisfy({ ClosedPeriods.leaves($0, alone: Period(week)) }), !corrected.contains(week),
        let book = books.first(where: { $0.period.week == week }),
        let own = state.books.first(where: { $0.week == week }),
        book.isAtRest, !said.contains(where: { $0.contains(book.name) }), isPlain(own),
        (places.newest[week] ?? []).allSatisfy(hasEnded),
        !own.calls.rows.keys.contains(where: { key in state.stayOfKey[key].map(warned.contains) ?? true }),
        countsAsClosed(week, places)
      else { break }
      told = ([told] + own.calls.rows.keys.map { state.stayOfKey[$0].flatMap(history.answerWeeks)?.upperBound })
        .compactMap(\.self).max()
      if told.map({ $0 <= week }) ?? true { until = week }
    }
    guard let until else { return closedLog.map { (procedure.sop, $0) } }
    let closing = weeks.filter { $0 <= until }
    var contribution = state.closed
    let calls = Dictionary(history.executedCalls.map { ($0.key, $0.date) }) { first, _ in first }
    for week in closing { add(week, calls, to: &contribution) }
    contribution.add(history, closing: Set(closing), places.newest, until: until.last)
    contribution.add(history, places.newest.filter { closing.contains($0.key) }.flatMap(\.value))
    let oldest = Int(until.last.dayNumber) - CallClosed.recent
    contribution.executed.removeAll { Int($0.day) < oldest }
    contribution.counted.removeAll { Int($0.day) < oldest }
    let shown = until.adding(weeks: -CallClosed.trend).name
    contribution.figures = contribution.figures.filter { $0.key > shown }
    // The next week's recap tells of rows that this one left open.
    for (week, figures) in contribution.figures where week < until.name {
      contribution.figures[week] = figures.withoutRows
    }
    guard let bytes = ClosedLog.bytes(contribution) else { return nil }
    var log = closedLog ?? ClosedLog(reports: [[]])
    for week in closing {
      let name = books.first { $0.period.week == week }?.name ?? procedure.bookName(Period(week))
      log.parts.append(ClosedLog.Part(period: week.name, book: name, statuses: [:], violations: [:]))
      log.reports[0].append(week.name)
    }
    log.contribution = bytes
    log.rows = contribution.lines
    let known = Set(contribution.inputs)
    for (file, name) in inputs.names where known.contains(name) && !inputs.tables.contains(file) {
      log.whole[file] = FileAccount(file: file)
    }
    return (procedure.sop, log)
  }

  /// Whether nothing in a book waits to be put right, and its rows are read alike whichever of them are read.
  private func isPlain(_ book: CallBook) -> Bool {
    CallLines.sheets.allSatisfy { book[keyPath: $0.path].loose.isEmpty && book[keyPath: $0.path].doubled.isEmpty }
      && book.data?.readsDatesPlainly == true
  }

  /// Whether a stay of which books alone tell is no target, and never will be.
  private func hasEnded(_ stay: Int) -> Bool {
    let open: [CallStatus] = [.target, .waiting]
    let row = state.rows[state.stays[stay].rows].map(\.source).min()
    guard let row, let field = state.schema.index(of: "status"),
      case let recorded = state.tables[Int(row.table)].table.string(row: Int(row.row), field: field),
      !open.contains(where: { $0.rawValue == recorded })
    else { return false }
    let now = state.context(stay)
    let later = StayContext(
      stay: now.stay, entry: now.entry, refusal: now.refusal, profile: now.profile, date: run.date.adding(days: 36_500))
    return !open.contains(state.decisions[stay].status) && !open.contains(CallDecision(later).status)
  }

  /// Whether a week's recap is what its report says, and all of its stays stand in books until then.
  private func countsAsClosed(_ week: Week, _ places: BookPlaces) -> Bool {
    guard let known = closed[week] else { return false }
    let own = history.recap(of: week).figures
    return own.rows.count == known.rows.count && own.hasRows(asIn: known)
      && history.parts(of: week).allSatisfy { (places.oldest[$0.stay] ?? state.week) <= week }
  }

  /// Adds a week's book, its figures, and of calls that no newer book goes on with by whom and when they were made.
  private func add(_ week: Week, _ calls: [String: CalendarDate], to contribution: inout CallClosed) {
    guard let book = state.books.first(where: { $0.week == week }) else { return }
    contribution.add(book, width: run.facility.medicalRecordWidth)
    contribution.figures[week.name] = closed[week]
    if let base = books.first(where: { $0.period.week == week })?.base {
      contribution.inputs = Set(contribution.inputs).union(UsedInputs.names(in: base)).sorted()
    }
    let newer = state.books.filter { $0.week > week }
    for key in book.calls.rows.keys.sorted() where !newer.contains(where: { $0.calls.rows[key] != nil }) {
      guard let stay = state.stayOfKey[key], let entry = state.entries[stay], !entry.officer.isEmpty else { continue }
      let spelling = CallClosed.Spelling(
        day: entry.calledOn?.dayNumber ?? .max, key: state.keys[stay], name: entry.officer)
      let name = OfficerNames.key(entry.officer)
      if let known = contribution.firsts.firstIndex(where: { OfficerNames.key($0.name) == name }) {
        let first = contribution.firsts[known]
        if (spelling.day, spelling.key) < (first.day, first.key) { contribution.firsts[known] = spelling }
      } else {
        contribution.firsts.append(spelling)
      }
      if !contribution.spellings.contains(entry.officer) { contribution.spellings.append(entry.officer) }
      if let day = calls[state.keys[stay]] {
        contribution.executed.append(
          CallClosed.Executed(key: state.keys[stay], officer: entry.officer, day: day.dayNumber))
      }
    }
  }
}

extension CallClosed {
  /// Adds what stays count as by the end of the month of their execution dates; what has lapsed since has lapsed on its own day.
  fileprivate mutating func add(_ history: CallHistory, _ stays: [Int]) {
    for stay in stays.sorted() {
      guard let due = history.state.dueDay(stay) else { continue }
      var mark = history.mark(stay, by: Month(holding: due).last)
      if history.mark(stay, by: history.state.date).contains(.lapsed) { mark.insert(.lapsed) }
      counted.append(Counted(key: history.state.keys[stay], day: due.dayNumber, mark))
    }
  }

  /// Adds the discharges of late that no book tells of once those of some weeks are not opened.
  fileprivate mutating func add(
    _ history: CallHistory, closing: Set<Week>, _ newest: [Week: [Int]], until day: CalendarDate
  ) {
    let own = Set(closing.flatMap { newest[$0] ?? [] }.map { history.state.keys[$0] } + discharges.map(\.key))
    let days = Readmission30.window(asOf: day).lowerBound...day
    discharges = history.discharges(days).filter { own.contains($0.key) }.map { Discharge($0.key, $0.discharge) }
  }
}

/// In which weeks' books stays stand.
private struct BookPlaces {
  /// By week: the stays of which no export and no newer book tells.
  private(set) var newest: [Week: [Int]] = [:]
  /// By stay.
  private(set) var oldest: [Int: Week] = [:]

  init(_ state: CallState) {
    let weeks = state.books.filter { $0.data != nil }.map(\.week)
    for stay in state.stays.indices {
      let tables = state.rows[state.stays[stay].rows].map { Int($0.source.table) }
      let own = tables.filter { $0 >= state.inputCount }.map { weeks[$0 - state.inputCount] }
      oldest[stay] = own.min()
      if own.count == tables.count, let last = own.max() { newest[last, default: []].append(stay) }
    }
  }
}
