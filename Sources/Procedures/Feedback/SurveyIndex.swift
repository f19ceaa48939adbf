package import Core

/// The grade of a satisfaction index (D8); the raw value stands in the report.
package enum SurveyGrade: String, Sendable, CaseIterable, Hashable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"

  /// The grade of an index as rounded; nil below 25.
  package init?(_ index: Hundredths) {
    switch index.count {
    case 8831...: self = .a
    case 7661...: self = .b
    case 6500...: self = .c
    case 2500...: self = .d
    default: return nil
    }
  }
}

/// D8: the satisfaction index of a survey, of the answers and sums of scores by element.
package struct SurveyIndex: Sendable, Hashable {
  /// Answers, by element from U1.
  private var counts = [Int](repeating: 0, count: 9)
  /// Sums of scores, by element from U1.
  private var sums = [Int](repeating: 0, count: 9)

  package init() {}

  /// The index of answers that were counted before, by element from U1; of lists of another length or with negative numbers none.
  package init(counts: [Int], sums: [Int]) {
    guard counts.count == 9, sums.count == 9, (counts + sums).allSatisfy({ $0 >= 0 }) else { return }
    self.counts = counts
    self.sums = sums
  }

  /// Counts one answer; a score other than 1 to 4 is not counted, and false.
  @discardableResult
  package mutating func add(_ score: Int, to element: SurveyElement) -> Bool {
    guard (1...4).contains(score) else { return false }
    counts[Self.place(element)] += 1
    sums[Self.place(element)] += score
    return true
  }

  package static func += (left: inout SurveyIndex, right: SurveyIndex) {
    for place in left.counts.indices {
      left.counts[place] += right.counts[place]
      left.sums[place] += right.sums[place]
    }
  }

  private static func place(_ element: SurveyElement) -> Int { Int(element.rawValue) - 1 }

  /// Those who answered an element.
  package func count(_ element: SurveyElement) -> Int { counts[Self.place(element)] }

  /// The sum of an element's scores.
  package func sum(_ element: SurveyElement) -> Int { sums[Self.place(element)] }

  /// The mean score of those who answered an element, 1 to 4, rounded half up; nil where nobody did.
  package func mean(_ element: SurveyElement) -> Hundredths? {
    Hundredths.rounded(sum: [(sum(element), count(element))], times: (1, 1))
  }

  /// An element's index, its mean × 25, rounded half up; nil where nobody answered it.
  package func index(_ element: SurveyElement) -> Hundredths? {
    Hundredths.rounded(sum: [(sum(element), count(element))], times: (25, 1))
  }

  /// How many answered the element that the fewest did: of so many answers is the index.
  package var fewest: Int { counts.min() ?? 0 }

  /// The elements that nobody answered.
  package var missing: [SurveyElement] { SurveyElement.allCases.filter { count($0) == 0 } }

  /// Σ(mean × 1/9) × 25 of exact means, rounded half up; nil where an element has no answers.
  package var index: Hundredths? {
    guard missing.isEmpty else { return nil }
    return Hundredths.rounded(sum: zip(sums, counts).map { ($0, $1) }, times: (25, 9))
  }

  /// The grade of the rounded index; nil where there is none.
  package var grade: SurveyGrade? { index.flatMap { SurveyGrade($0) } }
}
