import Spreadsheet

/// The header of a sheet, found among its first rows.
struct FoundHeader {
  struct Column {
    var sheetColumn: Int
    /// The header as read; of two rows both, where both are needed.
    var text: String
    var match: HeaderMatch?
    /// The cells of the two rows as they stand, in UTF-8.
    var upper: [UInt8]
    var lower: [UInt8]
  }

  /// The position of the header among the rows looked at, and how many rows it takes: 1 or 2.
  var position: Int
  var height: Int
  var columns: [Column]
}

/// Finds the row, or two rows, whose cells name the most fields.
struct HeaderFinder {
  /// How many rows from the top are looked at.
  static let depth = 40
  /// Bytes of text in which the header is looked for: no title above a table is so long.
  static let byteDepth = 16 << 20

  let schema: Schema
  /// What texts were found to name: rows of one kind say the same in many cells.
  private var matches: [String: HeaderMatch?] = [:]

  init(schema: Schema) { self.schema = schema }

  /// Looks at the first non-empty rows of a sheet.
  mutating func find(in rows: [SheetRow]) -> FoundHeader? {
    var best: (score: Int, header: FoundHeader)?
    // Of the row below, where that was looked at.
    var below: [FoundHeader.Column]?
    for position in rows.indices {
      let upper = rows[position]
      var lower = rows.indices.contains(position + 1) ? rows[position + 1] : nil
      if let next = lower, next.index != upper.index + 1 || !next.cells.allSatisfy(\.value.isText) { lower = nil }
      // No header names more fields than it has cells.
      guard Self.width(upper, lower) > best?.score ?? schema.minimumMatches - 1 else {
        below = nil
        continue
      }
      let single = below ?? columns(upper: upper, lower: nil)
      below = nil
      let singleScore = score(single)
      if singleScore > best?.score ?? schema.minimumMatches - 1 {
        best = (singleScore, FoundHeader(position: position, height: 1, columns: single))
      }
      guard let lower else { continue }
      let double = columns(upper: upper, lower: lower)
      let doubleScore = score(double)
      let next = columns(upper: lower, lower: nil)
      below = next
      if doubleScore > singleScore, doubleScore > score(next), doubleScore > best?.score ?? schema.minimumMatches - 1 {
        best = (doubleScore, FoundHeader(position: position, height: 2, columns: double))
      }
    }
    return best?.header
  }

  /// The texts of the row that looks most like a header, for a person who wonders why none was found.
  static func likeliest(in rows: [SheetRow]) -> (position: Int, headers: [String])? {
    var best: (position: Int, headers: [String])?
    for (position, row) in rows.enumerated() {
      let texts = row.cells.filter(\.value.isText).map { $0.text(in: row).trimmedBlanks }.filter { !$0.isEmpty }
      if texts.count > best?.headers.count ?? 0 { best = (position, texts) }
    }
    return best
  }

  /// How many columns have a cell in a row, or in either of two.
  private static func width(_ upper: SheetRow, _ lower: SheetRow?) -> Int {
    guard let lower else { return upper.cells.count }
    var (width, place) = (upper.cells.count, 0)
    for cell in lower.cells {
      while place < upper.cells.count, upper.cells[place].column < cell.column { place += 1 }
      if place == upper.cells.count || upper.cells[place].column != cell.column { width += 1 }
    }
    return width
  }

  private mutating func match(_ text: String) -> HeaderMatch? {
    if let known = matches[text] { return known }
    let match = schema.match(text)
    matches[text] = .some(match)
    return match
  }

  private func score(_ columns: [FoundHeader.Column]) -> Int {
    Set(columns.compactMap { $0.match?.field }).count
  }

  private mutating func columns(upper: SheetRow, lower: SheetRow?) -> [FoundHeader.Column] {
    guard let lower else {
      return upper.cells.compactMap { cell -> FoundHeader.Column? in
        let text = cell.text(in: upper).trimmedBlanks
        guard !text.isEmpty else { return nil }
        return FoundHeader.Column(
          sheetColumn: Int(cell.column), text: text, match: match(text), upper: cell.bytes(in: upper), lower: [])
      }
    }
    var columns: [FoundHeader.Column] = []
    var group = ""
    var upperIndex = 0
    var lowerIndex = 0
    while upperIndex < upper.cells.count || lowerIndex < lower.cells.count {
      let upperColumn = upperIndex < upper.cells.count ? upper.cells[upperIndex].column : .max
      let lowerColumn = lowerIndex < lower.cells.count ? lower.cells[lowerIndex].column : .max
      let column = min(upperColumn, lowerColumn)
      var top = ""
      var bottom = ""
      var upperBytes: [UInt8] = []
      var lowerBytes: [UInt8] = []
      if upperColumn == column {
        top = upper.cells[upperIndex].text(in: upper).trimmedBlanks
        upperBytes = upper.cells[upperIndex].bytes(in: upper)
        if !top.isEmpty { group = top }
        upperIndex += 1
      }
      if lowerColumn == column {
        bottom = lower.cells[lowerIndex].text(in: lower).trimmedBlanks
        lowerBytes = lower.cells[lowerIndex].bytes(in: lower)
        lowerIndex += 1
      }
      if top.isEmpty && bottom.isEmpty { continue }
      let (text, match) = choose(top: top, group: group, bottom: bottom)
      columns.append(
        FoundHeader.Column(sheetColumn: Int(column), text: text, match: match, upper: upperBytes, lower: lowerBytes))
    }
    return columns
  }

  /// The reading of two header cells that names a field: group and own header, own header, then the cell above.
  private mutating func choose(top: String, group: String, bottom: String) -> (String, HeaderMatch?) {
    if bottom.isEmpty { return (top, match(top)) }
    let whole = group.isEmpty ? bottom : group + " " + bottom
    for text in [whole, bottom, top] where !text.isEmpty {
      if let match = match(text) { return (text, match) }
    }
    return (whole, nil)
  }
}

extension CellValue {
  var isText: Bool {
    switch self {
    case .empty, .text: true
    default: false
    }
  }
}

extension Cell {
  func text(in row: SheetRow) -> String {
    switch value {
    case .text(let range), .error(let range): row.string(range)
    case .number(let number): NumberText.string(number)
    case .date(let serial): CalendarDate(serial: serial)?.indonesian ?? ""
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .empty, .time, .duration: ""
    }
  }

  func bytes(in row: SheetRow) -> [UInt8] {
    if case .text(let range) = value { Array(row.bytes[range.range]) } else { [] }
  }
}
