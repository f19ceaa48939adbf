import Foundation
import Spreadsheet
import Testing

@testable import Book

struct WrittenCellsTests {
  /// Texts with blanks around them, numbers, gaps, empty rows and merged cells.
  @Test func `a sheet of free form that was taken while it was written has the base that reading it gives`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_000))
    let styles = Styles(book)
    let sheet = try book.addSheet("Formulir")
    let recorder = CellRecorder(columns: 3)
    try sheet.stream(rows: 0..<40, columns: 3, formats: [styles.title, styles.value]) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      try recorder.write(to: &encoder) { (cells: inout DigestingRow) throws(SpreadsheetError) in
        switch row % 5 {
        case 0: try cells.mergeRow(firstColumn: 0, lastColumn: 2, text: "Judul \(row)", format: styles.title)
        case 1: break
        case 2: try cells.text(" kanan ", column: 2, format: styles.value)
        case 3: try cells.number(Double(row) / 4, column: 1, format: styles.value)
        default:
          cells.setHeight(RowHeight(30))
          for column in 0..<3 {
            try cells.text(column == 1 ? "" : "baris\n\(row)", column: column, format: styles.value)
          }
        }
      }
    }
    try book.close()
    let read = try BaseSheet.make(from: path, sheets: [], meta: .fixture)
    let taken = try BaseSheet.make(
      from: path, sheets: [], meta: .fixture, written: WrittenSheets(free: ["Formulir": recorder.cells]))
    #expect(read.count > 6)
    #expect((0..<read.count).map { read[$0] } == (0..<taken.count).map { taken[$0] })
  }
}
