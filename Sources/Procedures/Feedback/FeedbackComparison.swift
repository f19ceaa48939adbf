import Book
import Core
import Spreadsheet

/// A month's feedback against the month before.
struct FeedbackComparison {
  /// A theme that comes so often in one month is recurring.
  static let often = 3

  let report: FeedbackReport
  let before: FeedbackFigures
  /// Whether anything is known of the month before, or of an earlier one.
  let hasBefore: Bool

  private var state: FeedbackState { report.state }
  private var now: FeedbackFigures { report.figures }
  private var plans: [FollowUps.Plan] { state.followUps.plans[report.period] ?? [] }

  init(_ report: FeedbackReport) {
    self.report = report
    let month = Period(report.period.month.previous)
    before = FeedbackFigures(report.state, rows: report.state.log.rows(of: month), period: month)
    hasBefore =
      report.state.closed.first != nil
      || report.state.log.rows.contains { $0.date.map { $0 <= month.last } ?? false }
  }

  /// `Nov 2026`.
  var nowName: String { Self.shortName(report.period.month) }
  var beforeName: String { Self.shortName(report.period.month.previous) }

  static func shortName(_ month: Month) -> String {
    let words = month.indonesian.split(separator: " ")
    return "\(words.first?.prefix(3) ?? "") \(words.last ?? "")"
  }

  /// The themes of either month, this month's most frequent first.
  var themeOrder: [Int] { order(now.all.themes, before.all.themes, state.themeOrder) }
  var unitOrder: [Int] { order(now.units, before.units, state.unitOrder) }

  private func order(_ now: [Int], _ before: [Int], _ order: ([Int]) -> [Int]) -> [Int] {
    let first = order(now)
    let known = Set(first)
    let last = now.count - 1
    let others = order(before).filter { !known.contains($0) }
    // Those without one stand last.
    return (first + others).filter { $0 != last } + (first + others).filter { $0 == last }
  }

  /// The named themes of both months, and those that come often in this one.
  var recurring: [Int] {
    state.themeOrder(now.all.themes).filter { theme in
      theme < state.themes.count && (before.all.themes[theme] > 0 || now.all.themes[theme] >= Self.often)
    }
  }

  /// The open plans whose problem or plan names a theme.
  func plans(naming theme: String) -> [String] {
    let name = theme.lowercased()
    return plans.filter { plan in
      !plan.isClosed && ["masalah", "rencana"].contains { plan.text($0).lowercased().contains(name) }
    }.map(\.key)
  }

  // MARK: Sentences

  /// What a manager should know, a sentence a line.
  var sentences: [String] {
    [count, complaints, theme, pareto, replies, punctuality, followUps, survey].compactMap { $0 }
  }

  private var count: String {
    let month = report.period.month.indonesian
    let earlier = report.period.month.previous.indonesian
    let (new, old) = (now.all.total, before.all.total)
    guard hasBefore else { return "\(month): \(new) umpan balik; bulan sebelumnya belum ada datanya." }
    if new == old { return "\(month): \(new) umpan balik, sama banyak dengan \(earlier)." }
    return
      "\(month): \(new) umpan balik, \(abs(new - old)) lebih \(new > old ? "banyak" : "sedikit") daripada \(earlier) (\(old))."
  }

  private var complaints: String? {
    guard now.all.total > 0 else { return nil }
    let share = FeedbackReport.judged(now.all.complaints, now.all.total).map { " (\($0))" } ?? ""
    let old = hasBefore ? "; \(beforeName): \(before.all.complaints) dari \(before.all.total)" : ""
    return "Keluhan dan komplain: \(now.all.complaints) dari \(now.all.total)\(share)\(old)."
  }

  private var theme: String? {
    let top = state.topTheme(now.all.themes)
    let most = top.isEmpty ? nil : "Tema tersering: \(top)"
    let none = now.all.themes.last ?? 0
    let rest = none > 0 ? "\(none) \(D5Grouping.noTheme)" : nil
    let grown = hasBefore ? grown : nil
    let parts = [most, grown, rest].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ") + "."
  }

  private var pareto: String? {
    let pareto = ThemePareto(state, now)
    return pareto.isJudged ? pareto.sentence : nil
  }

