import Batch
import Spreadsheet

/// The columns that an annotation adds at the right of a table, in their order; the raw value is the header.
enum AnnotationColumn: String, CaseIterable {
  case code = "Kode"
  case status = "Status"
  case executionDate = "Tanggal Eksekusi"
  case reason = "Alasan"

  static let count = allCases.count

  /// The place among the four, from 0.
  var offset: Int {
    switch self {
    case .code: 0
    case .status: 1
    case .executionDate: 2
    case .reason: 3
    }
  }

  /// In characters.
  var width: Double {
    switch self {
    case .code: 8
    case .status: 17
    case .executionDate: 18
    case .reason: 84
    }
  }

  var numberFormat: String { self == .executionDate ? "dd/mm/yyyy" : "General" }

  /// The header in a table that has another column of its name: an Excel table's names are unique.
  var distinctHeader: String { rawValue + " (Sapa)" }

  /// The headers to write, given those that an Excel table has already; none are in the way elsewhere.
  static func headers(beside taken: [String]) -> [String] {
    let taken = Set(taken.map { $0.lowercased() })
    return allCases.map { taken.contains($0.rawValue.lowercased()) ? $0.distinctHeader : $0.rawValue }
  }

  /// The first of four neighbouring cells of a row that hold the headers; the last such four count.
  static func first(in row: SheetRow) -> Int? {
    guard row.cells.count >= count else { return nil }
    for start in (0...row.cells.count - count).reversed() {
      let first = Int(row.cells[start].column)
      let isMatch = allCases.allSatisfy { column in
        let cell = row.cells[start + column.offset]
        guard Int(cell.column) == first + column.offset, case .text(let range) = cell.value else { return false }
        let text = row.bytes[range.range]
        return text.elementsEqual(column.rawValue.utf8) || text.elementsEqual(column.distinctHeader.utf8)
      }
      if isMatch { return first }
    }
    return nil
  }
}
