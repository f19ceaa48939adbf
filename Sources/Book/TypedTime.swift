package import Spreadsheet

/// How staff are asked for a time of day, alike in every workbook: `14.05`, as Indonesians write it. `14:05` is read as well.
package enum TypedTime {
  package static let example = "misalnya 14.05"

  /// Lets cells take what is read as a time, typed as text or as a spreadsheet's own; anything else is asked about.
  package static func validate(
    _ area: CellArea, in sheet: SheetWriter, _ messages: ValidationMessages
  ) throws(SpreadsheetError) {
    var messages = messages
    messages.errorMessage = "Tulis jam seperti 14.05. Tetap disimpan?"
    let cell = CellReference.name(row: area.rows.lowerBound, column: area.columns.lowerBound)
    try sheet.formulaValidation(
      area, formula: "=OR(ISNUMBER(\(cell)),ISNUMBER(TIMEVALUE(SUBSTITUTE(\(cell),\".\",\":\"))))", messages: messages)
  }
}
