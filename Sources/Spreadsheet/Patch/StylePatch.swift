/// Adds to a styles part (ECMA-376 §18.8) what changed cells need; what is there stays as it is, byte for byte, and keeps its number.
final class StylePatch {
  /// Cell formats that Excel takes in one workbook.
  static let formatLimit = 65_490

  let file: String
  private let part: String
  let tree: XMLTree
  /// The prefix of the part's elements with its colon, or nothing.
  let prefix: String
  private var lists: [StyleList]
  private var codes: [Int: String] = [:]
  private var numbers: [String: Int] = [:]
  private var differentialNumbers: [String: Int] = [:]
  private var usedNumbers: Set<Int> = []
  private var nextNumber = 164
  private var found: [Wish: Int] = [:]
  private var classes: [Int: NumberFormat] = [:]

  private struct Wish: Hashable {
    let base: Int
    let look: LookEdit
  }

  /// - Parameters:
  ///   - bytes: the styles part; ``minimal(isStrict:)`` for a workbook without one.
  ///   - file: the workbook's path, for errors.
  ///   - part: the part's name, for errors.
  /// - Throws: `.malformedXML`.
  init(_ bytes: [UInt8], file: String, part: String) throws(SpreadsheetError) {
    self.file = file
    self.part = part
    tree = try XMLTree(bytes, file: file, part: part)
    guard tree.isNamed(0, "styleSheet") else {
      throw tree.error(.malformedXML(reason: "no styleSheet"), 0)
    }
    prefix = tree.prefix(0)
    lists = []
    for kind in StyleList.Kind.allCases { lists.append(try StyleList(kind, in: tree)) }
    try readNumberFormats()
  }

  var hasChanges: Bool { lists.contains { !$0.added.isEmpty } }

  // MARK: Formats of cells

  /// The number of the format that a cell of format `base` gets.
  ///
  /// - Throws: `.limitPassed` beyond Excel's 65,490 formats, `.invalidValue` for what a format can't hold.
  func index(of base: Int, _ look: LookEdit) throws(SpreadsheetError) -> Int {
    let wish: Wish
    switch look {
    case .donor(let index): return index
    case .format: wish = Wish(base: 0, look: look)
    case .change: wish = Wish(base: (0..<self[.cellFormats].count).contains(base) ? base : 0, look: look)
    }
    if let known = found[wish] { return known }
    try prepare()
    let index: Int
    switch look {
    case .donor(let known): index = known
    case .format(let format): index = try add(format)
    case .change(let change): index = try add(change, to: wish.base)
    }
    found[wish] = index
    return index
  }

