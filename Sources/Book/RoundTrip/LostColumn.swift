package import Intake
package import Spreadsheet

/// A column of a work book that staff fill in, and that is gone from its sheet with what stood in it.
///
/// Of each cell the base still has the digest: a value that has it stood there. What backups and inputs hold in such a column is
/// tried, then choices, days, times of day, numbers and what stands elsewhere on the sheet; a cell of which nothing fits is marked, so that it does not look as if nobody had filled it in.
package struct LostColumn: Sendable {
  package let sheet: String
  package let header: String
  private let kind: BookColumn.Kind?
  private let headerRow: Int
  /// The first column that nothing stands in.
  private let free: Int
  /// The rows that held something, from 0, and its digests.
  private let cells: [(row: Int, digest: CellDigest)]
  /// What stands on the sheet.
  private let values: Set<StaffValue>

  /// Stands in a cell whose value is not to be had any more.
  package static let mark = "(hilang)"

  /// Whether something stood in it.
  package var wasFilled: Bool { !cells.isEmpty }

  package init(_ header: String, of sheet: KeyedSheet, _ spec: KeyedSheetSpec, _ base: BaseSheet.Keyed) {
    self.sheet = sheet.name
    self.header = header
    kind = spec.kinds[header]
    headerRow = sheet.headerRow ?? 0
    free = (sheet.columns.map(\.position).max() ?? -1) + 1
    cells = sheet.rows.compactMap { row in
      let digest = base.digest(row.key, header)
      return row.key.isEmpty || digest.isEmpty ? nil : (row.index, digest)
    }
    values = cells.isEmpty ? [] : Set(sheet.rows.flatMap { row in sheet.columns.indices.compactMap { row.value($0) } })
  }

  /// What such a column may hold, by its digest; of several with one, the first that is tried.
  private func candidates(_ days: ClosedRange<CalendarDate>, _ tables: [Table], _ earlier: [KeyedBook]) -> [CellDigest:
    StaffValue]
  {
    var tried: [StaffValue] = []
    for book in earlier {
      guard let sheet = book.sheet(sheet) else { continue }
      tried += sheet.rows.compactMap { sheet.value($0, header) }
    }
    for table in tables {
      guard let field = table.schema.fields.firstIndex(where: { $0.header == header }) else { continue }
      for row in 0..<table.rowCount {
        tried += table.columnsOfField[field].compactMap { StaffValue(table, row: row, column: $0) }
      }
    }
    switch kind {
    case .choice(let choices): tried += choices.map { .text($0) }
    case .date:
      for number in days.lowerBound.dayNumber...days.upperBound.dayNumber {
        let day = CalendarDate(dayNumber: Int(number))
        tried += [.date(day.serial), .text(day.indonesian)]
      }
    case .time:
      for minute in 0..<1440 {
        let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        tried.append(.time(Double(minute) / 1440))
        tried += [parts[0] + "." + parts[1], parts[0] + ":" + parts[1], "\(minute / 60)." + parts[1]].map { .text($0) }
      }
    case .number: tried += (0...1000).map { .number(Double($0)) }
    case .text, .identifier, .formula, .any, nil: break
    }
    for number in 0...9 { tried += [.number(Double(number)), .text(String(number))] }
    tried += values.sorted(on: \.text)
    return Dictionary(tried.map { (CellDigest($0), $0) }) { first, _ in first }
  }

  /// Puts columns back at the right of their sheets, with what stood in them.
  ///
  /// - Parameters:
  ///   - columns: the columns.
  ///   - days: the days that are tried for dates.
  ///   - tables: inputs that may have the columns.
  ///   - earlier: backups of the book.
  ///   - specs: the sheets with row keys whose formulas of Sapa's are emptied, so that the run writes them anew: they name columns
  ///     that have moved.
  ///   - source: the work book.
  ///   - path: where it is written to.
  /// - Returns: for each column how many cells were marked.
  /// - Throws: ``SpreadsheetError`` where the workbook can't be patched.
  package static func putBack(
    _ columns: [LostColumn], days: ClosedRange<CalendarDate>, tables: [Table], earlier: [KeyedBook],
    renewing specs: [KeyedSheetSpec],
    from source: String, to path: String
  ) throws(SpreadsheetError) -> [Int] {
    let patch = try WorkbookPatch(path: source)
    var edits = SheetEdits()
    var next: [String: Int] = [:]
    var marked: [Int] = []
    for column in columns {
      let place = next[column.sheet] ?? column.free
      next[column.sheet] = place + 1
      let look = LookEdit.format(
        CellFormat {
          $0.isBold = true
          $0.fill = MergeApplication.mark
        })
      edits.set(.text(column.header), row: column.headerRow, column: place, on: column.sheet, look: look)
      let candidates = column.wasFilled ? column.candidates(days, tables, earlier) : [:]
      var count = 0
      for cell in column.cells {
        let value = candidates[cell.digest]
        if value == nil { count += 1 }
        edits.set(value ?? .text(mark), row: cell.row, column: place, on: column.sheet)
      }
      marked.append(count)
    }
    let book = try KeyedBook.read(patch.workbook, sheets: specs, readsOthers: false)
    for case (let spec, .sheet(let sheet)) in book.outcomes {
      for row in sheet.rows where !row.key.isEmpty {
        for (position, column) in sheet.columns.enumerated()
        where row.isFormula(position) && spec.isComputed(column.header) {
          edits.set(nil, row: row.index, column: column.position, on: sheet.name)
        }
      }
    }
    try edits.make(on: patch)
    try patch.save(to: path)
    return marked
  }
}
