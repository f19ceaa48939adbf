import Spreadsheet

/// `Pilihan`: the words that drop-downs offer where they are too many for a list of their own.
package struct ChoiceSheet: Sendable {
  package static let name = "Pilihan"
  private static let firstRow = 4

  /// The columns by their ids, what stands above their choices, and these.
  package var lists: [(column: String, header: String, choices: [String])]

  package init(lists: [(column: String, header: String, choices: [String])]) {
    self.lists = lists
  }

  /// The cells of each column's choices.
  package var ranges: [String: String] {
    Dictionary(
      lists.enumerated().filter { !$1.choices.isEmpty }.map { place, list in
        let area = CellArea(
          rows: Self.firstRow...Self.firstRow + list.choices.count - 1, columns: place...place)
        return (list.column, "=" + area.absoluteReference(sheet: Self.name))
      }
    ) { first, _ in first }
  }

  /// The plan of the sheet.
  package func plan(_ control: DocumentControl) -> FreeSheetPlan {
    FreeSheetPlan(name: Self.name) { sheet, styles, _ throws(SpreadsheetError) in
      try sheet.head(Self.name, control, styles)
      try sheet.setColumn(first: 0, last: max(0, lists.count - 1), width: 30)
      for (column, list) in lists.enumerated() {
        try sheet.text(list.header, row: Self.firstRow - 1, column: column, format: styles.header)
      }
      for row in 0..<(lists.map(\.choices.count).max() ?? 0) {
        for (column, list) in lists.enumerated() where row < list.choices.count {
          try sheet.text(list.choices[row], row: Self.firstRow + row, column: column)
        }
      }
      try sheet.print(control, landscape: false, repeatRows: nil)
    }
  }
}
