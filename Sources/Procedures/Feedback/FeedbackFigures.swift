import Book
import Core
import Intake
import Spreadsheet

/// The figures of some feedback, counted in one pass; a duplicate counts nowhere but among ``duplicates`` (D9).
struct FeedbackFigures: Sendable {
  /// The feedback of one week, or of all.
  struct Count: Sendable {
    var total = 0
    /// By channel; the last are those of an unknown one.
    var channels = [Int](repeating: 0, count: FeedbackChannel.allCases.count + 1)
    var kinds = [Int](repeating: 0, count: FeedbackKind.allCases.count)
    /// By theme; the last are not grouped.
    var themes: [Int]
    /// Messages that were replied to, and those that were not.
    var replied = 0
    var unanswered = 0
    /// With nothing left to do.
    var completed = 0
    /// Past the deadline of the next action (code L).
    var late = 0
    var duplicates = 0

    init(themes: Int) { self.themes = [Int](repeating: 0, count: themes + 1) }

    var open: Int { total - completed }

    /// Keluhan, Komplain or Umpan Balik with the kinds within it.
    func count(of group: FeedbackKind) -> Int {
      FeedbackKind.allCases.reduce(0) { $0 + ($1.group == group ? kinds[$1.place] : 0) }
    }

    /// `Keluhan` and `Komplain`.
    var complaints: Int { count(of: .complaint) + count(of: .grievance) }
  }

  /// How messages were replied to (E5).
  struct Replies: Sendable {
    /// Of replies whose minutes are known, and of messages without a reply.
    var times = ResponseTimes()
    /// Replied to at an unknown time, or in writing.
    var untimed = 0
    /// Within the days that a reply may take.
    var inTime = 0
    /// Not replied to, and the days are over.
    var overdue = 0

    var messages: Int { times.answered + untimed + times.unanswered }
    /// The denominator of ``inTime``.
    var due: Int { times.answered + overdue }

    static func += (left: inout Replies, right: Replies) {
      left.times += right.times
      left.untimed += right.untimed
      left.inTime += right.inTime
      left.overdue += right.overdue
    }
  }

  /// A theme and a unit; -1 for none.
  private struct Pair: Hashable {
    var theme: Int32
    var unit: Int32
  }

  var all: Count
  /// By week that has a day in the period, the first one first; rows without a day of these are in none.
  var weeks: [Count]
  /// The first week's Monday.
  let firstWeek: Week
  /// By unit; the last are of none.
  var units: [Int]
  var stages = [Int](repeating: 0, count: FeedbackStage.allCases.count)
  /// By day of the period; the last are of another day, or of none.
  var days: [Int]
  /// By channel, then by day.
  var channelDays: [[Int]]
  /// By grade; the last are without one.
  var grades = [Int](repeating: 0, count: FeedbackGrade.allCases.count + 1)
  /// By theme × kind: the theme's place times the number of kinds, plus the kind's.
  private var themeKinds: [Int]
  private var themeUnits: [Pair: Int] = [:]
  /// Kind, theme or unit are counted as suggested.
  var suggested = 0
  /// Without a theme, but for what nobody wrote.
  var ungrouped = 0
  /// Messages that nobody wrote, to which none of ours is owed.
  var fromOperators = 0
  var clauses = [Int](repeating: 0, count: 16)
  /// With any breach.
  var breaching = 0
  /// By channel: those whose messages await a reply.
  var replies: [Replies]
  var punctuality = PunctualityFigures()
  /// By score, 1 first.
  var ratings = [Int](repeating: 0, count: 4)

