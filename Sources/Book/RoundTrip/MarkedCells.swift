import Spreadsheet

/// Cells of a sheet with row keys of which a base remembers more than their value (G3, G4).
package struct MarkedCells: Sendable, Equatable {
  /// What is remembered; the raw value stands in the base sheet.
  package enum Mark: String, Sendable {
    /// Staff emptied the cell and it has stayed empty: what another period's book still holds is not filled in again.
    case emptied = "kosong"
    /// Staff typed what no input has told of: an input that tells of it later does not take its place.
    case typed = "diketik"
  }

  package let mark: Mark
  /// Headers by key.
  package private(set) var headers: [String: Set<String>] = [:]

  package init(_ mark: Mark) { self.mark = mark }

  /// Those that a base remembers of a sheet.
  package init(_ mark: Mark, _ base: BaseSheet?, sheet: String) {
    self.mark = mark
    guard let known = base?.keyed[Self.name(sheet, mark)] else { return }
    for key in known.keys {
      headers[key] = Set(known.columns.filter { !known.digest(key, $0).isEmpty })
    }
  }

  /// The name under which a base remembers them; no sheet can have it.
  private static func name(_ sheet: String, _ mark: Mark) -> String { "\(sheet)/\(mark.rawValue)" }

  package func contains(_ key: String, _ header: String) -> Bool {
    !headers.isEmpty && headers[key]?.contains(header) == true
  }

  /// Whether a cell of a row is among them.
  package func hasRow(_ key: String) -> Bool { !headers.isEmpty && headers[key] != nil }

  package mutating func insert(_ key: String, _ header: String) { headers[key, default: []].insert(header) }

  /// Appends the lines of a base sheet.
  package func append(to lines: inout BaseLines, sheet: String, key: String) {
    guard !headers.isEmpty else { return }
    let columns = headers.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    lines.append([BaseLine.keyed, Self.name(sheet, mark), key])
    lines.append([BaseLine.columns] + columns)
    for (key, marked) in headers.sorted(on: \.key) {
      lines.append(key: key, columns.map { marked.contains($0) ? CellDigest(.boolean(true)) : .empty })
    }
  }
}
