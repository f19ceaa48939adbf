/// Cells that staff emptied and that have stayed empty: what another period's book still holds is not filled in again (G4).
///
/// A base remembers them until something is typed there.
package struct EmptiedCells: Sendable, Equatable {
  /// Headers by key.
  private(set) var headers: [String: Set<String>] = [:]

  package init() {}

  /// Those that a base remembers of a sheet.
  init(_ base: BaseSheet?, sheet: String) {
    guard let known = base?.keyed[Self.name(sheet)] else { return }
    for key in known.keys {
      headers[key] = Set(known.columns.filter { !known.digest(key, $0).isEmpty })
    }
  }

  /// The name under which a base remembers them; no sheet can have it.
  private static func name(_ sheet: String) -> String { sheet + "/kosong" }

  func contains(_ key: String, _ header: String) -> Bool { headers[key]?.contains(header) == true }

  mutating func insert(_ key: String, _ header: String) { headers[key, default: []].insert(header) }

  /// Appends the lines of a base sheet.
  func append(to lines: inout BaseLines, sheet: String, key: String) {
    guard !headers.isEmpty else { return }
    let columns = headers.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    lines.append([BaseLine.keyed, Self.name(sheet), key])
    lines.append([BaseLine.columns] + columns)
    for (key, emptied) in headers.sorted(by: { $0.key < $1.key }) {
      lines.append(key: key, columns.map { emptied.contains($0) ? CellDigest(.boolean(true)) : .empty })
    }
  }
}
