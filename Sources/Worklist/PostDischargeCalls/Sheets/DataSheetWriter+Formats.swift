import Spreadsheet

extension DataSheetWriter {
  /// The formats of a row in one state. A plain row has no lines of its own: its empty cells need not be written.
  struct CellFormats {
    let own: FormatID?
    let centred: FormatID?
    let date: FormatID
    let staff: StaffFormats
    let writesBlanks: Bool
    var all: [FormatID] {
      [own, centred].compactMap { $0 } + [date, staff.plain, staff.date, staff.time, staff.duration]
    }

    init(_ styles: Styles, _ row: Styles.Row) {
      writesBlanks = row != .plain
      own = writesBlanks ? styles.cell(row) : nil
      centred = writesBlanks ? styles.cell(row, isCentred: true) : nil
      date = writesBlanks ? styles.cell(row, numberFormat: Styles.date) : styles.bareDate
      staff = styles.staffFormats(row, kind: .text, isPale: false)
    }
  }
}
