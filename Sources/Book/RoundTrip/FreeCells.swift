package import Spreadsheet

extension BaseSheet {
  /// The cells without a key: of a sheet of free form, or above a header.
  package struct FreeCells: Sendable {
    /// Cells side by side, in as many rows below each other as their number makes.
    private struct Area {
      let row: Int
      let column: Int
      let width: Int
      /// Where its digests stand, row after row.
      let digests: Range<Int>
    }

    /// By row and column; none has a cell in another's rows, but for the pieces of a single row.
    private var areas: [Area] = []
    private var digests: [CellDigest] = []
    /// Whether numbers are known at 12 significant digits alone.
    package var isCoarse = false

    package init(isCoarse: Bool = false) { self.isCoarse = isCoarse }

    package init(_ cells: [FreeCell]) {
      for cell in cells.inOrder { append(cell) }
    }

    private mutating func append(_ cell: FreeCell) {
      let digest = CellDigest(cell.value, isFormula: cell.isFormula)
      if let last = areas.last, last.row == cell.row, last.column + last.width == cell.column {
        areas.removeLast()
        append(row: last.row, column: last.column, width: last.width + 1, [digest], after: last.digests.lowerBound)
      } else {
        append(row: cell.row, column: cell.column, width: 1, [digest], after: digests.count)
      }
    }

    /// Adds cells from a place on, as many in each row as the width says.
    mutating func append(row: Int, column: Int, width: Int, _ cells: [CellDigest]) {
      append(row: row, column: column, width: width, cells, after: digests.count)
    }

    private mutating func append(row: Int, column: Int, width: Int, _ cells: [CellDigest], after start: Int) {
      digests += cells
      areas.append(Area(row: row, column: column, width: width, digests: start..<digests.count))
    }

    /// Puts what was added in order, as it comes but from odd bases.
    mutating func order() {
      guard !zip(areas, areas.dropFirst()).allSatisfy({ ($0.row, $0.column) <= ($1.row, $1.column) }) else { return }
      areas = areas.sorted(on: \.column).sorted(on: \.row)
    }

    package func digest(row: Int, column: Int) -> CellDigest {
      var (low, high) = (0, areas.count)
      while low < high {
        let middle = (low + high) / 2
        if (areas[middle].row, areas[middle].column) <= (row, column) { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return .empty }
      let area = areas[low - 1]
      let right = column - area.column
      guard (0..<area.width).contains(right) else { return .empty }
      let place = (row - area.row) * area.width + right
      return place < area.digests.count ? digests[area.digests.lowerBound + place] : .empty
    }

    /// Whether a formula stood in a cell, such as `B7`.
    package func isFormula(_ reference: String) -> Bool {
      guard let cell = CellReference.parse(Array(reference.utf8).span), let row = cell.row else { return false }
      return digest(row: row, column: cell.column).isFormula
    }

    /// The cells that hold anything.
    package var cells: [CellPosition: CellDigest] {
      var cells: [CellPosition: CellDigest] = [:]
      for area in areas {
        for (place, digest) in digests[area.digests].enumerated() where digest != .empty {
          let (below, right) = place.quotientAndRemainder(dividingBy: area.width)
          cells[CellPosition(row: area.row + below, column: area.column + right)] = digest
        }
      }
      return cells
    }

    /// The cells that hold another value than Sapa wrote, or that it left empty; a formula's value is nobody's.
    package func changed(in sheet: FreeSheet) -> [FreeCell] {
      sheet.cells.filter { cell in
        let base = digest(row: cell.row, column: cell.column)
        if base.isFormula, cell.isFormula { return false }
        if isCoarse, base == CellDigest(hash: CellHash(coarse: cell.value), isFormula: cell.isFormula) { return false }
        return base != CellDigest(cell.value, isFormula: cell.isFormula)
      }
    }
  }
}

extension [FreeCell] {
  /// The cells row by row; of several of one place the first.
  var inOrder: [FreeCell] {
    if zip(self, dropFirst()).allSatisfy(FreeCell.precedes) { return self }
    var ordered: [FreeCell] = []
    for cell in sorted(on: \.column).sorted(on: \.row) {
      if let last = ordered.last, !FreeCell.precedes(last, cell) { continue }
      ordered.append(cell)
    }
    return ordered
  }
}

extension FreeCell {
  static func precedes(_ first: FreeCell, _ second: FreeCell) -> Bool {
    (first.row, first.column) < (second.row, second.column)
  }
}
