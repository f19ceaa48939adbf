extension WorkbookPatch {
  /// The cells that charts, pictures and shapes of a sheet cover, as their anchors say (ECMA-376 §20.5.2); one of a size alone
  /// is measured in cells of the default size.
  package func drawnAreas(sheet: String) throws(SpreadsheetError) -> [CellArea] {
    var areas: [CellArea] = []
    for drawing in try editor.relationships(of: part(ofSheet: sheet)).all where drawing.kind == "drawing" {
      guard let part = drawing.part, editor.contains(part) else { continue }
      var anchors = DrawingAnchors(try editor.scanner(editor.bytes(of: part), part: part))
      areas += try anchors.areas()
    }
    return areas
  }

  /// The ending that a file of this kind has: `xlsx`, `xlsm`, `xltx`, `xltm`; nil for another kind (ECMA-376-2 §7.2.3).
  package var fileExtension: String? {
    get throws(SpreadsheetError) {
      var xml = try editor.scanner(editor.bytes(of: PackageEditor.contentTypes), part: PackageEditor.contentTypes)
      var byDefault: String?
      while true {
        switch try xml.next() {
        case .finished: return byDefault.flatMap(Self.fileExtension)
        case .start where xml.isNamed("Override") || xml.isNamed("Default"):
          let isOverride = xml.isNamed("Override")
          var (name, type) = ("", "")
          while let attribute = try xml.nextAttribute() {
            switch xml.name(of: attribute) {
            case "PartName": name = PartName.resolve(try xml.string(attribute), from: "")
            case "Extension": name = try xml.string(attribute)
            case "ContentType": type = try xml.string(attribute)
            default: break
            }
          }
          if isOverride {
            if name.lowercased() == workbookPart.lowercased() { return Self.fileExtension(type) }
          } else if workbookPart.lowercased().hasSuffix("." + name.lowercased()) {
            byDefault = type
          }
        default: continue
        }
      }
    }
  }

  private static func fileExtension(_ type: String) -> String? {
    let type = type.lowercased()
    if type.contains("template.macroenabled.main") { return "xltm" }
    if type.contains("sheet.macroenabled.main") { return "xlsm" }
    if type.contains("template.main") { return "xltx" }
    return type.contains("sheet.main") ? "xlsx" : nil
  }
}

/// Reads where a drawing's objects are anchored.
private struct DrawingAnchors: ~Copyable {
  private var xml: XMLScanner
  private var number: [UInt8] = []

  init(_ xml: consuming XMLScanner) { self.xml = xml }

  mutating func areas() throws(SpreadsheetError) -> [CellArea] {
    var areas: [CellArea] = []
    var from: CellPosition?
    var to: CellPosition?
    while true {
      switch try xml.next() {
      case .finished: return areas
      case .start where xml.depth == 2: (from, to) = (nil, nil)
      case .start where xml.depth == 3 && xml.isNamed("from"): from = try position()
      case .start where xml.depth == 3 && xml.isNamed("to"): to = try position()
      case .start where xml.depth == 3 && xml.isNamed("ext"):
        guard let from else { continue }
        let (width, height) = try size()
        to = CellPosition(row: from.row + height, column: from.column + width)
      case .end where xml.depth == 2:
        guard let from, let to, from.row <= to.row, from.column <= to.column else { continue }
        let area = CellArea(rows: from.row...to.row, columns: from.column...to.column)
        if area.isOnSheet { areas.append(area) }
      default: continue
      }
    }
  }

  /// A corner: the number of its column and that of its row.
  private mutating func position() throws(SpreadsheetError) -> CellPosition? {
    let outer = xml.depth
    var (row, column) = (-1, -1)
    number.removeAll()
    while true {
      switch try xml.next() {
      case .start: number.removeAll()
      case .text: try xml.appendText(to: &number)
      case .end where xml.depth == outer:
        return row >= 0 && column >= 0 ? CellPosition(row: row, column: column) : nil
      case .end:
        if xml.isNamed("col") { column = NumberText.integer(number.span) ?? -1 }
        if xml.isNamed("row") { row = NumberText.integer(number.span) ?? -1 }
      case .finished: return nil
      }
    }
  }

  /// A size in cells of the default size: 64 by 20 pixels of 9525 EMU.
  private mutating func size() throws(SpreadsheetError) -> (Int, Int) {
    var (width, height) = (0, 0)
    while let attribute = try xml.nextAttribute() {
      if xml.isNamed(attribute, "cx") { width = Int(try xml.string(attribute)) ?? 0 }
      if xml.isNamed(attribute, "cy") { height = Int(try xml.string(attribute)) ?? 0 }
    }
    return (max(0, min(width, 1 << 40)) / 609_600, max(0, min(height, 1 << 40)) / 190_500)
  }
}
