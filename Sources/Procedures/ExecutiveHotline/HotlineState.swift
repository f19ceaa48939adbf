package import Book
import Core
import Intake
package import Spreadsheet

/// Everything a run knows of a hotline: its calls, its patients' paths, its rooms, and what the rules say of them.
package final class HotlineState: LogState {
  package let log: Log
  package let settings: HotlineSettings
  package let date: CalendarDate
  package let end: CalendarDate?
  /// By the log's row.
  package let decisions: [HotlineDecision]
  /// By the log's row.
  let facts: [HotlineFacts]
  /// What the rules found in cells, beyond what can't be read.
  package let problems: [SheetProblem]
  private let rows: HotlineRows
  /// By the log's row: whoever asks as of a later day hears what is known now.
  private let lastDays: [CalendarDate]
  /// The rooms of every book that has a census, and of the one that the newest census is for.
  let rooms: [Period: HotlineRooms]
  /// The period whose book the newest census belongs to.
  let censusPeriod: Period

  /// Decides over all rows.
  package init(_ log: Log, _ settings: HotlineSettings, date: CalendarDate) {
    var log = log
    self.settings = settings
    self.date = date
    end = nil
    var rows = HotlineRows(log, settings.profile)
    var decisions: [HotlineDecision] = []
    decisions.reserveCapacity(log.rows.count)
    var facts: [HotlineFacts] = []
    facts.reserveCapacity(log.rows.count)
    var lastDays: [CalendarDate] = []
    lastDays.reserveCapacity(log.rows.count)
    var newest = Period(Week(holding: log.rows.last(where: { $0.date != nil })?.date ?? date))
    var findings = HotlineFindings(log)
    for row in log.rows.indices {
      let context = rows.context(row)
      let decision = HotlineDecision(context)
      decisions.append(decision)
      facts.append(HotlineFacts(context.call, decision))
      lastDays.append(rows.lastDay(row, context))
      findings.add(row, context, rows)
      newest = max(newest, log.rows[row].home)
    }
    findings.addKeyless(rows)
    self.decisions = decisions
    self.facts = facts
    self.rows = rows
    self.lastDays = lastDays
    censusPeriod = newest
    var rooms: [Period: HotlineRooms] = [:]
    let census = CensusInput(log.others, settings.profile.words)
    let week = Period(Week(holding: date))
    let fed: Set<Period> = census == nil ? [] : [newest, max(newest, week)]
    for period in fed.union(log.books.map(\.period) + [week]) {
      // A book that is to be made goes on from the newest before it.
      let earlier = period < week ? nil : log.books.filter { $0.period < period }.max { $0.period < $1.period }
      rooms[period] = HotlineRooms(
        log.book(period), fed.contains(period) ? census : nil, settings.profile, after: earlier)
    }
    if let census {
      census.account(&log.accounts)
      findings.add(census, newest)
    }
    self.rooms = rooms
    self.log = log
    problems = findings.problems
  }

  /// What the rules look at.
  package func context(_ row: Int) -> HotlineContext {
    var rows = rows
    return end.map { rows.context(row, atEndOf: $0) } ?? rows.context(row)
  }

  /// The log as it stood at the end of a period that is over; later periods' rows stay as they are (G13).
  func atEnd(of period: Period) -> HotlineState {
    period.last < date ? HotlineState(self, atEnd: period) : self
  }

  private init(_ now: HotlineState, atEnd period: Period) {
    (log, settings, facts, problems) = (now.log, now.settings, now.facts, now.problems)
    (rows, rooms, censusPeriod, lastDays) = (now.rows, now.rooms, now.censusPeriod, now.lastDays)
    (date, end) = (period.last.adding(days: 1), period.last)
    decisions = log.rows.indices.map { row in
      now.period(row).first <= period.last ? now.decision(row, atEndOf: period.last) : now.decisions[row]
    }
  }

  /// What is said of a row as of the end of a day.
  func decision(_ row: Int, atEndOf day: CalendarDate) -> HotlineDecision {
    guard lastDays[row] > day else { return decisions[row] }
    var rows = rows
    return HotlineDecision(rows.context(row, atEndOf: day))
  }

  /// What is said of a row by the books up to a week's.
  func decision(_ row: Int, upTo period: Period) -> HotlineDecision { HotlineDecision(context(row, upTo: period)) }

  /// What the rules look at by the books up to a week's.
  func context(_ row: Int, upTo period: Period) -> HotlineContext {
    var rows = rows
    return rows.context(row, upTo: period)
  }

  /// The row of a path sheet that is a call's, of the newest book up to a week's that has it.
  func place(_ path: CarePath, _ row: Int, upTo period: Period? = nil) -> PathPlaces.Place? {
    rows.place(path, row, upTo: period)
  }

  /// The row of a path sheet of a week's own book.
  func place(_ path: CarePath, _ row: Int, in period: Period) -> PathPlaces.Place? {
    rows.place(path, row, in: period)
  }

  /// The keys on a path sheet of a week's own book.
  func keys(_ path: CarePath, in period: Period) -> Set<String> { rows.keys(path, in: period) }

  /// The weeks in whose books patients of earlier weeks stand.
  var carriedInto: Set<Period> {
    let homes = Dictionary(log.rows.map { ($0.key, $0.home) }) { first, _ in first }
    return Set(
      rows.sheets.filter { sheet in
        sheet.rows.keys.contains { key in homes[key].map { $0 < sheet.period } ?? false }
      }.map(\.period))
  }

  /// Whether staff deleted a patient's row from a path sheet, so that it goes no further.
  func isDropped(_ path: CarePath, _ row: Int, upTo period: Period) -> Bool {
    rows.isDropped(path, row, upTo: period)
  }

  /// The rooms of a period's book.
  func rooms(_ period: Period) -> HotlineRooms { rooms[period] ?? HotlineRooms(nil, nil, settings.profile) }

  /// The code and colour of a row.
  package func code(_ row: Int) -> HotlineCode { HotlineCode(decisions[row]) }

  // MARK: Counts

  package func statuses(_ rows: [Int]) -> [String: Int] {
    var counts: [Eligibility: Int] = [:]
    for row in rows { counts[decisions[row].eligibility, default: 0] += 1 }
    return Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }

  package func violations(_ rows: [Int]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in rows {
      for clause in decisions[row].violations { counts[clause.id, default: 0] += 1 }
    }
    if let first = rows.first, let excess = self.rooms[period(first)]?.census.excess, excess > 0 {
      counts[WardCensus.clause] = excess
    }
    return counts
  }

  /// The period that a row counts in.
  func period(_ row: Int) -> Period { log.rows[row].date.map { Period(Week(holding: $0)) } ?? log.rows[row].home }
}

