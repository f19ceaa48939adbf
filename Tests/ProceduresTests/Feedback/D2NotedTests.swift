import Testing

@testable import Core
@testable import Feedback

struct D2NotedTests {
  @Test(arguments: [
    (true, true, true, ""), (true, false, true, ""), (false, true, true, ""),
    (false, false, true, "D2: identitas tidak dicatat"), (true, true, false, "D2: isi tidak dicatat"),
    (false, false, false, "D2: identitas tidak dicatat; D2: isi tidak dicatat"),
  ])
  func `D2: a name or a telephone number, and the text, are noted`(
    name: Bool, telephone: Bool, text: Bool, violations: String
  ) throws {
    let row = try FeedbackCase().with {
      $0.feedback.hasName = name
      $0.feedback.hasTelephone = telephone
      $0.feedback.hasText = text
    }
    #expect(row.violations == violations)
    #expect(row.decision.clauses.list == (violations.isEmpty ? [] : [D2Noted.clause]))
    #expect(D2Noted.verdict(row.context) == (violations.isEmpty ? .kept : .broken))
  }

  @Test func `D2: a suggestion box has no identity, and is not wrong for it`() throws {
    let row = try FeedbackCase().anonymous
    #expect(row.violations == "")
    #expect(D2Noted.facts(row.context) == "Isi dicatat; kotak saran tanpa identitas (D2)")
    #expect(row.with { $0.feedback.hasText = false }.violations == "D2: isi tidak dicatat")
  }

  @Test(arguments: FeedbackChannel.allCases)
  func `D2: every other channel has an identity`(channel: FeedbackChannel) throws {
    let row = try FeedbackCase().anonymous.with { $0.feedback.channel = .value(channel) }
    #expect(row.violations == (channel == .box ? "" : "D2: identitas tidak dicatat"))
  }

  @Test func `D2: a channel that is missing or can't be read is no suggestion box`() throws {
    let row = try FeedbackCase().anonymous
    #expect(row.with { $0.feedback.channel = .missing }.violations == "D2: identitas tidak dicatat")
    #expect(row.with { $0.feedback.channel = .unreadable("Kotak?") }.violations == "D2: identitas tidak dicatat")
  }

  @Test func `D2: a meeting without minutes breaks nothing, and the reason mentions it`() throws {
    let row = try FeedbackCase().with { $0.feedback.channel = .value(.meeting) }
    #expect(row.violations == "")
    #expect(row.reason.contains("; notulen belum dicatat (D2)"))
    #expect(!row.with { $0.feedback.hasMinutes = true }.reason.contains("notulen"))
  }

  @Test func `D2: a facility that follows SOP E alone has none`() throws {
    let row = try FeedbackCase().anonymous.messagesOnly.with { $0.feedback.hasText = false }
    #expect(row.violations == "")
    #expect(D2Noted.verdict(row.context) == .notApplicable)
  }

  @Test func `D1: a channel that the facility does not offer is unknown, and breaks nothing`() throws {
    let row = try FeedbackCase().with { $0.profile.channels = [.sms] }
    #expect(D1Channel.verdict(row.context) == .unknown(of: nil))
    #expect(D1Channel.facts(row.context) == "Langsung bukan kanal yang disediakan (D1)")
    #expect(D1Channel.verdict(try FeedbackCase().context) == .kept)
    let unread = row.with { $0.feedback.channel = .unreadable("Pos") }
    #expect(D1Channel.facts(unread.context) == "Kanal tidak dikenal: Pos (D1)")
    #expect(unread.violations == "")
  }
}
