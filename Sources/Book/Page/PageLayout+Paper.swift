/// How a page of figures comes out on paper.
struct PagePaper {
  var pagesWide: Int
  /// 0 is as many as it takes.
  var pagesHigh: Int
  /// The rows before which a sheet of paper begins, so that no table or chart is cut that has room on one.
  var breaks: [Int]
}

extension PageLayout {
  /// The sheets of paper that a page takes.
  ///
  /// - Parameters:
  ///   - page: what is laid out.
  ///   - headerRow: the row that comes again on each.
  /// - Returns: the sheets, legible all.
  func paper(_ page: Page, headerRow: Int?) -> PagePaper {
    let size = smallestLetters
    let fit = page.fit(smallest: size)
    let room = PaperFit.room(isLandscape: page.isLandscape).height * 72
    let all = height(0...lastRow)
    if page.pagesHigh == 1, room * 100 / all >= Double(PaperFit.leastScale(size)) {
      return PagePaper(pagesWide: fit.pagesWide, pagesHigh: 1, breaks: [])
    }
    let again = headerRow.map { height($0...$0) } ?? 0
    return PagePaper(
      pagesWide: fit.pagesWide, pagesHigh: 0, breaks: breaks(room: room * 100 / Double(fit.scale), again: again))
  }

  /// In points.
  private var smallestLetters: Double {
    cells.values.reduce(PaperFit.letters) { size, row in row.values.reduce(size) { min($0, $1.cell.look.fontSize) } }
  }

  /// Begins a sheet of paper before what would be cut on the one where it begins.
  private func breaks(room: Double, again: Double) -> [Int] {
    // Programs measure differently. After a sheet that each ends where it thinks best nobody knows how much room there is for a chart.
    let room = room * 0.97
    var breaks: [Int] = []
    var (used, isKnown) = (0.0, true)
    for row in 0...lastRow {
      if used > again, let (last, isChart) = kept[row], case let whole = height(row...last), again + whole <= room,
        used + whole > room || isChart && !isKnown
      {
        breaks.append(row)
        (used, isKnown) = (again, true)
      }
      let own = height(row...row)
      if used + own > room { (used, isKnown) = (again, false) }
      used += own
    }
    return breaks
  }

  private func height(_ rows: ClosedRange<Int>) -> Double {
    rows.reduce(0) { $0 + (heights[$1] ?? ($1 == 0 ? 22 : 15)) }
  }
}
