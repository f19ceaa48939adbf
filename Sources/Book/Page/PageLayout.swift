import Core
package import Spreadsheet

/// Where the cells of a page stand.
package struct PageLayout {
  struct Placed {
    var cell: PageCell
    /// The first column and the first line of its table.
    var column: Int
    var firstLine: Int
  }

  fileprivate struct Lines {
    var rows: ClosedRange<Int>
    var column: Int
  }

  let widths: [Double]
  /// How many columns the first sheet of paper has.
  let firstColumns: Int
  private let control: DocumentControl
  /// By row, then by column.
  private(set) var cells: [Int: [Int: Placed]] = [:]
  private(set) var heights: [Int: Double] = [:]
  /// By the row with which something begins before which a sheet of paper may: the last row that stays on one sheet with it, and
  /// whether that is a chart's.
  private(set) var kept: [Int: (last: Int, isChart: Bool)] = [:]
  private var named: [String: (row: Int, column: Int)] = [:]
  fileprivate var tables: [String: Lines] = [:]
  private var charts: [(chart: PageChart, row: Int, column: Int)] = []
  /// The page's list with the row of its headers.
  package private(set) var list: (list: PageList, headerRow: Int)?
  /// The last row that anything reaches.
  package private(set) var lastRow = 0

  package init(_ page: Page, _ control: DocumentControl) {
    widths = page.widths
    firstColumns = page.fit.firstColumns
    self.control = control
    var (row, isApart) = (3, true)
    for block in page.blocks {
      let (start, before) = (row, charts.count)
      row = place(block, row, 0...page.widths.count - 1)
      if case .gap = block {
        isApart = true
        continue
      }
      // Charts are whole on paper; of a table some lines stay with its headers.
      let end = charts[before...].map { $0.row + $0.chart.rows }.max()
      if isApart || end != nil { kept[start] = (max(start, end ?? min(row - 1, start + 12)), end != nil) }
      isApart = end != nil
    }
  }

  /// The cells of a column of the page's list.
  package func list(_ header: String) -> CellArea? {
    guard let (list, row) = list, let column = list.columns.firstIndex(where: { $0.header == header }) else {
      return nil
    }
    return list.area(column, headerRow: row)
  }

  /// The row of a table's headers.
  package func headerRow(of table: String) -> Int? { tables[table].map { $0.rows.lowerBound - 1 } }

  // MARK: Placing

  /// Places blocks one below the other; the row after them.
  private mutating func place(_ blocks: [Page.Block], from start: Int, _ columns: ClosedRange<Int>) -> Int {
    var row = start
    for block in blocks { row = place(block, row, columns) }
    return row
  }

  private mutating func place(_ block: Page.Block, _ row: Int, _ columns: ClosedRange<Int>) -> Int {
    switch block {
    case .gap(let rows): return row + rows
    case .note(let text, let look):
      let last = min(columns.upperBound, firstColumns - 1)
      let width = widths[columns.lowerBound...max(columns.lowerBound, last)].reduce(0, +)
      let isLong = last > columns.lowerBound && TextHeight.lines(text, width: Int(width)) > 1
      put(
        isLong ? .text(text, look.wrapping, over: last - columns.lowerBound + 1) : .text(text, look), row,
        columns.lowerBound)
      return row + 1
    case .list(let list):
      self.list = (list, row)
      lastRow = max(lastRow, row)
      return row + 1
    case .table(let table): return place(table, row, columns)
    case .tiles(let tiles): return place(tiles, row)
    case .sentences(let title, let sentences, let look):
      section(title, row, columns)
      for (offset, sentence) in sentences.enumerated() {
        let last = columns.lowerBound < firstColumns ? min(columns.upperBound, firstColumns - 1) : columns.upperBound
        put(.text(sentence, look, over: last - columns.lowerBound + 1), row + 1 + offset, columns.lowerBound)
      }
      return row + 1 + sentences.count
    case .chart(let chart):
      charts.append((chart, row, columns.lowerBound))
      lastRow = max(lastRow, row + chart.rows)
      for behind in row..<row + chart.rows where heights[behind] == nil { heights[behind] = PageChart.rowHeight }
      return row + chart.rows + 1
    case .beside(let stacks):
      var next = row
      for stack in stacks { next = max(next, place(stack.blocks, from: row, stack.columns)) }
      return next
    case .together(let blocks): return place(blocks, from: row, columns)
    case .control(let labels, let values):
      section("Kendali dokumen", row, columns)
      for (offset, line) in control.lines.enumerated() {
        put(.label(line.0), row + 1 + offset, columns.lowerBound + labels)
        let first = columns.lowerBound + labels + 1
        put(.text(line.1, over: (values ?? columns.upperBound) - first + 1), row + 1 + offset, first)
      }
      return row + 1 + control.lines.count
    }
  }

  private mutating func place(_ table: PageTable, _ start: Int, _ columns: ClosedRange<Int>) -> Int {
    var row = start
    let first = columns.lowerBound
    if let title = table.title {
      let count = table.span ?? table.headers.reduce(0) { $0 + 1 + $1.extra }
      section(title, row, first...first + max(1, count) - 1)
      row += 1
    }
    if !table.groups.isEmpty {
      put(table.groups, row, first, firstLine: row)
      row += 1
    }
    if !table.headers.isEmpty {
      put(table.headers, row, first, firstLine: row)
      row += 1
    }
    let firstLine = row
    for line in table.lines {
      put(line, row, first, firstLine)
      row += 1
    }
    if let name = table.name {
      let last = max(firstLine, row - 1)
      tables[name] = Lines(rows: firstLine...last, column: first)
    }
    if let total = table.total {
      put(total, row, first, firstLine)
      row += 1
    }
    for note in table.notes {
      put(.text(note, .note), row, first)
      row += 1
    }
    return row
  }

  private mutating func place(_ tiles: [Page.Tile], _ row: Int) -> Int {
    heights[row] = 32
    heights[row + 1] = 32
    let size = 10.0
    let lines = tiles.map {
      TextHeight.lines($0.remark, width: Int(widths[$0.column] * 0.95 * Look.ordinarySize / size))
    }
    heights[row + 2] = TextHeight.points(lines: lines.max() ?? 1, line: 13.5)
    let small = CellFormat {
      $0.fontSize = size; $0.fontColor = Styles.darkGrey; $0.horizontal = .center; $0.wrapsText = true
      $0.vertical = .top
    }
    for tile in tiles {
      put(.text(tile.title, .header), row, tile.column)
      var value = tile.value
      let isCount = if case .number = value.look { true } else { false }
      value.look = .own(isCount ? Styles.bigCount : Styles.bigShare)
      put(value, row + 1, tile.column)
      put(.text(tile.remark, .own(small)), row + 2, tile.column, hasHeight: true)
    }
    return row + 3
  }

  private mutating func section(_ title: String, _ row: Int, _ columns: ClosedRange<Int>) {
    put(.text(title, .section), row, columns.lowerBound)
    for column in columns.dropFirst() { put(.blank(.section), row, column) }
  }

  private mutating func put(_ line: PageTable.Line, _ row: Int, _ column: Int, _ firstLine: Int) {
    if let name = line.name { named[name] = (row, column) }
    if let height = line.height { heights[row] = max(heights[row] ?? 0, height) }
    put(line.cells, row, column, firstLine: firstLine)
  }

  private mutating func put(_ cells: [PageCell], _ row: Int, _ first: Int, firstLine: Int) {
    var column = first
    for cell in cells {
      put(cell, row, column, table: first, firstLine: firstLine)
      column += 1 + cell.extra
    }
  }

  @inline(never)
  private mutating func put(
    _ cell: PageCell, _ row: Int, _ column: Int, table: Int = 0, firstLine: Int = 0, hasHeight: Bool = false
  ) {
    if case .nothing = cell.content { return }
    cells[row, default: [:]][column] = Placed(cell: cell, column: table, firstLine: firstLine)
    lastRow = max(lastRow, row)
    guard case .text(let text) = cell.content, !hasHeight else { return }
    let width = widths[column...min(column + cell.extra, widths.count - 1)].reduce(0, +)
    if case .header = cell.look, TextHeight.lines(text, width: Int(width) - 1) > 1 {
      heights[row] = max(heights[row] ?? 0, TextHeight.points(text, width: Int(width) - 1, line: 14.5))
    }
    if case .turnedHeader = cell.look { heights[row] = max(heights[row] ?? 0, TextHeight.turned(text)) }
    let size = cell.look.fontSize / Look.ordinarySize
    let letters = Int(width * 0.95 / size)
    guard cell.look.wraps, size > 1 || TextHeight.lines(text, width: letters) > 1 else { return }
    heights[row] = max(heights[row] ?? 0, TextHeight.points(text, width: letters, line: 15 * size))
  }

  // MARK: Writing

  package func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for row in Set(cells.keys).union(heights.keys).sorted() {
      if let height = heights[row] { try sheet.setRow(row, height: height) }
      for (column, placed) in (cells[row] ?? [:]).sorted(on: \.key) {
        try write(placed, row, column, sheet, styles)
      }
    }
    // Numbers of records and telephones are texts.
    if cells.values.contains(where: { $0.values.contains(where: \.cell.isDigits) }) {
      try sheet.ignoreNumbersStoredAsText(CellArea(rows: 0...lastRow, columns: 0...widths.count - 1))
    }
    for (chart, row, column) in charts {
      // Beside a table it keeps some distance from it.
      try sheet.insertChart(
        spec(chart, sheet: sheet.name), row: row, column: column, xOffset: column > 0 ? 12 : 0,
        yOffset: PageChart.above)
    }
  }

  private func write(
    _ placed: Placed, _ row: Int, _ column: Int, _ sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) {
    let format = styles.format(placed.cell.look)
    switch placed.cell.content {
    case .text(let text):
      try sheet.mergeRow(row, firstColumn: column, lastColumn: column + placed.cell.extra, text: text, format: format)
    case .number(let number): try sheet.number(number, row: row, column: column, format: format)
    case .date(let date): try sheet.date(date, row: row, column: column, format: format)
    case .link(let text, let url): try sheet.link(url: url, text: text, row: row, column: column)
    case .blank: try sheet.blank(row: row, column: column, format: format)
    case .nothing: break
    default:
      guard let formula = formula(placed, row, column) else {
        return try sheet.number(value(row, column) ?? 0, row: row, column: column, format: format)
      }
      let cached = cached(row, column)
      try sheet.formula("=" + formula, cached: cached, row: row, column: column, format: format)
    }
  }

  private func formula(_ placed: Placed, _ row: Int, _ column: Int) -> String? {
    func name(_ reference: PageCell.Reference, isAbsolute: Bool = false) -> String {
      guard let (row, column) = place(reference, row, placed.column) else { return PagePlaces.unknown }
      // A named line stays where it is though a formula be copied.
      if isAbsolute, case .line = reference { return "$\(CellReference.letters(column))$\(row + 1)" }
      return CellReference.name(row: row, column: column)
    }
    switch placed.cell.content {
    case .formula(let formula, _): return formula(PagePlaces(layout: self, row: row, column: placed.column))
    case .sumAbove:
      return row > placed.firstLine
        ? "SUM(\(CellReference.name(row: placed.firstLine, column: column)):\(CellReference.name(row: row - 1, column: column)))"
        : nil
    case .sum(let columns):
      return "SUM(\(name(.column(columns.lowerBound))):\(name(.column(columns.upperBound))))"
    case .difference(let whole, let part): return "\(name(.column(whole)))-\(name(.column(part)))"
    case .share(let part, let whole, let least):
      let all = name(whole, isAbsolute: true)
      return FewAnswers.formula(all, "\(name(part))/\(all)", least: least)
    case .runningShare(let part, let whole, let least):
      let all = name(whole, isAbsolute: true)
      let letters = CellReference.letters(placed.column + part)
      let lines = "\(letters)$\(placed.firstLine + 1):\(letters)\(row + 1)"
      return FewAnswers.formula(all, "SUM(\(lines))/\(all)", least: least)
    case .same(let reference): return name(reference)
    case .text, .number, .date, .link, .blank, .nothing: return nil
    }
  }

  private func cached(_ row: Int, _ column: Int) -> SheetWriter.CachedValue {
    guard let placed = cells[row]?[column] else { return .text(noShare) }
    switch placed.cell.content {
    case .formula(_, let cached): return cached
    case .share(_, let whole, _), .runningShare(_, let whole, _):
      if let share = value(row, column) { return .number(share) }
      let all = place(whole, row, placed.column).flatMap { value($0.row, $0.column) } ?? 0
      return .text(FewAnswers.verdict(Int(all)))
    default: return value(row, column).map { .number($0) } ?? .text(noShare)
    }
  }

  /// The number that a cell shows; nil where it shows none.
  fileprivate func value(_ row: Int, _ column: Int) -> Double? {
    guard let placed = cells[row]?[column] else { return nil }
    func value(_ reference: PageCell.Reference) -> Double? {
      place(reference, row, placed.column).flatMap { self.value($0.row, $0.column) }
    }
    switch placed.cell.content {
    case .number(let number), .formula(_, .number(let number)): return number
    case .sumAbove:
      return (placed.firstLine..<max(row, placed.firstLine)).reduce(0) { $0 + (self.value($1, column) ?? 0) }
    case .sum(let columns): return columns.reduce(0) { $0 + (value(.column($1)) ?? 0) }
    case .difference(let whole, let part): return (value(.column(whole)) ?? 0) - (value(.column(part)) ?? 0)
    case .share(let part, let whole, let least):
      guard let all = value(whole), all != 0, all >= Double(least) else { return nil }
      return (value(part) ?? 0) / all
    case .runningShare(let part, let whole, let least):
      guard let all = value(whole), all != 0, all >= Double(least) else { return nil }
      let column = placed.column + part
      return (placed.firstLine...max(row, placed.firstLine)).reduce(0) { $0 + (self.value($1, column) ?? 0) } / all
    case .same(let reference): return value(reference)
    case .text, .date, .link, .blank, .nothing, .formula: return nil
    }
  }

  /// Nil where no line has the name.
  fileprivate func place(_ reference: PageCell.Reference, _ row: Int, _ column: Int) -> (row: Int, column: Int)? {
    switch reference {
    case .column(let place): (row, column + place)
    case .line(let name, let place): named[name].map { ($0.row, $0.column + place) }
    }
  }

  private func spec(_ chart: PageChart, sheet: String) -> ChartSpec {
    var spec = chart.spec
    let (sheet, tables) = chart.source.map { ($0.sheet, PageLayout($0.page, control).tables) } ?? (sheet, tables)
    guard let lines = tables[chart.table] else { return spec }
    let first = lines.rows.lowerBound
    let last = chart.lines.map { min(lines.rows.upperBound, first + max($0, 1) - 1) } ?? lines.rows.upperBound
    func cells(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> String {
      let columns = lines.column + columns.lowerBound...lines.column + columns.upperBound
      return "=" + CellArea(rows: rows, columns: columns).absoluteReference(sheet: sheet)
    }
    if let (line, columns) = chart.across {
      guard let row = named[line]?.row else { return spec }
      spec.series[0].categories = cells(first - 1...first - 1, columns)
      spec.series[0].values = cells(row...row, columns)
    }
    for (place, column) in chart.columns.enumerated() {
      spec.series[place].categories = cells(first...last, 0...0)
      spec.series[place].values = cells(first...last, column...column)
    }
    return spec
  }
}

/// Where the cells of a page stand, as a formula of one of its lines names them.
package struct PagePlaces {
  /// What stands for a cell that is not there.
  package static let unknown = "#REF!"

  fileprivate let layout: PageLayout
  fileprivate let row: Int
  fileprivate let column: Int

  /// A cell of the same line.
  package subscript(_ place: Int) -> String { CellReference.name(row: row, column: column + place) }

  /// The cells of a column of the page's list.
  package func list(_ header: String) -> String { layout.list(header)?.reference ?? Self.unknown }

  /// The cells of a table's column, in all its lines.
  package func column(_ table: String, _ place: Int) -> String {
    guard let lines = layout.tables[table] else { return Self.unknown }
    let letters = CellReference.letters(lines.column + place)
    return "$\(letters)$\(lines.rows.lowerBound + 1):$\(letters)$\(lines.rows.upperBound + 1)"
  }

  /// A cell of a named line.
  package subscript(_ name: String, _ place: Int = 1) -> String {
    layout.place(.line(name, place), row, column).map { CellReference.name(row: $0.row, column: $0.column) }
      ?? Self.unknown
  }
}
