import Book
import Core
import Spreadsheet

extension Run {
  /// The overviews that a run makes: of its own month and of those before it that are not closed, and of closed ones those whose figures
  /// would be others (G6).
  func overviewTargets(_ plan: Plan) throws(FacilityError) -> [Target] {
    let current = Month(holding: date)
    let standing = Set(
      FolderSnapshot.names(in: facility.folder + "/" + Facility.reportFolder).compactMap(Overview.month))
    var months = standing.filter { $0 < current && !isClosed($0) }
    if let first = months.min() {
      var month = first
      while month < current {
        if !isClosed(month) { months.insert(month) }
        month = month.next
      }
    }
    if !standing.contains(current.previous), try hasFigures(plan, current.previous) { months.insert(current.previous) }
    if !isClosed(current) { months.insert(current) }
    var targets = months.sorted().reversed().map { month in
      target(Facility.reportFolder, Overview.fileName(month), summary: Self.noSummary) { path in
        try overview(of: month, plan).write(to: path)
        return Made()
      }
    }
    for month in standing.filter({ $0 < current && isClosed($0) }).sorted() {
      if let corrected = try overviewCorrection(of: month, plan) {
        targets.append(
          target(Facility.reportFolder, corrected.report, summary: Self.noSummary) { path in
            try makeCorrections(corrected, control: overviewControl(month), in: plan.workspace, to: path)
          })
      }
    }
    return targets
  }

  /// The overview tells of no single SOP.
  private static var noSummary: Int { -1 }

  private func isClosed(_ month: Month) -> Bool { isClosed(Period(month), report: Overview.fileName(month)) }

  /// Whether anything of a month is known.
  private func hasFigures(_ plan: Plan, _ month: Month) throws(FacilityError) -> Bool {
    for part in plan.parts {
      let part = try part.overview(of: month, isBrief: true)
      if part.leading.contains(where: { part.count($0).map { $0.part > 0 || $0.whole ?? 0 > 0 } ?? false }) {
        return true
      }
    }
    return false
  }

  private func overviewParts(_ plan: Plan, _ month: Month, isBrief: Bool) throws(FacilityError) -> [OverviewPart] {
    var parts: [OverviewPart] = []
    for part in plan.parts { parts.append(try part.overview(of: month, isBrief: isBrief)) }
    return parts
  }

  private func overview(of month: Month, _ plan: Plan) throws(FacilityError) -> Overview {
    let parts = try overviewParts(plan, month, isBrief: false)
    let summary = plan.summary
    let accounts = summary.inputs.map { account in
      var account = account
      account.file = Masking.fileName(account.file)
      return account
    }
    return Overview(
      month: month, asOf: min(date, month.last), parts: parts, before: try before(month, plan),
      attention: attention(parts, summary), accounts: accounts, control: overviewControl(month))
  }

  /// The figures of the month before: as its overview was closed, else as they are counted today.
  private func before(_ month: Month, _ plan: Plan) throws(FacilityError) -> [String: Int]? {
    let before = month.previous
    if isClosed(before), let known = try closedFigures(Overview.fileName(before), withRows: false) {
      return known.countsAsClosed
    }
    guard try hasFigures(plan, before) else { return nil }
    return Overview.figures(try overviewParts(plan, before, isBrief: true)).countsAsClosed
  }

  /// What asks for attention: what SOPs found, and what the run has to say.
  private func attention(_ parts: [OverviewPart], _ summary: RunSummary) -> [(sop: String, item: Attention)] {
    var lines = parts.flatMap { part in part.attention.map { (sop: part.title, item: $0) } }
    for (findings, gravity) in [(summary.failures, Attention.Gravity.grave), (summary.findings, .ordinary)] {
      // What merely happened in this run is over once the next one finds nothing new.
      for finding in findings where !finding.isPassing {
        lines.append(
          (
            sop: "",
            item: Attention(
              gravity, finding.text(in: facility.folder), file: finding.file, sheet: finding.sheet, row: finding.row,
              remedy: finding.remedy)
          ))
      }
    }
    // Files may be named after clients (G7).
    let folders = [Facility.inputFolder, Facility.workFolder, Facility.reportFolder]
    let names = folders.flatMap { FolderSnapshot.names(in: facility.folder + "/" + $0) }
      .map { ($0, Masking.fileName($0)) }.filter { $0 != $1 }
    for place in lines.indices {
      for (name, masked) in names { lines[place].item.what = lines[place].item.what.replacing(name, with: masked) }
      lines[place].item.file = Masking.fileName(lines[place].item.file)
    }
    return lines.enumerated().sorted { ($0.element.item.gravity, $0.offset) < ($1.element.item.gravity, $1.offset) }
      .map(\.element)
  }

  /// What a closed month's overview would say otherwise today; nil where nothing.
  ///
  /// Of the last two months that are over each is counted again, of earlier ones those of which a report within them has a correction.
  private func overviewCorrection(of month: Month, _ plan: Plan) throws(FacilityError) -> CorrectedPeriod? {
    let period = Period(month)
    let reports = plan.parts.flatMap(\.corrections).filter {
      $0.period.first <= period.last && period.first <= $0.period.last
    }
    let isRecent = month >= Month(holding: date).adding(months: -2)
    guard !isAhead, isRecent || !reports.isEmpty, let known = try closedFigures(Overview.fileName(month)) else {
      return nil
    }
    let parts = try overviewParts(plan, month, isBrief: true)
    // A SOP that the facility has come to follow since, or follows no more, makes no correction.
    let own = Overview.figures(parts).countsAsClosed
    let figures = PeriodFigures(
      figures: known.figures.map { PeriodFigures.Figure($0.name, own[$0.name] ?? known.asClosed($0.name) ?? $0.value) })
    var corrected = correction(
      period, report: Overview.fileName(month), figures: figures, known: known, but: Overview.progress(parts))
    let names = reports.map { String($0.report.dropLast(".xlsx".count)) }.sorted()
    let cause =
      names.isEmpty
      ? "baris bulan ini di buku kerja berubah sesudah bulan ditutup"
      : "lihat lembar Koreksi: \(names.joined(separator: ", "))"
    for place in corrected?.lines.indices ?? 0..<0 { corrected?.lines[place].cause = cause }
    return corrected
  }

  /// The overview has no document of its own: of several SOPs each is named where its figures stand.
  private func overviewControl(_ month: Month) -> DocumentControl {
    let documents = facility.procedures.map(\.document)
    let document = TemplateDocument(
      version: Set(documents.map(\.version)).sorted().joined(separator: ", "), title: "Ringkasan seluruh SOP",
      number: documents.count == 1 ? documents[0].number : "\(documents.count) SOP", revision: "-", effective: "-",
      issuer: facility.name)
    return control(document, Period(month))
  }
}
