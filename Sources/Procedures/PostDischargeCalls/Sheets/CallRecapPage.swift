import Book
import Core
import Spreadsheet

/// `Rekap` of the work book: progress, statuses, points and the account of the input rows (A9, A10, G1).
struct CallRecapPage {
  let context: CallBookContext
  let list: CallList
  let recap: CallRecap
  let places: BookPlaces
  private var state: CallState { context.state }
  private var profile: CallProfile { state.profile }
  private var week: Week { state.week }
  private static let span = 6

  var page: Page {
    let points = pointsTable(
      "Poin petugas: 1 untuk \(profile.targetsPerPoint) target, dihitung per bulan (A9)", recap.points,
      perPoint: profile.targetsPerPoint, inWeek: executedFormula)
    let tables = [progress, findings, statuses, points, .accounts(state.accounts + state.evaluations.accounts)]
    return Page(
      title: "Rekap", widths: [34, 14, 14, 14, 14, 18], isLandscape: false, pagesHigh: 0,
      blocks: tables.flatMap { [.gap(1), .table($0)] }
        + (state.notes.isEmpty ? [] : [.gap(1), .sentences("Catatan proses", state.notes.map(\.text))]))
  }

  /// A column of the list.
  private func range(_ id: String) -> String { places.range(CallSheets.calls, id) }

  /// The days of the week that lie in a month.
  private func days(of month: Month) -> ClosedRange<CalendarDate> {
    max(week.first, month.first)...min(week.last, month.last)
  }

  /// How many rows of the list the live formulas count as executed on some days, of one officer if given: what was typed into
  /// another week's book, and a day that is a text, they do not reach.
  private func reached(_ days: ClosedRange<CalendarDate>, officer: String? = nil) -> Int {
    list.stays.count { stay in
      let key = state.keys[stay]
      let book = state.currentBook?.calls
      let row = book?.keys.contains(key) == true ? book?.rows[key] : state.callRows[key]
      guard let row else { return false }
      if case .text? = row.values["tanggal_sapa"] { return false }
      let entry = CallEntry(row, profile: profile)
      guard let day = entry.calledOn, days.contains(day), Execution.isComplete(entry, profile: profile) else {
        return false
      }
      return officer.map { OfficerNames.key($0) == OfficerNames.key(entry.officer) } ?? true
    }
  }

  /// The formula that counts an officer's executed calls of the week in a month; nil where it would not come to the figure.
  private func executedFormula(officer: String, _ part: OfficerPoints.Part) -> ((PagePlaces) -> String)? {
    let days = days(of: part.month)
    guard reached(days, officer: officer) == part.inWeek else { return nil }
    let (column, names, completed) = (range("tanggal_sapa"), range("petugas"), range("selesai"))
    let others = profile.officers.otherKeys(of: officer)
    return { line in
      NameCount.count(
        line[0], in: names, also: others,
        where: [
          "\(completed)=\"Ya\"", "\(column)>=\(Int(days.lowerBound.serial))",
          "\(column)<=\(Int(days.upperBound.serial))", "ISNUMBER(\(column))",
        ])
    }
  }

  private var progress: PageTable {
    let executed = recap.executed.count
    let minimum = profile.weeklyMinimum
    let (own, least) = ("selesai", "minimum")
    let days = range("tanggal_sapa")
    let counted =
      reached(week.first...week.last) == executed
      ? "COUNTIFS(\(range("selesai")),\"Ya\",\(days),\">=\(Int(week.first.serial))\",\(days),\"<=\(Int(week.last.serial))\")"
      : nil
    return PageTable(
      "Kemajuan minggu \(week.name)", [], span: Self.span,
      [
        PageTable.Line([.label("Selesai minggu ini (A9)"), .count(executed, counted)], name: own),
        PageTable.Line([.label("Masih terbuka"), .count(list.openCount(state), places.resolve(CallList.openFormula))]),
        PageTable.Line([.label("Paling sedikit seminggu (A10)"), .number(minimum)], name: least),
        PageTable.Line([
          .label("Hasil"),
          .formula(.text(WeeklyResult.text(executed, of: minimum)), .value) {
            WeeklyResult.formula($0[own], of: $0[least])
          },
        ]),
      ])
  }

  /// What this week's calls found (A6), as of the run; by ward it stands in the report.
  private var findings: PageTable {
    let measures = AnswerMeasures(profile)
    let counts = [measures.called] + measures.noted + measures.escalations
    let means = measures.scales.map { place in
      let (count, mean) = measures.scale(place, recap.answers)
      return PageTable.Line([
        .label("\(measures.questions[place].header): rata-rata"),
        .decimal(mean, .mean, none: FewAnswers.verdict(count)),
      ])
    }
    return PageTable(
      "Temuan sapaan minggu ini, keadaan \(state.date.indonesian) (A6)", [], span: Self.span,
      counts.map { PageTable.Line([.label($0.label), .number($0.value(recap.answers))]) } + means)
  }

  private var statuses: PageTable {
    let counts = state.statusCounts
    return PageTable(
      "Status semua rawatan di Data Pasien", [], span: Self.span,
      CallStatus.allCases.map { status in
        PageTable.Line([
          .label(status.rawValue),
          .count(counts[status] ?? 0) { "COUNTIF(\(places.range(CallSheets.data, "status")),\($0[0]))" },
        ])
      }, total: PageTable.Line([.label("Jumlah"), .sumAbove]))
  }
}

/// Whether the weekly minimum is reached (A10), and what is lacking: in words, and as a formula over the cells of both numbers.
enum WeeklyResult {
  static func text(_ executed: Int, of minimum: Int) -> String {
    executed >= minimum ? "Tercapai" : "Kurang \(minimum - executed)"
  }

  static func formula(_ executed: String, of minimum: String) -> String {
    "IF(\(executed)>=\(minimum),\"Tercapai\",\"Kurang \"&(\(minimum)-\(executed)))"
  }
}

extension CallState {
  /// How many stays of the week's book have each status.
  package var statusCounts: [CallStatus: Int] {
    listed.reduce(into: [:]) { $0[decisions[$1].status, default: 0] += 1 }
  }
}
