import Procedures
import Spreadsheet

/// What `Petunjuk` of a log's work book says: how to speak, the steps, the codes and colours, and document control (G8, G9).
struct GuideSheet: Sendable {
  static let sheet = "Petunjuk"

  /// One line of a section: a label and what it means.
  struct Line: Sendable {
    var label: String
    var text: String
    /// The state whose colour the label shows.
    var look: Styles.Row?

    init(_ label: String, _ text: String, _ look: Styles.Row? = nil) {
      self.label = label
      self.text = text
      self.look = look
    }

    /// What the settings say, in a profile's order.
    static func rules(_ profile: some SettingProfile) -> [Line] { profile.settingRules.map { Line($0.label, $0.text) } }
  }

  /// A small table of numbers, such as standard times, summed in its last row.
  struct Amounts: Sendable {
    var title: String
    /// Above the rows: of the labels, the texts and the numbers.
    var headers: [String]
    var rows: [(label: String, text: String, number: Int)]
    var total: String
  }

  /// Behind it stands the facility's name.
  var title: String
  /// What to say, and when.
  var sayings: [Line]
  var steps: [String]
  var legend: [Line]
  var amounts: Amounts?
  /// By which rules the facility's settings let it work.
  var settings: [Line]

  /// The plan of the sheet.
  func plan(_ control: DocumentControl) -> FreeSheetPlan {
    FreeSheetPlan(name: Self.sheet) { sheet, styles, _ throws(SpreadsheetError) in
      try write(control, styles, to: sheet)
    }
  }

  /// Writes the sheet: one A4 page, upright.
  private func write(_ control: DocumentControl, _ styles: Styles, to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 0, width: 20)
    try sheet.setColumn(first: 1, last: 1, width: 84)
    try sheet.setColumn(first: 2, last: 2, width: 9)
    try sheet.head(title, control, styles)
    var lines = GuideLines(sheet: sheet, styles: styles)
    try lines.section("Yang diucapkan", sayings)
    try lines.section("Langkah", steps.enumerated().map { Line(String($0 + 1), $1) })
    try lines.section("Arti kode dan warna", legend)
    if let amounts { try lines.amounts(amounts) }
    try lines.section("Aturan yang berlaku", settings)
    try lines.section("Kendali dokumen", control.lines.map { Line($0, $1) })
    try sheet.hideGridlines()
    try sheet.print(
      control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...lines.row - 1, columns: 0...2), fitHeight: 1)
  }
}

/// The lines of `Petunjuk` as they are written.
private struct GuideLines {
  let sheet: SheetWriter
  let styles: Styles
  /// The next row, from 0.
  var row = 4

  mutating func section(_ title: String, _ lines: [GuideSheet.Line]) throws(SpreadsheetError) {
    guard !lines.isEmpty else { return }
    try head(title)
    for line in lines {
      let format = line.look.map { styles.cell($0, isCentred: true) } ?? styles.label
      try sheet.setRow(row, height: TextHeight.points(line.text, width: 90))
      try sheet.text(line.label, row: row, column: 0, format: format)
      try sheet.mergeRow(row, firstColumn: 1, lastColumn: 2, text: line.text, format: styles.value)
      row += 1
    }
    row += 1
  }

  mutating func amounts(_ table: GuideSheet.Amounts) throws(SpreadsheetError) {
    try head(table.title)
    for (column, header) in table.headers.prefix(3).enumerated() {
      try sheet.text(header, row: row, column: column, format: styles.header)
    }
    row += 1
    let first = row
    for line in table.rows {
      try sheet.text(line.label, row: row, column: 0, format: styles.label)
      try sheet.text(line.text, row: row, column: 1, format: styles.value)
      try sheet.number(Double(line.number), row: row, column: 2, format: styles.number)
      row += 1
    }
    try sheet.mergeRow(row, firstColumn: 0, lastColumn: 1, text: table.total, format: styles.label)
    let area = CellArea(rows: first...max(first, row - 1), columns: 2...2)
    try sheet.formula(
      "=SUM(\(area.reference))", cached: .number(Double(table.rows.reduce(0) { $0 + $1.number })), row: row, column: 2,
      format: styles.number)
    row += 2
  }

  private mutating func head(_ title: String) throws(SpreadsheetError) {
    try sheet.text(title, row: row, column: 0, format: styles.section)
    try sheet.blank(row: row, column: 1, format: styles.section)
    try sheet.blank(row: row, column: 2, format: styles.section)
    row += 1
  }
}

/// How high rows must be for wrapped text.
enum TextHeight {
  /// How many lines a text takes in so many characters' width; words are kept whole.
  static func lines(_ text: String, width: Int) -> Int {
    let width = max(1, width)
    var lines = 1
    // Letters in the line so far, blanks before the word, and letters of the word.
    var (used, blanks, word) = (0, 0, 0)
    func place() {
      if word == 0 { return }
      if used > 0, used + blanks + word > width {
        lines += 1
        used = 0
        blanks = 0
      }
      used += blanks + word
      // A longer word is broken.
      while used > width {
        lines += 1
        used -= width
      }
      word = 0
      blanks = 0
    }
    for byte in text.utf8 {
      switch byte {
      case 0x20:
        place()
        blanks += 1
      case 0x0A:
        place()
        lines += 1
        (used, blanks) = (0, 0)
      // What follows the first byte of a letter.
      case 0x80..<0xC0, 0x0D: continue
      default: word += 1
      }
    }
    place()
    return lines
  }

  /// The height of a row in points, at most a sheet's 409.5.
  static func points(_ text: String, width: Int, line: Double = 15) -> Double {
    min(409.5, Double(lines(text, width: width)) * line + 3)
  }
}
