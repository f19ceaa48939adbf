/// The workbook part with changes noted: sheets, defined names and how it is computed (ECMA-376 §18.2).
struct WorkbookText {
  struct Sheet {
    var name: String
    var id: Int
    /// Of all sheets, with those that have no cells; defined names count so.
    var place: Int
    var visibility: XLSXWorkbook.Visibility
    var tag: Range<Int>
    /// Where an attribute can be added.
    var attributesEnd: Int
    /// The whole attribute `state`, with the blank before it.
    var state: Range<Int>?
  }

  private struct Element {
    var tag: Range<Int>
    var isEmpty: Bool
    var end: Int
  }

  private struct Name {
    var name: String
    var scope: Int?
    var formula: String
    var text: Range<Int>
  }

  private(set) var text: PartText
  private(set) var sheets: [Sheet] = []
  private var prefix = ""
  private var relationshipsPrefix: String?
  private let relationshipsNamespace: String
  private var list: Element?
  private var names: [Name] = []
  /// The attributes of `calcPr`, and the attribute that asks for a whole computation.
  private var calculation: (attributesEnd: Int, whole: (range: Range<Int>, isSet: Bool)?)?
  /// Where `calcPr` has its place.
  private var calculationPlace = 0
  private let file: String

  var bytes: [UInt8] { text.result }

