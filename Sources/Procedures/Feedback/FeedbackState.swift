package import Book
package import Core
import Intake
package import Spreadsheet

/// Everything a run knows of a facility's feedback: the register, its decisions, suggestions and IDs.
package final class FeedbackState: LogState {
  package let log: Log
  package let settings: FeedbackSettings
  package let date: CalendarDate
  package let end: CalendarDate?
  /// The day of the run: openings of the box and recaps are told as they are known then.
  let today: CalendarDate
  /// By the log's row.
  package let decisions: [FeedbackDecision]
  let facts: [FeedbackFacts]
  /// By the log's row; nil where the register has to be read again.
  private let records: [FeedbackRecord?]
  /// What the words of a row's text suggest (D5).
  let suggestions: [FeedbackSuggestion]
  /// `ID` by the log's row; empty for a row without a date (D1).
  package let numbers: [String]
  /// The row that a row probably repeats; -1 for none (D9).
  let suggestedOriginals: [Int32]
  /// The names of themes and units: the template's, then those that staff typed.
  let themes: [String]
  let units: [String]
  let fields: FeedbackFields
  /// The suggestion box's openings, by month's book and all together (D3).
  let openings: OpeningList
  let surveys: SurveyTallies
  let followUps: FollowUps
  /// The days on which weekly recaps were made, this run's own too (E2).
  let recaps: RecapWeeks
  /// What the books remember of chats and SMS.
  let messages: MessageMemory
  package let problems: [SheetProblem]
  /// What months contribute whose books were not opened.
  let closed: FeedbackClosed
  /// Whether chats, SMS or lists of messages came or are remembered: their rows are told apart by all that is known.
  let hasMessages: Bool

  /// Decides over all rows.
  ///
  /// - Parameters:
  ///   - log: the register's rows.
  ///   - settings: the facility's.
  ///   - date: the day of the run.
  ///   - recaps: the days that the weekly recaps bear which are there.
  ///   - messages: what the books are to remember of chats and SMS.
  ///   - hasMessages: whether chats, SMS or lists of messages came or are remembered.
  package init(
    _ log: Log, _ settings: FeedbackSettings, date: CalendarDate, recaps: [Period: CalendarDate],
    messages: MessageMemory = .none, hasMessages: Bool = false
  ) {
    self.messages = messages
    self.hasMessages = hasMessages
    let closed = FeedbackClosed(log.closed)
    self.closed = closed
    var log = log
    self.settings = settings
    self.date = date
    end = nil
    today = date
    let fields = FeedbackFields(log)
    self.fields = fields
    let reader = FeedbackReader(log, settings, fields)
    var findings = FeedbackFindings(log, fields)
    let numbers = FeedbackNumbers(log, fields, closed, &findings)
    self.numbers = numbers.texts
    var themes = NameList(settings.themes)
    var units = NameList(settings.units)
    for name in closed.themes { _ = themes.place(name) }
    for name in closed.units { _ = units.place(name) }
    var classifier = FeedbackClassifier(settings.vocabulary)
    var decisions: [FeedbackDecision] = []
    var facts: [FeedbackFacts] = []
    var suggestions: [FeedbackSuggestion] = []
    var records: [FeedbackRecord?] = []
    var shortNumbers: Set<String> = []
    decisions.reserveCapacity(log.rows.count)
    records.reserveCapacity(log.rows.count)
    facts.reserveCapacity(log.rows.count)
    suggestions.reserveCapacity(log.rows.count)
    for row in log.rows.indices {
      var feedback = reader.feedback(row, id: numbers.texts[row])
      // Of what nobody wrote, no words say what it is.
      let suggestion =
        feedback.need == .none ? FeedbackSuggestion() : classifier.classify(log.text(row, fields.text))
      suggestions.append(suggestion)
      let typedTheme = log.text(row, fields.theme)
      let isUngrouped = HeaderText.key(typedTheme) == HeaderText.key(D5Grouping.noTheme)
      let theme = isUngrouped ? nil : themes.place(typedTheme)
      let effectiveTheme = theme ?? (isUngrouped ? nil : suggestion.theme.map { Int32($0) })
      let unit = units.place(log.text(row, fields.unit))
      let effectiveUnit = unit ?? suggestion.unit.map { Int32($0) }
      feedback.suggestedKind = suggestion.kind
      feedback.unit = effectiveUnit.map { units.names[Int($0)] } ?? ""
      feedback.hasTheme = effectiveTheme != nil
      let decision = FeedbackDecision(feedback, settings.profile, date: date)
      decisions.append(decision)
      records.append(FeedbackRecord(feedback))
      facts.append(
        FeedbackFacts(
          channel: feedback.channel.value, kind: feedback.kind.value ?? suggestion.kind ?? .feedback,
          theme: effectiveTheme, unit: effectiveUnit,
          isSuggested: feedback.kind.value == nil || theme == nil && !isUngrouped
            || unit == nil && suggestion.unit != nil,
          grade: settings.profile.grading ? feedback.grade.value : nil, score: feedback.rating.map { Int8($0) },
          replyMinutes: feedback.replyMinutes.map { Int32(clamping: $0) }, isReplied: feedback.isReplied,
          isDuplicate: feedback.isDuplicate, lastStep: feedback.lastStep, needsNone: feedback.need == .none))
      findings.add(row, feedback, log)
      if feedback.isFromOperator, feedback.hasTelephone { shortNumbers.insert(log.rows[row].key) }
    }
    log.dropProblems(ofField: fields.telephone, inRows: shortNumbers)
    self.decisions = decisions
    self.facts = facts
    self.records = records
    self.suggestions = suggestions
    self.themes = themes.names
    self.units = units.names
    suggestedOriginals = FeedbackDuplicates.find(log, fields, facts, closed)
    openings = OpeningList(log, settings.sheets[FeedbackSheets.openings], closed)
    surveys = SurveyTallies(log, date: date, &findings)
    let months = Set(log.rows.map(\.home) + [Period(monthOf: date)])
    followUps = FollowUps(
      log.books, settings.sheets[FeedbackSheets.plans], periods: months.sorted(), on: date, after: closed)
    self.recaps = Self.recaps(log, closed, recaps, date)
    findings.addRepeats(log, numbers, closed)
    problems = findings.problems
    openings.account(&log.accounts)
    self.log = log
  }

  /// The recaps that stand, and those of the weeks that this run writes.
  private static func recaps(
    _ log: Log, _ closed: FeedbackClosed, _ standing: [Period: CalendarDate], _ date: CalendarDate
  ) -> RecapWeeks {
    var recaps = RecapWeeks()
    if let first = closed.first { recaps.add(feedback: CalendarDate(dayNumber: first)) }
    var weeks: Set<Week> = [Week(holding: date)]
    for row in log.rows {
      guard let day = row.date else { continue }
      if weeks.insert(Week(holding: day)).inserted { recaps.add(feedback: day) }
    }
    for (period, made) in standing where made > period.last || !weeks.contains(period.week) {
      recaps.add(period.week, made: made)
      weeks.remove(period.week)
    }
    // An open one is written anew.
    for week in weeks { recaps.add(week, made: date) }
    return recaps
  }

  /// The feedback of a row, as the rules see it.
  package func feedback(_ row: Int) -> Feedback {
    let known = known(row)
    return end.map(known.asOf) ?? known
  }

  private func known(_ row: Int) -> Feedback {
    if let record = records[row] { return record.feedback(log.rows[row], unit: unitName(facts[row].unit)) }
    var feedback = FeedbackReader(log, settings, fields).feedback(row, id: numbers[row])
    feedback.suggestedKind = suggestions[row].kind
    feedback.unit = unitName(facts[row].unit)
    feedback.hasTheme = facts[row].theme != nil
    return feedback
  }

  /// The register as it stood at the end of a period that is over (G13); other periods' rows stay as they are.
  func atEnd(of period: Period) -> FeedbackState {
    period.last < date ? FeedbackState(self, atEnd: period) : self
  }

  private init(_ now: FeedbackState, atEnd period: Period) {
    (log, settings, fields, records, numbers) = (now.log, now.settings, now.fields, now.records, now.numbers)
    (suggestions, suggestedOriginals) = (now.suggestions, now.suggestedOriginals)
    (themes, units, openings, surveys) = (now.themes, now.units, now.openings, now.surveys)
    (followUps, recaps, messages, problems) = (now.followUps, now.recaps, now.messages, now.problems)
    (closed, hasMessages) = (now.closed, now.hasMessages)
    (today, date, end) = (now.today, period.last.adding(days: 1), period.last)
    var (decisions, facts) = (now.decisions, now.facts)
    for row in log.rows(of: period) {
      let feedback = now.known(row).asOf(period.last)
      decisions[row] = FeedbackDecision(feedback, settings.profile, date: date)
      facts[row].score = feedback.rating.map { Int8($0) }
      facts[row].replyMinutes = feedback.replyMinutes.map { Int32(clamping: $0) }
      facts[row].isReplied = feedback.isReplied
    }
    (self.decisions, self.facts) = (decisions, facts)
  }

  func themeName(_ theme: Int32?) -> String { theme.map { themes[Int($0)] } ?? D5Grouping.noTheme }
  func unitName(_ unit: Int32?) -> String { unit.map { units[Int($0)] } ?? "" }

  package func number(_ row: Int) -> String? { numbers[row] }

  package func isOpen(_ row: Int) -> Bool { decisions[row].isOpen }

  package func isOpen(_ row: Int, atEndOf day: CalendarDate) -> Bool {
    isOpen(row) || !facts[row].isDuplicate && facts[row].lastStep.map { $0 > day } ?? false
  }

  /// The ID of the feedback that a row probably repeats; empty for none (D9).
  func suggestedOriginal(_ row: Int) -> String {
    let original = Int(suggestedOriginals[row])
    if original < 0 { return "" }
    return original < numbers.count ? numbers[original] : closed.lastDay[original - numbers.count].number
  }

  // MARK: Counts

  package func statuses(_ rows: [Int]) -> [String: Int] {
    Dictionary(rows.map { (decisions[$0].stage.name, 1) }, uniquingKeysWith: +)
  }

  package func violations(_ rows: [Int]) -> [String: Int] {
    Dictionary(rows.flatMap { decisions[$0].clauses.list.map { ($0.id, 1) } }, uniquingKeysWith: +)
  }

  /// The run's week is recapped though nothing came in: that, too, is a recap (E2).
  package func reportedPeriods(_ unit: PeriodUnit) -> Set<Period> { [unit.period(holding: date)] }

  // MARK: Words

  package func findings(in book: (Period) -> String) -> [Finding] {
    var found: [Finding] = []
    let rows = decisions.indices.filter { decisions[$0].code == .late }
    let late = closed.late + rows.count
    if late > 0 {
      found.append(
        finding(
          "\(late) umpan balik lewat batas tindak lanjutnya (kode L)", of: rows, closed: closed.late,
          remedy: "Tindak lanjuti, lalu isi tahapnya di baris itu", in: book))
    }
    let months = Set(log.rows.map(\.home) + (log.closed?.periods ?? []) + [Period(monthOf: date)])
    for month in months.sorted() {
      found += missingOpenings(month).map {
        Finding(
          BoxOpenings.message($0), file: book(month), sheet: FeedbackSheets.openings,
          remedy: "Buka kotak saran, lalu catat tanggalnya di lembar itu")
      }
      found += recapFindings(month).map {
        Finding($0.message(limit: settings.profile.recapDays), remedy: "Jalankan Sapa setiap minggu")
      }
      let overdue = followUps.plans[month]?.filter { $0.isOverdue(date) } ?? []
      if !overdue.isEmpty, month.contains(date) {
        found.append(
          Finding(
            "\(overdue.count) RTL lewat tenggat (E4)", file: book(month), sheet: FeedbackSheets.plans,
            row: Finding.rows(overdue.map(\.key)), remedy: "Selesaikan, lalu isi statusnya; atau perbarui tenggatnya"))
      }
    }
    return found
  }

  /// The weeks of a month in which the box was not opened (D3); none where there is no box.
  func missingOpenings(_ month: Period) -> [Week] {
    guard settings.profile.channels.contains(.box), settings.profile.followsStages else { return [] }
    return openings.weeks(log, facts, closed).missing(in: month.month, before: today)
  }

  /// The weeks of a month without a recap, or with a late one (E2).
  func recapFindings(_ month: Period) -> [RecapWeeks.Finding] {
    guard settings.profile.follows.contains(.messages) else { return [] }
    return recaps.findings(in: month.month, before: today, limit: settings.profile.recapDays)
  }

  package func explanation(_ row: Int) -> Explanation {
    let feedback = feedback(row)
    let decision = decisions[row]
    let facts = facts[row]
    let lines: [(String, String?)] = [
      ("Tanggal", feedback.date?.indonesian), ("Kanal", feedback.channel.value?.rawValue),
      ("Jenis", facts.kind.rawValue), ("Tema", themeName(facts.theme)), ("Unit", unitName(facts.unit)),
      ("Kata Penentu", decidingWords(row)), ("Tahap", decision.stage.name),
      ("Pelanggaran", decision.violationText(feedback, settings.profile)),
      ("Tindak Lanjut", decision.actionText(feedback, settings.profile)),
    ]
    return Explanation(
      FeedbackContext(feedback, settings.profile, date: decision.date), sop: FeedbackSettings.sop,
      key: log.rows[row].key, subject: numbers[row], status: decision.stage.name,
      code: decision.code.rawValue, reason: decision.reason(feedback, settings.profile), source: log.origin(row),
      facts: lines)
  }

  /// `Kata Penentu` of a row: `Keluhan: tidak ramah; Tema: antrian`.
  func decidingWords(_ row: Int) -> String {
    suggestions[row].decidingWords(in: log.text(row, fields.text))
  }
}
