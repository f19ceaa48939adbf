extension WorkbookPatch {
  /// Adds a sheet at the end.
  ///
  /// - Throws: `.invalidValue` where Excel would not take the name, or a value that a cell can't hold.
  package func addSheet(
    _ name: String, rows: [[PatchValue?]], visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) {
    try addSheet(name, bytes: emptySheet, visibility: visibility)
    try fill(name, rows)
  }

  /// Replaces all that a sheet holds by plain cells, or adds the sheet at the end.
  package func replaceSheet(
    _ name: String, rows: [[PatchValue?]], visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) {
    guard workbook.sheets.contains(where: { $0.name == name }) else {
      return try addSheet(name, rows: rows, visibility: visibility)
    }
    editor.replace(try part(ofSheet: name), with: emptySheet)
    try setVisibility(visibility, sheet: name)
    try fill(name, rows)
  }

  private var emptySheet: [UInt8] { sheetHead + Array("<sheetData/></worksheet>".utf8) }

  private var sheetHead: [UInt8] {
    Array((PackageEditor.declaration + "<worksheet xmlns=\"\(mainNamespace)\">").utf8)
  }

  private func fill(_ name: String, _ rows: [[PatchValue?]]) throws(SpreadsheetError) {
    if let bytes = sheet(ofTexts: rows) { return editor.replace(try part(ofSheet: name), with: bytes) }
    var edits: [CellEdit] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        if let value { edits.append(CellEdit(row: row, column: column, value: value)) }
      }
    }
    try edit(edits, sheet: name)
  }

  /// A sheet of texts alone, as records are; nil where a cell is something else, or a text is too long.
  private func sheet(ofTexts rows: [[PatchValue?]]) -> [UInt8]? {
    var xml = SheetXML()
    xml.append(sheetHead)
    xml.append("<sheetData>")
    for (row, values) in rows.enumerated() {
      xml.append("<row r=\"")
      xml.append(Double(row + 1))
      xml.append("\">")
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        guard case .text(var text) = value else { return nil }
        xml.append("<c r=\"")
        xml.append(Array(CellReference.name(row: row, column: column).utf8))
        xml.append("\" t=\"inlineStr\"><is><t")
        guard text.withUTF8({ utf8 in unsafe xml.appendText(utf8.span, keepsBlanks: true) }) else { return nil }
        xml.append("</t></is></c>")
      }
      xml.append("</row>")
    }
    xml.append("</sheetData></worksheet>")
    return unsafe Array(xml.bytes)
  }

  /// Adds a sheet whose part is given; gives the part's name.
  @discardableResult
  func addSheet(
    _ name: String, bytes: [UInt8], visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) -> String {
    var text = try workbookText()
    if let reason = sheetNameProblem(name, among: text.sheets.map(\.name)) {
      throw SpreadsheetError(
        .invalidValue(reason: "sheet name \(name): \(reason)"), file: editor.path, sheet: name)
    }
    let relationships = try editor.relationships(of: workbookPart)
    let id = relationships.unusedIDs(1)[0]
    let part = editor.unusedName(PartName.resolve("worksheets/sheet", from: workbookPart), ".xml")
    try text.addSheet(name, relationship: id, visibility: visibility)
    editor.replace(part, with: bytes)
    try editor.setContentType(Self.sheetType, of: part)
    try editor.editRelationships(
      of: workbookPart,
      adding: [.init(id: id, type: relationshipsNamespace + "/worksheet", target: "/" + part)])
    editor.replace(workbookPart, with: text.bytes)
    sheets.append(PatchedSheet(name: name, part: part))
    return part
  }

  /// Shows or hides a sheet.
  ///
  /// - Throws: `.noSuchSheet`, `.notPatchable` where no sheet would be left to see.
  package func setVisibility(_ visibility: XLSXWorkbook.Visibility, sheet: String) throws(SpreadsheetError) {
    _ = try index(ofSheet: sheet)
    var text = try workbookText()
    try text.setVisibility(visibility, sheet: sheet)
    if text.text.hasChanges { editor.replace(workbookPart, with: text.bytes) }
  }

  private func workbookText() throws(SpreadsheetError) -> WorkbookText {
    try WorkbookText(part: workbookPart, in: editor, relationshipsNamespace: relationshipsNamespace)
  }

  private static let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
}
