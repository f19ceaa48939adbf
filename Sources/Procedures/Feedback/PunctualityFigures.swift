package import Core

/// D7: how many graded feedbacks were answered in time, by grade, and the indicator by both formulas.
package struct PunctualityFigures: Sendable, Hashable {
  /// The rows of one grade, or of all.
  package struct Count: Sendable, Hashable {
    package var onTime = 0
    package var late = 0
    /// `belum jatuh tempo`: in neither formula.
    package var pending = 0

    package init() {}

    /// Those that the formulas count.
    package var counted: Int { onTime + late }

    package static func += (left: inout Count, right: Count) {
      left.onTime += right.onTime
      left.late += right.late
      left.pending += right.pending
    }
  }

  package private(set) var red = Count()
  package private(set) var yellow = Count()
  package private(set) var green = Count()

  package init() {}

  package subscript(_ grade: FeedbackGrade) -> Count {
    switch grade {
    case .red: red
    case .yellow: yellow
    case .green: green
    }
  }

  /// Counts one feedback; without a grade none, nor one that is not graded.
  package mutating func add(_ punctuality: FeedbackPunctuality, _ grade: FeedbackGrade?) {
    guard let grade else { return }
    var one = Count()
    switch punctuality {
    case .onTime: one.onTime = 1
    case .late: one.late = 1
    case .pending: one.pending = 1
    case .notGraded: return
    }
    switch grade {
    case .red: red += one
    case .yellow: yellow += one
    case .green: green += one
    }
  }

  package static func += (left: inout PunctualityFigures, right: PunctualityFigures) {
    left.red += right.red
    left.yellow += right.yellow
    left.green += right.green
  }

  /// The rows of all grades.
  package var total: Count {
    var total = red
    total += yellow
    total += green
    return total
  }

  /// Percent on time of one grade; nil where nothing counts.
  package func percent(_ grade: FeedbackGrade) -> Hundredths? { Self.percent([self[grade]]) }

  /// The indicator in percent, rounded half up; nil where nothing counts.
  package func percent(_ formula: PunctualityFormula) -> Hundredths? {
    switch formula {
    case .combined: Self.percent([total])
    case .mean: Self.percent(FeedbackGrade.allCases.map { self[$0] })
    }
  }

  /// Whether the indicator reaches the target, as rounded; nil where nothing counts.
  package func meets(target: Int, _ formula: PunctualityFormula) -> Bool? {
    percent(formula).map { $0.count >= target * 100 }
  }

  /// How many answers each share is of that an indicator is made of; those of nothing count nowhere.
  package func answers(_ formula: PunctualityFormula) -> [Int] {
    switch formula {
    case .combined: [total.counted].filter { $0 > 0 }
    case .mean: FeedbackGrade.allCases.map { self[$0].counted }.filter { $0 > 0 }
    }
  }

  /// The mean of the percentages of those that have something to count.
  private static func percent(_ counts: [Count]) -> Hundredths? {
    let fractions = counts.filter { $0.counted > 0 }.map { (numerator: $0.onTime, denominator: $0.counted) }
    if fractions.isEmpty { return nil }
    return Hundredths.rounded(sum: fractions, times: (100, fractions.count))
  }
}
