extension StylePatch {
  /// The part with what was added; untouched where nothing was.
  var bytes: [UInt8] {
    var text = PartText(tree)
    var ofEmptyRoot: [UInt8] = []
    for kind in StyleList.Kind.allCases {
      let list = self[kind]
      guard !list.added.isEmpty else { continue }
      let entries = list.added.flatMap(\.bytes)
      if let element = list.element {
        if let value = list.countValue { text.replace(value, with: String(list.count)) }
        text.append(entries, to: element)
        continue
      }
      let name = "\(prefix)\(kind.name)"
      let whole = Array("<\(name) count=\"\(list.count)\">".utf8) + entries + Array("</\(name)>".utf8)
      if tree[0].isEmptyTag { ofEmptyRoot += whole } else { text.insert(whole, at: placeOfNew(kind)) }
    }
    if !ofEmptyRoot.isEmpty { text.append(ofEmptyRoot, to: 0) }
    return text.result
  }

  /// Where a collection that the part lacks goes: before the first one that follows in CT_Stylesheet's order.
  private func placeOfNew(_ kind: StyleList.Kind) -> Int {
    let later = StyleList.Kind.allCases.filter { $0.rawValue > kind.rawValue }
    for child in tree.children(of: 0) {
      let isLater =
        later.contains { tree.isNamed(child, $0.name) } || tree.isNamed(child, "tableStyles")
        || tree.isNamed(child, "colors") || tree.isNamed(child, "extLst")
      if isLater { return tree[child].start }
    }
    return tree[0].contentEnd
  }

  /// A styles part with the least that Excel asks for.
  ///
  /// - Parameters:
  ///   - isStrict: whether the workbook is Strict.
  ///   - formats: how many cell formats it has, all of them the default: those that cells name already.
  /// - Returns: the part's bytes.
  static func minimal(isStrict: Bool, formats: Int = 1) -> [UInt8] {
    let namespace =
      isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let format = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <styleSheet xmlns="\(namespace)"><fonts count="1">\(defaultFont(""))</fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(formats)">\(String(repeating: format, count: formats))</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """.utf8)
  }

  /// The font of a workbook that names none.
  static func defaultFont(_ p: String) -> String {
    "<\(p)font><\(p)sz val=\"11\"/><\(p)color theme=\"1\"/><\(p)name val=\"Calibri\"/><\(p)family val=\"2\"/>"
      + "<\(p)scheme val=\"minor\"/></\(p)font>"
  }
}
