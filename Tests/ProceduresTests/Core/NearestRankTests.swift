import Testing

@testable import Core

struct NearestRankTests {
  @Test(
    arguments: [
      ([], 50, nil), ([7], 50, 7), ([7], 90, 7), ([10, 20], 50, 10), ([10, 20, 30], 50, 20), ([1, 2, 3, 4], 50, 2),
      (Array(1...10), 90, 9), (Array(1...11), 90, 10), (Array(1...100), 90, 90), ([0, 0, 5], 100, 5), ([3, 4], 1, 3),
    ] as [([Int], Int, Int?)])
  func `a percentile by nearest rank is a value that was measured`(sorted: [Int], percent: Int, value: Int?) {
    #expect(NearestRank.value(percent, of: sorted) == value)
    var counts = [Int](repeating: 0, count: (sorted.last ?? 0) + 3)
    for one in sorted { counts[one] += 1 }
    #expect(NearestRank.value(percent, counts: counts) == value)
  }
}
