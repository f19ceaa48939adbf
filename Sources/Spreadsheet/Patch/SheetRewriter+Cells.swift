extension SheetRewriter {
  /// Changes the cell whose start was read.
  mutating func edit(_ head: CellHead, _ row: Int, _ column: Int, _ edits: Range<Int>) throws(SpreadsheetError) {
    let value = value(of: edits)
    let style = try style(of: edits, base: head.format)
    if value != nil { try requireFree(row, column) }
    let isEmpty = xml.isEmptyTag
    let tagEnd = xml.tokenRange.upperBound
    try writeTag(style: style, oldStyle: head.format, dropsType: value != nil)
    guard let value else {
      if !isEmpty { try passCell(row) } else { _ = try xml.next() }
      return
    }
    drop(to: tagEnd)
    try write(value, row, column)
    let outer = xml.depth
    while true {
      let token = try xml.next()
      drop(to: xml.tokenRange.upperBound)
      switch token {
      case .start where xml.isLetter("f") && xml.depth == outer + 1: try dropFormula(row, column)
      case .end where xml.depth == outer: return
      case .finished: return
      default: continue
      }
    }
  }

  /// Copies a cell's start tag with another style, up to its closing mark or, where nothing else changes, with it.
  private mutating func writeTag(style: Int, oldStyle: Int, dropsType: Bool) throws(SpreadsheetError) {
    var end = xml.attributesRange.lowerBound
    var hasStyle = false
    while let attribute = try xml.nextAttribute() {
      let value = xml.range(of: attribute)
      if xml.isNamed(attribute, "s") {
        hasStyle = true
        if style != oldStyle {
          try copy(to: value.lowerBound)
          out.append(Double(style))
          drop(to: value.upperBound)
        }
      } else if dropsType, xml.isNamed(attribute, "t") || xml.isNamed(attribute, "cm") || xml.isNamed(attribute, "vm") {
        try copy(to: end)
        drop(to: value.upperBound + 1)
      }
      end = value.upperBound + 1
    }
    try copy(to: end)
    if !hasStyle, style > 0 {
      out.append(" s=\"")
      out.append(Double(style))
      out.append("\"")
    }
    if !dropsType { try pass() }
  }

  // MARK: Values

  /// Writes the rest of a cell behind its attributes.
  mutating func write(_ value: PatchValue, _ row: Int, _ column: Int) throws(SpreadsheetError) {
    switch value {
    case .empty: out.append("/>")
    case .text(let text):
      guard !text.isEmpty else { return out.append("/>") }
      out.append(" t=\"inlineStr\">")
      open("is")
      out.append(">")
      open("t")
      try write(text: text, keepsBlanks: true, row, column)
      close("t")
      close("is")
      close("c")
    case .number(let number), .plainNumber(let number): try write(number: number, row, column)
    case .boolean(let isTrue):
      out.append(" t=\"b\">")
      open("v")
      out.append(isTrue ? ">1" : ">0")
      close("v")
      close("c")
    case .date(let serial): try write(number: dateNumber(serial, row, column), row, column)
    case .time(let fraction): try write(number: fraction, row, column)
    case .duration(let days): try write(number: days, row, column)
    case .formula(let formula, let cached): try write(formula: formula, cached, row, column)
    }
  }

  private mutating func write(number: Double, _ row: Int, _ column: Int) throws(SpreadsheetError) {
    guard number.isFinite else { throw error(.invalidValue(reason: "not a finite number"), row, column) }
    out.append(">")
    open("v")
    out.append(">")
    out.append(number)
    close("v")
    close("c")
  }

  private mutating func write(
    formula: String, _ cached: SheetWriter.CachedValue, _ row: Int, _ column: Int
  ) throws(SpreadsheetError) {
    guard let body = formulaBody(formula) else { throw error(.invalidValue(reason: notAFormula), row, column) }
    if case .number(let number) = cached, !number.isFinite {
      throw error(.invalidValue(reason: "not a finite number"), row, column)
    }
    outcome.hasFormulas = true
    outcome.changesFormulas = true
    if case .text = cached { out.append(" t=\"str\"") }
    out.append(">")
    open("f")
    out.append(">")
    out.appendEscaped(body)
    close("f")
    open("v")
    switch cached {
    case .number(let number):
      out.append(">")
      out.append(number)
    case .text(let text): try write(text: text, keepsBlanks: false, row, column)
    }
    close("v")
    close("c")
  }

  private mutating func write(text: String, keepsBlanks: Bool, _ row: Int, _ column: Int) throws(SpreadsheetError) {
    var text = text
    let fits = text.withUTF8 { utf8 in unsafe out.appendText(utf8.span, keepsBlanks: keepsBlanks) }
    guard fits else {
      throw error(.invalidValue(reason: "text over \(CellText.lengthLimit) characters"), row, column)
    }
  }

  /// The number that stands for a day, as the workbook counts (the reverse of what ``SheetScanner`` does).
  private func dateNumber(_ serial: Double, _ row: Int, _ column: Int) throws(SpreadsheetError) -> Double {
    let number = context.uses1904Dates ? serial - 1462 : serial < 61 ? serial - 1 : serial
    guard number >= (context.uses1904Dates ? 0 : 1), number < 2_958_466 else {
      throw error(.invalidValue(reason: "a date before the workbook's calendar or after 9999"), row, column)
    }
    return number
  }

  // MARK: Formulas

  /// Looks at a formula that stays.
  mutating func noteFormula(_ row: Int) throws(SpreadsheetError) {
    outcome.hasFormulas = true
    guard xml.hasAttributes else { return }
    let formula = try formulaHead()
    if let area = formula.area, area.rows.count > 1 || area.columns.count > 1, formula.isArray {
      arrays.removeAll { $0.rows.upperBound < row }
      arrays.append(area)
    }
    if formula.isShared, let group = formula.group {
      if formula.area != nil {
        orphans[group] = nil
      } else if let cell = orphans[group] {
        throw error(.notPatchable(.sharedFormula), cell.row, cell.column)
      }
    }
  }

  /// Looks at a formula that goes.
  private mutating func dropFormula(_ row: Int, _ column: Int) throws(SpreadsheetError) {
    outcome.changesFormulas = true
    guard xml.hasAttributes else { return }
    let formula = try formulaHead()
    guard let area = formula.area, area.rows.count > 1 || area.columns.count > 1 else { return }
    if formula.isArray { throw error(.notPatchable(.arrayFormula(area: area.reference)), row, column) }
    guard formula.isShared, let group = formula.group else { return }
    // Cells before the first one are copied already.
    guard area.rows.lowerBound == row, area.columns.lowerBound >= column else {
      throw error(.notPatchable(.sharedFormula), row, column)
    }
    orphans[group] = CellPosition(row: row, column: column)
  }

  private mutating func formulaHead() throws(SpreadsheetError) -> (
    isArray: Bool, isShared: Bool, group: Int?, area: CellArea?
  ) {
    var type = ""
    var group: Int?
    var area: CellArea?
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "t") {
        type = try xml.string(attribute)
      } else if xml.isNamed(attribute, "si") {
        group = xml.withBytes(of: attribute) { NumberText.integer($0) }
      } else if xml.isNamed(attribute, "ref") {
        area = CellArea(try xml.string(attribute))
      }
    }
    return (type == "array" || type == "dataTable", type == "shared", group, area)
  }

  /// Makes sure that a value may be set in a cell.
  private func requireFree(_ row: Int, _ column: Int) throws(SpreadsheetError) {
    if let area = arrays.first(where: { $0.rows.contains(row) && $0.columns.contains(column) }) {
      throw error(.notPatchable(.arrayFormula(area: area.reference)), row, column)
    }
  }
}
