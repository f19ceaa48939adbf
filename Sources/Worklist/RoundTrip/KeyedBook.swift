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
  package var outcomes: [(spec: KeyedSheetSpec, outcome: Outcome)] = []
  /// The sheets that no spec names, but for Sapa's base sheet.
  package var others: [FreeSheet] = []
  /// Who saved the file last, as it says itself.
  package var lastModifiedBy: String?

  package init(file: String) { self.file = file }

  package func sheet(_ name: String) -> KeyedSheet? {
    for case (let spec, .sheet(let sheet)) in outcomes where spec.name == name { return sheet }
    return nil
  }

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
    var foreign: Set<String> = []
    for spec in specs {
      guard let sheet = workbook.sheet(named: spec.name) else {
        book.outcomes.append((spec, .absent))
        continue
      }
      var reader = try workbook.reader(of: sheet, includesEmptyCells: true)
      var read = try KeyedSheet.read(&reader, spec: spec)
      read?.name = sheet.name
      if read == nil, spec.isOptional {
        foreign.insert(spec.name)
        book.outcomes.append((spec, .absent))
        continue
      }
      book.outcomes.append((spec, read.map { .sheet($0) } ?? .keyColumnMissing))
    }
    guard readsOthers else { return book }
    for sheet in workbook.sheets
    where sheet.name != BaseSheet.name
      && !specs.contains(where: { !foreign.contains($0.name) && SheetName.areSame($0.name, sheet.name) })
    {
      let reader = try workbook.reader(of: sheet, includesEmptyCells: true)
      var row = SheetRow()
      var cells: [FreeCell] = []
      while try reader.next(&row) { cells += FreeCell.cells(of: row) }
      book.others.append(FreeSheet(name: sheet.name, cells: cells))
    }
    return book
  }
}
