/// A table part with changes noted (ECMA-376 §18.5.1.2).
struct TableText {
  var text: PartText
  private var name = ""
  private(set) var area: CellArea?
  private var hasHeader = true
  private var hasTotals = false
  private(set) var columns: [String] = []
  /// By column: what its cell of the totals row shows by the table's own word; nil where it says nothing of it.
  private var totals: [Total?] = []

  private enum Total {
    case label(String)
    case function
  }

  /// The list of the columns: its prefix, its count, its end, and the largest number of a column.
  private(set) var columnList: (prefix: String, count: Range<Int>?, end: Int, lastID: Int)?
  /// The attributes `ref` of the table, its filter and its order.
  private(set) var references: [(range: Range<Int>, value: String)] = []

  init(_ bytes: [UInt8], part: String, in package: PackageEditor) throws(SpreadsheetError) {
    text = PartText(bytes)
    var xml = try package.scanner(bytes, part: part)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.depth == 1 || xml.isNamed("autoFilter") || xml.isNamed("sortState"):
        while let attribute = try xml.nextAttribute() {
          let value = try xml.string(attribute)
          if xml.isNamed(attribute, "ref") { references.append((xml.range(of: attribute), value)) }
          guard xml.depth == 1 else { continue }
          switch xml.name(of: attribute) {
          case "ref": area = AreaText(value[...])?.area
          case "displayName": name = value
          case "headerRowCount": hasHeader = value != "0"
          case "totalsRowCount": hasTotals = value != "0"
          default: break
          }
        }
      case .start where xml.isNamed("tableColumns") && xml.depth == 2:
        columnList = (xml.prefix, nil, 0, 0)
        while let attribute = try xml.nextAttribute() {
          if xml.isNamed(attribute, "count") { columnList?.count = xml.range(of: attribute) }
        }
      case .end where xml.depth == 2 && columnList?.end == 0: columnList?.end = xml.tokenRange.lowerBound
      case .start where xml.isNamed("tableColumn") && xml.depth == 3:
        var column = ""
        var total: Total?
        while let attribute = try xml.nextAttribute() {
          switch xml.name(of: attribute) {
          case "name": column = try xml.string(attribute)
          case "totalsRowLabel": total = .label(Self.decoded(try xml.string(attribute)))
          case "totalsRowFunction":
            if try xml.string(attribute) != "none" { total = .function }
          case "id":
            if let id = Int(try xml.string(attribute)), id > columnList?.lastID ?? 0 { columnList?.lastID = id }
          default: break
          }
        }
        totals.append(total)
        columns.append(Self.decoded(column))
      default: continue
      }
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
