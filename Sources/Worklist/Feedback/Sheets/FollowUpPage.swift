import Procedures
import Spreadsheet

/// `RTL` of the monthly report: a copy of the month's follow-up plans to read, open ones first (E3, E4).
struct FollowUpPage {
  static let name = "RTL"
  private static let columns: [(header: String, width: Double)] = [
    ("No RTL", 15), ("Tanggal", 12), ("Masalah", 32), ("Akar Masalah", 32), ("Rencana", 36),
    ("Penanggung Jawab", 20), ("Tenggat", 12), ("Status", 11), ("Bukti", 24), ("Asal", 10), ("Terbawa", 10),
    ("Keadaan", 22),
  ]
  private static let headerRow = 5

  private let plans: [FollowUps.Plan]
  private let date: CalendarDate
  private let page: ReportPage

  init(plans: [FollowUps.Plan], date: CalendarDate, page: ReportPage) {
    func rank(_ plan: FollowUps.Plan) -> Int { plan.isOverdue(date) ? 0 : plan.isClosed ? 2 : 1 }
    self.plans = plans.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
    self.date = date
    self.page = page
  }

  /// `5 terbuka, 2 di antaranya lewat tenggat; 3 selesai atau batal; 1 terbawa dari bulan sebelumnya`.
  static func counts(_ plans: [FollowUps.Plan], _ date: CalendarDate) -> String {
    let open = plans.count { !$0.isClosed }
    let overdue = plans.count { $0.isOverdue(date) }
    let carried = plans.count { $0.carried > 0 }
    return
      "\(open) terbuka, \(overdue) lewat tenggat; \(plans.count - open) selesai atau batal; \(carried) terbawa dari bulan sebelumnya"
  }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    let styles = page.styles
    try page.begin(sheet, "Rencana Tindak Lanjut", Self.columns.map(\.width))
    var grid = CellGrid()
    grid.text(
      3, 0, plans.isEmpty ? "Belum ada RTL; isi lembar RTL di buku kerja." : Self.counts(plans, date) + ".",
      styles.strongNote)
    grid.text(
      4, 0,
      "Salinan untuk dibaca; yang diisi adalah lembar RTL di buku kerja. Merah: lewat tenggat pada \(date.indonesian).",
      styles.note)
    page.headers(&grid, Self.headerRow, 0, Self.columns.map(\.header))
    grid.height(Self.headerRow, 32)
    for (place, plan) in plans.enumerated() { add(plan, &grid, Self.headerRow + 1 + place) }
    try grid.write(to: sheet)
    let last = Self.headerRow + max(1, plans.count)
    try sheet.freeze(rows: Self.headerRow + 1, columns: 1)
    try sheet.autofilter(CellArea(rows: Self.headerRow...last, columns: 0...Self.columns.count - 1))
    try sheet.print(
      page.control, landscape: true, repeatRows: Self.headerRow...Self.headerRow,
      area: CellArea(rows: 0...last, columns: 0...Self.columns.count - 1))
  }

  private func add(_ plan: FollowUps.Plan, _ grid: inout CellGrid, _ row: Int) {
    let plain = format(plan, isDate: false)
    let day = format(plan, isDate: true)
    func put(_ column: Int, _ text: String) { grid.text(row, column, text, plain) }
    func date(_ column: Int, _ place: Int) {
      if let day_ = StaffRows.day(plan.cells[place]) {
        grid.put(row, column, .date(day_), day)
      } else {
        put(column, plan.text(place))
      }
    }
    put(0, plan.key)
    date(1, 0)
    for column in 2...5 { put(column, plan.text(column - 1)) }
    date(6, 5)
    put(7, plan.status)
    put(8, plan.text(7))
    put(9, plan.origin.name)
    grid.number(row, 10, plan.carried, plain)
    put(11, plan.condition(self.date))
    var height = 18.0
    for column in [2, 3, 4, 5, 8] {
      height = max(height, TextHeight.points(plan.text(column - 1), width: Int(Self.columns[column].width) - 3))
    }
    grid.height(row, height)
  }

  private func format(_ plan: FollowUps.Plan, isDate: Bool) -> FormatID {
    page.styles.book.format(
      CellFormat {
        $0.border = CellBorder(.thin, color: Styles.line)
        $0.vertical = .center
        $0.wrapsText = true
        if isDate { $0.numberFormat = Styles.date }
        if plan.isOverdue(date) {
          $0.fill = Styles.red; $0.fontColor = .white; $0.isBold = true
        } else if plan.isClosed {
          $0.fill = Styles.green; $0.fontColor = Styles.darkGreen
        }
      })
  }
}
