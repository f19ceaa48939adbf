import Book
package import Core
import Intake
package import Spreadsheet

/// What closed months contribute to the register's later runs; days are counted from 1970.
struct FeedbackClosed: Codable, Sendable {
  /// A month of ``FeedbackTrend``.
  struct Trend: Codable, Sendable {
    var total = 0
    var kinds = [Int](repeating: 0, count: FeedbackKind.allCases.count)
    var unanswered = 0
    var completed = 0

    init(_ count: FeedbackFigures.Count) {
      (total, kinds, unanswered, completed) = (count.total, count.kinds, count.unanswered, count.completed)
    }

    func add(to count: inout FeedbackFigures.Count) {
      count.total += total
      count.unanswered += unanswered
      count.completed += completed
      for (place, kind) in kinds.enumerated() { count.kinds[place] += kind }
    }
  }

  /// A feedback of the last closed day, which a later one may repeat (D9).
  struct Repeatable: Codable, Sendable {
    var number: String
    var day: Int
    var minute: Int?
    var channel: FeedbackChannel?
    var sender: FoldedText?
    var text: FoldedText?

    var entry: DuplicateFinder.Entry {
      DuplicateFinder.Entry(
        date: CalendarDate(dayNumber: day), minute: minute, channel: channel, sender: sender, text: text)
    }
  }

  /// The IDs of its rows, those of deleted rows, and those that rows name though nothing has them (D1, D9).
  @CountedOn var numbers: [String] = []
  var deleted: [String] = []
  var unknown: [String] = []
  /// Names that staff typed, in the order in which they came (D5).
  var themes: [String] = []
  var units: [String] = []
  /// Feedback past the limit of its next step (code L).
  var late = 0
  /// By name: `2026-11`.
  var months: [String: Trend] = [:]
  /// The first day with feedback.
  var first: Int?
  /// By the name of a week with feedback: the day on which its recap was made (E2).
  var recaps: [String: Int] = [:]
  /// The first day of each week with feedback from the box, the days of openings, and the keys that these have (D3).
  var boxDays: [Int] = []
  var openings: [Int] = []
  var openingKeys: [String] = []
  /// The last month's plans, and the highest numbers that plans had (E3, E4).
  var plans: [FollowUps.Plan] = []
  var planNumbers: [Int: Int] = [:]
  var lastDay: [Repeatable] = []

  init() {}

  /// What a log's closed months contribute; nothing where there are none.
  init(_ closed: ClosedLog?) {
    if let known = closed?.contribution(FeedbackClosed.self) { self = known }
  }
}

extension FeedbackState {
  package func isAtRest(_ row: Int, since day: CalendarDate) -> Bool {
    let feedback = feedback(row)
    var last = FeedbackDecision(feedback, settings.profile, date: date.adding(days: 36_500))
    let (now, profile) = (decisions[row], settings.profile)
    guard last.reason(feedback, profile) == now.reason(feedback, profile),
      last.violationText(feedback, profile) == now.violationText(feedback, profile)
    else { return false }
    last.date = now.date
    return last == now
  }

  package func contribution(of rows: [Int], until: Period) -> ArraySlice<UInt8>? {
    if hasMessages { return nil }
    var closed = closed
    let homes = Set(rows.map { log.rows[$0].home }).sorted()
    let keys = Set(rows.map { log.rows[$0].key })
    closed.numbers += rows.map { numbers[$0] }.filter { !$0.isEmpty }
    closed.deleted += homes.flatMap { month in
      (log.book(month)?.numbers ?? [:]).filter { !keys.contains($0.key) }.map(\.value)
    }
    let known = Set(numbers).union(closed.numbers)
    var trends: [String: FeedbackFigures.Count] = [:]
    var boxWeeks = Set(closed.boxDays.map { Week(holding: CalendarDate(dayNumber: $0)) })
    var (themePlaces, unitPlaces) = (
      settings.themes.count + closed.themes.count, settings.units.count + closed.units.count
    )
    for row in rows {
      let (entry, facts) = (log.rows[row], facts[row])
      if decisions[row].code == .late { closed.late += 1 }
      if case .original(let id) = FeedbackReader.Repeats(log.text(row, fields.duplicate)), !known.contains(id) {
        closed.unknown.append(id)
      }
      themePlaces = max(themePlaces, facts.theme.map { Int($0) + 1 } ?? 0)
      unitPlaces = max(unitPlaces, facts.unit.map { Int($0) + 1 } ?? 0)
      guard let day = entry.date else { continue }
      closed.first = min(closed.first ?? Int(day.dayNumber), Int(day.dayNumber))
      if facts.channel == .box, boxWeeks.insert(Week(holding: day)).inserted {
        closed.boxDays.append(Int(day.dayNumber))
      }
      guard !facts.isDuplicate else { continue }
      let month = Month(holding: day).name
      trends[month, default: FeedbackFigures.Count(themes: themes.count)].add(facts, decisions[row], settings.profile)
    }
    closed.themes = Array(themes[settings.themes.count..<max(settings.themes.count, themePlaces)])
    closed.units = Array(units[settings.units.count..<max(settings.units.count, unitPlaces)])
    for (month, count) in trends { closed.months[month] = FeedbackClosed.Trend(count) }
    for week in Set(rows.compactMap { log.rows[$0].date.map { Week(holding: $0) } }) where week.last <= until.last {
      closed.recaps[week.name] = recaps[week].map { Int($0.dayNumber) }
    }
    let opened = openings.months.filter { $0.key <= until }.flatMap(\.value)
    closed.openings = opened.compactMap { $0.day.map { Int($0.dayNumber) } }.sorted()
    closed.openingKeys += homes.flatMap { openings.keys[$0] ?? [] }.sorted()
    closed.plans = followUps.plans[until] ?? []
    for (month, numbers) in followUps.highest where month <= until {
      closed.planNumbers.merge(numbers, uniquingKeysWith: max)
    }
    closed.lastDay = rows.filter { log.rows[$0].date == until.last }.map { row in
      let entry = FeedbackDuplicates.entry(row, log, fields, facts[row].channel)
      return FeedbackClosed.Repeatable(
        number: numbers[row], day: Int(until.last.dayNumber), minute: entry.minute, channel: entry.channel,
        sender: entry.sender, text: entry.text)
    }
    return ClosedLog.bytes(closed)
  }

  package var contradictsClosed: Bool {
    guard log.closed != nil else { return false }
    return hasMessages || openings.touchesClosed || !Set(closed.unknown).isDisjoint(with: numbers)
  }
}