  /// - Parameters:
  ///   - part: the part's name.
  ///   - package: the package as it now stands.
  ///   - relationshipsNamespace: the address that attributes as `r:id` belong to.
  /// - Throws: `.malformedXML`.
  init(part: String, in package: PackageEditor, relationshipsNamespace: String) throws(SpreadsheetError) {
    let bytes = try package.bytes(of: part)
    text = PartText(bytes)
    file = package.path
    self.relationshipsNamespace = relationshipsNamespace
    var xml = try package.scanner(bytes, part: part)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.depth == 1:
        prefix = xml.prefix
        while let attribute = try xml.nextAttribute() {
          if attribute.isPrefixed, try xml.string(attribute) == relationshipsNamespace {
            relationshipsPrefix = xml.localName(of: attribute)
          }
        }
      case .start where xml.depth == 2: try readElement(&xml)
      case .end where xml.depth == 1:
        if calculationPlace == 0 { calculationPlace = xml.tokenRange.lowerBound }
      default: continue
      }
    }
  }

  private mutating func readElement(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    let name = xml.localName
    if calculationPlace == 0, let rank = WorkbookOrder.rank(name), let own = WorkbookOrder.rank("calcPr"), rank > own {
      calculationPlace = xml.tokenRange.lowerBound
    }
    switch name {
    case "sheets":
      list = Element(tag: xml.tokenRange, isEmpty: xml.isEmptyTag, end: 0)
      try readSheets(&xml)
    case "definedNames": try readNames(&xml)
    case "calcPr":
      calculation = (xml.attributesRange.upperBound, nil)
      var end = xml.attributesRange.lowerBound
      while let attribute = try xml.nextAttribute() {
        end = xml.range(of: attribute).upperBound + 1
        if xml.isNamed(attribute, "fullCalcOnLoad") {
          calculation?.whole = (xml.range(of: attribute), XMLBoolean.value(try xml.string(attribute)))
        }
      }
      calculation?.attributesEnd = end
      try xml.skipElement()
    default: try xml.skipElement()
    }
  }

  private mutating func readSheets(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("sheet"): try readSheet(&xml)
      case .end where xml.depth == outer:
        let names = SheetNames.distinct(sheets.map(\.name))
        for index in sheets.indices { sheets[index].name = names[index] }
        list?.end = xml.tokenRange.lowerBound
        return
      case .finished: return
      default: continue
      }
    }
  }

  private mutating func readSheet(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    var end = xml.attributesRange.lowerBound
    var sheet = Sheet(
      name: "", id: 0, place: sheets.count, visibility: .visible, tag: xml.tokenRange, attributesEnd: end, state: nil)
    while let attribute = try xml.nextAttribute() {
      let range = xml.range(of: attribute)
      if xml.isNamed(attribute, "name") {
        sheet.name = try xml.string(attribute)
      } else if xml.isNamed(attribute, "sheetId") {
        sheet.id = Int(try xml.string(attribute)) ?? 0
      } else if xml.isNamed(attribute, "state") {
        sheet.state = end..<range.upperBound + 1
        sheet.visibility = XLSXWorkbook.Visibility(state: try xml.string(attribute))
      }
      end = range.upperBound + 1
    }
    sheet.attributesEnd = end
    sheets.append(sheet)
  }

  private mutating func readNames(_ xml: inout XMLScanner) throws(SpreadsheetError) {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("definedName"):
        var name = Name(name: "", scope: nil, formula: "", text: 0..<0)
        while let attribute = try xml.nextAttribute() {
          if xml.isNamed(attribute, "name") {
            name.name = try xml.string(attribute)
          } else if xml.isNamed(attribute, "localSheetId") {
            name.scope = Int(try xml.string(attribute))
          }
        }
        var formula: [UInt8] = []
        let start = xml.tokenRange.upperBound
        try StringItem.appendText(&xml, to: &formula, maximumBytes: 1 << 20)
        name.formula = String(decoding: formula, as: UTF8.self)
        name.text = start..<max(start, xml.tokenRange.lowerBound)
        names.append(name)
      case .end where xml.depth == outer: return
      case .finished: return
      default: continue
      }
    }
  }

  // MARK: Changes

  /// Adds a sheet at the end of the list; gives its number.
  mutating func addSheet(_ name: String, relationship id: String, visibility: XLSXWorkbook.Visibility)
    throws(SpreadsheetError)
  {
    guard let list else { throw SpreadsheetError(.malformedXML(reason: "no list of sheets"), file: file) }
    let number = (sheets.map(\.id).max() ?? 0) + 1
    var element = "<\(prefix)sheet name=\"\(escapedAttribute(name))\" sheetId=\"\(number)\""
    if let state = visibility.state { element += " state=\"\(state)\"" }
    if relationshipsPrefix == nil { element += " xmlns:r=\"\(relationshipsNamespace)\"" }
    element += " \(relationshipsPrefix ?? "r"):id=\"\(escapedAttribute(id))\"/>"
    text.append(element, toElement: prefix + "sheets", tag: list.tag, isEmpty: list.isEmpty, end: list.end)
  }

  /// Shows or hides a sheet.
  ///
  /// - Throws: `.notPatchable` where no sheet would be left to see.
  mutating func setVisibility(_ visibility: XLSXWorkbook.Visibility, sheet name: String) throws(SpreadsheetError) {
    guard let sheet = sheets.first(where: { $0.name == name }), sheet.visibility != visibility else { return }
    if visibility != .visible, !sheets.contains(where: { $0.name != name && $0.visibility == .visible }) {
      throw SpreadsheetError(.notPatchable(.lastVisibleSheet), file: file, sheet: name)
    }
    let attribute = visibility.state.map { " state=\"\($0)\"" } ?? ""
    text.replace(sheet.state ?? sheet.attributesEnd..<sheet.attributesEnd, with: attribute)
  }

  /// Lets the names that are plain areas of a sheet reach as far as its rows now do.
  mutating func extendNames(_ extensions: [RowExtension], sheet: String) {
    let scope = sheets.first { $0.name == sheet }?.place
    for name in names {
      let isArea = name.name == "_xlnm.Print_Area" || name.name == "_xlnm._FilterDatabase"
      guard !isArea || name.scope == nil || name.scope == scope,
        let formula = extensions.extended(formula: name.formula, sheet: sheet, singleRows: isArea)
      else { continue }
      var xml = SheetXML()
      xml.appendEscaped(formula)
      text.replace(name.text, with: unsafe String(decoding: xml.bytes, as: UTF8.self))
    }
  }

  /// Lets the name of a sheet's filter reach over new columns.
  mutating func widenFilter(_ widening: ColumnWidening, sheet: String) {
    let scope = sheets.first { $0.name == sheet }?.place
    for name in names where name.name == "_xlnm._FilterDatabase" && name.scope == scope {
      guard let mark = name.formula.lastIndex(of: "!") else { continue }
      let plain = name.formula[name.formula.index(after: mark)...].filter { $0 != "$" }
      guard let wide = widening.widened(plain).flatMap({ AreaText($0[...])?.area }) else { continue }
      var xml = SheetXML()
      xml.appendEscaped(wide.absoluteReference(sheet: sheet))
      text.replace(name.text, with: unsafe String(decoding: xml.bytes, as: UTF8.self))
    }
  }

  /// Asks for all formulas to be computed when the workbook is opened.
  mutating func computeOnLoad() {
    guard let calculation else {
      return text.insert("<\(prefix)calcPr fullCalcOnLoad=\"1\"/>", at: calculationPlace)
    }
    if let whole = calculation.whole {
      if !whole.isSet { text.replace(whole.range, with: "1") }
    } else {
      text.insert(" fullCalcOnLoad=\"1\"", at: calculation.attributesEnd)
    }
  }
}

extension XLSXWorkbook.Visibility {
  init(state: String) {
    self = state == "hidden" ? .hidden : state == "veryHidden" ? .veryHidden : .visible
  }

  /// As the attribute `state` says it (ECMA-376 §18.18.68); nil where it is left out.
  var state: String? {
    switch self {
    case .visible: nil
    case .hidden: "hidden"
    case .veryHidden: "veryHidden"
    }
  }
}
