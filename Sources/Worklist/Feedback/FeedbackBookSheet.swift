package import Procedures
import Spreadsheet

struct FeedbackBookSheet: Sendable {
  static let name = "Buku Umpan Balik"
  let state: FeedbackState
  let period: Period
  let context: LogContext
  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    try sheet.head(Self.name, context.control, styles)
  }
}
struct RatingSheet: Sendable {
  static let name = "Buku Kepuasan"
  let state: FeedbackState
  let rows: [Int]
  let control: DocumentControl
  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    try sheet.head(Self.name, control, styles)
  }
}
extension FeedbackState {
  package func report(_ unit: PeriodUnit, _ period: Period, _ context: LogContext) -> LogReport {
    LogReport(figures: PeriodFigures()) { path throws(SpreadsheetError) in
      let book = try WorkbookWriter(path: path, created: context.control.made, title: "x", author: "Sapa", company: "")
      let styles = Styles(book)
      try book.addSheet("Rekap").head("Rekap", context.control, styles)
      try book.close()
    }
  }
}
