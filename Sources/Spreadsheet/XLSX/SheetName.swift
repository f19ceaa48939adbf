/// The name of a sheet: in a workbook no two differ by case alone.
package enum SheetName {
  /// Whether two names are one sheet's.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    left == right || folded(left) == folded(right)
  }

  /// A name as all spellings of it are found.
  package static func folded(_ name: String) -> String { name.lowercased() }
}

extension XLSXWorkbook {
  /// The sheet of a name: as it is written, else in other case.
  public func sheet(named name: String) -> Sheet? {
    (places[name] ?? foldedPlaces[SheetName.folded(name)]).map { sheets[$0] }
  }
}
