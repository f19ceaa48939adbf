package import Batch
package import Book
package import Core
import Intake
import Spreadsheet

extension CallPlan {
  /// What the SOP tells on the facility's overview of a month (RULES 0a); of a brief one the figures alone.
  package func overview(of month: Month, isBrief: Bool) throws(FacilityError) -> OverviewPart {
    let day = min(state.date, month.last)
    var part = OverviewPart(
      sop: procedure.sop, title: procedure.name, document: procedure.document.named,
      leading: CallHistory.leading(state.profile),
      counts: history.counts(of: month) ?? [:])
    if isBrief { return part }
    part.trend = trend(part.leading, until: min(month.last, run.date.adding(days: -1)))
    part.sources = sources(month)
    part.open = openCalls(by: day) + openWarnings(by: day)
    part.officers = officers(month)
    part.workAhead = workAhead(month)
    part.indicators = [satisfaction(month)].compactMap(\.self)
    part.quality = CallQuality(state).lines(of: month)
    part.attention = warnings + state.problems.map { SheetProblem($0) }.rejectedRows
    return part
  }

  /// The weeks that are over, those that are closed as they were closed.
  private func trend(_ leading: [LeadingFigure], until day: CalendarDate) -> [OverviewPart.Point] {
    let last = Week(holding: day.adding(days: 1)).adding(weeks: -1)
    return (0..<ControlChart.most).reversed().compactMap { back in
      let week = last.adding(weeks: -back)
      func point(_ counts: [String: Int], isCorrected: Bool) -> OverviewPart.Point {
        OverviewPart.Point(
          period: Period(week), counts: leading.map { LeadingCount($0, counts) }, isCorrected: isCorrected)
      }
      if let known = closed[week] { return point(known.countsAsClosed, isCorrected: known.isCorrected) }
      guard state.books.contains(where: { $0.week == week }) else { return nil }
      return point(PeriodFigures(figures: history.recap(of: week).counts).countsAsClosed, isCorrected: false)
    }
  }

  /// The recaps of the weeks that have days in the month, where the rows stand.
  private func sources(_ month: Month) -> [OverviewPart.Source] {
    let weeks = Set(state.books.map(\.week)).union(state.closedWeeks).union([state.week])
    return weeks.filter { $0.first <= month.last && month.first <= $0.last && $0 <= state.week }.sorted().map {
      OverviewPart.Source(
        period: Period($0), file: "\(Facility.reportFolder)/\(CallReportWriter.fileName($0))",
        sheet: CallReportWriter.sheets.rows)
    }
  }

  // MARK: What is open

  private var bookPath: String { "\(Facility.workFolder)/\(bookName)" }

  /// The targets that nobody has executed by the end of a day (A3, A3a).
  private func openCalls(by day: CalendarDate) -> [OpenItem] {
    let isPast = day < state.date
    let stays = isPast ? Array(state.stays.indices) : state.listed
    return stays.compactMap { stay in
      let wasTarget =
        isPast
        ? state.dueDay(stay).map { $0 <= day } ?? false
          && CallDecision(history.context(stay, by: day)).status == .target
        : state.decisions[stay].status == .target
      guard wasTarget else { return nil }
      return OpenItem(
        key: state.keys[stay], since: state.dueDay(stay),
        step: state.decisions[stay].status == .target ? step(stay) : .closedSince(day), file: bookPath,
        sheet: CallSheets.calls)
    }
  }

  /// `Telepon, percobaan ke-2 – Rina – sampai 28/11/2026 (A3a)`.
  private func step(_ stay: Int) -> NextStep {
    let entry = state.entries[stay]
    let attempts = entry?.attempts.count ?? 0
    let begun = entry?.hasAnswers == true || entry?.wasReached == true
    let limit = CarriedOver.lastDay(state.context(stay)).map { "sampai \($0.indonesian) (A3a)" } ?? ""
    return NextStep(
      what: begun
        ? "Lengkapi formulir sapaan" : attempts > 0 ? "Telepon, percobaan ke-\(attempts + 1)" : "Telepon pasien",
      by: entry?.officer ?? "", limit: limit)
  }

