package import Spreadsheet

/// Writes sheet `Konflik` for the first time, in a workbook of its own that it is then imported from.
package struct ConflictSheetWriter {
  package static let headerRow = 3
  private static let widths: [Double] = [6, 18, 26, 22, 26, 26, 28, 20, 12, 13, 13, 8]

  /// Writes the workbook; the entries stand in order from the row below the header on.
  package static func write(_ entries: [ConflictList.Entry], to path: String) throws(SpreadsheetError) {
    let book = try WorkbookWriter(path: path, created: CalendarDate(dayNumber: 0))
    let styles = Styles(book)
    let sheet = try book.addSheet(ConflictList.sheetName)
    let columns = ConflictList.Column.allCases
    for (index, width) in widths.enumerated() {
      try sheet.setColumn(first: index, last: index, width: width, isHidden: columns[index] == .trace)
    }
    try sheet.setRow(0, height: 22)
    try sheet.text("Konflik", row: 0, column: 0, format: styles.title)
    try sheet.text(
      "Satu sel diisi berbeda di dua salinan. Pilih di kolom Pilihan: Sekarang = nilai di buku ini tetap, "
        + "Salinan = nilai dari salinan dipakai. Diterapkan pada proses berikutnya. Tercatat: tidak diambil, hanya disimpan di sini.",
      row: 1, column: 0, format: styles.note)
    try sheet.setRow(headerRow, height: 32)
    for (index, column) in columns.enumerated() {
      try sheet.text(
        column.rawValue, row: headerRow, column: index, format: column == .choice ? styles.staffHeader : styles.header)
    }
    let plain = styles.cell(.plain, wraps: true)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let formats = StaffFormats(
      plain: plain, date: date, time: styles.cell(.plain, numberFormat: Styles.time),
      duration: styles.cell(.plain, numberFormat: Styles.duration))
    for (offset, entry) in entries.enumerated() {
      for (index, column) in columns.enumerated() where column != .trace {
        try sheet.staff(entry.value(column), row: headerRow + 1 + offset, column: index, formats: formats)
      }
    }
    let last = headerRow + max(1, entries.count)
    if let choice = columns.firstIndex(of: .choice) {
      try sheet.listValidation(
        CellArea(rows: headerRow + 1...last, columns: choice...choice),
        choices: [ConflictList.Choice.current.rawValue, ConflictList.Choice.copy.rawValue])
    }
    try sheet.freeze(rows: headerRow + 1, columns: 0)
    try sheet.autofilter(CellArea(rows: headerRow...last, columns: 0...columns.count - 2))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: headerRow + 1...last, columns: 0...columns.count - 1))
    try sheet.pageSetup(
      PageSetup {
        $0.isLandscape = true
        $0.fitWidth = 1
        $0.fitHeight = 0
        $0.repeatRows = headerRow...headerRow
      })
    try book.close()
  }
}

extension ConflictList.Entry {
  /// What stands in a column; the trace is a look alone.
  package func value(_ column: ConflictList.Column) -> StaffValue? {
    switch column {
    case .number: .number(Double(number))
    case .sheet: .text(conflict.sheet)
    case .key: conflict.key.isEmpty ? nil : .text(conflict.key)
    case .column: .text(conflict.column)
    case .current: conflict.current
    case .copy: conflict.copy
    case .file: .text(file)
    case .who: .text(who)
    case .date: date
    case .choice: choice.map { .text($0.rawValue) }
    case .state: .text(state.rawValue)
    case .trace: nil
    }
  }
}

extension StaffValue {
  /// The value as a patch writes it: what it is stays visible, whatever the cell held before.
  package var patchValue: PatchValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .plainNumber(number)
    case .boolean(let truth): .boolean(truth)
    case .date(let serial): .date(serial)
    case .time(let fraction): .time(fraction)
    case .duration(let days): .duration(days)
    }
  }
}
