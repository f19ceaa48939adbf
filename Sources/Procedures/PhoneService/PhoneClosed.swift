import Book
package import Core
package import Spreadsheet

/// What closed weeks contribute to the telephone service's later runs.
struct PhoneClosed: Codable, Sendable {
  /// A week of ``PhoneTrend``.
  struct Week: Codable, Sendable {
    var tally = PhoneFigures.Tally()
    var breaches = 0

    init() {}

    /// As a list, the breaches first.
    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      breaches = try list.decode(Int.self)
      for count in PhoneFigures.Tally.counts { tally[keyPath: count] = try list.decode(Int.self) }
    }

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(breaches)
      for count in PhoneFigures.Tally.counts { try list.encode(tally[keyPath: count]) }
    }
  }

  /// The complaints' `No BA`, as they stand (B9).
  @CountedOn var numbers: [String] = []
  /// How often officers' names are spelled so, and the spelling that a remark on these names; empty where there is none (G12).
  var spellings: [String: Int] = [:]
  var shown: [String: String] = [:]
  /// Callers who are overdue (code L).
  var late = 0
  /// By name: `2026-W47`.
  var weeks: [String: Week] = [:]

  init() {}

  /// What a log's closed weeks contribute; nothing where there are none.
  init(_ closed: ClosedLog?) {
    if let known = closed?.contribution(PhoneClosed.self) { self = known }
  }
}

extension PhoneState {
  package func isAtRest(_ row: Int, since day: CalendarDate) -> Bool {
    let never = date.adding(days: 36_500)
    let (now, later) = (context(row), context(row, date: never, end: nil))
    let then = PhoneCallDecision(context(row, date: day.adding(days: 1), end: day))
    let (decision, last) = (decisions[row], PhoneCallDecision(later))
    return decision == last && decision == then && decision.reason(now) == last.reason(later)
      && decision.actionText(now) == last.actionText(later)
      && B10Approval.isApproved(context(row, date: day, end: day).call) == facts[row].isApproved
  }

  package func contribution(of rows: [Int], until: Period) -> ArraySlice<UInt8>? {
    var closed = closed
    for row in rows {
      let (facts, decision) = (facts[row], decisions[row])
      if let officer = facts.officer {
        let name = call(row).officer.value ?? ""
        closed.spellings[name, default: 0] += 1
        closed.shown[name] = officers.remark(on: name, officer)
      }
      if decision.code == .late { closed.late += 1 }
      if let day = log.rows[row].date {
        var week = closed.weeks[Week(holding: day).name] ?? PhoneClosed.Week()
        week.tally.add(facts, decision)
        if !decision.broken.isEmpty { week.breaches += 1 }
        closed.weeks[Week(holding: day).name] = week
      }
    }
    let homes = Set(rows.map { log.rows[$0].home })
    closed.numbers += homes.sorted().flatMap { givenNumbers($0).values.sorted() }
    return ClosedLog.bytes(closed)
  }

  package var contradictsClosed: Bool {
    let spelled = closed.shown.contains { name, remark in
      officers.known(name).map { officers.remark(on: name, $0) != remark } ?? true
    }
    if spelled { return true }
    // A number that a closed complaint has would be pointed out on both.
    guard !closed.numbers.isEmpty else { return false }
    let own = log.rows.indices.map { log.text($0, fields[.complaintNumber]) } + numbers.values
    return RunningNumber.shares(own, closed.numbers, prefix: B9ComplaintReport.prefix)
  }
}
