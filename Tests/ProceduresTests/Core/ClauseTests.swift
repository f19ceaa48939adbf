import Testing

@testable import Core

struct ClauseTests {
  @Test(arguments: [
    (Clause("A", 3, "b"), "A3b"), (Clause("B", 10), "B10"), (Clause("A", 0), "A0"), (Clause("E", 5), "E5"),
  ])
  func `a clause is written as RULES writes it`(clause: Clause, id: String) {
    #expect(clause.id == id)
    #expect(Clause(text: id) == clause)
  }

  @Test func `clauses are in order of SOP, number and letter`() {
    let ids = ["B10", "A3b", "B9", "A3", "A10", "A3a", "E5", "D1"].compactMap { Clause(text: $0) }
    #expect(ids.sorted().map(\.id) == ["A3", "A3a", "A3b", "A10", "B9", "B10", "D1", "E5"])
  }

  @Test func `some clauses are listed in their order, each once`() {
    var set = ClauseSet()
    #expect(set.isEmpty && set.list.isEmpty)
    for number in [10, 4, 4, 1] { set.insert(Clause("B", UInt8(number))) }
    #expect(set.list.map(\.id) == ["B1", "B4", "B10"])
    #expect(!set.isEmpty && set.contains(Clause("B", 4)) && !set.contains(Clause("B", 5)))
    #expect(!set.contains(Clause("C", 4)))
  }
}
