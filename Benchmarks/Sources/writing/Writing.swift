import Spreadsheet

/// Writes a workbook of invented rows through the writer that Sapa's own books are made with, and says how long that took.
///
/// usage: writing FILE.xlsx ROWS – prints `cells 1600000 seconds 0.612`; twelve texts, two dates and two numbers a row, the texts made
/// as they are written. `baselines/write.py` writes the same with other libraries.
@main
enum Writing {
  static let columns = 16

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let count = Int(words[2]), count > 0 else {
      print("usage: writing FILE.xlsx ROWS")
      return
    }
    let clock = ContinuousClock()
    let start = clock.now
    try write(to: words[1], count)
    print("cells \(count * columns) seconds \((clock.now - start) / .seconds(1))")
  }

  private static func write(to path: String, _ count: Int) throws(SpreadsheetError) {
    let first = CalendarDate(dayNumber: 20_000)
    let book = try WorkbookWriter(path: path, created: first)
    let date = book.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
    let sheet = try book.addSheet("Data")
    try sheet.stream(rows: 0..<count, columns: columns, formats: [date]) {
      (row: inout RowEncoder, index: Int) throws(SpreadsheetError) in
      for column in 0..<12 { try row.text("Isi \(index % 997) kolom \(column)", column: column, format: nil) }
      for column in 12..<14 { try row.date(first.adding(days: index % 365), column: column, format: date) }
      for column in 14..<16 { try row.number(Double(index * 3 + column), column: column, format: nil) }
    }
    try book.close()
  }
}
