import Testing

@testable import Core
@testable import PhoneService

struct B1AnsweredInTimeTests {
  @Test(arguments: [(0, "Patuh"), (1, "Patuh"), (3, "Patuh"), (4, "B1"), (12, "B1")])
  func `B1: a call is answered within three rings`(rings: Int, compliance: String) throws {
    let call = try PhoneCase().with { $0.call.rings = .value(rings) }
    #expect(call.compliance == compliance)
  }

  @Test func `B1: the reason names the rings and the limit`() throws {
    let call = try PhoneCase().with { $0.call.rings = .value(4) }
    #expect(call.reason == "Diangkat setelah 4 dering, batas 3 (B1)")
  }

  @Test func `B1: max_rings moves the limit`() throws {
    let call = try PhoneCase().with {
      $0.call.rings = .value(5)
      $0.profile.maxRings = 5
    }
    #expect(call.compliance == "Patuh")
  }

  @Test(arguments: [Noted<Int>.missing, .unreadable("2-3")])
  func `B1: rings missing or unreadable are unknown and break nothing`(rings: Noted<Int>) throws {
    let call = try PhoneCase().with { $0.call.rings = rings }
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.list.map(\.id) == ["B1"])
    #expect(call.reason.hasSuffix("; Tidak diketahui: Jumlah Dering (B1)"))
  }

  @Test(arguments: [
    ("3", 3), (" 3 ", 3), ("3x", 3), ("3 kali", 3), ("4 kali dering", 4), ("3 Dering.", 3), ("tiga", 3),
    ("Dua kali", 2),
    ("3.0", 3), ("3,00", 3), ("0", 0), ("12", 12),
  ])
  func `B1: rings are read as logs write them`(text: String, rings: Int) {
    #expect(RingCount.parse(text) == .value(rings))
  }

  @Test(arguments: [
    "2-3", "> 3", "lebih dari 3", "3,5", "3.000", "banyak", "-3", "3 menit", "tigapuluh", "99999999999999999999",
  ])
  func `B1: rings that are no number are unreadable, never guessed`(text: String) {
    #expect(RingCount.parse(text) == .unreadable(text))
  }

  @Test(arguments: ["", " ", "-", "tidak ada", "..."])
  func `B1: empty rings are missing`(text: String) {
    #expect(RingCount.parse(text) == .missing)
  }
}
