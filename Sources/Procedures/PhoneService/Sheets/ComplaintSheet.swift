import Book
import Core
import Intake
import Spreadsheet

/// `BA Pengaduan`: one printable A4 page a complaint, those that wait for approval first, then by number (B9, B10).
struct ComplaintSheet: Sendable {
  static let name = "BA Pengaduan"

  private let state: PhoneState
  private let control: DocumentControl
  private let pages: [Int]
  private let count: Int

  init(state: PhoneState, rows: [Int], control: DocumentControl) {
    self.state = state
    self.control = control
    let complaints = rows.filter { state.facts[$0].type == .complaint }
    count = complaints.count
    let order = complaints.map { row in
      (
        isApproved: state.facts[row].isApproved ? 1 : 0,
        number: state.numbers[row].flatMap { RunningNumber.parse($0, prefix: B9ComplaintReport.prefix) }, row: row
      )
    }.sorted { left, right in
      if left.isApproved != right.isApproved { return left.isApproved < right.isApproved }
      switch (left.number, right.number) {
      case (let first?, let second?) where first != second: return first < second
      case (.some, nil): return true
      case (nil, .some): return false
      default: return left.row < right.row
      }
    }
    // A page break stands before each page but the first; one more may follow for the note.
    pages = order.prefix(max(0, min(state.settings.profile.maxReports, SheetWriter.pageBreakLimit - 1))).map(\.row)
  }

  func write(to sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    for (column, width) in [ComplaintPage.labelWidth, 34, 34].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
    let looks = ComplaintLooks(styles)
    var row = 0
    var breaks: [Int] = []
    if count > pages.count {
      try sheet.mergeRow(
        0, firstColumn: 0, lastColumn: 2,
        text:
          "\(pages.count) halaman dari \(count) pengaduan: \(count - pages.count) lagi tidak dimuat (max_reports). Yang belum disetujui didahulukan; semua ada di Log Layanan.",
        format: styles.note)
      row = 1
      if !pages.isEmpty { breaks.append(1) }
    } else if pages.isEmpty {
      try sheet.text("Tidak ada pengaduan dalam minggu ini.", row: 0, column: 0, format: styles.note)
      row = 1
    }
    for (place, complaint) in pages.enumerated() {
      if place > 0 { breaks.append(row) }
      let context = state.context(complaint, isBrief: false)
      let decision = state.decisions[complaint]
      let page = ComplaintPage(
        call: context, decision: decision, reason: decision.reason(context), control: control, looks: looks)
      row = try page.write(from: row, to: sheet)
    }
    try sheet.pageBreaks(rows: breaks)
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...max(row - 1, 0), columns: 0...2))
  }
}

/// The formats of the reports' pages.
struct ComplaintLooks {
  let facility: FormatID
  let title: FormatID
  let number: FormatID
  let plain: FormatID
  let label: FormatID
  let value: FormatID
  let text: FormatID
  let smallText: FormatID
  let section: FormatID
  let centred: FormatID
  let signed: FormatID
  let small: FormatID

  init(_ styles: Styles) {
    func format(_ setUp: (inout CellFormat) -> Void) -> FormatID { styles.book.format(CellFormat(setUp)) }
    let line = CellBorder(.thin, color: Styles.line)
    facility = format {
      $0.isBold = true; $0.fontSize = 13; $0.horizontal = .center
      $0.bottomBorder = CellBorder(.medium)
    }
    title = format {
      $0.isBold = true; $0.fontSize = 15; $0.horizontal = .center; $0.isUnderlined = true
    }
    number = format {
      $0.isBold = true; $0.horizontal = .center
    }
    plain = format {
      $0.wrapsText = true; $0.vertical = .top
    }
    label = format {
      $0.border = line; $0.vertical = .top; $0.isBold = true; $0.wrapsText = true
    }
    value = format {
      $0.border = line; $0.vertical = .top; $0.wrapsText = true; $0.numberFormat = "@"
    }
    text = value
    smallText = format {
      $0.border = line; $0.vertical = .top; $0.wrapsText = true; $0.fontSize = 9; $0.numberFormat = "@"
    }
    section = styles.section
    centred = format {
      $0.horizontal = .center; $0.vertical = .bottom; $0.wrapsText = true
    }
    signed = format {
      $0.horizontal = .center; $0.vertical = .bottom; $0.isBold = true; $0.shrinksToFit = true
    }
    small = format {
      $0.fontSize = 8; $0.fontColor = Styles.darkGrey; $0.wrapsText = true; $0.vertical = .top
    }
  }
}
