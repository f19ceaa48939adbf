/// What is too little to judge by: a share, a mean or a grade of fewer answers is shown as their number, not graded (RULES 0a).
package enum FewAnswers {
  /// The fewest that are judged.
  package static let least = 5
  /// What stands in place of a verdict.
  package static let word = "terlalu sedikit data"

  /// Whether there are answers, but too few.
  package static func contains(_ count: Int) -> Bool { (1..<least).contains(count) }

  /// What stands in place of the figure: `n = 3`.
  package static func text(_ count: Int) -> String { "n = \(count)" }

  /// What stands in place of the figure of that many: a dash of none.
  package static func verdict(_ count: Int) -> String { count == 0 ? noShare : text(count) }

  /// A formula that says so by itself: of nothing a dash, of too few their number, else the figure.
  package static func formula(_ count: String, _ figure: String, least: Int = least) -> String {
    let few = least > 1 ? "IF(\(count)<\(least),\"n = \"&\(count),\(figure))" : figure
    return "IF(\(count)=0,\"\(noShare)\",\(few))"
  }
}
