import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

/// Rows and labels of totals, of a table or plain.
struct PatchTotalsTests {
  private func make(_ file: String, _ line: String) throws -> (PatchedFile, String) {
    let output = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    let script = try PatchScript(Array(line.utf8))
    return (try PatchedFile.make(file, script: script, output: output, allowsSigned: false), output)
  }

  private func refusal(_ file: String, _ line: String) throws -> PatchScriptError {
    try #require(throws: PatchScriptError.self) { _ = try make(file, line) }
  }

  /// A workbook of one sheet `Data` with these rows, texts and numbers.
  private func workbook(_ rows: [[String]]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    let writer = try WorkbookWriter(path: path, created: try #require(CalendarDate(iso: "2026-11-18")))
    let sheet = try writer.addSheet("Data")
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() where !text.isEmpty {
        if let number = Double(text) {
          try sheet.number(number, row: row, column: column)
        } else if text.hasPrefix("=") {
          try sheet.formula(text, cached: .number(3), row: row, column: column)
        } else {
          try sheet.text(text, row: row, column: column)
        }
      }
    }
    try writer.close()
    return path
  }

  private func kind(_ error: PatchScriptError) -> PatchObstacle? {
    guard case .notMade(let error) = error.kind, case .notPatchable(let obstacle) = error.kind else { return nil }
    return obstacle
  }

  @Test func `patch-append-totals: no row goes under a table's totals row`() throws {
    let file = reportedFixture("patch-append-totals.xlsx")
    let error = try refusal(file, #"{"sheet":"Data","append":["Agus",4]}"#)
    #expect(kind(error) == .totalsRow(area: "A4:B4"))
    #expect(error.line == 1)
    #expect(error.message(.indonesian, script: "ubah.jsonl").contains("di bawah baris total A4:B4"))
  }

  @Test(arguments: [
    ("A4", "\"Total\""), ("A4", "5"), ("A4", "null"), ("B4", "3"), ("B4", "\"tiga\""),
  ])
  func `what the table says of its totals row is not changed in the cell alone`(_ cell: String, _ value: String) throws
  {
    let line = #"{"sheet":"Data","cell":"\#(cell)","value":\#(value)}"#
    let error = try refusal(reportedFixture("patch-append-totals.xlsx"), line)
    #expect(kind(error) == .tableTotals(table: "TabelPasien"))
  }

  @Test func `the same label and a fill may be set, and other cells`() throws {
    let file = reportedFixture("patch-append-totals.xlsx")
    _ = try make(file, #"{"sheet":"Data","cell":"A4","value":"Jumlah","fill":"FF0000"}"#)
    _ = try make(file, #"{"sheet":"Data","cell":"B3","value":7}"#)
    _ = try make(file, #"{"sheet":"Data","cell":"C4","value":"x"}"#)
  }

  @Test(arguments: [
    [["Nama", "Nilai"], ["Budi", "1"], ["Jumlah", "=SUM(B2:B2)"]],
    [["Nama", "Nilai"], ["Budi", "1"], ["TOTAL", "1"]],
    [["Nama", "Nilai"], ["Budi", "1"], ["Sub Total", "1 pasien"]],
    [["Nama", "Nilai"], ["Budi", "1"], ["", "Jumlah", "1"]],
    [["Nama", "Nilai"], ["Budi", "1"], [], ["Rata-rata", "=AVERAGE(B2:B2)"]],
  ])
  func `nor under plain totals`(_ rows: [[String]]) throws {
    let error = try refusal(try workbook(rows), #"{"sheet":"Data","append":["Agus",4]}"#)
    guard case .totalsRow = kind(error) else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(arguments: [
    [["Nama", "Nilai"], ["Budi", "1"]], [["Nama", "Nilai"], ["Jumlah Sari", "Melati"]],
    [["Nama", "Nilai"], ["Total", ""]],
    [["Nama", "Nilai"], ["Jumlah", "1"], ["Budi", "1"]],
  ])
  func `a last row that holds no totals takes rows below it`(_ rows: [[String]]) throws {
    #expect(try make(try workbook(rows), #"{"sheet":"Data","append":["Agus",4]}"#).0.appended == 1)
  }
}
