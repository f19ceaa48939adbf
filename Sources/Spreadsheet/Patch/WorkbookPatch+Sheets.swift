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

  private var emptySheet: [UInt8] { sheetHead + Array("<sheetData/></worksheet>".utf8) }

  private var sheetHead: [UInt8] {
    Array((PackageEditor.declaration + "<worksheet xmlns=\"\(mainNamespace)\">").utf8)
  }

  private func fill(_ name: String, _ rows: [[PatchValue?]]) throws(SpreadsheetError) {
    var edits: [CellEdit] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        if let value { edits.append(CellEdit(row: row, column: column, value: value)) }
      }
    }
    try edit(edits, sheet: name)
  }

  /// Puts a sheet of texts in the place of one, or adds it; its bytes are made while they are written.
  ///
  /// - Throws: what adding a sheet throws; saving throws `.invalidValue` where a text is over 32,767 UTF-16 units.
  package func replaceSheet(
    _ name: String, texts: TextRows, visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) {
    if workbook.places[name] != nil {
      try setVisibility(visibility, sheet: name)
    } else {
      try addSheet(name, bytes: emptySheet, visibility: visibility)
    }
    textSheets.append((try part(ofSheet: name), texts))
  }

  /// Writes a sheet of texts.
  func write(_ texts: TextRows, to sink: EntrySink) throws(SpreadsheetError) {
    var xml = SheetXML()
    xml.append(sheetHead)
    xml.append("<sheetData>")
    var isFit = true
    for row in 0..<texts.count {
      xml.append("<row r=\"")
      xml.append(Double(row + 1))
      xml.append("\">")
      texts.forEach(in: row) { column, text in
        if text.isEmpty { return }
        xml.append("<c r=\"")
        xml.append(Array(CellReference.name(row: row, column: column).utf8))
        xml.append("\" t=\"inlineStr\"><is><t")
        if !xml.appendText(text, keepsBlanks: true) { isFit = false }
        xml.append("</t></is></c>")
      }
      xml.append("</row>")
      if xml.count > 1 << 17 {
        unsafe try sink.send(xml.bytes)
        xml.clear()
      }
    }
    guard isFit else {
      throw SpreadsheetError(.invalidValue(reason: "text over 32,767 characters"), file: editor.path)
    }
    xml.append("</sheetData></worksheet>")
    unsafe try sink.send(xml.bytes)
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
    try text.addSheet(name, relationship: id, namespace: relationshipsNamespace, visibility: visibility)
    editor.replace(part, with: bytes)
    try editor.setContentType(Self.sheetType, of: part)
    try editor.editRelationships(
      of: workbookPart,
      adding: [.init(id: id, type: relationshipsNamespace + "/worksheet", target: "/" + part)])
    editor.replace(workbookPart, with: text.text.result)
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
    if text.text.hasChanges { editor.replace(workbookPart, with: text.text.result) }
  }

  func workbookText() throws(SpreadsheetError) -> WorkbookText { try WorkbookText(editor.tree(of: workbookPart)) }

  private static let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
}