/// The code of a row of the log or of a path sheet, which goes with its colour (G9).
package enum HotlineCode: String, Sendable, CaseIterable {
  /// A step out of turn, or home before the guarantee (C3, C6).
  case broken = "L"
  /// Something must be asked first (C1).
  case unclear = "P"
  /// Not a patient of the hotline's (C1).
  case ineligible = "X"
  case completed = "S"
  /// Answered by somebody else than who was on duty (C2).
  case wrongReceiver = "D"
  case none = ""

  init(_ decision: HotlineDecision) {
    let broken = decision.violations
    if broken.contains(where: { $0 != Receiver.clause }) {
      self = .broken
    } else if decision.eligibility != .eligible {
      self = decision.eligibility == .unclear ? .unclear : .ineligible
    } else if decision.isCompleted {
      self = .completed
    } else {
      self = broken.isEmpty ? .none : .wrongReceiver
    }
  }

  var look: Styles.Row {
    switch self {
    case .broken: .target
    case .completed: .completed
    case .ineligible: .closed
    case .unclear, .wrongReceiver, .none: .plain
    }
  }
}

extension HotlineDecision {
  /// Whether the patient stands on a path of which no step is left.
  var isCompleted: Bool {
    let states = [outpatient, inpatient].compactMap { $0 }
    return !states.isEmpty && states.allSatisfy { $0.next == nil }
  }
}
