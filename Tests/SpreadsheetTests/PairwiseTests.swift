import Spreadsheet
import Synchronization
import Testing

@Suite struct PairwiseTests {
  @Test func `values stand in the order of their indices, each made once`() {
    let calls = Mutex([Int](repeating: 0, count: 200))
    let values = Pairwise.map(200) { index in
      calls.withLock { $0[index] += 1 }
      return index * index
    }
    #expect(values.compactMap { $0 } == (0..<200).map { $0 * $0 })
    #expect(calls.withLock { $0 }.allSatisfy { $0 == 1 })
  }

  @Test func `two pieces are worked on at once`() {
    // Each waits until the other has begun.
    let begun = Mutex(0)
    let values = Pairwise.map(2) { index in
      begun.withLock { $0 += 1 }
      while begun.withLock({ $0 }) < 2 {}
      return index
    }
    #expect(values == [0, 1])
  }

  @Test func `nothing is begun after a value that ends the work`() {
    let values = Pairwise.map(1000, until: { $0 == 3 }) { $0 }
    #expect(values[3] == 3)
    // The other thread may have begun some more meanwhile.
    let made = values.compactMap { $0 }
    #expect(made == Array(0..<made.count))
  }

  @Test func `no piece gives no value`() {
    #expect(Pairwise.map(0) { $0 }.isEmpty)
  }
}
