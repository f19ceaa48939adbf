/// Where a sheet's values end, and how its last row looks.
struct SheetSurvey {
  /// The first and the last row that has a value or a formula; nil in a sheet without any.
  private(set) var rows: ClosedRange<Int>?
  /// The styles of the last such row's cells, by column.
  private(set) var lastStyles: [Int: Int] = [:]
  /// The merged areas, and those that an array formula fills.
  private(set) var merged: [CellArea] = []

  /// Reads the sheet once.
  init(_ source: any ByteSource, limits: Limits) throws(SpreadsheetError) {
    var xml = try XMLScanner(source, limits: limits)
    var element = -1
    var row = -1
    var column = -1
    var hasValue = false
    var styles: [(column: Int, style: Int)] = []
    var isInRows = false
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.depth == 2:
        isInRows = xml.isNamed("sheetData")
        if xml.isNamed("mergeCells") { try readMerged(&xml) } else if !isInRows { try xml.skipElement() }
      case .end where xml.depth == 2: isInRows = false
      case .start where !isInRows: continue
      case .start where xml.depth == 3 && xml.isNamed("row"):
        element += 1
        column = -1
        hasValue = false
        styles.removeAll(keepingCapacity: true)
        while let attribute = try xml.nextAttribute() {
          guard xml.isNamed(attribute, "r") else { continue }
          element = xml.withBytes(of: attribute) { NumberText.integer($0) }.map { $0 - 1 } ?? element
        }
        row = element
      case .end where xml.depth == 3 && hasValue:
        if row >= rows?.upperBound ?? -1 {
          lastStyles = Dictionary(styles) { _, last in last }
          rows = (rows?.lowerBound ?? row)...row
        }
      case .start where xml.depth == 4 && xml.isLetter("c"):
        let head = try xml.cellHead()
        // A cell may name another row than its own: the last one counts.
        if let own = head.row, column < 0 || own > row { row = own }
        column = head.column ?? column + 1
        if head.format > 0 { styles.append((column, head.format)) }
        if xml.takeText(between: "<v>", and: "</v></c>", references: true) { hasValue = true }
      case .start where xml.depth == 5:
        if xml.isLetter("v") || xml.isLetter("f") || xml.isNamed("is") { hasValue = true }
        if xml.isLetter("f"), xml.hasAttributes { try readArray(&xml) }
      default: continue
      }
    }
  }

  private mutating func readMerged(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    let outer = xml.depth
    while try xml.nextStart(within: outer) {
      if let area = try xml.value(of: "ref").flatMap({ CellArea($0) }) { merged.append(area) }
    }
  }

  private mutating func readArray(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    var isArray = false
    var area: CellArea?
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "t") {
        isArray = try ["array", "dataTable"].contains(xml.string(attribute))
      } else if xml.isNamed(attribute, "ref") {
        area = CellArea(try xml.string(attribute))
      }
    }
    if isArray, let area { merged.append(area) }
  }

  /// The first row from `row` on below which so many rows, and so many columns of them, are covered by no merged area.
  func firstFree(from row: Int, rows count: Int, columns: Int) -> Int {
    var row = row
    for area in merged.sorted(on: \.rows.lowerBound)
    where area.rows.upperBound >= row && area.rows.lowerBound < row + count && area.columns.lowerBound < columns {
      row = area.rows.upperBound + 1
    }
    return row
  }
}
