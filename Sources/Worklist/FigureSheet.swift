package import Spreadsheet

/// Writes the hidden sheet by which a later run knows what a report said when its period was closed (G6).
struct FigureSheetWriter {
  let figures: PeriodFigures

  static let sheet = "Angka Sapa"
  static let figureKind = "angka"
  static let rowKind = "baris"

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 2, width: 30)
    var row = 0
    for (column, header) in ["Jenis", "Nama", "Nilai"].enumerated() {
      try sheet.text(header, row: row, column: column)
    }
    for figure in figures.figures {
      row += 1
      try sheet.text(Self.figureKind, row: row, column: 0)
      try sheet.text(figure.name, row: row, column: 1)
      try sheet.number(Double(figure.value), row: row, column: 2)
    }
    for (key, trace) in figures.rows.sorted(by: { $0.key < $1.key }) {
      row += 1
      try sheet.text(Self.rowKind, row: row, column: 0)
      try sheet.text(key, row: row, column: 1)
      try sheet.text(trace, row: row, column: 2)
    }
    try sheet.hide()
  }
}

extension PeriodFigures {
  /// What a report knows of its figures; nil where it holds none, as one made by a version before 0.2.
  package init?(report path: String) throws(SpreadsheetError) {
    guard case .workbook(let workbook) = try Document.open(path),
      let sheet = workbook.sheets.first(where: { $0.name == FigureSheetWriter.sheet })
    else { return nil }
    var figures: [Figure] = []
    var rows: [String: String] = [:]
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    while try reader.next(&row) {
      let values = row.cells.map { StaffValue($0, in: row) }
      guard values.count >= 3, case .text(let kind)? = values[0], case .text(let name)? = values[1] else { continue }
      switch (kind, values[2]) {
      case (FigureSheetWriter.figureKind, .number(let value)?): figures.append(Figure(name, Int(value)))
      case (FigureSheetWriter.rowKind, .text(let trace)?): rows[name] = trace
      default: continue
      }
    }
    self.init(figures: figures, rows: rows)
  }
}
