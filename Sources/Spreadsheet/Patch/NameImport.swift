extension WorkbookPatch {
  /// The names that belong to one sheet and that its content decides (ECMA-376 §18.2.5).
  private static let sheetNames: Set<String> = ["_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"]

  /// Takes print area, print titles and filtered area of a sheet over from the donor.
  func importNames(ofSheet name: String, from donor: DonorWorkbook) throws(SpreadsheetError) {
    let source = try XMLTree(donor.bytes(donor.part), file: donor.archive.path, part: donor.part)
    let here = try XMLTree(utf8: editor.bytes(of: workbookPart), file: editor.path, part: workbookPart)
    guard let theirs = try Self.place(ofSheet: name, in: source), let ours = try Self.place(ofSheet: name, in: here)
    else { return }
    let prefix = here.prefix(0)
    var added: [String: String] = [:]
    for element in try Self.names(ofSheet: theirs, in: source) {
      guard let title = try source.value("name", of: element) else { continue }
      let hidden = try source.value("hidden", of: element) == "1" ? " hidden=\"1\"" : ""
      let formula = String(decoding: source.bytes[source[element].content], as: UTF8.self)
      added[title] =
        "<\(prefix)definedName name=\"\(title)\" localSheetId=\"\(ours)\"\(hidden)>\(formula)</\(prefix)definedName>"
    }
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    for element in try Self.names(ofSheet: ours, in: here) {
      let title = try here.value("name", of: element) ?? ""
      let new = added.removeValue(forKey: title) ?? ""
      if !here.bytes[here[element].range].elementsEqual(new.utf8) {
        edits.append((here[element].range, Array(new.utf8)))
      }
    }
    let rest = added.keys.sorted().compactMap { added[$0] }.joined()
    if !rest.isEmpty { edits.append(Self.insertion(of: rest, in: here)) }
    guard !edits.isEmpty else { return }
    edits = try Self.withoutEmptyList(edits, in: here)
    editor.replace(workbookPart, with: XMLBytes.applying(edits, to: here.bytes, in: here.bytes.indices))
  }

  /// The number of a sheet among all sheets, from 0; chart sheets count.
  private static func place(ofSheet name: String, in tree: XMLTree) throws(SpreadsheetError) -> Int? {
    guard let sheets = tree.child(of: 0, named: "sheets") else { return nil }
    var place = 0
    for sheet in tree.children(of: sheets) where tree.isNamed(sheet, "sheet") {
      if try tree.value("name", of: sheet) == name { return place }
      place += 1
    }
    return nil
  }

  private static func names(ofSheet place: Int, in tree: XMLTree) throws(SpreadsheetError) -> [Int] {
    guard let list = tree.child(of: 0, named: "definedNames") else { return [] }
    var found: [Int] = []
    for element in tree.children(of: list) {
      let isOwn = try tree.value("localSheetId", of: element).flatMap { Int($0) } == place
      if isOwn, sheetNames.contains(try tree.value("name", of: element) ?? "") { found.append(element) }
    }
    return found
  }

  /// Where names are added: at the end of the list, or as a new list in its place.
  private static func insertion(of names: String, in tree: XMLTree) -> (range: Range<Int>, bytes: [UInt8]) {
    let prefix = tree.prefix(0)
    let whole = Array("<\(prefix)definedNames>\(names)</\(prefix)definedNames>".utf8)
    if let list = tree.child(of: 0, named: "definedNames") {
      if tree[list].isEmptyTag { return (tree[list].range, whole) }
      return (tree[list].contentEnd..<tree[list].contentEnd, Array(names.utf8))
    }
    let rank = WorkbookOrder.rank("definedNames") ?? 0
    let next = tree.children(of: 0).first { (WorkbookOrder.rank(tree.localName($0)) ?? 0) > rank }
    let place = next.map { tree[$0].start } ?? tree[0].contentEnd
    return (place..<place, whole)
  }

  /// A list that would be empty goes as a whole: Excel calls it damaged.
  private static func withoutEmptyList(
    _ edits: [(range: Range<Int>, bytes: [UInt8])], in tree: XMLTree
  ) throws(SpreadsheetError) -> [(range: Range<Int>, bytes: [UInt8])] {
    guard let list = tree.child(of: 0, named: "definedNames") else { return edits }
    let left = tree.children(of: list).count { name in
      !edits.contains { $0.range == tree[name].range && $0.bytes.isEmpty }
    }
    let isFilled = left > 0 || edits.contains { !$0.bytes.isEmpty }
    return isFilled ? edits : [(tree[list].range, [])]
  }
}
