/// What comes most often, and all of them where several come as often.
enum MostFrequent {
  /// Names that are told, at most; of the rest the number.
  private static let shown = 3

  /// Names those that come most often.
  ///
  /// - Parameters:
  ///   - names: those with the highest count, in the order in which they are told.
  ///   - count: that count.
  /// - Returns: `Kebersihan (3)`, `Kebersihan dan Parkir (masing-masing 2)`; empty of none.
  static func text(_ names: [String], _ count: Int) -> String {
    guard let last = names.last else { return "" }
    if names.count == 1 { return "\(last) (\(count))" }
    let rest = names.count - shown
    let told = rest > 0 ? Array(names.prefix(shown)) : Array(names.dropLast())
    return "\(told.joined(separator: ", ")) dan \(rest > 0 ? "\(rest) lain" : last) (masing-masing \(count))"
  }
}
