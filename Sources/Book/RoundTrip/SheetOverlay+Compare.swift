package import Spreadsheet

/// A row's next cells as digests, to be compared with those that stand: nothing is allocated for a cell.
package struct WantedRow: RowCanvas {
  package fileprivate(set) var row = 0
  /// By the writer's column.
  fileprivate private(set) var digests: [CellDigest]
  fileprivate private(set) var links: [(column: Int, target: String)] = []
  /// The column whose text says in which state the row is, and that text; nil where something else stands there.
  fileprivate let code: Int?
  fileprivate private(set) var state: String? = ""

  package init(columns: Int, code: Int?) {
    digests = [CellDigest](repeating: .empty, count: columns)
    self.code = code
  }

  /// Begins another row.
  package mutating func begin(_ row: Int) {
    self.row = row
    state = ""
    links.removeAll(keepingCapacity: true)
    for column in digests.indices { digests[column] = .empty }
  }

  private mutating func put(_ digest: CellDigest, _ column: Int) {
    if digests.indices.contains(column) { digests[column] = digest }
    if column == code { state = nil }
  }

  package mutating func text(_ text: String, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(CellDigest(.text(text)), column)
    if column == code { state = text }
  }

  package mutating func text(_ utf8: Span<UInt8>, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(CellDigest(text: utf8), column)
  }

  package mutating func number(_ number: Double, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(CellDigest(.number(number)), column)
  }

  package mutating func date(_ date: CalendarDate, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(CellDigest(.date(date.serial)), column)
  }

  package mutating func boolean(_ value: Bool, column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(CellDigest(.boolean(value)), column)
  }

  package mutating func blank(column: Int, format: FormatID?) throws(SpreadsheetError) {
    put(.empty, column)
    if column == code { state = "" }
  }

  package mutating func formula(
    _ formula: String, cached: SheetWriter.CachedValue, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    put(CellDigest(PatchValue.formula(formula, cached: cached).staffValue, isFormula: true), column)
  }

  package mutating func link(
    url: String, text: String, tip: String?, column: Int, format: FormatID?
  ) throws(SpreadsheetError) {
    try self.text(text, column: column, format: format)
    links.append((column, url))
  }
}

extension SheetOverlay {
  /// Whether a row stands as Sapa last wrote it and would write it again, so that there is nothing to do; where that can't be told at
  /// a glance it is false.
  package func stands(_ key: String, as wanted: borrowing WantedRow) -> Bool {
    guard let current = sheet.row(key), current.index == wanted.row, let last = base?.rows[key],
      !lastEmptied.hasRow(key), !lastTyped.hasRow(key), let state = wanted.state
    else { return false }
    for (index, standing) in standings.enumerated() where places.columns[index] != nil && !standing.isKey {
      guard let place = standing.place else { return false }
      let now = current.digest(place)
      if standing.owner == .staff {
        // What staff typed is theirs.
        if !now.isEmpty || now.isFormula { continue }
        guard BaseSheet.Keyed.digest(last, standing.known).isEmpty, wanted.digests[index].isEmpty else { return false }
      } else if now.isFormula {
        guard wanted.digests[index] == now, !rewritesFormulas else { return false }
      } else {
        guard wanted.digests[index] == now, BaseSheet.Keyed.digest(last, standing.known).hasValue(of: now) else {
          return false
        }
      }
    }
    if !standingLinks.isEmpty || !wanted.links.isEmpty {
      guard wanted.links.count == linkCounts[wanted.row] ?? 0 else { return false }
      for link in wanted.links {
        guard let column = places.columns[link.column],
          standingLinks[CellPosition(row: wanted.row, column: column)] == link.target
        else { return false }
      }
    }
    guard let code = wanted.code, let place = standings[code].place else { return true }
    return (current.value(place)?.text ?? "") == (PatchValue.text(state).staffValue?.text ?? "")
  }
}
