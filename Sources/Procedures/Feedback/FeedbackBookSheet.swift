import Book
import Core
import Spreadsheet

/// `Buku Umpan Balik` of a work book (E2): a line a week, totals as live formulas, and nothing of what was written.
struct FeedbackBookSheet: Sendable {
  static let name = "Buku Umpan Balik"

  private let state: FeedbackState
  private let period: Period
  private let figures: FeedbackFigures

  init(state: FeedbackState, period: Period) {
    // As the recaps of its weeks: once the month is over, of its end (G13).
    let state = state.atEnd(of: period)
    self.state = state
    self.period = period
    figures = FeedbackFigures(state, rows: state.log.rows(of: period), period: period)
  }

  /// A column: what it belongs to, its header, its width, and what it holds of a week and of all.
  private struct Column {
    var group = ""
    var header: String
    var width: Double
    var isCount = false
    var cell: (Week, FeedbackFigures.Count) -> PageCell
    var total: PageCell
    var look = Look.header

    /// As narrow as figures are.
    var narrow: Column {
      guard isCount else { return self }
      var column = self
      column.width = 6
      column.look = .turnedHeader
      return column
    }
  }

  /// Within one sheet of paper.
  private var columns: [Column] {
    let columns = wideColumns
    return PaperFit(widths: columns.map(\.width), isLandscape: true).pagesWide > 1 ? columns.map(\.narrow) : columns
  }

  private var wideColumns: [Column] {
    func count(
      _ group: String, _ header: String, _ width: Double, _ value: @escaping (FeedbackFigures.Count) -> Int
    ) -> Column {
      Column(
        group: group, header: header, width: width, isCount: true, cell: { .number(value($1)) }, total: .sumAbove)
    }
    func text(
      _ header: String, _ width: Double, _ look: Look = .value, total: String = "",
      _ value: @escaping (Week, FeedbackFigures.Count) -> String
    ) -> Column {
      Column(header: header, width: width, cell: { .text(value($0, $1), look) }, total: .text(total))
    }
    let profile = state.settings.profile
    let words = FeedbackWeekWords(state)
    var columns = [
      text("Minggu", 11, .label, total: "Jumlah") { week, _ in week.name },
      text("Hari", 13, .label) { week, _ in words.days(week, in: period) },
      count("", "Masuk", 8) { $0.total },
    ]
    for name in state.channels(figures) {
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

  /// What neighbouring columns have in common, above them.
  private func groups(_ columns: [Column]) -> [PageCell] {
    var cells: [PageCell] = []
    var last = ""
    for group in columns.map(\.group) {
      if group.isEmpty {
        cells.append(.nothing)
      } else if group == last {
        cells[cells.count - 1].extra += 1
      } else {
        cells.append(.text(group, .header))
      }
      last = group
    }
    return cells
  }

  var page: Page {
    let columns = columns
    var table = PageTable(
      nil, name: "minggu", headers: columns.map { .text($0.header, $0.look) },
      figures.weeks.enumerated().map { place, count in
        let week = figures.firstWeek.adding(weeks: place)
        return PageTable.Line(columns.map { $0.cell(week, count) })
      }, total: PageTable.Line(columns.map(\.total)))
    table.groups = groups(columns)
    let channels = state.settings.profile.followsStages ? "WhatsApp dan SMS" : "dari semua kanal"
    return Page(
      title: Self.name, widths: columns.map(\.width), frozen: ("minggu", 2),
      blocks: [
        .note(
          "Satu minggu satu baris; hanya hari bulan ini yang dihitung, isi pesan tidak dimuat. \(state.standing)"),
        .table(table), .gap(1), .sentences("Yang perlu diperhatikan", remarks), .gap(1),
        .note(
          "Dibalas dan Belum dibalas: pesan \(channels). Selesai: tidak ada lagi yang harus dikerjakan. Duplikat tidak dihitung di kolom lain (D9)."
        ),
      ])
  }

  private var remarks: [String] {
    var lines = state.missingOpenings(period).map(BoxOpenings.message)
    lines += state.recapFindings(period).map { $0.message(limit: state.settings.profile.recapDays) }
    let undated =
      figures.all.total + figures.all.duplicates
      - figures.weeks.reduce(0) { $0 + $1.total + $1.duplicates }
    if undated > 0 { lines.append("\(undated) baris tanpa Tanggal tidak ada di minggu mana pun") }
    return lines.isEmpty ? ["Tidak ada."] : lines
  }
}
