/// Whether a figure's points vary by chance alone: mean and limits of individual values (XmR), and what speaks against chance (RULES 0a).
package struct ControlChart: Sendable, Equatable {
  /// The points that a judgement takes.
  package static let least = 12
  /// Points that are shown, at most.
  package static let most = 24

  /// What is not by chance; the last point of it, by its place.
  package enum Signal: Sendable, Equatable {
    /// One point outside the limits.
    case outside(Int)
    /// So many in a row on one side of the mean.
    case oneSide(Int, count: Int, isAbove: Bool)
    /// So many in a row, each above or below the one before.
    case running(Int, count: Int, isRising: Bool)

    /// The last point that it is made of.
    package var last: Int {
      switch self {
      case .outside(let last), .oneSide(let last, _, _), .running(let last, _, _): last
      }
    }
  }

  package let values: [Double]
  package let mean: Double
  package let lower: Double
  package let upper: Double

  /// Nil of fewer points than a judgement takes.
  package init?(_ values: [Double]) {
    guard values.count >= Self.least else { return nil }
    self.values = values
    mean = values.reduce(0, +) / Double(values.count)
    let moves = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let range = 2.66 * moves.reduce(0, +) / Double(moves.count)
    (lower, upper) = (mean - range, mean + range)
  }

  /// The signal that ends last; of several that end together the one of most points.
  package var signal: Signal? {
    var signals: [Signal] = []
    // What is a rounding error of the sums is none of the figure's.
    let tolerance = 1e-9 * max(1, abs(mean))
    for place in values.indices {
      if values[place] > upper + tolerance || values[place] < lower - tolerance { signals.append(.outside(place)) }
    }
    signals += runs(6) { self.values[$0] > self.values[$0 - 1] }.map { .running($0, count: $1, isRising: true) }
    signals += runs(6) { self.values[$0] < self.values[$0 - 1] }.map { .running($0, count: $1, isRising: false) }
    signals += sides(8) { self.values[$0] > self.mean + tolerance }.map { .oneSide($0, count: $1, isAbove: true) }
    signals += sides(8) { self.values[$0] < self.mean - tolerance }.map { .oneSide($0, count: $1, isAbove: false) }
    return signals.enumerated().max { ($0.element.last, $0.offset) < ($1.element.last, $1.offset) }?.element
  }

  /// Stretches of so many points at least that all hold: the last point and their number.
  private func sides(_ least: Int, _ holds: (Int) -> Bool) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var count = 0
    for place in values.indices {
      count = holds(place) ? count + 1 : 0
      let isLast = place + 1 == values.count || !holds(place + 1)
      if count >= least, isLast { found.append((place, count)) }
    }
    return found
  }

  /// Stretches of so many points at least of which each but the first holds.
  private func runs(_ least: Int, _ holds: (Int) -> Bool) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var count = 1
    for place in values.indices.dropFirst() {
      count = holds(place) ? count + 1 : 1
      let isLast = place + 1 == values.count || !holds(place + 1)
      if count >= least, isLast { found.append((place, count)) }
    }
    return found
  }

  /// One sentence on the points of these periods, in Indonesian: `8 minggu berturut-turut di atas rata-rata: bukan kebetulan`.
  package static func sentence(_ values: [Double], periods: [String], _ unit: PeriodUnit) -> String {
    guard let chart = ControlChart(values) else { return "data belum cukup (\(values.count) dari \(least))" }
    func until(_ place: Int) -> String { place + 1 == values.count ? "" : ", sampai \(periods[place])" }
    switch chart.signal {
    case nil: return "dalam variasi biasa"
    case .outside(let place): return "\(periods[place]) di luar batas kendali: bukan kebetulan"
    case .oneSide(let last, let count, let isAbove):
      return
        "\(count) \(unit.word) berturut-turut di \(isAbove ? "atas" : "bawah") rata-rata\(until(last)): bukan kebetulan"
    case .running(let last, let count, let isRising):
      return "\(count) \(unit.word) berturut-turut \(isRising ? "naik" : "turun")\(until(last)): bukan kebetulan"
    }
  }
}
