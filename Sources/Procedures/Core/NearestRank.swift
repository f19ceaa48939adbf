/// Percentiles by nearest rank: always a value that was measured, never one between two.
package enum NearestRank {
  /// The smallest value that so many of a hundred do not exceed; nil of none.
  ///
  /// - Parameters:
  ///   - percent: 1 to 100; 50 is the median.
  ///   - sorted: the values, the smallest first.
  /// - Returns: one of the values.
  package static func value(_ percent: Int, of sorted: [Int]) -> Int? {
    sorted.isEmpty ? nil : sorted[rank(percent, of: sorted.count) - 1]
  }

  /// The same of values that were counted: `counts[n]` is how often `n` came.
  package static func value(_ percent: Int, counts: [Int]) -> Int? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = rank(percent, of: total)
    for (value, count) in counts.enumerated() {
      rest -= count
      if rest <= 0 { return value }
    }
    return nil
  }

  /// From 1 to `count`.
  private static func rank(_ percent: Int, of count: Int) -> Int { max(1, (count * percent + 99) / 100) }
}
