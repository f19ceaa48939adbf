package import Spreadsheet

/// A column of Sapa's in a work book that stands there under another header than Sapa gave it.
package struct RenamedColumn: Sendable, Hashable {
  package var sheet: String
  /// As Sapa wrote it.
  package var header: String
  /// What stands in its place; empty where staff emptied the cell.
  package var now: String
  /// The header's cell, from 0.
  package var row: Int
  package var column: Int

  /// `AB5`.
  package var cell: String { CellReference.name(row: row, column: column) }
}

extension RenamedColumn {
  /// Puts Sapa's headers into the cells of renamed columns, or gives these back what staff wrote there.
  ///
  /// - Throws: ``SpreadsheetError`` where the workbook can't be patched.
  package static func write(
    _ columns: [RenamedColumn], _ header: (RenamedColumn) -> String, from source: String, to path: String
  ) throws(SpreadsheetError) {
    let patch = try WorkbookPatch(path: source)
    for (sheet, columns) in Dictionary(grouping: columns, by: \.sheet).sorted(on: \.key) {
      let edits = columns.map { column in
        let text = header(column)
        return CellEdit(row: column.row, column: column.column, value: text.isEmpty ? .empty : .text(text))
      }
      try patch.edit(edits, sheet: sheet)
    }
    try patch.save(to: path)
  }
}
