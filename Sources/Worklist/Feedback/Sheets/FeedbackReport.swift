import Procedures
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

  /// Themes or units in some order, each with the places that it counts; those beyond the limit are one line.
  func lines(
    _ order: [Int], limit: Int, rest: String, title: (Int) -> String
  ) -> [(title: String, places: [Int])] {
    guard order.count > limit else { return order.map { (title($0), [$0]) } }
    let shown = order.prefix(limit - 1).map { (title: title($0), places: [$0]) }
    let others = Array(order.dropFirst(limit - 1))
    return shown + [(title: "\(rest) lain (\(others.count))", places: others)]
  }

  /// Minutes as staff say them: `45 menit`, `3 jam 5 menit`, `2 hari 4 jam`.
  static func duration(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) menit" }
    if minutes < 1440 { return "\(minutes / 60) jam\(minutes % 60 == 0 ? "" : " \(minutes % 60) menit")" }
    let hours = minutes % 1440 / 60
    return "\(minutes / 1440) hari\(hours == 0 ? "" : " \(hours) jam")"
  }

  /// A share with one decimal, as Indonesians write it: `42,9 %`.
  static func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2)
    return "\(tenths / 10),\(tenths % 10) %"
  }
}

/// Tables of counts that both reports have.
struct FeedbackTables {
  let report: FeedbackReport
  /// The sheet that formulas count; nil where the workbook has none.
  let details: FeedbackDetails?
  let styles: Styles

  static let blue = Color(0x2E75B6)
  static let orange = Color(0xF4B183)
  static let grey = Color(0xA6A6A6)

  private var figures: FeedbackFigures { report.figures }
  private var state: FeedbackState { report.state }

  /// A count as a formula over `Rincian`, where one can count it.
  func figure(_ grid: inout CellGrid, _ row: Int, _ column: Int, _ formula: String?, _ value: Int) {
    if let formula {
      grid.formula(row, column, formula, value, styles.number)
    } else {
      grid.number(row, column, value, styles.number)
    }
  }

  /// Label, count and share of all, below a heading; the row after the table.
  func counts(
    _ grid: inout CellGrid, _ row: Int, _ column: Int, _ title: String, _ header: String,
    _ lines: [(label: String, formula: String?, count: Int)], total: (cell: String, count: Int)
  ) -> Int {
    grid.section(row, column...column + 2, title, styles.section)
    for (offset, header) in [header, "Jumlah", "Bagian"].enumerated() {
      grid.text(row + 1, column + offset, header, styles.header)
    }
    var next = row + 2
    for line in lines {
      grid.text(next, column, line.label, styles.label)
      figure(&grid, next, column + 1, line.formula, line.count)
      grid.share(next, column + 2, of: (cellName(next, column + 1), line.count), in: total, styles.percent)
      next += 1
    }
    if lines.isEmpty {
      grid.text(next, column, "Tidak ada.", styles.note)
      next += 1
    }
    return next
  }

  /// How messages were replied to, by channel (E5); the row after the table.
  func replies(_ grid: inout CellGrid, _ row: Int, _ column: Int) -> Int {
    let headers = [
      "Kanal", "Pesan", "Dibalas", "Belum dibalas", "Median", "90 dari 100", "≤ \(report.profile.replyDays) hari",
    ]
    grid.section(row, column...column + headers.count - 1, "Balasan pesan (E5)", styles.section)
    for (offset, header) in headers.enumerated() { grid.text(row + 1, column + offset, header, styles.header) }
    grid.height(row + 1, 32)
    var lines = FeedbackChannel.allCases.compactMap { channel -> (String, FeedbackFigures.Replies)? in
      let replies = figures.replies[channel.place]
      let isShown = replies.messages > 0 || channel.isMessage && report.profile.channels.contains(channel)
      return isShown ? (channel.rawValue, replies) : nil
    }
    if let unknown = figures.replies.last, unknown.messages > 0 { lines.append((unknownWord, unknown)) }
    if lines.count != 1 { lines.append(("Semua", figures.reply)) }
    var next = row + 2
    for (name, replies) in lines {
      let times = replies.times.summary
      grid.text(next, column, name, styles.label)
      grid.formula(
        next, column + 1, "\(cellName(next, column + 2))+\(cellName(next, column + 3))", replies.messages, styles.number
      )
      grid.number(next, column + 2, times.answered + replies.untimed, styles.number)
      grid.number(next, column + 3, times.unanswered, styles.number)
      let unknown = replies.messages == 0 ? "–" : unknownWord
      grid.text(next, column + 4, times.median.map(FeedbackReport.duration) ?? unknown, styles.label)
      grid.text(next, column + 5, times.ninetieth.map(FeedbackReport.duration) ?? unknown, styles.label)
      if replies.due == 0 {
        grid.text(next, column + 6, noShare, styles.percent)
      } else {
        grid.put(next, column + 6, .number(Double(replies.inTime) / Double(replies.due)), styles.percent)
      }
      next += 1
    }
    let reply = figures.reply
    grid.text(
      next, column,
      "Median dan 90 dari 100: peringkat terdekat, dari \(reply.times.answered) balasan yang jamnya diketahui. ≤ \(report.profile.replyDays) hari: dari \(reply.due) yang begitu atau sudah lewat batas.",
      styles.note)
    return next + 1
  }

