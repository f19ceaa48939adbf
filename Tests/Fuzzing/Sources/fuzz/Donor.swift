import Spreadsheet

/// A workbook of our own, whose sheets are brought into others: with looks, links, rules, drop-downs, a chart.
enum Donor {
  static let sheets = ["Sheet1", "Lembar Sapa", "Rekap"]

  /// Where it stands; it is made when it is first asked for.
  static let path: String = {
    let path = ScratchFile.path("donor")
    do throws(SpreadsheetError) {
      try write(to: path)
    } catch {
      fatalError("no donor: \(error)")
    }
    return path
  }()

  private static func write(to path: String) throws(SpreadsheetError) {
    let writer = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 0))
    let head = writer.format(
      CellFormat {
        $0.isBold = true
        $0.fill = Color(0x1F4E78)
      })
    let day = writer.format(CellFormat { $0.numberFormat = "dd/mm/yyyy" })
    for name in sheets {
      let sheet = try writer.addSheet(name)
      try sheet.setColumn(first: 0, last: 0, width: 21)
      try sheet.mergeRow(0, firstColumn: 0, lastColumn: 2, text: "Lembar & Sapa", format: head)
      try sheet.text("001234", row: 1, column: 0)
      try sheet.link(url: "tel:+62811", text: "0811", row: 1, column: 1)
      try sheet.number(46_347, row: 1, column: 2, format: day)
      try sheet.formula("=C2+1", cached: .number(46_348), row: 1, column: 4)
      try sheet.autofilter(CellArea(rows: 0...1, columns: 0...4))
      try sheet.conditionalFormat(
        CellArea(rows: 1...1, columns: 0...4), formula: "=$D2=\"Ya\"", format: CellFormat { $0.fill = Color(0xC6EFCE) })
      try sheet.listValidation(CellArea(rows: 1...1, columns: 3...3), choices: ["Ya", "Tidak"])
      var setup = PageSetup()
      setup.repeatRows = 0...0
      try sheet.pageSetup(setup)
    }
    try writer.close()
  }
}
