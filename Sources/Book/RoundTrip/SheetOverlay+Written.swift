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
    guard let edited = editedCells() else { return nil }
    let numbers = sheet.rows.map(\.index)
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }), lastRow >= numbers.last ?? 0 else { return nil }
    let gone = deleted.sorted()
    return WrittenRows(count: sheet.rows.count + newKeys.count + gone.count, columns: sheet.columns.map(\.header)) {
      [sheet, newKeys, lastRow, sources] index, digests in
      let new = index - sheet.rows.count
      if new >= newKeys.count { return gone[new - newKeys.count] }
      let key: String
      if new < 0 {
        let row = sheet.rows[index]
        for place in digests.indices { digests[place] = row.digest(place) }
        key = row.key
      } else {
        key = newKeys[new]
      }
      edited.set(&digests, ofRow: new < 0 ? numbers[index] : lastRow + 1 + new)
      if sources.isEmpty { return key }
      for (header, digest) in sources[key] ?? [:] { if let place = sheet.place(header) { digests[place] = digest } }
      return key
    }
  }

  /// The cells that the edits give a value, in order; nil where one is of a cell of which nothing is known.
  private func editedCells() -> EditedCells? {
    var places = [Int?](repeating: nil, count: (sheet.columns.map(\.position).max() ?? -1) + 1)
    for (place, column) in sheet.columns.enumerated() { places[column.position] = place }
    let known = Set(sheet.rows.map(\.index))
    var cells: [EditedCells.Cell] = []
    for edit in edits where edit.row > self.places.headerRow && edit.row <= self.places.lastRow {
      guard let value = edit.value else { continue }
      guard places.indices.contains(edit.column), let place = places[edit.column],
        !sheet.isKey(place) || edit.row > lastRow,
        known.contains(edit.row) || (lastRow + 1..<lastRow + 1 + newKeys.count).contains(edit.row)
      else { return nil }
      cells.append(.init(row: edit.row, place: place, digest: CellDigest(value)))
    }
    return EditedCells(cells: cells.sorted(on: \.row))
  }
}

/// Cells that are given a value, by row and the column's place.
private struct EditedCells: Sendable {
  struct Cell: Sendable {
    var row: Int
    var place: Int
    var digest: CellDigest
  }

  let cells: [Cell]

  func set(_ digests: inout [CellDigest], ofRow row: Int) {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].row < row { low = middle + 1 } else { high = middle }
    }
    while low < cells.count, cells[low].row == row {
      digests[cells[low].place] = cells[low].digest
      low += 1
    }
  }
}

extension CellDigest {
  /// The digest of a cell that is given a value.
  fileprivate init(_ value: PatchValue) {
    let isFormula = if case .formula = value { true } else { false }
    self.init(value.staffValue, isFormula: isFormula)
  }
}