  /// The channels' lines, with the formulas that count them.
  var channelLines: [(label: String, formula: String?, count: Int)] {
    state.channels(figures).map { ($0.name, details?.count(.channel, $0.name), $0.count) }
  }

  var kindLines: [(label: String, formula: String?, count: Int)] {
    FeedbackKind.allCases.map { kind in
      (
        kind == .feedback
          ? "Umpan Balik (tanpa rincian)" : kind.group == .feedback ? "Umpan Balik: \(kind.rawValue)" : kind.rawValue,
        details?.count(.kind, kind.rawValue), figures.all.kinds[kind.place]
      )
    }
  }

  var stageLines: [(label: String, formula: String?, count: Int)] {
    FeedbackStage.allCases.map { ($0.name, details?.count(.stage, $0.name), figures.stages[Int($0.rawValue)]) }
  }

  var themeLines: [(label: String, formula: String?, count: Int)] {
    lines(
      report.lines(
        state.themeOrder(figures.all.themes), limit: FeedbackReport.themeLimit, rest: "Tema", title: state.themeTitle),
      figures.all.themes, .theme)
  }

  var unitLines: [(label: String, formula: String?, count: Int)] {
    lines(
      report.lines(
        state.unitOrder(figures.units), limit: FeedbackReport.unitLimit, rest: "Unit", title: state.unitTitle),
      figures.units, .unit)
  }

  private func lines(
    _ lines: [(title: String, places: [Int])], _ counts: [Int], _ field: FeedbackDetails.Field
  ) -> [(label: String, formula: String?, count: Int)] {
    lines.map { line in
      (
        line.title, line.places.count == 1 ? details?.count(field, line.title) : nil,
        line.places.reduce(0) { $0 + counts[$1] }
      )
    }
  }

  /// What asks for attention: the box, the recaps, what staff have not decided.
  func remarks(_ weeks: [Week]) -> [String] {
    var remarks = state.missingOpenings(report.period.isMonth ? report.period : Period(monthOf: report.period.last))
      .filter { weeks.contains($0) }.map(BoxOpenings.message)
    remarks += state.recapFindings(report.period.isMonth ? report.period : Period(monthOf: report.period.last))
      .filter { weeks.contains($0.week) }.map { $0.message(limit: report.profile.recapDays) }
    let none = figures.all.themes.last ?? 0
    if none > 0 { remarks.append("D5: \(none) umpan balik \(D5Grouping.noTheme)") }
    if figures.suggested > 0 {
      remarks.append("D5: \(figures.suggested) umpan balik masih dihitung menurut usulan; petugas belum memutuskan")
    }
    if figures.all.duplicates > 0 {
      remarks.append("D9: \(figures.all.duplicates) duplikat tidak dihitung; aslinya yang dihitung")
    }
    let titles: [(FeedbackClause, String)] = [
      (.d2, "identitas atau isi tidak dicatat"), (.d4, "tahap dilompati atau mundur"), (.d7, "lewat batas Grading"),
    ]
    for (clause, title) in titles where figures.clauses[Int(clause.rawValue)] > 0 {
      remarks.append("\(clause.id): \(figures.clauses[Int(clause.rawValue)]) umpan balik \(title)")
    }
    if figures.all.late > 0 { remarks.append("\(figures.all.late) umpan balik lewat batas tindak lanjutnya (kode L)") }
    return remarks
  }
}
