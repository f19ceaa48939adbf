import Spreadsheet

/// Prints the texts of a workbook or a CSV file with their places, as `Pasien!B7: 001234`: the library in its shortest use.
///
/// usage: texts FILE – of a file that can't be read it prints the reason.
@main
enum Texts {
  static func main() {
    guard CommandLine.arguments.count == 2 else { return print("usage: texts FILE") }
    let path = CommandLine.arguments[1]
    do throws(SpreadsheetError) {
      switch try Document.open(path) {
      case .workbook(let workbook):
        for sheet in workbook.sheets {
          var rows = try workbook.reader(of: sheet)
          try show(&rows, sheet.name)
        }
      case .delimitedText:
        var rows = try CSVReader(path: path)
        try show(&rows, "CSV")
      }
    } catch {
      print(error.message(.english))
    }
  }

  private static func show(_ rows: inout some RowReader, _ sheet: String) throws(SpreadsheetError) {
    var row = SheetRow()
    while try rows.next(&row) {
      for cell in row.cells {
        guard case .text(let range) = cell.value else { continue }
        print("\(sheet)!\(CellReference.name(row: row.index, column: Int(cell.column))): \(row.string(range))")
      }
    }
  }
}
