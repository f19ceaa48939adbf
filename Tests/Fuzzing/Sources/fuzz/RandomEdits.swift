import Spreadsheet

/// Asks a patch for edits, each of which may be refused, and remembers what was set.
struct RandomEdits {
  private var choices: Choices
  /// What was put into the cells of each sheet, by its number.
  private(set) var cells: [Int: [Cells.Place: PatchValue]] = [:]
  /// Cells whose number format may be another one, by which a number is a date.
  private(set) var reformatted: [Int: Set<Cells.Place>] = [:]
  var addedSheets: Int { added.count }
  /// Sheets that were replaced as a whole.
  private(set) var replaced: Set<Int> = []
  private var added: Set<String> = []

  init(_ choices: Choices) { self.choices = choices }

  /// Changes sheets as wholes first, then cells.
  ///
  /// - Throws: where a sheet can't be added or replaced, which leaves a patch half done; a refused edit is left out.
  mutating func ask(_ patch: WorkbookPatch) throws(SpreadsheetError) {
    if choices.number(below: 3) == 0 { try changeSheets(patch) }
    for _ in 0...choices.number(below: 8) {
      do throws(SpreadsheetError) {
        try askOnce(patch)
      } catch {
        _ = error.message(.indonesian)
      }
    }
  }

  private mutating func askOnce(_ patch: WorkbookPatch) throws(SpreadsheetError) {
    let names = patch.workbook.sheets.map(\.name)
    guard !names.isEmpty else { return }
    // A name that two sheets have is the first one's.
    let name = choices.one(of: names)
    guard let index = names.firstIndex(of: name) else { return }
    switch choices.number(below: 11) {
    case 0...3: try edit(index, name, patch)
    case 4, 5: try append(index, name, patch)
    case 6: try patch.extend(sheet: name, from: row(), to: row())
    case 7: try patch.setColumnWidths([(column(), Double(choices.number(below: 256)), choices.bool())], sheet: name)
    case 8:
      let target = choices.one(of: ["https://example.org/?a=1&b=2", nil, "mailto:a@example.org"])
      try patch.setLinks([CellLink(row: row(), column: column(), target: target, tip: "a \"b\"")], sheet: name)
    case 9:
      for table in try patch.excelTables(sheet: name) {
        let last = table.area.columns.upperBound
        try patch.widen(
          sheet: name, headerRow: table.area.rows.lowerBound, after: last, to: last + 1, headers: ["Baru <1>"])
      }
    default:
      try patch.setVisibility(choices.one(of: [.visible, .hidden, .veryHidden]), sheet: name)
      _ = try patch.drawnAreas(sheet: name)
      _ = try patch.links(ofSheet: name)
    }
  }

  private mutating func edit(_ index: Int, _ name: String, _ patch: WorkbookPatch) throws(SpreadsheetError) {
    var edit = CellEdit(row: row(), column: column(), value: choices.bool() ? value() : nil)
    if choices.bool() { edit.look = look() }
    try patch.edit([edit], sheet: name)
    let place = Cells.Place(row: edit.row, column: edit.column)
    if edit.look != nil { reformatted[index, default: []].insert(place) }
    if let value = edit.value { cells[index, default: [:]][place] = value }
  }

  private mutating func append(_ index: Int, _ name: String, _ patch: WorkbookPatch) throws(SpreadsheetError) {
    let rows = (0...choices.number(below: 3)).map { _ in
      (0...choices.number(below: 4)).map { _ in choices.bool() ? value() : nil }
    }
    let first = try patch.append(rows, sheet: name)
    for (offset, row) in rows.enumerated() {
      for (column, value) in row.enumerated() {
        if let value { cells[index, default: [:]][Cells.Place(row: first + offset, column: column)] = value }
      }
    }
  }

  private mutating func changeSheets(_ patch: WorkbookPatch) throws(SpreadsheetError) {
    let names = patch.workbook.sheets.map(\.name)
    if choices.bool() {
      let name = choices.one(of: ["Data", "a&b"])
      try patch.addSheet(name, rows: [[value(), nil, value()]], visibility: .visible)
      added.insert(name)
    }
    if choices.bool() {
      let name = choices.one(of: ["Dasar Sapa"] + names.prefix(1))
      var texts = TextRows()
      texts.append(["Kunci", "", "a<b"])
      note(name, in: names)
      try patch.replaceSheet(name, texts: texts, visibility: .veryHidden)
    } else {
      let name = choices.one(of: Donor.sheets)
      note(name, in: names)
      try patch.importSheet(name, from: Donor.path, keeping: [CellPosition(row: row(), column: column())])
    }
  }

  private mutating func note(_ name: String, in names: [String]) {
    if let index = names.firstIndex(of: name) { replaced.insert(index) } else { added.insert(name) }
  }

  private mutating func row() -> Int { choices.one(of: [0, 1, 2, 3, 5, 9, 20, 99, 1_048_575]) }

  private mutating func column() -> Int { choices.one(of: [0, 1, 2, 3, 4, 7, 26, 702, 16_383]) }

  private mutating func value() -> PatchValue {
    choices.one(of: [
      .empty, .text("Budi"), .text(" a<b>&\"'\n\tç🙂 "), .number(-1.5e-7), .number(42), .boolean(true), .date(46_347),
      .date(1.25), .time(0.5), .duration(2.75), .formula("=SUM(A1:B2)&\"<\"", cached: .number(3)),
      .formula("A1", cached: .text("a&b")),
    ])
  }

  private mutating func look() -> LookEdit {
    .change(
      choices.one(of: [
        LookChange(fill: .solid(Color(0xFF0000))), LookChange(fill: LookChange.Fill.none),
        LookChange(fontColor: .color(.white), isBold: true), LookChange(numberFormat: "dd/mm/yyyy"),
        LookChange(fill: .style(1), fontColor: .automatic, isBold: false),
      ]))
  }
}
