/// What to put into a cell.
package enum PatchValue: Sendable, Hashable {
  /// The cell keeps its look and loses its value.
  case empty
  /// Written into the cell itself; the shared strings are never renumbered.
  case text(String)
  case number(Double)
  /// A number that no day or time of day must be made of by the cell's format.
  case plainNumber(Double)
  case boolean(Bool)
  /// Days since 1899-12-30; a workbook that counts from 1904 gets its own number.
  case date(Double)
  /// The fraction of a day.
  case time(Double)
  /// Days.
  case duration(Double)
  /// With or without its `=`, in English and with commas, as ``SheetWriter/formula(_:cached:row:column:format:)`` takes it.
  indirect case formula(String, cached: SheetWriter.CachedValue)

  /// The number format that shows it in a cell whose own does not; nil where nothing is to be changed.
  func numberFormat(in own: NumberFormat) -> String? {
    switch self {
    case .date where own == .date: nil
    case .date(let serial): serial == serial.rounded() ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm"
    case .time: own == .number ? "hh:mm" : nil
    case .duration: own == .number ? "[h]:mm" : nil
    case .plainNumber: own == .number ? nil : "General"
    case .empty, .text, .number, .boolean, .formula: nil
    }
  }

  /// Whether it is one of those that not every number format shows as what it is.
  var needsFormat: Bool {
    switch self {
    case .date, .time, .duration, .plainNumber: true
    case .empty, .text, .number, .boolean, .formula: false
    }
  }
}

/// A cell's place; row and column are counted from 0.
package struct CellPosition: Sendable, Hashable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A change of one cell; what is nil stays as the cell has it.
package struct CellEdit: Sendable, Hashable {
  private var rowNumber: Int32
  private var columnNumber: Int32
  package var value: PatchValue?
  package var look: LookEdit?

  /// The row, counted from 0.
  package var row: Int {
    get { Int(rowNumber) }
    set { rowNumber = Int32(clamping: newValue) }
  }

  /// The column, counted from 0.
  package var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = Int32(clamping: newValue) }
  }

  package init(row: Int, column: Int, value: PatchValue? = nil, look: LookEdit? = nil) {
    rowNumber = Int32(clamping: row)
    columnNumber = Int32(clamping: column)
    self.value = value
    self.look = look
  }
}

/// A link of one cell to an address outside the workbook.
package struct CellLink: Sendable, Hashable {
  /// Row and column are counted from 0.
  package var row: Int
  package var column: Int
  /// The address; nil takes the cell's link away.
  package var target: String?
  /// What the pointer shows over the cell.
  package var tip: String?

  package init(row: Int, column: Int, target: String?, tip: String? = nil) {
    self.row = row
    self.column = column
    self.target = target
    self.tip = tip
  }
}
