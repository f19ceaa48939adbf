import Intake
import Spreadsheet

/// The cells of a sheet with row keys, by reference, nine bytes each and one byte arena.
package final class KeyedCells: Sendable {
  private let store: CellStore

  init(_ store: CellStore) { self.store = store }

  private func cell(_ row: Int, _ place: Int) -> CellValue {
    place < store.width ? store.value(row: row, column: place) : .empty
  }

  /// Nil where the cell is empty.
  func value(row: Int, _ place: Int) -> StaffValue? {
    let cell = cell(row, place)
    return StaffValue(cell) {
      switch cell {
      case .text(let range), .error(let range): String(decoding: store.bytes[range.range], as: UTF8.self)
      default: ""
      }
    }
  }

  /// What the cell's value is known by; nil where it is empty.
  func hash(row: Int, _ place: Int) -> CellHash? {
    switch cell(row, place) {
    case .text(let range), .error(let range):
      let bytes = store.bytes
      return CellHash(text: bytes.span.extracting(range.range))
    default: return CellHash(value(row: row, place))
    }
  }
}
