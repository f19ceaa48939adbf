import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct B10ApprovalTests {
  @Test(arguments: [
    (Noted.value("dr. Sari"), true, Verdict<Never>.kept), (.value("dr. Sari"), false, .pending),
    (.missing, true, .pending), (.missing, false, .pending),
  ])
  func `B10: approved is with name and date, and waiting for it is never a breach`(
    name: Noted<String>, isDated: Bool, verdict: Verdict<Never>
  ) throws {
    let call = try PhoneCase().with {
      $0.call.approvedBy = name
      $0.call.approvalDate = isDated ? .value(try day(17, 11)) : .missing
    }
    #expect(B10Approval.verdict(call.context) == verdict)
    #expect(call.compliance == "Patuh")
    #expect((call.decision.action == .none) == (verdict == .kept))
  }

  @Test func `B10: an unreadable date is unknown`() throws {
    let call = try PhoneCase().with { $0.call.approvalDate = .unreadable("31/02/2026") }
    #expect(B10Approval.verdict(call.context) == .unknown(of: "Tanggal Persetujuan"))
    #expect(call.compliance == "Patuh")
    #expect(call.decision.code == .none)
  }

  @Test func `B10: the message names who and when`() throws {
    #expect(B10Approval.message(try PhoneCase().context) == "Disetujui dr. Sari pada 17/11/2026 (B10)")
  }

  @Test func `B10: an approval before the call or in the future is pointed out`() throws {
    #expect(
      try PhoneCase().with { $0.call.approvalDate = .value(try day(16, 11)) }.findings
        == ["Tanggal Persetujuan: 16/11/2026 sebelum tanggal telepon 17/11/2026 (B10)"])
    #expect(
      try PhoneCase().with { $0.call.approvalDate = .value(try day(18, 11)) }.findings
        == ["Tanggal Persetujuan: 18/11/2026 sesudah tanggal proses 17/11/2026 (B10)"])
  }
}
