/// A table part with changes noted (ECMA-376 §18.5.1.2).
struct TableText {
  private(set) var text: PartText
  private var name = ""
  private(set) var area: CellArea?
  private var hasHeader = true
  private var hasTotals = false
  private var columns: [String] = []
  /// The attributes `ref` of the table, its filter and its order.
  private var references: [(range: Range<Int>, value: String)] = []

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
      case .start where xml.isNamed("tableColumn") && xml.depth == 3:
        var column = ""
        while let attribute = try xml.nextAttribute() {
          if xml.isNamed(attribute, "name") { column = try xml.string(attribute) }
        }
        var decoded = Array(column.utf8)
        ExcelEscapes.decode(&decoded, from: 0)
        columns.append(String(decoding: decoded, as: UTF8.self))
      default: continue
      }
    }
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
}
