import Procedures
import Spreadsheet

/// `Buku Umpan Balik` of a work book (E2): a line a week, totals as live formulas, and nothing of what was written.
struct FeedbackBookSheet: Sendable {
  static let name = "Buku Umpan Balik"
  private static let headerRow = 5

  private let state: FeedbackState
  private let period: Period
  private let context: LogContext
  private let figures: FeedbackFigures

  init(state: FeedbackState, period: Period, context: LogContext) {
    self.state = state
    self.period = period
    self.context = context
    figures = FeedbackFigures(state, rows: state.log.rows(of: period), period: period)
  }

  /// A column: its header, its width, and what it holds of a week.
  private struct Column {
    enum Content {
      case text((Week, FeedbackFigures.Count) -> String, total: String)
      case count((FeedbackFigures.Count) -> Int)
    }

    var header: String
    var width: Double
    var content: Content
  }

  private var columns: [Column] {
    func count(_ header: String, _ width: Double = 9.5, _ value: @escaping (FeedbackFigures.Count) -> Int) -> Column {
      Column(header: header, width: width, content: .count(value))
    }
    func text(
      _ header: String, _ width: Double, total: String = "", _ value: @escaping (Week, FeedbackFigures.Count) -> String
    ) -> Column {
      Column(header: header, width: width, content: .text(value, total: total))
    }
    let profile = state.settings.profile
    let words = FeedbackWeekWords(state)
    var columns = [
      text("Minggu", 11, total: "Jumlah") { week, _ in week.name },
      text("Hari", 13) { week, _ in words.days(week, in: period) },
      count("Masuk") { $0.total },
    ]
    for (name, _) in state.channels(figures) {
      let place = FeedbackChannel(rawValue: name)?.place ?? FeedbackChannel.allCases.count
      let title =
        name == FeedbackChannel.meeting.rawValue
        ? "Rapat/ Pertemuan" : name == unknownWord ? "Kanal tidak diketahui" : name
      columns.append(
        count(title, name == unknownWord || name == FeedbackChannel.meeting.rawValue ? 11 : 10) { $0.channels[place] })
    }
    columns += [
      count("Keluhan") { $0.count(of: .complaint) },
      count("Komplain", 10) { $0.count(of: .grievance) },
      count("Umpan Balik") { $0.count(of: .feedback) },
    ]
    for kind in FeedbackKind.allCases where kind.group == .feedback && kind != .feedback {
      columns.append(count("– \(kind.rawValue)", kind == .question ? 13 : 10) { $0.kinds[kind.place] })
    }
    columns.append(
      text("Tema terbanyak", 26, total: state.topTheme(figures.all.themes)) { _, count in state.topTheme(count.themes) }
    )
    columns += [
      count("Dibalas") { $0.replied }, count("Belum dibalas") { $0.unanswered },
      count("Selesai") { $0.completed }, count("Terbuka") { $0.open }, count("Duplikat") { $0.duplicates },
    ]
    if profile.follows.contains(.messages) { columns.append(text("Direkap", 22) { week, _ in words.recap(week) }) }
    if profile.followsStages, profile.channels.contains(.box) {
      columns.append(text("Kotak Saran dibuka", 17) { week, _ in words.opening(week) })
    }
    return columns
  }

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let columns = columns
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.width) }
    try sheet.head("Buku Umpan Balik", context.control, styles)
    try sheet.text(
      "Satu minggu satu baris; hanya hari bulan ini yang dihitung, isi pesan tidak dimuat. Keadaan \(context.date.indonesian).",
      row: 3, column: 0, format: styles.note)
    var grid = CellGrid()
    grid.height(Self.headerRow, 46)
    for (index, column) in columns.enumerated() { grid.text(Self.headerRow, index, column.header, styles.header) }
    let first = Self.headerRow + 1
    for (place, count) in figures.weeks.enumerated() {
      let week = figures.firstWeek.adding(weeks: place)
      for (index, column) in columns.enumerated() {
        switch column.content {
        case .text(let text, _): grid.text(first + place, index, text(week, count), styles.label)
        case .count(let value): grid.number(first + place, index, value(count), styles.number)
        }
      }
    }
    let total = first + figures.weeks.count
    for (index, column) in columns.enumerated() {
      switch column.content {
      case .text(_, let text): grid.text(total, index, text, styles.label)
      case .count(let value):
        let sum = figures.weeks.reduce(0) { $0 + value($1) }
        grid.formula(
          total, index, "SUM(\(cellName(first, index)):\(cellName(total - 1, index)))", sum, styles.number)
      }
    }
    addRemarks(&grid, from: total + 2, styles)
    try grid.write(to: sheet)
    try sheet.freeze(rows: first, columns: 2)
    try sheet.hideGridlines()
    let width = columns.reduce(0) { $0 + $1.width }
    try sheet.print(
      context.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...grid.lastRow, columns: 0...columns.count - 1), fitWidth: width > 200 ? 2 : 1,
      repeatColumns: 0...1)
  }

  private func addRemarks(_ grid: inout CellGrid, from row: Int, _ styles: Styles) {
    var lines = state.missingOpenings(period).map(BoxOpenings.message)
    lines += state.recapFindings(period).map { $0.message(limit: state.settings.profile.recapDays) }
    let undated =
      figures.all.total + figures.all.duplicates
      - figures.weeks.reduce(0) { $0 + $1.total + $1.duplicates }
    if undated > 0 { lines.append("\(undated) baris tanpa Tanggal tidak ada di minggu mana pun") }
    grid.text(row, 0, "Yang perlu diperhatikan", styles.strongNote)
    for (offset, line) in (lines.isEmpty ? ["Tidak ada."] : lines).enumerated() {
      grid.text(row + 1 + offset, 0, line, styles.subtitle)
    }
    grid.text(
      row + 2 + max(lines.count, 1), 0,
      "Dibalas dan Belum dibalas: pesan \(state.settings.profile.followsStages ? "WhatsApp dan SMS" : "dari semua kanal"). Selesai: tidak ada lagi yang harus dikerjakan. Duplikat tidak dihitung di kolom lain (D9).",
      styles.note)
  }
}
