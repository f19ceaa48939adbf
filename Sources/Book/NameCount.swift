/// Formulas that count rows by a person's name as the program does (G12): names that differ by case or blanks are one, and
/// nothing in a name is a wildcard or an operator, as it would be to `COUNTIF`. A row with an error in it is not counted.
package enum NameCount {
  /// What counts as a blank: space, no-break space, tab, line feed.
  private static let blanks = ["\" \"", "\"\u{A0}\"", "CHAR(9)", "CHAR(10)"]

  /// How many rows bear the name.
  ///
  /// - Parameters:
  ///   - name: the cell of the name.
  ///   - names: the column of names.
  ///   - others: the officer's other names, in small letters without blanks.
  ///   - conditions: what else must hold, over columns as long: `$B$6:$B$9=1`.
  /// - Returns: the formula, without `=`.
  package static func count(
    _ name: String, in names: String, also others: [String] = [], where conditions: [String] = []
  ) -> String {
    let own = ([match(name, names)] + others.map { match($0, names: names) }).joined(separator: "+")
    let all = [others.isEmpty ? own : "(\(own))"] + conditions.map { "(\($0))" }
    return "SUMPRODUCT(--ISNUMBER(1/(\(all.joined(separator: "*")))))"
  }

  /// How many rows bear the name, in a column that Sapa wrote: an officer has one spelling there.
  package static func countShown(_ name: String, in names: String, where conditions: [String] = []) -> String {
    let all = ["(\(names)=\(name))"] + conditions.map { "(\($0))" }
    return "SUMPRODUCT(\(all.joined(separator: "*"))*1)"
  }

  /// The sum of a column over the rows that bear the name; a text in it counts as nothing.
  package static func sum(_ column: String, of name: String, in names: String) -> String {
    "SUMPRODUCT(\(match(name, names))*1,\(column))"
  }

  private static func match(_ name: String, _ names: String) -> String { "(\(bare(names))=\(bare(name)))" }

  private static func match(_ key: String, names: String) -> String {
    "(\(bare(names))=\"\(key.replacing("\"", with: "\"\""))\")"
  }

  private static func bare(_ cells: String) -> String {
    blanks.reduce(cells) { "SUBSTITUTE(\($0),\($1),\"\")" }
  }
}
