import Intake
import Procedures
import Spreadsheet

/// `Menunggu Persetujuan`: what the superior has not approved yet, complaints first, then the oldest (B10).
struct ApprovalSheet: Sendable {
  static let name = "Menunggu Persetujuan"
  /// Lines of the list, at most.
  static let limit = 2000

  private let state: PhoneState
  private let control: DocumentControl
  /// The day up to which waiting is counted, at most the period's last: the book of a week that is over stands still.
  private let asOf: CalendarDate
  private let waiting: [Int]
  private let count: Int

  init(state: PhoneState, rows: [Int], period: Period, context: LogContext) {
    self.state = state
    control = context.control
    asOf = min(context.date, period.last)
    var complaints: [Int] = []
    var others: [Int] = []
    for row in rows where !state.facts[row].isApproved {
      if state.facts[row].type == .complaint { complaints.append(row) } else { others.append(row) }
    }
    count = complaints.count + others.count
    // The log is in order of receipt.
    waiting = Array((complaints + others).prefix(Self.limit))
  }

  private static let columns: [(header: String, width: Double)] = [
    ("Yang disetujui", 18), ("Tanggal", 12), ("Jam", 8), ("Jenis Layanan", 24), ("Petugas", 22),
    ("Menunggu (hari)", 11),
    ("Keadaan", 74),
  ]
  private static let headerRow = 4

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (index, column) in Self.columns.enumerated() {
      try sheet.setColumn(first: index, last: index, width: column.width)
    }
    try sheet.head(Self.name, control, styles)
    try sheet.text(note, row: 3, column: 0, format: styles.note)
    try sheet.setRow(Self.headerRow, height: 32)
    for (index, column) in Self.columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: index, format: styles.header)
    }
    var row = Self.headerRow + 1
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    let time = styles.cell(.plain, numberFormat: Styles.clock, isCentred: true)
    let unknown = styles.cell(.plain, isCentred: true)
    let wrapped = styles.value
    for call in waiting {
      let facts = state.facts[call]
      let isComplaint = facts.type == .complaint
      let action =
        state.decisions[call].action == .approve ? "Siap disetujui" : "Dahulukan: \(state.action(call))"
      try sheet.setRow(row, height: TextHeight.points(action, width: 68))
      try sheet.text(
        isComplaint ? state.numbers[call] ?? "BA Pengaduan" : "Rekap", row: row, column: 0, format: cell)
      if let day = state.log.rows[call].date {
        try sheet.date(day, row: row, column: 1, format: date)
        try sheet.number(Double(max(0, asOf.days(since: day))), row: row, column: 5, format: unknown)
      } else {
        try sheet.text("–", row: row, column: 1, format: unknown)
        try sheet.text("–", row: row, column: 5, format: unknown)
      }
      if let minute = facts.minute {
        try sheet.number(Double(minute) / 1440, row: row, column: 2, format: time)
      } else {
        try sheet.text("–", row: row, column: 2, format: unknown)
      }
      try sheet.text(facts.type?.rawValue ?? unknownWord, row: row, column: 3, format: cell)
      try sheet.text(
        facts.officer.map { state.officers.names[Int($0)] } ?? unknownWord, row: row, column: 4, format: cell)
      try sheet.text(action, row: row, column: 6, format: wrapped)
      row += 1
    }
    if waiting.isEmpty {
      try sheet.text("Tidak ada yang menunggu persetujuan.", row: row, column: 0, format: styles.note)
      row += 1
    }
    let last = Self.columns.count - 1
    try sheet.freeze(rows: Self.headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...max(row - 1, Self.headerRow + 1), columns: 0...last))
    try sheet.print(
      control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...row - 1, columns: 0...last))
  }

  private var note: String {
    let rest =
      count > waiting.count ? " Ditampilkan \(waiting.count) dari \(count); sisanya tersaring di Log Layanan." : ""
    return
      "Pengaduan dahulu, lalu yang terlama. Isi Disetujui Oleh dan Tanggal Persetujuan di Log Layanan; menunggu dihitung sampai \(asOf.indonesian) (B10).\(rest)"
  }
}
