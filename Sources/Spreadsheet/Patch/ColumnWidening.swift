/// New columns at the right of a table's own; rows and columns are counted from 0.
struct ColumnWidening: Equatable {
  /// The row of the headers.
  var header: Int
  /// The table's last column before.
  var from: Int
  /// The last of the new columns.
  var to: Int
  /// The headers of the new columns.
  var headers: [String]

  /// A filter's area with the new columns; nil where it does not end at the table's last column.
  func widened(_ reference: String) -> String? {
    guard let area = CellArea(reference), area.rows.contains(header), area.columns.upperBound == from else {
      return nil
    }
    return CellArea(rows: area.rows, columns: area.columns.lowerBound...to).reference
  }
}

extension WorkbookPatch {
  /// Makes the sheet's filter, or the Excel table, that ends at a column of a header reach over new columns beside it, whose
  /// headers are set as edits (ECMA-376 §18.5.1.2, §18.3.1.2).
  ///
  /// - Parameters:
  ///   - sheet: the sheet.
  ///   - headerRow: the row of the headers.
  ///   - column: the last column of filter or table.
  ///   - last: the last of the new columns. A filter may reach over empty ones before them, an Excel table may not.
  ///   - headers: those of the new columns; in an Excel table none may be there already.
  /// - Throws: `.noSuchSheet`.
  package func widen(
    sheet: String, headerRow: Int, after column: Int, to last: Int, headers: [String]
  ) throws(SpreadsheetError) {
    let index = try index(ofSheet: sheet)
    sheets[index].changes.widening = ColumnWidening(header: headerRow, from: column, to: last, headers: headers)
  }

  /// The totals rows of the tables of a sheet.
  package func totalsRows(sheet: String) throws(SpreadsheetError) -> [CellArea] {
    try tables(of: index(ofSheet: sheet)).compactMap(\.table.totalsRow)
  }

  /// The Excel tables of a sheet: their areas, and their columns' names where they have a header.
  package func excelTables(sheet: String) throws(SpreadsheetError) -> [(area: CellArea, headers: [String])] {
    try tables(of: index(ofSheet: sheet)).compactMap { _, table in
      table.area.map { ($0, table.headerRow == nil ? [] : table.columns) }
    }
  }
}

extension TableText {
  /// Adds columns at the right of the table that ends there.
  mutating func widen(_ widening: ColumnWidening) throws(SpreadsheetError) {
    guard let area, headerRow == widening.header, area.columns.upperBound == widening.from, let list = columnList,
      widening.to == widening.from + widening.headers.count
    else { return }
    for reference in references {
      if let new = widening.widened(reference.value) { text.replace(reference.range, with: new) }
    }
    if let count = try text.tree.attribute("count", of: list)?.value {
      text.replace(count, with: String(columns.count + widening.headers.count))
    }
    let names = widening.headers.enumerated().map { place, header in
      "<\(text.tree.prefix(list))tableColumn id=\"\(lastID + 1 + place)\" name=\"\(escapedAttribute(header))\"/>"
    }
    text.append(Array(names.joined().utf8), to: list)
  }
}