  private var grown: String? {
    let changes = state.themes.indices.map { (theme: $0, growth: now.all.themes[$0] - before.all.themes[$0]) }
    let most = changes.map(\.growth).max() ?? 0
    guard most > 0 else { return "tidak ada tema yang naik" }
    let best = changes.filter { $0.growth == most }
    guard best.count == 1, let theme = best.first?.theme else {
      let names = best.map { state.themes[$0.theme] }.sorted()
      return "yang paling naik: \(MostFrequent.text(names, most))"
    }
    return
      "yang paling naik: \(state.themes[theme]), dari \(before.all.themes[theme]) menjadi \(now.all.themes[theme])"
  }

  private var replies: String? {
    let reply = now.reply
    guard reply.messages > 0 else { return nil }
    let times = reply.times.summary
    let median = times.median.map { "; separuh balasan datang dalam \(FeedbackReport.duration($0))" } ?? ""
    let share =
      reply.due > 0
      ? "; dalam \(report.profile.replyDays) hari \(FeedbackReport.judged(reply.inTime, reply.due) ?? "\(reply.inTime)") dari \(reply.due)"
      : ""
    return "Pesan: \(reply.messages), belum dibalas \(times.unanswered)\(median)\(share) (E5)."
  }

  private var punctuality: String? {
    let profile = report.profile
    guard profile.grading else { return nil }
    guard let percent = now.punctuality.percent(profile.formula) else {
      return "Ketepatan tanggap: belum ada umpan balik ber-Grading yang dapat dihitung (D7)."
    }
    if let few = now.punctuality.answers(profile.formula).filter(FewAnswers.contains).min() {
      return
        "Ketepatan tanggap (\(profile.formula.rawValue)): \(FewAnswers.word) untuk dinilai, \(FewAnswers.text(few)) (D7)."
    }
    let meets = now.punctuality.meets(target: profile.target, profile.formula) == true
    return
      "Ketepatan tanggap (\(profile.formula.rawValue)): \(percent.indonesian) %, target \(profile.target) % \(meets ? "tercapai" : "belum tercapai") (D7)."
  }

  private var followUps: String {
    plans.isEmpty
      ? "RTL: belum ada rencana tindak lanjut (E3)." : "RTL: \(FollowUpPage.counts(plans, state.date)) (E3, E4)."
  }

  private var survey: String? {
    guard let survey = state.surveys.total(report.period) else { return nil }
    guard let index = survey.index.index else {
      let missing = survey.index.missing.map(\.label).joined(separator: ", ")
      return "Survei: \(survey.respondents) responden; tanpa indeks karena \(missing) tidak ada jawaban (D8)."
    }
    if FewAnswers.contains(survey.index.fewest) {
      return
        "Survei: \(survey.respondents) responden; indeks tidak dinilai, \(FewAnswers.word) (\(FewAnswers.text(survey.index.fewest))) (D8)."
    }
    let grade = survey.index.grade.map { ", mutu \($0.rawValue)" } ?? ""
    return "Survei: indeks \(index.indonesian)\(grade), dari \(survey.respondents) responden (D8)."
  }
}

/// What is said of a week: its days, its recap, the suggestion box.
struct FeedbackWeekWords {
  private let state: FeedbackState
  private let openings: BoxOpenings

  init(_ state: FeedbackState) {
    self.state = state
    openings = state.openings.weeks(state.log, state.facts, state.closed)
  }

  /// The days of a week that are in a month: `02/11–08/11`.
  func days(_ week: Week, in period: Period) -> String {
    let (first, last) = (max(week.first, period.first), min(week.last, period.last))
    return "\(first.indonesian.prefix(5))–\(last.indonesian.prefix(5))"
  }

  /// When a week was recapped (E2).
  func recap(_ week: Week) -> String {
    guard let made = state.recaps[week] else {
      if week.last >= state.today { return week.first > state.today ? "–" : "berjalan" }
      // Weeks before the first feedback are nobody's to recap.
      return state.recaps.earliest.map { $0 <= week.last } == true ? "belum" : "–"
    }
    let days = made.days(since: week.last)
    return days > state.settings.profile.recapDays ? "\(made.indonesian), \(days) hari lewat" : made.indonesian
  }

  /// Whether the box was opened in a week (D3).
  func opening(_ week: Week) -> String {
    if openings.contains(week) { return "Ya" }
    guard state.settings.profile.channels.contains(.box), week.last < state.today, let earliest = openings.earliest,
      earliest <= week.last
    else { return "–" }
    return "tidak tercatat (D3)"
  }
}
