import Procedures
package import Spreadsheet

/// Writes the week's work book: `kerja/Sapa Pasien 2026-W47.xlsx`, with all that staff entered.
package struct CallBookWriter: Sendable {
  private let context: CallBookContext

  package init(_ context: CallBookContext) { self.context = context }

  /// Writes the book to a path that the caller renames into place.
  package func write(to path: String) throws(SpreadsheetError) {
    let state = context.state
    let list = CallList(state)
    let book = try Self.workbook(context, path: path)
    let styles = Styles(book)
    var sheets: [String: SheetWriter] = [:]
    let evaluations = CallSheets.isTaken(CallSheets.evaluations, state) ? [] : state.evaluationStays(list)
    for name in CallSheets.all {
      sheets[name] = try book.addSheet(name)
      guard name == CallSheets.escalation, !evaluations.isEmpty else { continue }
      try EvaluationSheetWriter(context: context, styles: styles)
        .write(evaluations, to: try book.addSheet(CallSheets.evaluations))
    }
    func sheet(_ name: String) throws(SpreadsheetError) -> SheetWriter {
      guard let sheet = sheets[name] else { throw SpreadsheetError(.noSuchSheet(name), file: path) }
      return sheet
    }
    let data = DataSheetWriter(context: context, list: list, styles: styles)
    try data.write(to: try sheet(CallSheets.data))
    let calls = try sheet(CallSheets.calls)
    try CallSheetWriter(context: context, list: list, styles: styles).write(to: calls)
    try EscalationSheetWriter(context: context, list: list, styles: styles).write(to: try sheet(CallSheets.escalation))
    let status = data.statusRange(count: state.listed.count)
    for name in CallSheets.free {
      try Self.write(name, to: try sheet(name), context, list, styles, statusRange: status)
    }
    for other in state.currentBook?.otherSheets ?? [] {
      try OtherSheetWriter(other: other, styles: styles).write(to: try book.addSheet(other.name))
    }
    try calls.tabColor(Styles.red)
    try calls.activate()
    try book.close()
  }

  static func workbook(_ context: CallBookContext, path: String) throws(SpreadsheetError) -> WorkbookWriter {
    try WorkbookWriter(
      path: path, created: context.control.made, title: "Sapa Pasien \(context.state.week.name)", author: "Sapa",
      company: context.control.facility)
  }

  /// Writes one of the sheets that are Sapa's from end to end; `statusRange` is the column `Status` of `Data Pasien`.
  static func write(
    _ name: String, to sheet: SheetWriter, _ context: CallBookContext, _ list: CallList, _ styles: Styles,
    statusRange: String
  ) throws(SpreadsheetError) {
    switch name {
    case CallSheets.guide: try context.guide.page.write(to: sheet, context.control, styles)
    case CallSheets.forms: try FormSheetWriter(context: context, list: list, styles: styles).write(to: sheet)
    case CallSheets.recap:
      let recap = CallHistory(context.state).recap(of: context.state.week)
      try CallRecapPage(context: context, list: list, recap: recap, statusRange: statusRange).page
        .write(to: sheet, context.control, styles)
    default:
      try SheetProblem.page(
        context.problems,
        note: "Perbaiki di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di Data Pasien."
      ).write(to: sheet, context.control, styles)
    }
  }
}
