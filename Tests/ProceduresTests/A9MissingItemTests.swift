import Testing

@testable import Core
@testable import PostDischargeCalls

struct A9MissingItemTests {
  private func missing(_ change: (inout CallEntry) -> Void) -> [String] {
    var entry = CallEntry.executed()
    change(&entry)
    return Execution.missing(entry, profile: .withForm)
  }

  @Test func `A9: a complete call lacks nothing, and a free text is no item`() {
    #expect(missing { _ in }.isEmpty)
  }

  @Test func `A9: each required item that is empty is named`() {
    #expect(missing { $0.answers[2] = "" } == ["Kepuasan (1-4)"])
    #expect(missing { $0.wasReached = nil } == ["Dihubungi"])
    #expect(missing { $0.gavePermission = nil } == ["Izin"])
    #expect(missing { $0.answers = ["", "", ""] } == ["Kondisi Sekarang", "Kepuasan (1-4)"])
    #expect(missing { $0.answers = [] } == ["Kondisi Sekarang", "Kepuasan (1-4)"])
  }

  @Test func `A9: where an answer says no, and where nobody was asked, nothing is missing`() {
    #expect(missing { $0.wasReached = false }.isEmpty)
    #expect(
      missing {
        $0.gavePermission = false; $0.answers = ["", "", ""]
      }.isEmpty)
    #expect(
      missing {
        $0.gavePermission = nil; $0.answers = ["", "pusing", ""]
      }.isEmpty)
    #expect(Execution.missing(CallEntry(), profile: .withForm).isEmpty)
  }

  @Test func `A9: of many items the first three are named`() {
    #expect(Execution.phrase(["a"]) == "a")
    #expect(Execution.phrase(["a", "b", "c", "d", "e"]) == "a, b, c dan 2 isian lain")
  }
}
