import Testing

@testable import Core
@testable import PostDischargeCalls

struct A6PermissionTests {
  private func stay(_ change: (inout CallEntry) throws -> Void) throws -> Case {
    var entry = CallEntry()
    try change(&entry)
    return try Case(discharge: try day(11, 11)).with { $0.entry = entry }
  }

  @Test func `A6: permission refused closes the target`() throws {
    let refused = try stay {
      $0.wasReached = true
      $0.gavePermission = false
      $0.calledOn = try day(17, 11)
    }
    #expect(refused.status == .refused)
    #expect(refused.code == .closed)
    #expect(refused.decision.executionDate == (try day(18, 11)))
    #expect(refused.reason == "Menolak: izin tidak diberikan pada 17/11/2026 (A6)")
  }

  @Test func `A6: permission refused counts where Dihubungi was left empty, not where it is Tidak`() throws {
    #expect(try stay { $0.gavePermission = false }.status == .refused)
    #expect(try stay { $0.gavePermission = false }.reason == "Menolak: izin tidak diberikan (A6)")
    let contradictory = try stay {
      $0.wasReached = false
      $0.gavePermission = false
    }
    #expect(contradictory.status == .target)
  }

  @Test func `A6: a refusal is closed by a full form only with permission`() throws {
    let refused = try stay {
      $0 = .executed()
      $0.gavePermission = false
    }
    #expect(refused.status == .refused)
  }

  @Test func `A9: executed needs Dihubungi, Izin and every required item, and no other`() {
    let profile = CallProfile.withForm
    #expect(Execution.isComplete(.executed(), profile: profile))
    let changes: [(inout CallEntry) -> Void] = [
      { $0.wasReached = nil }, { $0.wasReached = false }, { $0.gavePermission = nil }, { $0.gavePermission = false },
      { $0.answers[0] = "" }, { $0.answers[2] = "" }, { $0.answers = ["Membaik"] }, { $0.answers = [] },
    ]
    for change in changes {
      var entry = CallEntry.executed()
      change(&entry)
      #expect(!Execution.isComplete(entry, profile: profile))
    }
  }

  @Test func `A6: a question is required exactly if it has choices`() {
    #expect(CallProfile.withForm.questions.map(\.isRequired) == [true, false, true])
  }

  @Test func `A9: without a form Dihubungi and Izin are enough`() {
    var entry = CallEntry()
    entry.wasReached = true
    entry.gavePermission = true
    #expect(Execution.isComplete(entry, profile: CallProfile()))
  }
}
