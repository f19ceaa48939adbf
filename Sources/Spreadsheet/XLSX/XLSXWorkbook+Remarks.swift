extension XLSXWorkbook {
  /// The formulas of a sheet by their cells, without the equals sign (ECMA-376 §18.3.1.40); a cell that shares another's
  /// has its own, of an array's cells the first has it.
  ///
  /// - Throws: ``SpreadsheetError`` where the part is damaged, or holds more text than a sheet may.
  package func formulas(of sheet: Sheet) throws(SpreadsheetError) -> [CellPosition: String] {
    guard let part = sheet.part else { return [:] }
    do throws(SpreadsheetError) {
      var scan = FormulaScan()
      try scan.read(XMLScanner(archive.openStream(part), limits: archive.limits), archive.limits)
      return scan.formulas
    } catch {
      throw error.inSheet(sheet.name)
    }
  }

  /// The comments of a sheet by their cells (ECMA-376 §18.7.3).
  ///
  /// - Throws: ``SpreadsheetError`` where their part is damaged.
  package func comments(of sheet: Sheet) throws(SpreadsheetError) -> [CellPosition: String] {
    guard let part = sheet.part, let relationships = try? Relationships(of: part, in: archive),
      let comments = relationships.first(kind: "comments")?.part, archive.contains(comments)
    else { return [:] }
    var xml = try XMLScanner(archive.openStream(comments), limits: archive.limits)
    var found: [CellPosition: String] = [:]
    var place: CellPosition?
    var bytes = 0
    while try xml.nextStart() {
      if xml.isNamed("comment") {
        place = nil
        while let attribute = try xml.nextAttribute() {
          guard xml.isNamed(attribute, "ref") else { continue }
          let parsed = xml.withBytes(of: attribute) { CellReference.parse($0) }
          place = parsed.flatMap { cell in cell.row.map { CellPosition(row: $0, column: cell.column) } }
        }
      } else if xml.isNamed("text") {
        var text: [UInt8] = []
        try StringItem.append(&xml, to: &text, maximumBytes: archive.limits.textBytes)
        bytes += text.count
        guard bytes <= archive.limits.sheetBytes else {
          throw xml.error(.limitPassed(what: "sheet bytes", limit: archive.limits.sheetBytes))
        }
        if let place { found[place] = String(decoding: text, as: UTF8.self) }
      }
    }
    return found
  }
}

/// Reads the formulas of a worksheet part.
private struct FormulaScan {
  private(set) var formulas: [CellPosition: String] = [:]
  private var shared: [String: (place: CellPosition, formula: String)] = [:]

  mutating func read(_ scanner: consuming XMLScanner, _ limits: Limits) throws(SpreadsheetError) {
    var xml = scanner
    var row = -1
    var place = CellPosition(row: 0, column: -1)
    var bytes = 0
    while try xml.nextStart() {
      if xml.isNamed("row") {
        row += 1
        place.column = -1
        while let attribute = try xml.nextAttribute() {
          guard xml.isNamed(attribute, "r") else { continue }
          row = xml.withBytes(of: attribute) { NumberText.integer($0) }.map { $0 - 1 } ?? row
        }
      } else if xml.isLetter("c") {
        let head = try xml.cellHead()
        place = CellPosition(row: head.row ?? row, column: head.column ?? place.column + 1)
      } else if xml.isLetter("f") {
        var number: String?
        var isShared = false
        while let attribute = try xml.nextAttribute() {
          if xml.isNamed(attribute, "si") {
            number = try xml.string(attribute)
          } else if xml.isNamed(attribute, "t") {
            isShared = try xml.string(attribute) == "shared"
          }
        }
        var text: [UInt8] = []
        try StringItem.appendText(&xml, to: &text, maximumBytes: limits.textBytes)
        bytes += text.count
        guard bytes <= limits.sheetBytes else {
          throw xml.error(.limitPassed(what: "sheet bytes", limit: limits.sheetBytes))
        }
        take(String(decoding: text, as: UTF8.self), place, shared: isShared ? number : nil)
      }
    }
  }

  private mutating func take(_ formula: String, _ place: CellPosition, shared number: String?) {
    var formula = formula
    if let number {
      if formula.isEmpty, let first = shared[number] {
        formula = SharedFormula.moved(
          first.formula, rows: place.row - first.place.row, columns: place.column - first.place.column)
      } else {
        shared[number] = (place, formula)
      }
    }
    if !formula.isEmpty, !FormulaWords.isTruth(formula) { formulas[place] = formula }
  }
}
