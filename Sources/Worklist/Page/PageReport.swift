import Procedures
import Spreadsheet

/// A manager's report: its pages, the first of which is shown when it is opened, and what `Koreksi` needs, hidden (G6).
struct PageReport {
  /// `Rekap Hotline 2026-W47`.
  var title: String
  var pages: [(sheet: String, page: Page)]
  var figures: PeriodFigures

  /// Writes it to a path that the caller renames into place; names and numbers of patients are masked (G7).
  func write(to path: String, _ control: DocumentControl) throws(SpreadsheetError) {
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
