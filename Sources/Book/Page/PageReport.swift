import Core
package import Spreadsheet

/// A manager's report: its pages, the first of which is shown when it is opened, and what `Koreksi` needs, hidden (G6).
package struct PageReport {
  /// `Rekap Hotline 2026-W47`.
  package var title: String
  package var pages: [(sheet: String, page: Page)]
  package var figures: PeriodFigures

  package init(title: String, pages: [(sheet: String, page: Page)], figures: PeriodFigures) {
    self.title = title
    self.pages = pages
    self.figures = figures
  }

  /// Writes it to a path that the caller renames into place; names and numbers of patients are masked (G7).
  package func write(to path: String, _ control: DocumentControl) throws(SpreadsheetError) {
    let book = try WorkbookWriter(
      path: path, created: control.made, title: title, author: "Sapa", company: control.facility,
      rendering: Masking.numbers)
    let styles = Styles(book)
    for (place, (name, page)) in pages.enumerated() {
      let sheet = try book.addSheet(name)
      try page.write(to: sheet, control, styles)
      if place == 0 { try sheet.activate() }
    }
    try FigureSheetWriter(figures: figures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try book.close()
  }
}
