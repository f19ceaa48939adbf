import Testing

@testable import Core
@testable import PostDischargeCalls

struct A5AttemptsTests {
  private func stay(_ results: [String], _ change: (inout Case) -> Void = { _ in }) throws -> Case {
    try Case(discharge: try day(11, 11)).with {
      $0.entry = .failed(results)
      change(&$0)
    }
  }

  @Test func `A5: up to three attempts in vain leave the target open, the third closes it`() throws {
    #expect(try stay(["Sibuk"]).status == .target)
    #expect(try stay(["Sibuk", "Tidak aktif"]).status == .target)
    let closed = try stay(["Sibuk", "Tidak aktif", "Tidak diangkat"])
    #expect(closed.status == .notReached)
    #expect(closed.code == .closed)
    #expect(closed.decision.executionDate == (try day(18, 11)))
    #expect(
      closed.reason
        == "Tidak Terhubung: 3 percobaan gagal – Sibuk, Tidak aktif, Tidak diangkat (A5, max_attempts)")
  }

  @Test func `A5: max_attempts is the profile's`() throws {
    #expect(try stay(["Sibuk"]) { $0.profile.maxAttempts = 1 }.status == .notReached)
    #expect(try stay(["Sibuk"]) { $0.profile.maxAttempts = 2 }.status == .target)
    #expect(
      try stay(["Sibuk"]) { $0.profile.maxAttempts = 1 }.reason
        == "Tidak Terhubung: 1 percobaan gagal – Sibuk (A5, max_attempts)")
  }

  @Test(arguments: ["Terhubung", "terhubung", "TERHUBUNG"])
  func `A5: an attempt that reached the patient is none in vain, in whatever case it is typed`(_ reached: String) throws
  {
    #expect(try stay(["Sibuk", "Sibuk", reached]).status == .target)
  }

  @Test func `A5: an attempt with a date and no result does not count`() throws {
    #expect(try stay(["Sibuk", "", "Sibuk"]).status == .target)
  }

  @Test func `A5: Dihubungi = Ya keeps the target open after three attempts in vain`() throws {
    #expect(try stay(["Sibuk", "Sibuk", "Sibuk"]) { $0.entry?.wasReached = true }.status == .target)
    #expect(try stay(["Sibuk", "Sibuk", "Sibuk"]) { $0.entry?.wasReached = false }.status == .notReached)
  }

  @Test func `A5: Dihubungi = Tidak alone closes nothing`() throws {
    #expect(try stay([]) { $0.entry?.wasReached = false }.status == .target)
  }

  @Test func `A5: a form that is complete wins over attempts in vain`() throws {
    let done = try stay(["Sibuk", "Sibuk", "Sibuk"]) {
      var entry = CallEntry.executed()
      entry.attempts = $0.entry?.attempts ?? []
      $0.entry = entry
    }
    #expect(done.status == .completed)
  }
}
