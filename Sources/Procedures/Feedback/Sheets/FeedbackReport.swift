import Book
import Core
import Spreadsheet

/// What the weekly and the monthly report of feedback are made from.
struct FeedbackReport: Sendable {
  let state: FeedbackState
  let rows: [Int]
  let figures: FeedbackFigures
  /// What `Koreksi` is made from (G6).
  let periodFigures: PeriodFigures
  let period: Period
  let control: DocumentControl

  var profile: FeedbackProfile { state.settings.profile }

  /// `Keadaan 21/11/2026.`
  var asOf: String { state.standing }

  /// Themes beyond so many are shown as one line.
  static let themeLimit = 25
  static let unitLimit = 20

  /// Minutes as staff say them: `45 menit`, `3 jam 5 menit`, `2 hari 4 jam`.
  static func duration(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) menit" }
    if minutes < 1440 { return "\(minutes / 60) jam\(minutes % 60 == 0 ? "" : " \(minutes % 60) menit")" }
    let hours = minutes % 1440 / 60
    return "\(minutes / 1440) hari\(hours == 0 ? "" : " \(hours) jam")"
  }

  /// ``percent(_:_:)``; nil of too few to judge (``FewAnswers``).
  static func judged(_ part: Int, _ whole: Int) -> String? {
    whole < FewAnswers.least ? nil : percent(part, whole)
  }

  /// A share with one decimal, as Indonesians write it: `42,9 %`.
  static func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2)
    return "\(tenths / 10),\(tenths % 10) %"
  }
}

/// Tables and charts that both reports have.
struct FeedbackTables {
  let report: FeedbackReport
  /// The sheet that formulas count; nil where the workbook has none.
  let details: FeedbackDetails?

  private var figures: FeedbackFigures { report.figures }
  private var state: FeedbackState { report.state }
  var measures: FeedbackMeasures { FeedbackMeasures(state: state, figures: figures, details: details) }

  /// Label, count and share of all.
  func counts(_ title: String, _ header: String, _ measures: [Measure], of all: PageCell.Reference) -> PageTable {
    PageTable(
      title, [header, "Jumlah", "Bagian"],
      measures.map {
        PageTable.Line([.label($0.label), $0.cell, .share(of: .column(1), in: all, least: FewAnswers.least)])
      },
      empty: "Tidak ada.")
  }

  /// Bars of a table's columns without an axis, each with its number.
  func chart(
    _ kind: ChartSpec.Kind, _ title: String, of table: String, lines: Int? = nil,
    _ series: [(name: String, column: Int, color: Color)], gap: Int = 40, width: Int, height: Int
  ) -> Page.Block {
    .chart(
      PageChart(kind, title, of: table, lines: lines, series, width: width, height: height) {
        $0.valueAxis.isHidden = true
        $0.gap = gap
        if series.count > 1 { $0.legend = .bottom }
      })
  }

  /// How messages were replied to, by channel (E5).
  var replies: PageTable {
    let days = report.profile.replyDays
    var lines = FeedbackChannel.allCases.compactMap { channel -> PageTable.Line? in
      let replies = figures.replies[channel.place]
      let isShown = replies.messages > 0 || channel.isMessage && report.profile.channels.contains(channel)
      return isShown ? line(channel.rawValue, replies) : nil
    }
    if let unknown = figures.replies.last, unknown.messages > 0 { lines.append(line(unknownWord, unknown)) }
    let reply = figures.reply
    if lines.count != 1 { lines.append(line("Semua", reply)) }
    let operators = figures.fromOperators
    let left = operators > 0 ? " \(operators) pesan operator seluler atau nomor singkat tidak dihitung di sini." : ""
    return PageTable(
      "Balasan pesan (E5)",
      ["Kanal", "Pesan", "Dibalas", "Belum dibalas", "Median", "90 dari 100", "≤ \(days) hari"], lines,
      notes: [
        "Median dan 90 dari 100: peringkat terdekat, dari \(reply.times.answered) balasan yang jamnya diketahui. ≤ \(days) hari: dari \(reply.due) yang begitu atau sudah lewat batas."
          + left
      ])
  }

  private func line(_ name: String, _ replies: FeedbackFigures.Replies) -> PageTable.Line {
    let times = replies.times.summary
    let unknown = replies.messages == 0 ? "–" : unknownWord
    return PageTable.Line([
      .label(name), .sum(2...3), .number(times.answered + replies.untimed), .number(times.unanswered),
      .label(times.median.map(FeedbackReport.duration) ?? unknown),
      .label(times.ninetieth.map(FeedbackReport.duration) ?? unknown),
      .share(replies.inTime, of: replies.due),
    ])
  }

  /// What earlier months left open, by age (G10).
  var open: PageTable { OpenAges(state, before: report.period).table(report.period.isMonth ? .month : .week) }

  /// What asks for attention: the box, the recaps, what staff have not decided.
  func remarks(_ weeks: [Week]) -> Page.Block {
    let month = report.period.isMonth ? report.period : Period(monthOf: report.period.last)
    var remarks = state.missingOpenings(month).filter { weeks.contains($0) }.map(BoxOpenings.message)
    remarks += state.recapFindings(month).filter { weeks.contains($0.week) }.map {
      $0.message(limit: report.profile.recapDays)
    }
    if figures.ungrouped > 0 { remarks.append("D5: \(figures.ungrouped) umpan balik \(D5Grouping.noTheme)") }
    if figures.suggested > 0 {
      remarks.append("D5: \(figures.suggested) umpan balik masih dihitung menurut usulan; petugas belum memutuskan")
    }
    if figures.all.duplicates > 0 {
      remarks.append("D9: \(figures.all.duplicates) duplikat tidak dihitung; aslinya yang dihitung")
    }
    for clause in FeedbackContext.breakable where figures.clauses[Int(clause.number)] > 0 {
      let count = figures.clauses[Int(clause.number)]
      remarks.append("\(clause.id): \(count) umpan balik \(FeedbackContext.breach(of: clause))")
    }
    if figures.all.late > 0 { remarks.append("\(figures.all.late) umpan balik lewat batas tindak lanjutnya (kode L)") }
    return .sentences("Yang perlu diperhatikan", remarks.isEmpty ? ["Tidak ada."] : remarks)
  }
}
