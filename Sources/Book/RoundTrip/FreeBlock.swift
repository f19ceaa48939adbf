/// Rows of a sheet of free form that go into one line of the base sheet: each lies within the columns of the first.
package struct FreeBlock {
  private var row = 0
  private var first = 0
  private var width = 1
  /// A digest a cell, row after row.
  private var digests: [CellDigest] = []

  /// How many empty cells may be written for rows that hold nothing.
  private static let emptyCells = 32

  /// Takes a row; what came before goes to the lines where the row does not fit.
  ///
  /// - Parameters:
  ///   - row: the row's place, from 0; rows come in order.
  ///   - first: the first cell's column, from 0.
  ///   - cells: a digest a column.
  ///   - lines: where full blocks go.
  @inline(never)
  package mutating func append(row: Int, first: Int, _ cells: [CellDigest], to lines: inout BaseLines) {
    guard !cells.isEmpty else { return }
    let leftOut = (row - self.row - digests.count / width) * width
    let fits =
      first >= self.first && first + cells.count <= self.first + width && (0...Self.emptyCells).contains(leftOut)
      && digests.count + leftOut + width <= BaseLine.digestsPerCell
    if digests.isEmpty || !fits {
      end(&lines)
      self.row = row
      self.first = first
      width = cells.count
    } else {
      pad(digests.count + leftOut)
    }
    let end = digests.count + width
    pad(digests.count + first - self.first)
    digests += cells
    pad(end)
  }

  /// Gives away what is left.
  package mutating func end(_ lines: inout BaseLines) {
    guard !digests.isEmpty else { return }
    lines.append(row: row, first: first, free: digests, width: digests.count > width ? width : nil)
    digests.removeAll(keepingCapacity: true)
  }

  private mutating func pad(_ count: Int) {
    while digests.count < count { digests.append(.empty) }
  }
}
