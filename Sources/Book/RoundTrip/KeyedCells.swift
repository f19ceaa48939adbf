import Intake
import Spreadsheet

/// The cells of a sheet with row keys, by reference, thirteen bytes each and one byte arena.
package final class KeyedCells: Sendable {
  let store: CellStore
  /// Of each row's cells the values' digests, which are asked for several times.
  private let digests: [CellDigest]

  init(_ store: CellStore, rows: Int) {
    self.store = store
    let (width, bytes) = (store.width, store.bytes)
    var digests: [CellDigest] = []
    digests.reserveCapacity(rows * width)
    for row in 0..<rows {
      for place in 0..<width {
        switch store.value(row: row, column: place) {
        case .empty: digests.append(.empty)
        case .text(let range), .error(let range): digests.append(CellDigest(text: bytes.span.extracting(range.range)))
        case let other: digests.append(CellDigest(StaffValue(other) { "" }))
        }
      }
    }
    self.digests = digests
  }

  /// Whether the cell holds an error.
  func isError(row: Int, _ place: Int) -> Bool {
    guard place < store.width, case .error = store.value(row: row, column: place) else { return false }
    return true
  }

  /// Nil where the cell is empty.
  func value(row: Int, _ place: Int) -> StaffValue? {
    let cell = place < store.width ? store.value(row: row, column: place) : .empty
    return StaffValue(cell) {
      switch cell {
      case .text(let range), .error(let range): String(decoding: store.bytes[range.range], as: UTF8.self)
      default: ""
      }
    }
  }

  /// What the cell's value is known by.
  func digest(row: Int, _ place: Int) -> CellDigest {
    place < store.width ? digests[row * store.width + place] : .empty
  }
}
