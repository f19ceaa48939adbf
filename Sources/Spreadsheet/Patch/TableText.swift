/// A table part with changes noted (ECMA-376 §18.5.1.2).
struct TableText {
  var text: PartText
  private let name: String
  let area: CellArea?
  private let hasHeader: Bool
  private let hasTotals: Bool
  private(set) var columns: [String] = []
  /// By column: what its cell of the totals row shows by the table's own word; nil where it says nothing of it.
  private var totals: [Total?] = []

  private enum Total {
    case label(String)
    case function
  }

  /// The element that lists the columns.
  let columnList: Int?
  /// The largest number of a column.
  private(set) var lastID = 0
  /// The attributes `ref` of the table, its filter and its order.
  private(set) var references: [(range: Range<Int>, value: String)] = []

  init(_ tree: XMLTree) throws(SpreadsheetError) {
    text = PartText(tree)
    name = try tree.value("displayName", of: 0) ?? ""
    area = try tree.value("ref", of: 0).flatMap { CellArea($0) }
    hasHeader = try tree.value("headerRowCount", of: 0) != "0"
    hasTotals = try tree.value("totalsRowCount", of: 0) ?? "0" != "0"
    columnList = tree.child(of: 0, named: "tableColumns")
    for element in tree.elements.indices
    where element == 0 || tree.isNamed(element, "autoFilter") || tree.isNamed(element, "sortState") {
      guard let reference = try tree.attribute("ref", of: element)?.value else { continue }
      references.append((reference, try tree.text(reference)))
    }
    guard let columnList else { return }
    for column in tree.children(of: columnList) where tree.isNamed(column, "tableColumn") {
      columns.append(Self.decoded(try tree.value("name", of: column) ?? ""))
      let label = try tree.value("totalsRowLabel", of: column)
      let hasFunction = try tree.value("totalsRowFunction", of: column) ?? "none" != "none"
      totals.append(hasFunction ? .function : label.map { .label(Self.decoded($0)) })
      lastID = max(lastID, try tree.value("id", of: column).flatMap { Int($0) } ?? 0)
    }
  }

  private static func decoded(_ text: String) -> String {
    var bytes = Array(text.utf8)
    ExcelEscapes.decode(&bytes, from: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cells of the totals row; nil where there is none.
  var totalsRow: CellArea? {
    guard hasTotals, let area else { return nil }
    return CellArea(rows: area.rows.upperBound...area.rows.upperBound, columns: area.columns)
  }

  /// The row of the columns' names.
  var headerRow: Int? { hasHeader ? area?.rows.lowerBound : nil }

  /// Lets the table reach as far as its sheet's rows now do; one with a totals row stays.
  mutating func extend(_ extensions: [RowExtension]) {
    guard !hasTotals else { return }
    for reference in references {
      if let new = extensions.extended(list: reference.value) { text.replace(reference.range, with: new) }
    }
  }

  /// Makes sure that no column loses the name by which formulas know it.
  func requireNames(_ changes: SheetChanges, file: String, sheet: String) throws(SpreadsheetError) {
    guard let row = headerRow, let area else { return }
    for index in changes.edits(inRow: row) {
      let edit = changes.edits[index]
      guard let value = edit.value, area.columns.contains(edit.column) else { continue }
      let place = edit.column - area.columns.lowerBound
      if case .text(let text) = value, place < columns.count, columns[place] == text { continue }
      throw SpreadsheetError(
        .notPatchable(.tableHeader(table: name)), file: file, sheet: sheet,
        cell: CellReference.name(row: row, column: edit.column))
    }
  }

  /// Makes sure that the totals row goes on showing what the table says of it; Excel repairs a workbook where it does not.
  func requireTotals(_ changes: SheetChanges, file: String, sheet: String) throws(SpreadsheetError) {
    guard let totalsRow else { return }
    let row = totalsRow.rows.lowerBound
    for index in changes.edits(inRow: row) {
      let edit = changes.edits[index]
      let place = edit.column - totalsRow.columns.lowerBound
      guard let value = edit.value, totals.indices.contains(place), let total = totals[place] else { continue }
      if case .label(let label) = total, value == .text(label) { continue }
      throw SpreadsheetError(
        .notPatchable(.tableTotals(table: name)), file: file, sheet: sheet,
        cell: CellReference.name(row: row, column: edit.column))
    }
  }
}
