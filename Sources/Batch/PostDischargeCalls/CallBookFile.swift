package import Intake
package import Procedures
package import Spreadsheet
package import Worklist

/// Reads work books of post-discharge calls from `kerja/`, as staff left them.
package enum CallBookFile {
  /// Reads a book's sheets by their names.
  ///
  /// - Throws: ``SpreadsheetError`` where the file is no workbook, and where `Lembar Sapa` is gone or has lost its header: what
  ///   staff typed would be lost with it.
  package static func read(
    _ path: String, week: Week, file: String, dataSchema: Schema, profile: CallProfile
  ) throws(SpreadsheetError) -> CallBook {
    guard case .workbook(let workbook) = try Document.open(path) else {
      throw SpreadsheetError(.notAWorkbook(what: "text"), file: path)
    }
    guard workbook.sheets.contains(where: { $0.name == CallSheets.calls }) else {
      throw SpreadsheetError(.noSuchSheet(CallSheets.calls), file: path)
    }
    var book = CallBook(week: week, file: file)
    for sheet in workbook.sheets {
      switch sheet.name {
      case CallSheets.data:
        let table = try table(workbook, sheet, file, dataSchema)
        book.data = table
        book.dataStaff = StaffSheet(
          table, schema: dataSchema, staffFields: CallColumns.staffFields(CallColumns.dataSheetOwn), readsExtras: false)
      case CallSheets.calls:
        let schema = CallColumns.callSchema(profile)
        book.calls = StaffSheet(
          try table(workbook, sheet, file, schema), schema: schema,
          staffFields: CallColumns.staffFields(CallColumns.callSheet(profile)))
      case CallSheets.escalation:
        let schema = CallColumns.escalationSchema
        book.escalation = StaffSheet(
          try table(workbook, sheet, file, schema), schema: schema,
          staffFields: CallColumns.staffFields(CallColumns.escalation))
      case CallSheets.evaluations:
        book.evaluations = EvaluationSheet(try evaluations(workbook, sheet, file))
      default: break
      }
    }
    return book
  }

  private static func table(
    _ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet, _ file: String, _ schema: Schema
  ) throws(SpreadsheetError) -> Table {
    var reader = try workbook.reader(of: sheet)
    switch try Table.read(&reader, file: file, sheet: sheet.name, schema: schema) {
    case .table(let table): return table
    case .noHeader:
      throw SpreadsheetError(
        .invalidValue(reason: "baris judul tidak ditemukan; kembalikan judul kolomnya atau ambil salinan dari arsip/"),
        file: workbook.path, sheet: sheet.name)
    }
  }

  /// `Evaluasi`; nil where another sheet has the name.
  private static func evaluations(
    _ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet, _ file: String
  ) throws(SpreadsheetError) -> Table? {
    var reader = try workbook.reader(of: sheet)
    let read = try Table.read(&reader, file: file, sheet: sheet.name, schema: CallColumns.evaluationSchema)
    return if case .table(let table) = read { table } else { nil }
  }
}
