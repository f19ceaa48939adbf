package import Spreadsheet

/// A workbook whose sheets have row keys, read to be merged.
package struct KeyedBook: Sendable {
  package enum Outcome: Sendable {
    case sheet(KeyedSheet)
    /// The sheet is there, but not the column that holds its keys.
    case keyColumnMissing
    case absent
  }

  /// The path as given.
  package var file: String
  /// By the specs' order.
  package var outcomes: [(spec: KeyedSheetSpec, outcome: Outcome)] {
    get { keyed.all }
    set { keyed = Named(newValue) { $0.spec.name } }
  }
  /// The sheets that no spec names, but for those that Sapa keeps for itself.
  package var others: [FreeSheet] {
    get { free.all }
    set { free = Named(newValue) { $0.name } }
  }
  /// Whether ``others`` were read.
  private var hasOthers = false
  private var keyed = Named<(spec: KeyedSheetSpec, outcome: Outcome)>([]) { $0.spec.name }
  private var free = Named<FreeSheet>([]) { $0.name }
  /// Who saved the file last, as it says itself.
  package var lastModifiedBy: String?

  package init(file: String) { self.file = file }

  package func sheet(_ name: String) -> KeyedSheet? {
    guard let (spec, outcome) = keyed[name], spec.name == name, case .sheet(let sheet) = outcome else { return nil }
    return sheet
  }

  /// A sheet that no spec names, however its name is spelled.
  package func other(_ name: String) -> FreeSheet? { free[name] }

  /// Whether a spec names a sheet, there or not, however its name is spelled.
  package func asks(for name: String) -> Bool { keyed[name] != nil }

  /// The file's name without its folder.
  package var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// Reads a workbook's sheets; those that no spec names too, where `readsOthers`.
  package static func read(
    _ path: String, sheets specs: [KeyedSheetSpec], readsOthers: Bool = true
  ) throws(SpreadsheetError) -> KeyedBook {
    try read(XLSXWorkbook(path: path), sheets: specs, readsOthers: readsOthers)
  }

  package static func read(
    _ workbook: XLSXWorkbook, sheets specs: [KeyedSheetSpec], readsOthers: Bool = true
  ) throws(SpreadsheetError) -> KeyedBook {
    var book = KeyedBook(file: workbook.path)
    book.lastModifiedBy = workbook.lastModifiedBy
    var outcomes: [(spec: KeyedSheetSpec, outcome: Outcome)] = []
    for spec in specs {
      guard let sheet = workbook.sheet(named: spec.name) else {
        outcomes.append((spec, .absent))
        continue
      }
      var reader = try workbook.reader(of: sheet, includesEmptyCells: true)
      var read = try KeyedSheet.read(&reader, spec: spec)
      read?.name = sheet.name
      if read == nil, spec.isOptional {
        outcomes.append((spec, .absent))
        continue
      }
      outcomes.append((spec, read.map { .sheet($0) } ?? .keyColumnMissing))
    }
    book.outcomes = outcomes
    return readsOthers ? try book.withOthers(of: workbook) : book
  }

  /// The same book with the sheets that no spec names, from the workbook that it was read from; itself where it has them.
  package func withOthers(of workbook: XLSXWorkbook) throws(SpreadsheetError) -> KeyedBook {
    if hasOthers { return self }
    var book = self
    var others: [FreeSheet] = []
    for sheet in workbook.sheets where !OwnSheet.names.contains(sheet.name) && !takes(sheet.name) {
      others.append(try FreeSheet.read(sheet, of: workbook))
    }
    book.others = others
    book.hasOthers = true
    return book
  }

  /// Whether a sheet is one of a spec, and not of an optional one's name alone.
  private func takes(_ name: String) -> Bool {
    guard let (spec, outcome) = keyed[name] else { return false }
    if case .absent = outcome { return !spec.isOptional }
    return true
  }
}

extension FreeSheet {
  /// Reads a sheet of free form.
  static func read(_ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook) throws(SpreadsheetError) -> FreeSheet {
    let reader = try workbook.reader(of: sheet, includesEmptyCells: true)
    var row = SheetRow()
    var cells: [FreeCell] = []
    while try reader.next(&row) { FreeCell.append(row, to: &cells) }
    return FreeSheet(name: sheet.name, cells: cells)
  }
}

/// Things in order, found by their names, however these are spelled; of several of one name the first.
private struct Named<Element: Sendable>: Sendable {
  let all: [Element]
  private let places: [String: Int]

  init(_ all: [Element], _ name: (Element) -> String) {
    self.all = all
    places = Dictionary(all.enumerated().map { (SheetName.folded(name($1)), $0) }) { first, _ in first }
  }

  subscript(name: String) -> Element? { places[SheetName.folded(name)].map { all[$0] } }
}