  /// Counts the rows of a register.
  init(_ state: FeedbackState, rows: [Int], period: Period) {
    let (themes, units) = (state.themes.count, state.units.count)
    all = Count(themes: themes)
    firstWeek = Week(holding: period.first)
    let weekCount = (period.last.days(since: firstWeek.first)) / 7 + 1
    weeks = [Count](repeating: Count(themes: themes), count: weekCount)
    self.units = [Int](repeating: 0, count: units + 1)
    let dayCount = period.last.days(since: period.first) + 1
    days = [Int](repeating: 0, count: dayCount + 1)
    channelDays = [[Int]](repeating: days, count: FeedbackChannel.allCases.count + 1)
    themeKinds = [Int](repeating: 0, count: (themes + 1) * FeedbackKind.allCases.count)
    replies = [Replies](repeating: Replies(), count: FeedbackChannel.allCases.count + 1)
    let profile = state.settings.profile
    for row in rows {
      let facts = state.facts[row]
      let entry = state.log.rows[row]
      let day = entry.date.map { $0.days(since: period.first) } ?? -1
      let isInside = (0..<dayCount).contains(day)
      let week = isInside ? (day + period.first.weekday - 1) / 7 : -1
      if facts.isDuplicate {
        all.duplicates += 1
        if week >= 0 { weeks[week].duplicates += 1 }
        continue
      }
      let decision = state.decisions[row]
      all.add(facts, decision, profile)
      if week >= 0 { weeks[week].add(facts, decision, profile) }
      let channel = facts.channel?.place ?? FeedbackChannel.allCases.count
      let place = isInside ? day : dayCount
      days[place] += 1
      channelDays[channel][place] += 1
      self.units[facts.unit.map { Int($0) } ?? units] += 1
      stages[Int(decision.stage.rawValue)] += 1
      let theme = facts.theme.map { Int($0) } ?? themes
      themeKinds[theme * FeedbackKind.allCases.count + facts.kind.place] += 1
      themeUnits[Pair(theme: facts.theme ?? -1, unit: facts.unit ?? -1), default: 0] += 1
      if facts.needsNone {
        fromOperators += 1
      } else {
        if facts.isSuggested { suggested += 1 }
        if facts.theme == nil { ungrouped += 1 }
      }
      if !decision.clauses.isEmpty {
        breaching += 1
        for clause in decision.clauses.list { clauses[Int(clause.number)] += 1 }
      }
      if profile.grading {
        grades[facts.grade?.place ?? FeedbackGrade.allCases.count] += 1
        punctuality.add(decision.punctuality, facts.grade)
      }
      if let score = facts.score { ratings[Int(score) - 1] += 1 }
      guard facts.awaitsReply(profile) else { continue }
      if let minutes = facts.replyMinutes {
        replies[channel].times.add(Int(minutes))
        let start = entry.time?.minute ?? 0
        if (start + Int(minutes)) / 1440 <= profile.replyDays { replies[channel].inTime += 1 }
      } else if facts.isReplied {
        replies[channel].untimed += 1
      } else {
        replies[channel].times.add(nil)
        if let date = entry.date, date.adding(days: profile.replyDays) < state.date { replies[channel].overdue += 1 }
      }
    }
  }

  /// Replies of all channels.
  var reply: Replies { replies.reduce(into: Replies()) { $0 += $1 } }

  /// How often a theme goes with a kind; `theme` is its place, that of the themes' number for none.
  func count(theme: Int, kind: FeedbackKind) -> Int { themeKinds[theme * FeedbackKind.allCases.count + kind.place] }

  /// The units that a theme goes with most often, by their places; empty where none is known.
  func topUnits(theme: Int) -> (units: [Int], count: Int) {
    let wanted = theme == all.themes.count - 1 ? -1 : Int32(theme)
    let found = themeUnits.filter { $0.key.theme == wanted && $0.key.unit >= 0 }
    let most = found.values.max() ?? 0
    return (found.filter { $0.value == most }.map { Int($0.key.unit) }.sorted(), most)
  }
}

extension FeedbackFigures.Count {
  mutating func add(_ facts: FeedbackFacts, _ decision: FeedbackDecision, _ profile: borrowing FeedbackProfile) {
    total += 1
    channels[facts.channel?.place ?? channels.count - 1] += 1
    kinds[facts.kind.place] += 1
    themes[facts.theme.map { Int($0) } ?? themes.count - 1] += 1
    if decision.action.isNothing { completed += 1 }
    if decision.code == .late { late += 1 }
    guard facts.awaitsReply(profile) else { return }
    if facts.isReplied { replied += 1 } else { unanswered += 1 }
  }
}

extension FeedbackFacts {
  /// Whether our reply to it is looked at: to a message, or where SOP E alone is followed, to any (E5).
  func awaitsReply(_ profile: borrowing FeedbackProfile) -> Bool {
    !needsNone && (!profile.followsStages || channel?.isMessage == true)
  }
}

extension FeedbackChannel {
  /// Among all channels.
  var place: Int {
    switch self {
    case .direct: 0
    case .meeting: 1
    case .telephone: 2
    case .sms: 3
    case .box: 4
    case .whatsApp: 5
    }
  }
}

extension FeedbackKind {
  /// Among all kinds.
  var place: Int {
    switch self {
    case .complaint: 0
    case .grievance: 1
    case .feedback: 2
    case .positive: 3
    case .negative: 4
    case .suggestion: 5
    case .question: 6
    case .praise: 7
    }
  }
}

extension FeedbackGrade {
  /// Among all grades.
  var place: Int {
    switch self {
    case .red: 0
    case .yellow: 1
    case .green: 2
    }
  }
}
