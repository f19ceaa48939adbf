/// One collection of a styles part (ECMA-376 §18.8), such as `fonts`: the entries that it has, and those that are added to it.
///
/// Entries are told apart by their content, whatever their prefixes, the order of their attributes and their white space.
struct StyleList {
  enum Kind: Int, CaseIterable {
    case numberFormats, fonts, fills, borders, baseFormats, cellFormats, cellStyles, differentials

    var name: StaticString {
      switch self {
      case .numberFormats: "numFmts"
      case .fonts: "fonts"
      case .fills: "fills"
      case .borders: "borders"
      case .baseFormats: "cellStyleXfs"
      case .cellFormats: "cellXfs"
      case .cellStyles: "cellStyles"
      case .differentials: "dxfs"
      }
    }

    var entryName: StaticString {
      switch self {
      case .numberFormats: "numFmt"
      case .fonts: "font"
      case .fills: "fill"
      case .borders: "border"
      case .baseFormats, .cellFormats: "xf"
      case .cellStyles: "cellStyle"
      case .differentials: "dxf"
      }
    }
  }

  let kind: Kind
  /// The collection's element, where the part has it.
  let element: Int?
  /// The entries' elements in the part.
  let entries: [Int]
  /// Where the part says how many there are.
  let countValue: Range<Int>?
  private(set) var added: [XMLTree] = []
  private var known: [[UInt8]: Int]?

  init(_ kind: Kind, in tree: XMLTree) throws(SpreadsheetError) {
    self.kind = kind
    element = tree.child(of: 0, named: kind.name)
    countValue = try element.flatMap { list throws(SpreadsheetError) in try tree.attribute("count", of: list)?.value }
    entries = element.map { list in tree.children(of: list).filter { tree.isNamed($0, kind.entryName) } } ?? []
  }

  var count: Int { entries.count + added.count }

  /// An entry: the bytes that hold it, and its element there.
  func entry(_ index: Int, in tree: XMLTree) -> (tree: XMLTree, element: Int)? {
    guard index >= 0, index < count else { return nil }
    return index < entries.count ? (tree, entries[index]) : (added[index - entries.count], 0)
  }

  /// The entry of the same content; nil where there is none.
  mutating func index(of key: [UInt8], in tree: XMLTree) throws(SpreadsheetError) -> Int? {
    if known == nil {
      var keys: [[UInt8]: Int] = [:]
      keys.reserveCapacity(count)
      for index in 0..<count {
        guard let entry = entry(index, in: tree) else { continue }
        let key = try StyleContent.key(of: entry.element, in: entry.tree)
        if keys[key] == nil { keys[key] = index }
      }
      known = keys
    }
    return known?[key]
  }

  /// The number of an entry, which is added where there is none of its content.
  mutating func index(of entry: XMLTree, in tree: XMLTree) throws(SpreadsheetError) -> Int {
    let key = try StyleContent.key(of: 0, in: entry)
    if let index = try index(of: key, in: tree) { return index }
    let index = count
    added.append(entry)
    known?[key] = index
    return index
  }

  /// Adds an entry whatever there is already.
  mutating func append(_ entry: XMLTree) {
    added.append(entry)
    known = nil
  }
}

/// What an element of a styles part says, in a form that is equal for equal content.
enum StyleContent {
  static func key(of element: Int, in tree: XMLTree) throws(SpreadsheetError) -> [UInt8] {
    var key: [UInt8] = []
    try append(element, of: tree, to: &key)
    return key
  }

  private static func append(_ element: Int, of tree: XMLTree, to key: inout [UInt8]) throws(SpreadsheetError) {
    let isFormat = tree.isNamed(element, "xf")
    key.append(UInt8(ascii: "<"))
    key += tree.bytes[tree[element].nameStart..<tree[element].nameEnd]
    var attributes: [[UInt8]] = []
    for attribute in try tree.attributes(of: element) where !isDeclaration(attribute, tree) {
      let name = tree.bytes[attribute.name]
      if isFormat, name.starts(with: "apply".utf8), !saysNo(tree.bytes[attribute.value]) { continue }
      attributes.append(Array(name) + [UInt8(ascii: "=")] + tree.bytes[attribute.value])
    }
    if isFormat {
      // What is not said is the first one.
      for name in ["numFmtId=", "fontId=", "fillId=", "borderId="]
      where !attributes.contains(where: { $0.starts(with: name.utf8) }) {
        attributes.append(Array("\(name)0".utf8))
      }
    }
    attributes.sort { $0.lexicographicallyPrecedes($1) }
    for attribute in attributes {
      key.append(UInt8(ascii: " "))
      key += attribute
    }
    for child in tree.children(of: element) { try append(child, of: tree, to: &key) }
    key.append(UInt8(ascii: ">"))
  }

  /// Whether an attribute declares a namespace.
  static func isDeclaration(_ attribute: XMLTree.Attribute, _ tree: XMLTree) -> Bool {
    let name = tree.bytes[attribute.range].prefix(6)
    return name.starts(with: "xmlns:".utf8) || name.starts(with: "xmlns=".utf8)
  }

  private static func saysNo(_ value: ArraySlice<UInt8>) -> Bool {
    value.elementsEqual("0".utf8) || value.elementsEqual("false".utf8) || value.elementsEqual("off".utf8)
  }
}
