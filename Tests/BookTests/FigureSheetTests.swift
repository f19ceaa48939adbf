import Foundation
import Spreadsheet
import Testing

@testable import Book

struct FigureSheetTests {
  @Test func `the figures of a report are read with the rows behind them or without`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var figures = PeriodFigures(
      figures: [PeriodFigures.Figure("Target", 3), PeriodFigures.Figure("Selesai", 1)],
      rows: ["20261117/0900/1": "Selesai · Rina", "20261118/0900/2": "Target"])
    figures.closedFigures = [PeriodFigures.Figure("Target", 2)]
    figures.closedRows = ["20261118/0900/2": ""]
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 20_000))
    try book.addSheet("Rekap").text("Rekap", row: 0, column: 0)
    try FigureSheetWriter(figures: figures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    try book.close()
    #expect(try PeriodFigures(report: path) == figures)
    #expect(try PeriodFigures(report: path, withRows: false) == figures.withoutRows)
  }
}
