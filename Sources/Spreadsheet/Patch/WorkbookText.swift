/// The workbook part with changes noted: sheets, defined names and how it is computed (ECMA-376 §18.2).
struct WorkbookText {
  struct Sheet {
    var name: String
    var id: Int
    var visibility: XLSXWorkbook.Visibility
    var element: Int
  }

  private struct Name {
    var name: String
    /// The place of its sheet among all sheets, those that have no cells included; nil for the workbook's own.
    var scope: Int?
    var formula: String
    var element: Int
  }

  private(set) var text: PartText
  /// All sheets, those that have no cells included.
  private(set) var sheets: [Sheet] = []
  private var names: [Name] = []
  private var tree: XMLTree { text.tree }

  /// - Throws: `.malformedXML`.
  init(_ tree: XMLTree) throws(SpreadsheetError) {
    text = PartText(tree)
    for element in elements(of: "sheets") where tree.isNamed(element, "sheet") {
      sheets.append(
        Sheet(
          name: try tree.value("name", of: element) ?? "",
          id: try tree.value("sheetId", of: element).flatMap { Int($0) } ?? 0,
          visibility: XLSXWorkbook.Visibility(state: try tree.value("state", of: element) ?? ""), element: element))
    }
    let distinct = SheetNames.distinct(sheets.map(\.name))
    for index in sheets.indices { sheets[index].name = distinct[index] }
    for element in elements(of: "definedNames") where tree.isNamed(element, "definedName") {
      names.append(
        Name(
          name: try tree.value("name", of: element) ?? "",
          scope: try tree.value("localSheetId", of: element).flatMap { Int($0) },
          formula: try tree.text(tree[element].content), element: element))
    }
  }

  private func elements(of list: StaticString) -> [Int] {
    tree.child(of: 0, named: list).map { Array(tree.children(of: $0)) } ?? []
  }

  // MARK: Changes

  /// Adds a sheet at the end of the list.
  mutating func addSheet(
    _ name: String, relationship id: String, namespace: String, visibility: XLSXWorkbook.Visibility
  ) throws(SpreadsheetError) {
    guard let list = tree.child(of: 0, named: "sheets") else {
      throw tree.error(.malformedXML(reason: "no list of sheets"), 0)
    }
    let number = (sheets.map(\.id).max() ?? 0) + 1
    let prefix = try tree.prefix(declaring: namespace)
    var element = "<\(tree.prefix(0))sheet name=\"\(escapedAttribute(name))\" sheetId=\"\(number)\""
    if let state = visibility.state { element += " state=\"\(state)\"" }
    if prefix == nil { element += " xmlns:r=\"\(namespace)\"" }
    element += " \(prefix ?? "r"):id=\"\(escapedAttribute(id))\"/>"
    text.append(Array(element.utf8), to: list)
  }

  /// Shows or hides a sheet.
  ///
  /// - Throws: `.notPatchable` where no sheet would be left to see.
  mutating func setVisibility(_ visibility: XLSXWorkbook.Visibility, sheet name: String) throws(SpreadsheetError) {
    guard let sheet = sheets.first(where: { $0.name == name }), sheet.visibility != visibility else { return }
    if visibility != .visible, !sheets.contains(where: { $0.name != name && $0.visibility == .visible }) {
      throw SpreadsheetError(.notPatchable(.lastVisibleSheet), file: tree.file, sheet: name)
    }
    if let state = visibility.state { return try text.set("state", to: state, on: sheet.element) }
    guard let old = try tree.attribute("state", of: sheet.element)?.range else { return }
    // The blank before it goes too.
    text.replace(old.lowerBound - 1..<old.upperBound, with: "")
  }

  /// Lets the names that are plain areas of a sheet reach as far as its rows now do.
  mutating func extendNames(_ extensions: [RowExtension], sheet: String) {
    let scope = sheets.firstIndex { $0.name == sheet }
    for name in names {
      let isArea = name.name == Self.printArea || name.name == Self.filtered
      guard !isArea || name.scope == nil || name.scope == scope,
        let formula = extensions.extended(formula: name.formula, sheet: sheet, singleRows: isArea)
      else { continue }
      text.replace(tree[name.element].content, with: XMLBytes.escapedText(formula))
    }
  }

  /// Lets the name of a sheet's filter reach over new columns.
  mutating func widenFilter(_ widening: ColumnWidening, sheet: String) {
    let scope = sheets.firstIndex { $0.name == sheet }
    for name in names where name.name == Self.filtered && name.scope == scope {
      guard let mark = name.formula.lastIndex(of: "!") else { continue }
      let plain = name.formula[name.formula.index(after: mark)...].filter { $0 != "$" }
      guard let wide = widening.widened(plain).flatMap({ CellArea($0) }) else { continue }
      text.replace(tree[name.element].content, with: XMLBytes.escapedText(wide.absoluteReference(sheet: sheet)))
    }
  }

  private static let printArea = "_xlnm.Print_Area"
  private static let filtered = "_xlnm._FilterDatabase"
  /// The names that belong to one sheet and that its content decides (ECMA-376 §18.2.5).
  private static let sheetNames: Set<String> = [printArea, "_xlnm.Print_Titles", filtered]

  /// Takes print area, print titles and filtered area of a sheet over from another workbook.
  mutating func takeNames(ofSheet sheet: String, from donor: WorkbookText) throws(SpreadsheetError) {
    guard let theirs = donor.sheets.firstIndex(where: { $0.name == sheet }),
      let ours = sheets.firstIndex(where: { $0.name == sheet })
    else { return }
    let name = "\(tree.prefix(0))definedName"
    var added: [String: String] = [:]
    for own in donor.names where own.scope == theirs && Self.sheetNames.contains(own.name) {
      let hidden = try donor.tree.value("hidden", of: own.element) == "1" ? " hidden=\"1\"" : ""
      let formula = String(decoding: donor.tree.bytes[donor.tree[own.element].content], as: UTF8.self)
      added[own.name] = "<\(name) name=\"\(own.name)\" localSheetId=\"\(ours)\"\(hidden)>\(formula)</\(name)>"
    }
    let old = names.filter { $0.scope == ours && Self.sheetNames.contains($0.name) }
    let list = tree.child(of: 0, named: "definedNames")
    // A list that would be empty goes as a whole: Excel calls it damaged.
    if let list, added.isEmpty, old.count == elements(of: "definedNames").count { return text.remove(list) }
    for own in old {
      let new = added.removeValue(forKey: own.name) ?? ""
      let range = tree[own.element].range
      if !tree.bytes[range].elementsEqual(new.utf8) { text.replace(range, with: new) }
    }
    let rest = added.keys.sorted().compactMap { added[$0] }.joined()
    if rest.isEmpty { return }
    if let list { return text.append(Array(rest.utf8), to: list) }
    text.insert("<\(name)s>\(rest)</\(name)s>", at: WorkbookOrder.place(of: "definedNames", in: tree))
  }

  /// Asks for all formulas to be computed when the workbook is opened.
  mutating func computeOnLoad() throws(SpreadsheetError) {
    let asks = "fullCalcOnLoad"
    guard let element = tree.child(of: 0, named: "calcPr") else {
      let place = WorkbookOrder.place(of: "calcPr", in: tree)
      return text.insert("<\(tree.prefix(0))calcPr \(asks)=\"1\"/>", at: place)
    }
    if try tree.value("fullCalcOnLoad", of: element).map(XMLBoolean.value) != true {
      try text.set(asks, to: "1", on: element)
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
