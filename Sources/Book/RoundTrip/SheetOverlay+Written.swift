import Spreadsheet

extension SheetOverlay {
  /// What is known of the rows once the edits are made, so that nobody has to read them back; nil where that is more than their cells:
  /// rows without keys, columns that are added, cells on which staff and Sapa do not agree.
  ///
  /// `deleted` are keys whose rows staff have deleted.
  package func written(deleted: Set<String>) -> WrittenRows? {
    guard base != nil, conflicts.isEmpty, addedColumns.isEmpty, sheet.headerRow != nil,
      sheet.rows.allSatisfy({ !$0.key.isEmpty })
    else { return nil }
    var places = [Int?](repeating: nil, count: (sheet.columns.map(\.position).max() ?? -1) + 1)
    for (place, column) in sheet.columns.enumerated() { places[column.position] = place }
    let edits = edits.filter { $0.value != nil && $0.row > self.places.headerRow }.sorted(on: \.row)
    var next = 0
    let written = WrittenRows(
      rows: sheet.rows.count + newKeys.count + deleted.count, columns: sheet.columns.map(\.header))
    var digests = [CellDigest](repeating: .empty, count: sheet.columns.count)
    /// Takes the row as it is once its edits are made; false where one is of a cell of which nothing is known.
    func take(_ key: String, _ row: Int) -> Bool {
      guard next == edits.count || edits[next].row >= row else { return false }
      while next < edits.count, edits[next].row == row {
        let edit = edits[next]
        guard places.indices.contains(edit.column), let place = places[edit.column], let value = edit.value,
          !sheet.isKey(place) || row > lastRow
        else { return false }
        digests[place] = CellDigest(value)
        next += 1
      }
      for (header, digest) in sources[key] ?? [:] { if let place = sheet.place(header) { digests[place] = digest } }
      written.add(key: key, digests)
      return true
    }
    for row in sheet.rows {
      for place in digests.indices { digests[place] = row.digest(place) }
      guard take(row.key, row.index) else { return nil }
    }
    for (place, key) in newKeys.enumerated() {
      for place in digests.indices { digests[place] = .empty }
      guard take(key, lastRow + 1 + place) else { return nil }
    }
    guard next == edits.count else { return nil }
    for key in deleted.sorted() { written.add(key: key, []) }
    return written
  }
}

extension CellDigest {
  /// The digest of a cell that is given a value.
  fileprivate init(_ value: PatchValue) {
    let isFormula = if case .formula = value { true } else { false }
    self.init(value.staffValue, isFormula: isFormula)
  }
}
