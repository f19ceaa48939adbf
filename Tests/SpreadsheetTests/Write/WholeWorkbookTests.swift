import Foundation
import Testing

@testable import Spreadsheet

struct WholeWorkbookTests {
  @Test(.enabled(if: Tool.hasChecker, "check-workbook or its Python modules are not here"))
  func `a workbook with everything in it has no problems`() throws {
    let workbook = try WrittenWorkbook(Self.everything)
    #expect(try workbook.problems() == "")
  }

  @Test(.enabled(if: Tool.hasLibreOffice, "LibreOffice is not installed"))
  func `LibreOffice opens a workbook with everything in it`() throws {
    let workbook = try WrittenWorkbook(Self.everything)
    #expect(try workbook.libreOffice().contains("\"T\",\"000122\",\"Siti & <Budi> ke-2\",23/11/2026,14:02,50.0%,TRUE"))
  }

  @Test func `the same calls make the same bytes`() throws {
    let first = try WrittenWorkbook(Self.everything)
    let second = try WrittenWorkbook(Self.everything)
    let bytes = try Data(contentsOf: URL(filePath: first.path))
    #expect(bytes.count > 5000)
    #expect(try bytes == Data(contentsOf: URL(filePath: second.path)))
  }

  static func everything(_ writer: WorkbookWriter) throws {
    let title = writer.format(
      CellFormat {
        $0.isBold = true
        $0.fontSize = 14
      })
    let head = writer.format(
      CellFormat {
        $0.isBold = true
        $0.fill = Color(0x1F4E78)
        $0.fontColor = .white
        $0.border = CellBorder(.thin, color: .black)
        $0.wrapsText = true
        $0.vertical = .top
      })
    let red = writer.format(
      CellFormat {
        $0.fill = Color(0xFF0000)
        $0.numberFormat = "@"
        $0.horizontal = .left
        $0.indent = 1
      })
    let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
    let clock = writer.format(CellFormat { $0.numberFormat = "hh:mm" })
    let share = writer.format(CellFormat { $0.numberFormat = "0.0%" })

    let sheet = try writer.addSheet("Lembar Sapa")
    try sheet.setColumn(first: 0, last: 2, width: 18)
    try sheet.setColumn(first: 9, last: 9, isHidden: true)
    try sheet.mergeRow(0, firstColumn: 0, lastColumn: 2, text: "RS Contoh", format: title)
    try sheet.setRow(1, height: 30)
    for (column, name) in ["Kode", "No RM", "Nama Pasien", "Keluar", "Jam", "Bagian", "Ya", "WA"].enumerated() {
      try sheet.text(name, row: 1, column: column, format: head)
    }
    for row in 2..<12 {
      try sheet.text("T", row: row, column: 0, format: red)
      try sheet.text("00012\(row)", row: row, column: 1, format: red)
      try sheet.text("Siti & <Budi> ke-\(row)", row: row, column: 2)
      try sheet.date(CalendarDate(dayNumber: 20_778 + row), row: row, column: 3, format: day)
      try sheet.number(Double(14 * 60 + row) / 1440, row: row, column: 4, format: clock)
      try sheet.formula("=COUNTA(A3:A12)/20", cached: .number(0.5), row: row, column: 5, format: share)
      try sheet.boolean(true, row: row, column: 6)
      try sheet.link(
        url: "https://wa.me/628123456789?text=Selamat%20pagi", text: "WhatsApp", tip: "Kirim pesan", row: row, column: 7
      )
      try sheet.formula("=IF(A\(row + 1)=\"S\",\"Selesai\",\"\")", cached: .text(""), row: row, column: 8)
    }
    try sheet.freeze(rows: 2, columns: 1)
    try sheet.autofilter(CellArea(rows: 1...11, columns: 0...8))
    let messages = ValidationMessages(
      inputTitle: "Kode", inputMessage: "Baris satu\nBaris \"dua\" & <tiga>", errorTitle: "Salah",
      errorMessage: "T, S atau X",
      severity: .warning)
    try sheet.listValidation(CellArea(rows: 2...11, columns: 0...0), choices: ["T", "S", "X"], messages: messages)
    try sheet.rangeValidation(CellArea(rows: 2...11, columns: 1...1), source: "='Pilihan'!$A$1:$A$3")
    let week = CalendarDate(dayNumber: 20_778)...CalendarDate(dayNumber: 20_785)
    try sheet.dateValidation(CellArea(rows: 2...11, columns: 3...3), between: week)
    try sheet.formulaValidation(CellArea(rows: 2...11, columns: 5...5), formula: "=F3<=1")
    let green = CellFormat {
      $0.fill = Color(0xC6EFCE)
      $0.fontColor = Color(0x006100)
      $0.isBold = true
    }
    try sheet.conditionalFormat(
      CellArea(rows: 2...11, columns: 0...8), formula: "=$A3=\"S\"", format: green, stopIfTrue: true)
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 2...11, columns: 1...1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: 2...11, columns: 4...4))
    try sheet.pageSetup(
      PageSetup {
        $0.isLandscape = true
        $0.fitWidth = 1
        $0.repeatRows = 0...1
        $0.repeatColumns = 0...0
        $0.header = "&L" + PageSetup.literal("RS Contoh & Anak", atMost: 70) + "&R&D"
        $0.footer = "&CHalaman &P dari &N"
        $0.printArea = CellArea(rows: 0...11, columns: 0...8)
      })
    try sheet.pageBreaks(rows: [5, 3])
    try sheet.tabColor(Color(0xFF0000))
    try charts(writer)
    let choices = try writer.addSheet("Pilihan")
    for (row, choice) in ["Ya", "Tidak", "Lainnya"].enumerated() { try choices.text(choice, row: row, column: 0) }
    try choices.hide()
    try sheet.activate()
  }

  static func charts(_ writer: WorkbookWriter) throws {
    let recap = try writer.addSheet("2026")
    try recap.hideGridlines()
    try recap.pageSetup(PageSetup { $0.repeatRows = 0...0 })
    let stages = [("Keluar", 60), ("Memenuhi syarat", 41), ("Target", 30), ("Terhubung", 22), ("Selesai", 18)]
    for row in 0..<12 {
      if row < stages.count {
        try recap.text(stages[row].0, row: row, column: 0)
        try recap.number(Double(stages[row].1), row: row, column: 1)
      }
      try recap.text("W\(36 + row)", row: row, column: 2)
      try recap.number(Double((row * 5) % 12), row: row, column: 3)
      try recap.number(7, row: row, column: 4)
    }
    var funnel = ChartSpec(
      .bar, title: "Corong minggu ini",
      series: [
        ChartSpec.Series(
          name: "Pasien", categories: "='2026'!$A$1:$A$5", values: "='2026'!$B$1:$B$5", color: Color(0xC00000),
          showsLabels: true)
      ])
    funnel.categoryAxis.isReversed = true
    funnel.valueAxis.isHidden = true
    funnel.valueAxis.showsGridlines = false
    funnel.gap = 30
    funnel.alternativeText = "Dari 60 yang keluar, 18 selesai disapa"
    try recap.insertChart(funnel, row: 14, column: 0)
    for (index, kind) in [ChartSpec.Kind.column, .line].enumerated() {
      var trend = ChartSpec(
        kind, title: "12 minggu",
        series: [
          ChartSpec.Series(
            name: "Selesai", categories: "='2026'!$C$1:$C$12", values: "='2026'!$D$1:$D$12", color: Color(0x4472C4),
            showsLabels: true),
          ChartSpec.Series(
            name: "Minimal 7", categories: "='2026'!$C$1:$C$12", values: "='2026'!$E$1:$E$12",
            color: Color(0xC00000), drawing: .threshold),
        ])
      trend.valueAxis = ChartSpec.Axis(title: "Pasien", minimum: 0, maximum: 15, majorUnit: 5, numberFormat: "0")
      trend.categoryAxis.title = "Minggu"
      trend.legend = .bottom
      try recap.insertChart(trend, row: 30 + index * 16, column: 0, xOffset: 4, yOffset: 4)
    }
  }
}
