/// Formulas that several cells share (ECMA-376 §18.3.1.40): one cell has the text, the others follow it.
enum SharedFormula {
  /// The formula as a cell so many rows and columns further has it: references without `$` move along.
  ///
  /// Texts, quoted sheet names and names of functions stay; a reference that would leave the sheet becomes `#REF!`.
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    guard rows != 0 || columns != 0 else { return formula }
    return FormulaWords.mapped(formula) { reference in
      var result = reference
      if let column = reference.column, !reference.isColumnFixed { result.column = column + columns }
      if let row = reference.row, !reference.isRowFixed { result.row = row + rows }
      return result.text ?? "#REF!"
    }
  }
}
