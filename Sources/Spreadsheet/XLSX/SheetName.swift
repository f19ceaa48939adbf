/// The name of a sheet: in a workbook no two differ by case alone.
package enum SheetName {
  /// Whether two names are one sheet's.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    left == right || left.lowercased() == right.lowercased()
  }
}

extension XLSXWorkbook {
  /// The sheet of a name: as it is written, else in other case.
  package func sheet(named name: String) -> Sheet? {
    sheets.first { $0.name == name } ?? sheets.first { SheetName.areSame($0.name, name) }
  }
}
