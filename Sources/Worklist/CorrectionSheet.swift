package import Spreadsheet

/// Sheet `Koreksi` of a closed period's report: what would be counted otherwise today, a line a figure (G6).
package struct CorrectionSheet: Sendable {
  package static let name = "Koreksi"
  private static let columns: [(header: String, width: Double)] = [
    ("Tanggal", 13), ("Angka", 30), ("Nilai Lama", 12), ("Nilai Baru", 12), ("Sebab", 90),
  ]
  private static let headerRow = 4

  private let corrections: [Correction]
  private let figures: PeriodFigures
  /// The day of the run that found them.
  private let day: CalendarDate
  private let control: DocumentControl

  package init(_ corrections: [Correction], figures: PeriodFigures, day: CalendarDate, control: DocumentControl) {
    self.corrections = corrections
    self.figures = figures
    self.day = day
    self.control = control
  }

  /// Adds the lines to a report opened for patching, whose own figures stay as they are; at `donor` a workbook is written
  /// from which sheets are taken, and which the caller removes.
  package func apply(to patch: WorkbookPatch, donor: String) throws(SpreadsheetError) {
    let isNew = !patch.workbook.sheets.contains { $0.name == Self.name }
    let book = try WorkbookWriter(
      path: donor, created: control.made, title: Self.name, author: "Sapa", company: control.facility,
      rendering: Masking.numbers)
    if isNew { try write(to: try book.addSheet(Self.name), Styles(book)) }
    try FigureSheetWriter(figures: figures).write(to: try book.addSheet(FigureSheetWriter.sheet))
    if !isNew { _ = try book.addSheet(Self.name) }
    try book.close()
    try patch.importSheet(FigureSheetWriter.sheet, from: donor, keeping: [])
    if isNew {
      try patch.importSheet(Self.name, from: donor, keeping: [])
    } else {
      _ = try patch.append(corrections.map(cells), sheet: Self.name)
    }
  }

  private func cells(_ correction: Correction) -> [PatchValue?] {
    [
      .date(day.serial), .text(correction.figure), .number(Double(correction.old)), .number(Double(correction.new)),
      .text(correction.cause),
    ]
  }

  private func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (index, column) in Self.columns.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.width)
    }
    for line in HeadLine.head("Koreksi setelah penutupan", control, styles) { try sheet.write(line) }
    try sheet.text(
      "Angka pada lembar lain tidak diubah setelah periode ditutup; yang datang kemudian tercatat di sini (G6).",
      row: 3, column: 0, format: styles.note)
    for (index, column) in Self.columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    for (offset, correction) in corrections.enumerated() {
      let row = Self.headerRow + 1 + offset
      try sheet.date(day, row: row, column: 0, format: styles.valueDate)
      try sheet.text(correction.figure, row: row, column: 1, format: styles.label)
      try sheet.number(Double(correction.old), row: row, column: 2, format: styles.number)
      try sheet.number(Double(correction.new), row: row, column: 3, format: styles.number)
      try sheet.text(correction.cause, row: row, column: 4, format: styles.value)
    }
    let last = Self.headerRow + max(corrections.count, 1)
    try sheet.freeze(rows: Self.headerRow + 1, columns: 0)
    try sheet.print(
      control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...last, columns: 0...Self.columns.count - 1))
  }
}
