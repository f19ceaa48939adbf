package import Spreadsheet

/// The digests of a sheet of free form as it was written, as the base sheet has them.
package struct WrittenCells: Sendable {
  /// A digest a cell, as many in each row from the first on.
  private let digests: [CellDigest]
  private let columns: Int

  fileprivate init(_ digests: [CellDigest], columns: Int) { (self.digests, self.columns) = (digests, columns) }

  /// Whether a sheet surely holds other cells: digests of the same values are the same.
  func differ(from sheet: FreeSheet) -> Bool {
    var same = 0
    for cell in sheet.cells {
      guard (0..<columns).contains(cell.column), cell.row * columns < digests.count,
        digests[cell.row * columns + cell.column] == CellDigest(cell.value, isFormula: cell.isFormula)
      else { return true }
      if cell.value != nil || cell.isFormula { same += 1 }
    }
    return same != digests.count { $0 != .empty }
  }

  /// Adds the rows that hold anything to the lines of a base sheet.
  func append(to lines: inout BaseLines) {
    var block = FreeBlock()
    for (row, start) in stride(from: 0, to: digests.count, by: columns).enumerated() {
      let cells = digests[start..<start + columns]
      guard let first = cells.firstIndex(where: { $0 != .empty }), let last = cells.lastIndex(where: { $0 != .empty })
      else { continue }
      block.append(row: row, first: first - start, Array(cells[first...last]), to: &lines)
    }
    block.end(&lines)
  }
}

/// Takes the digests of a sheet of free form all of whose rows are streamed, from the first on, while they are written.
package final class CellRecorder {
  private let columns: Int
  private var digests: [CellDigest] = []

  package init(columns: Int) { self.columns = columns }

  /// Writes a row by the encoder and takes its digests.
  package func write(
    to encoder: inout RowEncoder, _ cells: (inout DigestingRow) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    digests += try DigestingRow.write(to: &encoder, columns: columns, cells)
  }

  package var cells: WrittenCells { WrittenCells(digests, columns: columns) }
}

/// What is known of a workbook's sheets as they were written, so that nobody has to read them back: by name.
package struct WrittenSheets: Sendable {
  package var tables: [String: WrittenRows] = [:]
  package var free: [String: WrittenCells] = [:]

  package init(tables: [String: WrittenRows] = [:], free: [String: WrittenCells] = [:]) {
    (self.tables, self.free) = (tables, free)
  }
}
