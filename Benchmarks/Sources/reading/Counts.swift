import Spreadsheet

/// What a file held.
enum Counts: CustomStringConvertible {
  case cells(CellCount)
  case records(Int, fields: Int)
  case messages(Int)

  var description: String {
    switch self {
    case .cells(let count): "rows \(count.rows) cells \(count.total) \(count.types)"
    case .records(let records, let fields): "records \(records) fields \(fields)"
    case .messages(let count): "messages \(count)"
    }
  }
}

/// Rows and cells by type.
struct CellCount {
  private(set) var rows = 0
  private(set) var total = 0
  private var text = 0
  private var number = 0
  private var boolean = 0
  private var date = 0
  private var time = 0
  private var duration = 0
  private var error = 0

  /// Reads all rows and counts them.
  mutating func add(_ reader: inout some RowReader) throws(SpreadsheetError) {
    var row = SheetRow()
    while try reader.next(&row) {
      rows += 1
      total += row.cells.count
      for cell in row.cells { add(cell.value) }
    }
  }

  private mutating func add(_ value: CellValue) {
    switch value {
    case .empty: break
    case .text: text += 1
    case .number: number += 1
    case .boolean: boolean += 1
    case .date: date += 1
    case .time: time += 1
    case .duration: duration += 1
    case .error: error += 1
    }
  }

  var types: String {
    "text \(text) number \(number) boolean \(boolean) date \(date) time \(time) duration \(duration) error \(error)"
  }
}
