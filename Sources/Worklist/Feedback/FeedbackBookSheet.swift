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
    // As the recaps of its weeks: once the month is over, of its end (G13).
    let state = state.atEnd(of: period)
    self.state = state
    self.period = period
    self.context = context
    figures = FeedbackFigures(state, rows: state.log.rows(of: period), period: period)
  }

  /// A column: what it belongs to, its header, its width, and what it holds of a week.
  private struct Column {
    enum Content {
      case text((Week, FeedbackFigures.Count) -> String, total: String)
      case count((FeedbackFigures.Count) -> Int)
    }

    var group = ""
    var header: String
    var width: Double
    var content: Content
  }

  private var columns: [Column] {
    func count(
      _ group: String, _ header: String, _ width: Double, _ value: @escaping (FeedbackFigures.Count) -> Int
    ) -> Column {
      Column(group: group, header: header, width: width, content: .count(value))
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
      count("", "Masuk", 8) { $0.total },
    ]
    for (name, _) in state.channels(figures) {
      let channel = FeedbackChannel(rawValue: name)
      let place = channel?.place ?? FeedbackChannel.allCases.count
      let title = channel == .meeting ? "Rapat/ Pertemuan" : channel == nil ? "tidak diketahui" : name
      let width = channel == .meeting || channel == nil ? 12.0 : channel == .sms || channel == .box ? 8 : 10.5
      columns.append(count("Kanal", title, width) { $0.channels[place] })
    }
    columns += [
      count("Jenis", "Keluhan", 9.5) { $0.count(of: .complaint) },
      count("Jenis", "Komplain", 10.5) { $0.count(of: .grievance) },
      count("Jenis", "Umpan Balik", 8.5) { $0.count(of: .feedback) },
    ]
    for kind in FeedbackKind.allCases where kind.group == .feedback && kind != .feedback {
      columns.append(
        count("Umpan Balik, di antaranya", kind.rawValue, kind == .question ? 12.5 : 8.5) { $0.kinds[kind.place] })
    }
    columns += [
      text("Tema terbanyak", 22, total: state.topTheme(figures.all.themes)) { _, count in state.topTheme(count.themes)
      },
      count("Pesan", "Dibalas", 9) { $0.replied }, count("Pesan", "Belum dibalas", 9) { $0.unanswered },
      count("", "Selesai", 9) { $0.completed }, count("", "Terbuka", 9.5) { $0.open },
      count("", "Duplikat", 9.5) { $0.duplicates },
    ]
    if profile.follows.contains(.messages) { columns.append(text("Direkap", 13) { week, _ in words.recap(week) }) }
    if profile.followsStages, profile.channels.contains(.box) {
      columns.append(text("Kotak Saran dibuka", 13) { week, _ in words.opening(week) })
    }
    return columns
  }

  /// The headers, and above them what columns have in common.
  private func addHeaders(_ grid: inout CellGrid, _ columns: [Column], _ styles: Styles) {
    grid.height(Self.headerRow, 34)
    for (index, column) in columns.enumerated() { grid.text(Self.headerRow, index, column.header, styles.header) }
    var first = 0
    while first < columns.count {
      var last = first
      while last + 1 < columns.count, columns[last + 1].group == columns[first].group { last += 1 }
      if !columns[first].group.isEmpty {
        grid.text(Self.headerRow - 1, first, columns[first].group, styles.header, to: last)
      }
      first = last + 1
    }
  }

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let columns = columns
    for (index, column) in columns.enumerated() { try sheet.setColumn(first: index, last: index, width: column.width) }
    try sheet.head("Buku Umpan Balik", context.control, styles)
    try sheet.text(
      "Satu minggu satu baris; hanya hari bulan ini yang dihitung, isi pesan tidak dimuat. \(state.standing)",
      row: 3, column: 0, format: styles.note)
    var grid = CellGrid()
    addHeaders(&grid, columns, styles)
    let first = Self.headerRow + 1
    for (place, count) in figures.weeks.enumerated() {
      let week = figures.firstWeek.adding(weeks: place)
      for (index, column) in columns.enumerated() {
        switch column.content {
        case .text(let value, _):
          let text = value(week, count)
          grid.height(first + place, TextHeight.points(text, width: Int(column.width * 0.85) - 1))
          grid.text(first + place, index, text, index < 2 ? styles.label : styles.value)
        case .count(let value): grid.number(first + place, index, value(count), styles.number)
        }
      }
    }
    let total = first + figures.weeks.count
    for (index, column) in columns.enumerated() {
      switch column.content {
      case .text(_, let text):
        grid.height(total, TextHeight.points(text, width: Int(column.width * 0.85) - 1))
        grid.text(total, index, text, styles.value)
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
    try sheet.print(
      context.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...grid.lastRow, columns: 0...columns.count - 1), fitHeight: 1)
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
