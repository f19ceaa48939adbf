extension SheetRewriter {
  /// `<dimension ref="A1:F10"/>`, made to hold what is added.
  mutating func dimension() throws(SpreadsheetError) {
    if let added = changes.area {
      while let attribute = try xml.nextAttribute() {
        guard xml.isNamed(attribute, "ref"), let area = CellArea(try xml.string(attribute)) else { continue }
        let all = area.union(added)
        if all != area { try replace(attribute, with: all.reference) }
      }
    }
    try passElement()
  }

  /// Writes something else in the place of an attribute's value.
  mutating func replace(_ attribute: XMLAttribute, with value: String) throws(SpreadsheetError) {
    let range = xml.range(of: attribute)
    try copy(to: range.lowerBound)
    out.append(Array(escapedAttribute(value).utf8))
    drop(to: range.upperBound)
  }

  /// The columns' styles, and other widths where they are asked for (ECMA-376 §18.3.1.17).
  mutating func columns() throws(SpreadsheetError) {
    let outer = xml.depth
    var all: [SheetColumns] = []
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("col"):
        var columns = SheetColumns()
        while let attribute = try xml.nextAttribute() {
          let name = xml.name(of: attribute)
          let value = try xml.string(attribute)
          switch name {
          case "min": columns.first = (Int(value) ?? 1) - 1
          case "max": columns.last = (Int(value) ?? 0) - 1
          default: columns.attributes.append((name, value))
          }
        }
        if columns.first <= columns.last, columns.first >= 0 { all.append(columns) }
      case .end where xml.depth == outer:
        noteStyles(all)
        guard !changes.widths.isEmpty else { return try pass() }
        drop(to: xml.tokenRange.upperBound)
        return write(columns: all)
      case .finished: return
      default: if changes.widths.isEmpty { try passIfMuch() }
      }
    }
  }

  private mutating func noteStyles(_ all: [SheetColumns]) {
    for columns in all {
      guard let style = columns.attributes.first(where: { $0.name == "style" }).flatMap({ Int($0.value) }), style > 0
      else { continue }
      columnStyles.append((columns.first...columns.last, style))
    }
  }

  /// Writes the columns with the widths asked for; columns that share an element are parted where they must be.
  mutating func write(columns old: [SheetColumns]) {
    var all: [SheetColumns] = []
    for columns in old {
      var first = columns.first
      for column in changes.widths.keys.sorted() where (columns.first...columns.last).contains(column) {
        if first < column { all.append(columns.with(first, column - 1)) }
        all.append(columns.with(column, column).sized(changes.widths[column]))
        first = column + 1
      }
      if first <= columns.last { all.append(columns.with(first, columns.last)) }
    }
    for column in changes.widths.keys where !old.contains(where: { ($0.first...$0.last).contains(column) }) {
      all.append(SheetColumns(first: column, last: column).sized(changes.widths[column]))
    }
    all = all.sorted(on: \.first)
    open("cols")
    out.append(">")
    for columns in all {
      open("col")
      out.append(" min=\"")
      out.append(Double(columns.first + 1))
      out.append("\" max=\"")
      out.append(Double(columns.last + 1))
      out.append("\"")
      for (name, value) in columns.attributes { out.append(Array(" \(name)=\"\(escapedAttribute(value))\"".utf8)) }
      out.append("/>")
    }
    close("cols")
  }
}

/// Columns that share their properties; counted from 0.
struct SheetColumns {
  var first = 0
  var last = -1
  /// All but `min` and `max`, in order.
  var attributes: [(name: String, value: String)] = []

  func with(_ first: Int, _ last: Int) -> SheetColumns {
    SheetColumns(first: first, last: last, attributes: attributes)
  }

  func sized(_ size: (width: Double, isHidden: Bool)?) -> SheetColumns {
    guard let size else { return self }
    var copy = self
    copy.attributes.removeAll { ["width", "customWidth", "hidden", "bestFit"].contains($0.name) }
    copy.attributes.append(("width", size.width.description))
    if size.isHidden { copy.attributes.append(("hidden", "1")) }
    copy.attributes.append(("customWidth", "1"))
    return copy
  }
}

extension CellArea {
  /// The smallest area that holds both.
  func union(_ other: CellArea) -> CellArea {
    CellArea(
      rows: min(rows.lowerBound, other.rows.lowerBound)...max(rows.upperBound, other.rows.upperBound),
      columns: min(columns.lowerBound, other.columns.lowerBound)...max(columns.upperBound, other.columns.upperBound))
  }
}
