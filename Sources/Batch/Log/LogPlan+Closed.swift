package import Book
import Core
import Intake
import Spreadsheet

extension LogPlan {
  /// What need not be opened again: the oldest periods without a gap, whose figures are frozen, whose books stayed as they were and
  /// of which no row would say anything else on a later day.
  package func closed(_ quiet: Set<String>, said: [String]) -> (sop: String, log: ClosedLog)? {
    guard !run.isAhead, !reopens else { return nil }
    let log = state.log
    let open = reports.filter { !$0.isClosed }.map(\.period)
    let corrected = Set(corrections.map(\.period))
    guard let oldest = periods.first, oldest.last.adding(days: ClosedPeriods.rest) < run.date else {
      return closed.map { (procedure.sop, $0) }
    }
    let barred = barred()
    let rowsByHome = Dictionary(grouping: log.rows.indices) { log.rows[$0].home }
    var until: Period?
    for (period, next) in zip(periods, periods.dropFirst()) {
      guard let book = books.first(where: { $0.period == period }),
        period.last.adding(days: ClosedPeriods.rest) < run.date,
        quiet.contains(Facility.workFolder + "/" + book.name), !said.contains(where: { $0.contains(book.name) }),
        book.isAtRest,
        books.allSatisfy({ $0.period > period || periods.contains($0.period) }), isClosed(next),
        open.allSatisfy({ ClosedPeriods.leaves($0, alone: period) }),
        reports.allSatisfy({ $0.period.first > period.last || $0.isClosed && !corrected.contains($0.period) }),
        // Of a report that tells of later rows, too, each row has to be known.
        reports.allSatisfy({ !isAcross($0.period, period) || log.rows(of: $0.period).count <= PeriodFigures.traceLimit }
        ),
        (rowsByHome[period] ?? []).allSatisfy({
          state.isAtRest($0, since: period.last.adding(days: ClosedPeriods.settling))
        })
      else { break }
      if !barred.contains(period) { until = period }
    }
    guard let until else { return closed.map { (procedure.sop, $0) } }
    let rows = log.rows.indices.filter { log.rows[$0].home <= until }
    guard let contribution = state.contribution(of: rows, until: until) else { return nil }
    var result =
      closed
      ?? ClosedLog(reports: procedure.reports.map { _ in [] })
    result.parts += periods.filter { $0 <= until }.map(part)
    for (place, (unit, _)) in procedure.reports.enumerated() {
      result.reports[place] = reports.filter { $0.unit == unit && $0.period.first <= until.last }.map(\.period.name)
    }
    result.edges = reports.filter { isAcross($0.period, until) }.map { report in
      ClosedLog.Edge(period: report.period.name, rows: log.rows(of: report.period).count { log.rows[$0].home <= until })
    }
    count(&result, until)
    for row in rows where state.isOpen(row) { result.addOpen(log.rows[row].key, log.rows[row].date) }
    for line in state.openLines where line.home <= until && line.isOpen {
      result.addOpen(line.key, line.day, isLine: true)
    }
    addOverview(rows, until: until, to: &result)
    result.contribution = contribution
    return (procedure.sop, result)
  }

  /// Whether a report's period begins within closed ones and ends after them.
  private func isAcross(_ period: Period, _ until: Period) -> Bool {
    period.first <= until.last && until.last < period.last
  }

  private func part(_ period: Period) -> ClosedLog.Part {
    let summary = summary(period)
    return ClosedLog.Part(
      period: period.name, book: bookName(period), statuses: summary.statuses, violations: summary.violations ?? [:])
  }

  /// The periods after which there can be no end: a row stands before it by one of its dates, or by its book, and after it by another.
  private func barred() -> Set<Period> {
    let log = state.log
    var barred: Set<Period> = []
    for (row, entry) in log.rows.enumerated() {
      let inputs = ([entry.input].compactMap(\.self) + (log.older[row] ?? [])).map { input in
        log.layout.moment(log.tables[Int(input.table)].table, Int(input.row)).0
      }
      let stands = [entry.home] + ([entry.date] + inputs).compactMap { $0.map(procedure.unit.period) }
      guard let first = stands.min(), let last = stands.max() else { continue }
      // Without a date it counts for its book's period alone.
      let isOpen = entry.date == nil
      if first != last || isOpen { barred.formUnion(periods.filter { first <= $0 && (isOpen || $0 < last) }) }
    }
    return barred
  }

  /// How the inputs' rows of closed periods were counted; inputs of other shapes are known by their names alone.
  private func count(_ closed: inout ClosedLog, _ until: Period) {
    let log = state.log
    for (place, outcomes) in log.outcomes.enumerated() {
      let table = log.tables[place].table
      let own = outcomes.indices.filter { row in
        guard outcomes[row] != .other, let day = log.layout.moment(table, row).0 else { return false }
        return day <= until.last
      }
      if own.isEmpty { continue }
      var used = closed.inputs[ClosedLog.name(of: table)] ?? ClosedLog.Used()
      used.used += own.count { outcomes[$0] == .used }
      used.merged += own.count { outcomes[$0] == .merged }
      closed.inputs[ClosedLog.name(of: table)] = used
    }
    let read = Dictionary(grouping: log.tables.indices.prefix(log.inputCount)) { log.tables[$0].table.file }
    for (file, places) in read
    where places.allSatisfy({ isWhole($0, until) }) && !log.others.contains(where: { $0.file == file }) {
      closed.whole[file] = log.accounts.first { $0.file == file }
    }
    for table in log.others { closed.inputs[ClosedLog.name(of: table)] = ClosedLog.Used() }
  }

  /// Whether all that an input's table holds is closed, and its book's alone to tell: no row of it is rejected or said twice, and it
  /// has no column that the template does not know.
  private func isWhole(_ place: Int, _ until: Period) -> Bool {
    let log = state.log
    let table = log.tables[place].table
    let known = log.closed?.inputs[ClosedLog.name(of: table)]
    let counted = log.outcomes[place].count { $0 != .other } + (known?.used ?? 0) + (known?.merged ?? 0)
    return counted == table.rowCount
      && (0..<table.rowCount).allSatisfy { row in
        log.layout.moment(table, row).0.map { $0 <= until.last } ?? false
      }
      && !log.extras.contains { $0.places[place] >= 0 }
  }
}
