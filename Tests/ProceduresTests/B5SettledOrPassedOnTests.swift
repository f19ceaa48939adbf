import Testing

@testable import Core
@testable import PhoneService

struct B5SettledOrPassedOnTests {
  @Test(arguments: [
    (Noted.value(true), Noted.missing, PhoneCallStatus.settled, "Patuh"),
    (.value(true), .value(false), .settled, "Patuh"), (.value(true), .value(true), .settled, "Patuh"),
    (.value(false), .value(true), .passedOn, "Patuh"), (.missing, .value(true), .passedOn, "Patuh"),
    (.unreadable("?!"), .value(true), .passedOn, "Patuh"), (.value(false), .value(false), .open, "B5"),
    (.value(false), .missing, .open, "B5"), (.missing, .missing, .open, "Patuh"),
    (.missing, .value(false), .open, "Patuh"), (.unreadable("?!"), .missing, .open, "Patuh"),
    (.value(false), .unreadable("?!"), .open, "Patuh"),
  ])
  func `B5: what is not settled is passed on, and the status says which`(
    settled: Noted<Bool>, passedOn: Noted<Bool>, status: PhoneCallStatus, compliance: String
  ) throws {
    let call = try PhoneCase().with {
      $0.call.settled = settled
      $0.call.passedOn = passedOn
    }
    #expect(call.decision.status == status)
    #expect(call.compliance == compliance)
  }

  @Test func `B5: the reason says that it is neither`() throws {
    let call = try PhoneCase().with { $0.call.settled = .value(false) }
    #expect(call.reason == "Tidak tuntas dan tidak diteruskan ke atasan langsung (B5)")
  }

  @Test func `B5: what is not known is named`() throws {
    #expect(
      try PhoneCase().with { $0.call.settled = .missing }.reason.hasSuffix("Tidak diketahui: Tuntas (B5)"))
    let passedOn = try PhoneCase().with {
      $0.call.settled = .value(false)
      $0.call.passedOn = .unreadable("?!")
    }
    #expect(passedOn.reason.hasSuffix("Tidak diketahui: Diteruskan (B5)"))
    #expect(passedOn.findings == ["Diteruskan: Bukan Ya atau Tidak (B5)"])
  }
}
