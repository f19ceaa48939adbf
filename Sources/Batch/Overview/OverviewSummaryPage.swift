import Book
import Core
import Spreadsheet

/// `Ringkasan`: on one page for each SOP its leading figures, then what needs attention.
struct OverviewSummaryPage {
  /// Lines of what needs attention that the page has room for.
  private static let mostAttention = 8
  /// Links to where rows stand, a SOP: the weeks of a month.
  private static let mostSources = 6

  let overview: Overview

  var page: Page {
    var blocks: [Page.Block] = [
      .note(
        "\(overview.standing) \(overview.month.indonesian) di samping bulan sebelumnya. Bagian dari kurang dari \(FewAnswers.least) tidak dinilai."
      )
    ]
    for part in overview.parts {
      blocks += [.gap(1), .table(table(part)), .table(sources(part))]
    }
    // Side by side, so that all stays on one sheet of paper.
    blocks += [
      .gap(1), .table(attention), .gap(1),
      .beside([Page.Stack(0...4, [.table(open)]), Page.Stack(6...7, [.control()])]),
    ]
    return Page(
      title: "Ringkasan \(overview.month.indonesian)", widths: [40, 9, 9, 11, 11, 10, 19, 39], isLandscape: false,
      blocks: blocks)
  }

  // MARK: Leading figures

  private func table(_ part: OverviewPart) -> PageTable {
    PageTable(
      "\(part.title) – \(part.document)",
      ["Angka", "Jumlah", "Dari", "Bulan ini", "Bulan lalu", "Target", "Penilaian", "Barisnya"],
      part.leading.map { line(part, $0) }, empty: "Belum ada angka bulan ini.")
  }

  private func line(_ part: OverviewPart, _ figure: LeadingFigure) -> PageTable.Line {
    let count = part.count(figure)
    let before = overview.before(part, figure)
    let isShare = figure.whole != nil
    return PageTable.Line(
      [
        .label(figure.label), count.map { .number($0.part) } ?? .label(noShare),
        count?.whole.map { .number($0) } ?? .label(""),
        isShare ? .share(of: .column(1), in: .column(2), least: figure.least) : .same(.column(1)),
        shown(before, figure), .text(figure.target?.text ?? noShare, .own(Self.target)),
        verdict(count?.verdict(of: figure)),
        .text(figure.rows),
      ])
  }

  private func shown(_ count: LeadingCount?, _ figure: LeadingFigure) -> PageCell {
    guard let count else { return .label(noShare) }
    guard let whole = count.whole else { return .number(count.part) }
    return .decimal(count.value(of: figure).map { $0 / 100 }, .percent, none: FewAnswers.verdict(whole))
  }

  private func verdict(_ verdict: LeadingCount.Verdict?) -> PageCell {
    guard let verdict else { return .label("tanpa target") }
    return .text(verdict.rawValue, .own(Self.look(verdict)))
  }

  private static let target = CellFormat {
    $0.border = CellBorder(.thin, color: Styles.line); $0.vertical = .center
    $0.horizontal = .center
  }

  /// No red, which is for patients to be called alone (A4).
  private static func look(_ verdict: LeadingCount.Verdict) -> CellFormat {
    CellFormat {
      $0.border = CellBorder(.thin, color: Styles.line)
      $0.vertical = .center
      switch verdict {
      case .reached: ($0.isBold, $0.fontColor, $0.fill) = (true, Styles.darkGreen, Styles.green)
      case .missed: ($0.isBold, $0.fontColor, $0.fill) = (true, Styles.amber, Styles.yellow)
      case .few: ($0.isItalic, $0.fontColor) = (true, Styles.darkGrey)
      }
    }
  }

  /// Where the rows stand, a link a book or report.
  private func sources(_ part: OverviewPart) -> PageTable {
    guard !part.sources.isEmpty else { return PageTable(nil, [], []) }
    let links = part.sources.suffix(Self.mostSources).map { source in
      PageCell.link(source.period.name, to: Overview.path(source.file), sheet: source.sheet)
    }
    let sheets = Set(part.sources.map(\.sheet)).sorted().joined(separator: ", ")
    return PageTable(nil, [], [PageTable.Line([.text("Baris di balik angka, lembar \(sheets):", .note)] + links)])
  }

  // MARK: What is open, and what needs attention

  private var open: PageTable {
    let lines = overview.parts.map { part -> PageTable.Line in
      let oldest = part.open.compactMap(\.since).min()
      return PageTable.Line([
        .label(part.title), .number(part.open.count),
        oldest.map { .text("tertua \($0.indonesian), \(overview.asOf.days(since: $0)) hari", .label, over: 3) }
          ?? .text(part.open.isEmpty ? "tidak ada" : "tanpa tanggal", .label, over: 3),
      ])
    }
    return PageTable(
      "Belum selesai (lembar \(Overview.sheets.open))", [], span: 5, lines,
      total: PageTable.Line([.label("Semua"), .sumAbove, .text("", .label, over: 3)]))
  }

  private var attention: PageTable {
    let matters = Self.matters(overview.attention)
    let shown = matters.prefix(Self.mostAttention)
    let rest = matters.dropFirst(shown.count).reduce(0) { $0 + $1.count }
    return PageTable(
      "Perlu perhatian, yang berat dahulu (lembar \(Overview.sheets.attention))", [], span: 8,
      shown.map { matter in
        let (sop, item, count) = matter
        let place = [item.file, item.sheet, count == 1 ? item.row : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let what = count == 1 ? item.what : "\(item.kind): \(count)"
        return PageTable.Line([
          .label(sop.isEmpty ? item.gravity.title : "\(item.gravity.title) · \(sop)"),
          .text([what, place].filter { !$0.isEmpty }.joined(separator: " – "), .value, over: 7),
        ])
      }, empty: "Tidak ada.", notes: rest > 0 ? ["dan \(rest) lagi di lembar \(Overview.sheets.attention)"] : [])
  }

  /// Those of one kind in one place as one, where the first of them stands.
  private static func matters(
    _ lines: [(sop: String, item: Attention)]
  ) -> [(sop: String, item: Attention, count: Int)] {
    var matters: [(sop: String, item: Attention, count: Int)] = []
    var places: [[String]: Int] = [:]
    for (sop, item) in lines {
      let kind = [item.kind, sop, item.file, item.sheet]
      if !item.kind.isEmpty, let place = places[kind] {
        matters[place].count += 1
      } else {
        places[kind] = matters.count
        matters.append((sop, item, 1))
      }
    }
    return matters
  }
}
