import Procedures
import Spreadsheet

/// `Rincian` of the report: the rows behind every figure, a line each, and where formulas find their columns.
struct CallDetails {
  enum Field: Hashable {
    case medicalRecord, name, ward, discharge, due, status, code, part
    /// Whether the row took a step of the funnel, by its place.
    case step(Int)
    case executed, officer, calledOn, punctuality, answered, score
  }

  private struct Column {
    var field: Field
    var header: String
    var width: Double
    var value: (RecapRow) -> PageList.Value
  }

  private let recap: CallRecap
  private let showsNames: Bool
  private let columns: [Column]

  private static let headerRow = 4
  private var lastRow: Int { Self.headerRow + max(recap.rows.count, 1) }

  init(recap: CallRecap, showsNames: Bool) {
    self.recap = recap
    self.showsNames = showsNames
    let profile = recap.profile
    func day(_ day: CalendarDate?) -> PageList.Value { day.map { .date($0) } ?? .text("") }
    func flag(_ flag: Bool) -> PageList.Value { .number(flag ? 1 : 0) }
    var columns = [
      Column(field: .medicalRecord, header: "No RM", width: 12) {
        .text(Masking.medicalRecord($0.medicalRecordNumber))
      },
      Column(field: .name, header: "Nama", width: 18) { .text(showsNames ? Masking.name($0.name) : "") },
      Column(field: .ward, header: "Ruangan", width: 18) { .text($0.ward) },
      Column(field: .discharge, header: "Tanggal Keluar", width: 13) { day($0.discharge) },
      Column(field: .due, header: "Tanggal Eksekusi", width: 13) { day($0.executionDate) },
      Column(field: .status, header: "Status", width: 17) { .text($0.status.rawValue) },
      Column(field: .code, header: "Kode", width: 7) { .text($0.code.rawValue) },
      Column(field: .part, header: "Bagian", width: 13) { .text($0.part.rawValue) },
    ]
    for (place, step) in CallRecap.steps.enumerated() {
      columns.append(Column(field: .step(place), header: step.header, width: step.width) { flag(step.holds($0)) })
    }
    columns += [
      Column(field: .executed, header: "Selesai Minggu Ini", width: 10) { flag($0.isExecutedInWeek) },
      Column(field: .officer, header: "Petugas", width: 16) { .text($0.officer) },
      Column(field: .calledOn, header: "Tanggal Sapa", width: 13) { day($0.calledOn) },
      Column(field: .punctuality, header: "Ketepatan", width: 13) { .text($0.punctuality?.title(profile) ?? "") },
    ]
    if recap.showsEvaluation {
      columns += [
        Column(field: .answered, header: "Menjawab Evaluasi", width: 11) { flag($0.hasAnswered) },
        Column(field: .score, header: "Nilai Evaluasi (1-4)", width: 11) {
          $0.score.map { .number(Double($0)) } ?? .blank
        },
      ]
    }
    self.columns = columns
  }

  /// The cells of a column, as formulas name them.
  func range(_ field: Field) -> String {
    let place = columns.firstIndex { $0.field == field } ?? 0
    return CellArea(rows: Self.headerRow + 1...lastRow, columns: place...place)
      .absoluteReference(sheet: CallReportWriter.sheets.rows)
  }

  func write(to sheet: SheetWriter, _ control: DocumentControl, _ styles: Styles) throws(SpreadsheetError) {
    for (place, column) in columns.enumerated() {
      try sheet.setColumn(
        first: place, last: place, width: column.width, isHidden: column.field == .name && !showsNames)
    }
    try sheet.head("Rincian – baris di balik setiap angka rekap", control, styles)
    try sheet.text(
      "1 = ya, 0 = tidak, keadaan \(recap.asOf.indonesian). Rekap menjumlahkan kolom-kolom ini; nama dan nomor telepon tidak dimuat (G7).",
      row: 3, column: 0, format: styles.note)
    try sheet.setRow(Self.headerRow, height: 32)
    for (place, column) in columns.enumerated() {
      try sheet.text(column.header, row: Self.headerRow, column: place, format: styles.header)
    }
    let cell = styles.cell(.plain)
    let date = styles.cell(.plain, numberFormat: Styles.date)
    for (row, entry) in zip((Self.headerRow + 1)..., recap.rows) {
      for (place, column) in columns.enumerated() {
        switch column.value(entry) {
        case .text(let text): try sheet.text(text, row: row, column: place, format: cell)
        case .date(let day): try sheet.date(day, row: row, column: place, format: date)
        case .number(let number): try sheet.number(number, row: row, column: place, format: styles.number)
        case .blank: try sheet.blank(row: row, column: place, format: styles.number)
        }
      }
    }
    try sheet.freeze(rows: Self.headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...lastRow, columns: 0...columns.count - 1))
    try sheet.ignoreNumbersStoredAsText(CellArea(rows: Self.headerRow + 1...lastRow, columns: 0...0))
    try sheet.print(
      control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...lastRow, columns: 0...columns.count - 1))
  }
}
