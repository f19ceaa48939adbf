package import Book
package import Core
import Intake
import Spreadsheet

extension LogPlan {
  /// What the SOP tells on the facility's overview of a month; of a brief one the figures alone.
  package func overview(of month: Month, isBrief: Bool) throws(FacilityError) -> OverviewPart {
    let period = Period(month)
    let rows = state.log.rows(of: period)
    var part = OverviewPart(
      sop: procedure.sop, title: procedure.name, document: procedure.document.named, leading: state.leading, counts: [:]
    )
    (part.counts, part.progress) = figures(of: period, rows)
    if isBrief { return part }
    part.unit = procedure.unit
    part.trend = try trend(until: min(period.last, run.date.adding(days: -1)))
    let homes = Set(rows.map { state.log.rows[$0].home }).sorted()
    part.sources = homes.map { home in
      OverviewPart.Source(period: home, file: path(home), sheet: procedure.layout.sheet)
    }
    part.open = openItems(atEndOf: min(period.last, run.date))
    part.officers = state.officerWork(rows, in: period)
    part.indicators = state.indicators(rows, in: period, isHospital: run.facility.isHospital)
    part.quality = state.quality(rows)
    part.attention = (state.log.problems + state.problems).rejectedRows
    return part
  }

  /// A month's figures, with what closed periods contribute, and those that go on with their rows.
  private func figures(of month: Period, _ rows: [Int]) -> (counts: [String: Int], progress: Set<String>) {
    var (counts, progress) = state.counts(of: rows, in: month)
    for (name, count) in zip(LeadingFigure.names(of: state.leading), closed?.months[month.name] ?? []) {
      counts[name, default: 0] += count
    }
    return (counts, progress)
  }

  /// The last periods that are over on a day, as their reports say it: those of closed ones as they were closed.
  private func trend(until day: CalendarDate) throws(FacilityError) -> [OverviewPart.Point] {
    let unit = procedure.unit
    var points: [OverviewPart.Point] = []
    for report in reports.filter({ $0.unit == unit && $0.period.last <= day }).suffix(ControlChart.most) {
      points.append(try point(report))
    }
    return points
  }

  private func point(_ report: Report) throws(FacilityError) -> OverviewPart.Point {
    func point(_ counts: [String: Int], isCorrected: Bool = false) -> OverviewPart.Point {
      OverviewPart.Point(
        period: report.period, counts: state.leading.map { LeadingCount($0, counts) }, isCorrected: isCorrected)
    }
    if let known = closed?.points[report.period.name] {
      return point(known.counts(LeadingFigure.names(of: state.leading)), isCorrected: known.isCorrected)
    }
    if report.isClosed, let known = try run.closedFigures(report.name, withRows: false) {
      return point(known.countsAsClosed, isCorrected: isCorrected(report, known))
    }
    return point(state.counts(of: state.log.rows(of: report.period), in: report.period).counts)
  }

  /// Whether a closed report has corrections, those of this run among them.
  private func isCorrected(_ report: Report, _ known: PeriodFigures) -> Bool {
    known.isCorrected || corrections.contains { $0.report == report.name }
  }

  /// A period's book, relative to the facility's folder.
  private func path(_ period: Period) -> String { "\(Facility.workFolder)/\(bookName(period))" }

  // MARK: What is open

  /// What was open at the end of a day, all periods together.
  private func openItems(atEndOf day: CalendarDate) -> [OpenItem] {
    let log = state.log
    let isPast = day < run.date
    var items: [OpenItem] = []
    let sheet = procedure.layout.sheet
    for (row, entry) in log.rows.enumerated() {
      guard (entry.date ?? entry.home.first) <= day else { continue }
      guard isPast ? state.isOpen(row, atEndOf: day) : state.isOpen(row) else { continue }
      let place = state.place(row, atEndOf: day) ?? (entry.home, sheet)
      items.append(
        OpenItem(
          key: entry.key, number: state.number(row) ?? "", since: entry.date,
          step: state.isOpen(row) ? NextStep(state.nextStep(row)) : .closedSince(day),
          file: path(place.home), sheet: place.sheet))
    }
    // A week that runs has no recap to approve yet.
    for line in state.openLines where line.day <= day && line.day < run.date {
      let wasOpen = isPast && line.closedOn.map { $0 > day } ?? false
      guard line.isOpen || wasOpen else { continue }
      items.append(
        OpenItem(
          key: line.key, since: line.day,
          step: line.isOpen ? NextStep(line.said[OpenSheet.step] ?? "") : .closedSince(day),
          file: path(line.home), sheet: OpenSheet.name))
    }
    items += open.closedItems { path($0) }
    items += state.otherOpen(atEndOf: day).map { home, item in
      var item = item
      item.file = path(home)
      return item
    }
    return items
  }

  // MARK: What later runs know of closed periods

  /// Adds to closed periods what of their rows counts in months, and the points of trends.
  func addOverview(_ rows: [Int], until: Period, to closed: inout ClosedLog) {
    let names = LeadingFigure.names(of: state.leading)
    let log = state.log
    let months = Dictionary(grouping: rows) { row in
      log.rows[row].date.map { Period(monthOf: $0) } ?? log.rows[row].home
    }
    for (month, own) in months where month.isMonth {
      let counts = state.counts(of: own, in: month).counts
      let known = closed.months[month.name] ?? names.map { _ in 0 }
      closed.months[month.name] = zip(names, known).map { (counts[$0] ?? 0) + $1 }
    }
    let over = reports.filter { $0.unit == procedure.unit && $0.period <= until }
    for report in over.suffix(ControlChart.most) {
      guard closed.points[report.period.name] == nil,
        let known = try? run.closedFigures(report.name, withRows: false)
      else { continue }
      let counts = known.countsAsClosed
      closed.points[report.period.name] = ClosedLog.Point(
        names.map { counts[$0] }, isCorrected: isCorrected(report, known))
    }
    let shown = closed.points.keys.sorted().suffix(ControlChart.most)
    closed.points = closed.points.filter { shown.contains($0.key) }
  }
}
