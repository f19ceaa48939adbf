import Spreadsheet

/// A formula for the rows of a table, cut at the references to its columns: `[id]` stands for the row's own cell, `$C7`.
struct RowFormula {
  /// The pieces between the references.
  private var pieces: [String] = []
  /// `$C` for `$C7`.
  private var columns: [String] = []

  /// Nil where a column is gone.
  init?(_ formula: String, column: (String) -> Int?) {
    var rest = formula.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "[")),
      let end = rest[start...].firstIndex(of: UInt8(ascii: "]"))
    {
      guard let place = column(String(formula[formula.utf8.index(after: start)..<end])) else { return nil }
      pieces.append(String(formula[rest.startIndex..<start]))
      columns.append("$" + CellReference.letters(place))
      rest = rest[formula.utf8.index(after: end)...]
    }
    pieces.append(String(formula[rest.startIndex...]))
  }

  /// The formula of a row, counted from 0.
  func text(row: Int) -> String {
    let number = String(row + 1)
    var text = pieces[0]
    for (piece, column) in zip(pieces.dropFirst(), columns) {
      text += column
      text += number
      text += piece
    }
    return text
  }
}

/// The formulas of a table's rows that were met.
final class RowFormulas {
  private var known: [String: RowFormula?] = [:]
  /// A table has a few; were one to name something of each row, they would be many.
  private static let most = 64

  /// The formula of a text; `make` cuts one that was not met before.
  func formula(_ text: String, make: () -> RowFormula?) -> RowFormula? {
    if let formula = known[text] { return formula }
    let formula = make()
    if known.count == Self.most { known = [:] }
    known[text] = formula
    return formula
  }
}
