package import Spreadsheet

/// Writes the hidden sheet by which a later run knows what a report said when its period was closed (G6).
package struct FigureSheetWriter {
  package let figures: PeriodFigures

  package static let sheet = "Angka Sapa"
  package static let figureKind = "angka"
  package static let rowKind = "baris"
  /// The same as the period was closed, where it has corrections.
  package static let closedFigureKind = "angka saat ditutup"
  package static let closedRowKind = "baris saat ditutup"

  package func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 2, width: 30)
    for (column, header) in ["Jenis", "Nama", "Nilai"].enumerated() {
      try sheet.text(header, row: 0, column: column)
    }
    let counted = [(Self.figureKind, figures.figures), (Self.closedFigureKind, figures.closedFigures ?? [])]
      .flatMap { kind, list in list.map { (kind: kind, figure: $0) } }
    let traced = [(Self.rowKind, figures.rows), (Self.closedRowKind, figures.closedRows)]
      .flatMap { kind, rows in rows.sorted { $0.key < $1.key }.map { (kind: kind, key: $0.key, trace: $0.value) } }
    try sheet.stream(rows: 1..<1 + counted.count + traced.count, columns: 3, formats: []) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      guard row > counted.count else {
        let (kind, figure) = counted[row - 1]
        try encoder.text(kind, column: 0)
        try encoder.text(figure.name, column: 1)
        return try encoder.number(Double(figure.value), column: 2)
      }
      let (kind, key, trace) = traced[row - 1 - counted.count]
      try encoder.text(kind, column: 0)
      try encoder.text(key, column: 1)
      try encoder.text(trace, column: 2)
    }
    try sheet.hide()
  }
}

extension PeriodFigures {
  /// What a report knows of its figures; nil where it holds none, as one made by a version before 0.2.
  ///
  /// - Parameters:
  ///   - path: the report's.
  ///   - withRows: whether the rows behind them are read, too; the figures stand above them.
  /// - Throws: ``SpreadsheetError`` where it can't be read.
  package init?(report path: String, withRows: Bool = true) throws(SpreadsheetError) {
    guard case .workbook(let workbook) = try Document.open(path),
      let sheet = workbook.sheets.first(where: { $0.name == FigureSheetWriter.sheet })
    else { return nil }
    var figures: [Figure] = []
    var rows: [String: String] = [:]
    var (closedFigures, closedRows): ([Figure], [String: String]) = ([], [:])
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    while try reader.next(&row) {
      let values = row.cells.map { StaffValue($0, in: row) }
      guard values.count >= 2, case .text(let kind)? = values[0], case .text(let name)? = values[1] else { continue }
      if !withRows, kind == FigureSheetWriter.rowKind { break }
      switch (kind, values.count > 2 ? values[2] : nil) {
      case (FigureSheetWriter.figureKind, .number(let value)?): figures.append(Figure(name, Int(value)))
      case (FigureSheetWriter.closedFigureKind, .number(let value)?): closedFigures.append(Figure(name, Int(value)))
      case (FigureSheetWriter.closedRowKind, let trace): closedRows[name] = trace?.text ?? ""
      case (FigureSheetWriter.rowKind, .text(let trace)?): rows[name] = trace
      default: continue
      }
    }
    self.init(figures: figures, rows: rows)
    if !closedFigures.isEmpty { self.closedFigures = closedFigures }
    self.closedRows = closedRows
    isCorrected = workbook.sheets.contains { $0.name == CorrectionSheet.name }
  }
}