  /// What the number format of a cell format makes of a number: whether it shows a date.
  func numberFormat(of format: Int) throws(SpreadsheetError) -> NumberFormat {
    if let known = classes[format] { return known }
    var result = NumberFormat.number
    if let xf = self[.cellFormats].entry(format, in: tree) {
      let id = try Self.number("numFmtId", of: xf) ?? 0
      result = codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id)
    }
    classes[format] = result
    return result
  }

  /// Adds a format that is one of the workbook's with some properties changed.
  private func add(_ change: LookChange, to base: Int) throws(SpreadsheetError) -> Int {
    guard let xf = self[.cellFormats].entry(base, in: tree) else { return base }
    var attributes: [(name: String, value: String)] = []
    if let fill = change.fill {
      attributes += [("fillId", String(try add(fill))), ("applyFill", "1")]
    }
    if change.fontColor != nil || change.isBold != nil {
      let own = try Self.number("fontId", of: xf) ?? 0
      let font = try clonedFont(own, color: change.fontColor, isBold: change.isBold)
      attributes += [("fontId", String(font)), ("applyFont", "1")]
    }
    if let code = change.numberFormat {
      attributes += [("numFmtId", String(try number(ofFormat: code))), ("applyNumberFormat", "1")]
    }
    return try addFormat(Self.setting(attributes, on: xf))
  }

  /// Adds an `xf` of the workbook's own form.
  func addFormat(_ xml: [UInt8]) throws(SpreadsheetError) -> Int {
    let index = try add(xml, to: .cellFormats)
    guard index < Self.formatLimit else {
      throw SpreadsheetError(
        .limitPassed(what: "cell formats", limit: Self.formatLimit), file: file, part: part)
    }
    return index
  }

  // MARK: Pieces

  subscript(kind: StyleList.Kind) -> StyleList {
    get { lists[kind.rawValue] }
    _modify { yield &lists[kind.rawValue] }
  }

  /// The number of the entry that an element is, which is added where the workbook has none like it.
  func add(_ xml: [UInt8], to kind: StyleList.Kind) throws(SpreadsheetError) -> Int {
    let entry = try XMLTree(utf8: xml, file: file, part: part)
    let tree = self.tree
    return try self[kind].index(of: entry, in: tree)
  }

  /// Whether the workbook has an entry of just this content.
  func has(_ xml: [UInt8], in kind: StyleList.Kind) throws(SpreadsheetError) -> Bool {
    let entry = try XMLTree(utf8: xml, file: file, part: part)
    let key = try StyleContent.key(of: 0, in: entry)
    let tree = self.tree
    return try self[kind].index(of: key, in: tree) != nil
  }

  func add(_ fill: LookChange.Fill) throws(SpreadsheetError) -> Int {
    let p = prefix
    let pattern =
      switch fill {
      case .solid(let color):
        "<\(p)patternFill patternType=\"solid\"><\(p)fgColor rgb=\"\(color.argb)\"/><\(p)bgColor indexed=\"64\"/></\(p)patternFill>"
      case .none: "<\(p)patternFill patternType=\"none\"/>"
      }
    return try add(Array("<\(p)fill>\(pattern)</\(p)fill>".utf8), to: .fills)
  }

  /// The number of a number format: its own of ECMA-376 §18.8.30, that of the workbook, or a new one from 164 on.
  ///
  /// - Throws: `.invalidValue` for a code over 255 UTF-16 units or with control characters.
  func number(ofFormat code: String) throws(SpreadsheetError) -> Int {
    if let builtIn = builtInNumberFormats[code] { return Int(builtIn) }
    if let known = numbers[code] { return known }
    guard !code.isEmpty, code.utf16.count <= 255, !code.utf8.contains(where: { $0 < 0x20 }) else {
      throw SpreadsheetError(.invalidValue(reason: "number format \(code)"), file: file)
    }
    let number = freeNumber()
    numbers[code] = number
    codes[number] = code
    let xml = "<\(prefix)numFmt numFmtId=\"\(number)\" formatCode=\"\(escapedAttribute(code))\"/>"
    self[.numberFormats].append(try XMLTree(utf8: Array(xml.utf8), file: file, part: part))
    return number
  }

  /// As ``number(ofFormat:)``, but nothing is added: formats of conditional formatting hold their code themselves.
  func number(ofDifferential code: String) -> Int {
    if let builtIn = builtInNumberFormats[code] { return Int(builtIn) }
    if let known = differentialNumbers[code] ?? numbers[code] { return known }
    let number = freeNumber()
    differentialNumbers[code] = number
    return number
  }

  private func freeNumber() -> Int {
    while usedNumbers.contains(nextNumber) { nextNumber += 1 }
    usedNumbers.insert(nextNumber)
    return nextNumber
  }

  func code(ofNumber number: Int) -> String? { codes[number] }

  // MARK: Reading

  private func readNumberFormats() throws(SpreadsheetError) {
    for entry in self[.numberFormats].entries {
      guard let number = try Self.number("numFmtId", of: (tree, entry)) else { continue }
      let code = try tree.value("formatCode", of: entry) ?? ""
      codes[number] = code
      if numbers[code] == nil { numbers[code] = number }
      usedNumbers.insert(number)
    }
    // Numbers are also taken by formats that name one that is not there.
    for kind in [StyleList.Kind.baseFormats, .cellFormats] {
      for entry in self[kind].entries {
        usedNumbers.insert(try Self.number("numFmtId", of: (tree, entry)) ?? 0)
      }
    }
    for entry in self[.differentials].entries {
      guard let format = tree.child(of: entry, named: "numFmt"),
        let number = try Self.number("numFmtId", of: (tree, format))
      else { continue }
      usedNumbers.insert(number)
      differentialNumbers[try tree.value("formatCode", of: format) ?? ""] = number
    }
  }

  /// Adds what other entries are counted from, where it lacks: the first of each kind is the default, and two fills are Excel's own.
  func prepare() throws(SpreadsheetError) {
    let p = prefix
    let defaults: [(kind: StyleList.Kind, place: Int, xml: String)] = [
      (.fonts, 0, Self.defaultFont(p)),
      (.fills, 0, "<\(p)fill><\(p)patternFill patternType=\"none\"/></\(p)fill>"),
      (.fills, 1, "<\(p)fill><\(p)patternFill patternType=\"gray125\"/></\(p)fill>"),
      (.borders, 0, "<\(p)border><\(p)left/><\(p)right/><\(p)top/><\(p)bottom/><\(p)diagonal/></\(p)border>"),
      (.cellFormats, 0, "<\(p)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"),
    ]
    for entry in defaults where self[entry.kind].count == entry.place {
      self[entry.kind].append(try XMLTree(utf8: Array(entry.xml.utf8), file: file, part: part))
    }
  }
}

extension Color {
  /// As a styles part has it: `FFFF0000`.
  var argb: String {
    let digits = String(rgb, radix: 16, uppercase: true)
    return "FF" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