  /// Answers that are a warning and that nobody had handled by the end of a day (A6).
  private func openWarnings(by day: CalendarDate) -> [OpenItem] {
    history.warnings.flatMap { stay, warnings -> [OpenItem] in
      guard let since = history.answerDay(stay), since <= day else { return [] }
      return warnings.compactMap { warning in
        if let handled = warning.handling.day, max(handled, since) <= day { return nil }
        let step =
          warning.isHandled
          ? NextStep.closedSince(day)
          : NextStep(
            what: "Tindak lanjuti jawaban peringatan: \(warning.question.header) – isi Eskalasi", by: "",
            limit: "segera (A6)")
        return OpenItem(key: warning.key, since: since, step: step, file: bookPath, sheet: CallSheets.escalation)
      }
    }.sorted(on: \.key)
  }

  /// The open warnings, each on its own.
  private var warnings: [Attention] {
    let kind = "Jawaban peringatan belum ditangani"
    return state.openEscalations.map { escalation in
      let missing = escalation.handling.missing.map(state.columns.escalationHeader).joined(separator: ", ")
      return Attention(
        .grave,
        "\(kind): \(escalation.question.header)\(missing.isEmpty ? "" : ", kurang \(missing)") (A6)",
        kind: "\(kind) (A6)", file: bookPath, sheet: CallSheets.escalation,
        row: escalation.key,
        remedy: "Tindak lanjuti, lalu isi \(state.columns.handling(.indonesian))")
    }
  }

  // MARK: Officers

  private func officers(_ month: Month) -> [OfficerWork] {
    let asOf = min(state.date, month.last)
    let calls = history.executedCalls.filter { month.contains($0.date) && $0.date <= asOf && !$0.officer.isEmpty }
    var counts: [String: [OfficerWork.Kind: Int]] = [:]
    for call in calls { counts[call.officer, default: [:]][.executed, default: 0] += 1 }
    for (officer, own) in counts {
      counts[officer]?[.monthPoints] = (own[.executed] ?? 0) / state.profile.targetsPerPoint
    }
    for entry in state.entries.values where !entry.officer.isEmpty {
      let attempts = entry.attempts.count { $0.date.map { month.contains($0) && $0 <= asOf } ?? false }
      if attempts > 0 { counts[history.officers.shown(entry.officer), default: [:]][.attempts, default: 0] += attempts }
    }
    if month.contains(state.week.last) || month.contains(state.date) {
      let all = history.executedCalls.filter { !$0.officer.isEmpty }
      for points in OfficerPoints.of(state.week, calls: all, profile: state.profile) {
        counts[points.officer, default: [:]][.weekPoints] = points.points
      }
    }
    return counts.sorted(on: \.key).map { OfficerWork($0.key, $0.value) }
  }

  private func workAhead(_ month: Month) -> WorkAhead? {
    guard month.contains(state.date) else { return nil }
    let days = CallList(state).stays.compactMap(state.dayOfCall)
    return WorkAhead(
      DayOfCall.allCases.map { kind in (kind.rawValue, days.count { $0 == kind }) },
      minutesEach: state.profile.minutesPerPatient, officers: state.profile.afternoonShift)
  }

  // MARK: Indicators

  /// Satisfaction with the stay, as patients said on the telephone (A6); nil where the form does not ask.
  private func satisfaction(_ month: Month) -> PageTable? {
    let asOf = min(state.date, month.last)
    let scales = state.profile.questions.indices.filter { state.profile.questions[$0].isScale }
    if scales.isEmpty { return nil }
    let entries = state.entries.keys.sorted().filter { stay in
      history.answerDay(stay).map { month.contains($0) && $0 <= asOf } ?? false
    }.compactMap { state.entries[$0] }
    return PageTable(
      "Kepuasan menurut sapaan telepon (A6)",
      ["Pertanyaan", "Pembilang", "Penyebut", "Rata-rata", "Skala", "Penilaian"],
      scales.map { place in
        let question = state.profile.questions[place]
        let scores = entries.compactMap {
          $0.answers.indices.contains(place) ? question.choice($0.answers[place]).flatMap { Int($0) } : nil
        }
        let sum = scores.reduce(0, +)
        let isFew = scores.count < FewAnswers.least
        let mean = isFew ? nil : Hundredths.rounded(sum: [(sum, scores.count)], times: (1, 1))
        let choices = question.choices.compactMap { Int($0) }
        return PageTable.Line([
          .label(question.header), .text("\(sum) jumlah nilai"), .text("\(scores.count) jawaban"),
          .text(mean?.indonesian ?? FewAnswers.verdict(scores.count), .label),
          .label("\(choices.min() ?? 0)–\(choices.max() ?? 0)"),
          .label(isFew ? LeadingCount.Verdict.few.rawValue : noShare),
        ])
      })
  }
}
