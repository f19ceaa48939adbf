package import Spreadsheet

/// Sheet `Koreksi` of a closed period's report: what would be counted otherwise today, a line a figure (G6).
package struct CorrectionSheet: Sendable {
  package static let name = "Koreksi"
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
    if isNew { try page.write(to: try book.addSheet(Self.name), control, Styles(book)) }
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

  private var page: Page {
    Page(
      title: "Koreksi setelah penutupan",
      [
        .note(
          "Angka pada lembar lain tidak diubah setelah periode ditutup; yang datang kemudian tercatat di sini (G6).")
      ],
      list: PageList(
        columns: [
          PageList.Column("Tanggal", 13, .date), PageList.Column("Angka", 30),
          PageList.Column("Nilai Lama", 12, .number), PageList.Column("Nilai Baru", 12, .number),
          PageList.Column("Sebab", 90, .long),
        ], count: corrections.count, empty: "Tidak ada."
      ) { line in
        let correction = corrections[line]
        return [
          .date(day), .text(correction.figure), .number(Double(correction.old)), .number(Double(correction.new)),
          .text(correction.cause),
        ]
      })
  }
}
