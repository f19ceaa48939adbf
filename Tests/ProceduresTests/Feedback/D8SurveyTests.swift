import Testing

@testable import Core
@testable import Feedback

struct D8SurveyTests {
  /// The answers of each element as sums and counts.
  private func index(_ answers: [(sum: Int, count: Int)]) throws -> SurveyIndex {
    var index = SurveyIndex()
    for (element, answer) in zip(SurveyElement.allCases, answers) {
      var rest = answer.sum
      for left in stride(from: answer.count, to: 0, by: -1) {
        let score = min(4, rest - (left - 1))
        let isCounted = index.add(score, to: element)
        try #require(isCounted)
        rest -= score
      }
      try #require(rest == 0)
    }
    return index
  }

  @Test(arguments: [(4, "100,00", SurveyGrade.a), (3, "75,00", .c), (2, "50,00", .d), (1, "25,00", .d)])
  func `D8: nine equal means are the index`(score: Int, text: String, grade: SurveyGrade) throws {
    let index = try index(Array(repeating: (score * 3, 3), count: 9))
    #expect(index.index?.indonesian == text)
    #expect(index.grade == grade)
  }

  @Test func `D8: ninths are exact, and each element has its own number of answers`() throws {
    // 8 × 4 + 3.5 = 35.5; × 25 ÷ 9 = 98.611…
    let index = try index(Array(repeating: (4, 1), count: 8) + [(7, 2)])
    #expect(index.index?.count == 9861)
    #expect(index.mean(.facilities)?.count == 350)
    #expect(index.index(.facilities)?.count == 8750)
    #expect(index.count(.facilities) == 2)
    #expect(index.sum(.facilities) == 7)
  }

  // 3178.98 ÷ 900 × 25 = 88.305 exactly: half up is 88.31, an A; one answer less is a B.
  @Test(arguments: [(31_7898, 8831, SurveyGrade.a), (31_7897, 8830, .b), (31_7899, 8831, .a)])
  func `D8: 88.305 is rounded half up, and graded as rounded`(total: Int, count: Int, grade: SurveyGrade) throws {
    var sums = Array(repeating: 35_322, count: 8)
    sums.append(total - 8 * 35_322)
    let index = try index(sums.map { ($0, 10_000) })
    #expect(index.index?.count == count)
    #expect(index.grade == grade)
  }

  @Test(arguments: [
    (10_000, SurveyGrade.a), (8831, .a), (8830, .b), (7661, .b), (7660, .c), (6500, .c), (6499, .d), (2500, .d),
    (2499, nil), (0, nil),
  ])
  func `D8: grades have bounds of two decimals`(count: Int, grade: SurveyGrade?) {
    #expect(SurveyGrade(Hundredths(count)) == grade)
  }

  @Test func `D8: an element that nobody answered leaves no index`() throws {
    let index = try index(Array(repeating: (3, 1), count: 7))
    #expect(index.index == nil)
    #expect(index.grade == nil)
    #expect(index.missing == [.complaints, .facilities])
    #expect(index.mean(.facilities) == nil)
    #expect(index.mean(.conduct)?.indonesian == "3,00")
  }

  @Test(arguments: [0, 5, -1, 40])
  func `D8: only scores from 1 to 4 count`(score: Int) {
    var index = SurveyIndex()
    let isCounted = index.add(score, to: .time)
    #expect(!isCounted)
    #expect(index.count(.time) == 0)
  }

  @Test func `D8: surveys add up`() throws {
    var sum = try index(Array(repeating: (4, 1), count: 9))
    sum += try index(Array(repeating: (4, 2), count: 9))
    #expect(sum.count(.cost) == 3)
    #expect(sum.index == sum.index(.cost))
    #expect(sum.mean(.cost)?.count == 267)
  }

  @Test func `D8: large numbers of answers that have no common factor are exact`() {
    let primes = [999_979, 999_983, 1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117]
    let fractions = primes.map { (numerator: 3 * $0 + 1, denominator: $0) }
    // Each mean is a little above 3, so that the index is just above 75.00.
    #expect(Hundredths.rounded(sum: fractions, times: (25, 9))?.count == 7500)
    let below = primes.map { (numerator: 4 * $0 - 1, denominator: $0) }
    #expect(Hundredths.rounded(sum: below, times: (25, 9))?.count == 10_000)
    // One half of a hundredth, and a trillionth less.
    #expect(Hundredths.rounded(sum: [(1, 200)], times: (1, 1))?.count == 1)
    #expect(Hundredths.rounded(sum: [(4_999_999_999, 1_000_000_000_000)], times: (1, 1))?.count == 0)
    #expect(Hundredths.rounded(sum: [(1, 0)], times: (1, 1)) == nil)
    #expect(Hundredths.rounded(sum: [(-1, 2)], times: (1, 1)) == nil)
    #expect(Hundredths.rounded(sum: [], times: (1, 1))?.count == 0)
    #expect(Hundredths.rounded(sum: [(Int.max, 1)], times: (1, 1)) == nil)
  }

  @Test(arguments: [(8831, "88,31"), (5, "0,05"), (100, "1,00"), (10_000, "100,00"), (-250, "-2,50"), (-5, "-0,05")])
  func `numbers of two decimals are written as Indonesian readers do`(count: Int, text: String) {
    #expect(Hundredths(count).indonesian == text)
  }
}
