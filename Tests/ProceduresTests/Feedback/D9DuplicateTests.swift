import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

struct D9DuplicateTests {
  private func entry(
    _ number: Int, _ sender: String, _ text: String, _ channel: FeedbackChannel? = .whatsApp, minute: Int? = 540
  ) throws -> DuplicateFinder.Entry {
    DuplicateFinder.Entry(
      date: try day(number, 11), minute: minute, channel: channel,
      sender: sender.isEmpty ? nil : FoldedText(sender),
      text: text.isEmpty ? nil : FoldedText(text))
  }

  @Test(arguments: [(10, 0), (11, 0), (12, nil), (9, nil)])
  func `D9: the same sender's same text within a day repeats the earlier one`(second: Int, found: Int?) throws {
    let entries = [try entry(10, "0812", "Obat habis"), try entry(second, "0812", "obat  HABIS!!")]
    #expect(DuplicateFinder.earlier(entries)[1] == found)
    #expect(DuplicateFinder.earlier(entries)[0] == (second == 9 ? 1 : nil))
  }

  @Test func `D9: another sender or another text is none`() throws {
    let entries = [
      try entry(10, "0812", "Obat habis"), try entry(10, "0813", "Obat habis"),
      try entry(10, "0812", "Obat habis lagi"),
      try entry(10, "", "Obat habis"),
    ]
    #expect(DuplicateFinder.earlier(entries) == [nil, nil, nil, nil])
  }

  @Test(arguments: [
    ("Antrean pendaftaran!", 18, nil), ("Antrean pendaftarannya", 21, 0), ("Antrean pendaftaran kk", 20, 0),
    ("Antrean pendaftaran k", 19, nil),
  ])
  func `D9: a text of 20 letters on two channels is the same, whoever sent it`(text: String, count: Int, found: Int?)
    throws
  {
    #expect(FoldedText(text).count == count)
    let entries = [try entry(10, "0812", text, .box), try entry(11, "0813", text, .sms)]
    #expect(DuplicateFinder.earlier(entries)[1] == found)
  }

  @Test func `D9: on one channel the same text of two senders is two feedbacks`() throws {
    let text = "Antrean pendaftaran terlalu lama"
    let entries = [
      try entry(10, "1", text, .sms), try entry(10, "2", text, .sms), try entry(10, "3", text, .direct),
      try entry(11, "4", text, .sms), try entry(10, "5", text, nil), try entry(12, "6", text, .direct),
    ]
    #expect(DuplicateFinder.earlier(entries) == [nil, nil, 0, 2, nil, 3])
  }

  @Test func `D9: the earliest within a day is suggested, by day, minute and place`() throws {
    let entries = [
      try entry(11, "1", "Obat", minute: nil), try entry(11, "1", "Obat", minute: 600),
      try entry(11, "1", "Obat", minute: 599),
      try entry(12, "1", "Obat"), try entry(13, "1", "Obat"),
    ]
    #expect(DuplicateFinder.earlier(entries) == [2, 2, nil, 2, 3])
  }

  @Test func `D9: within a day holds over the end of a month`() throws {
    var entries = [try entry(30, "1", "Obat"), try entry(30, "1", "Obat")]
    entries[1].date = try day(1, 12)
    #expect(DuplicateFinder.earlier(entries) == [nil, 0])
  }

  @Test func `D9: what has no text, no date or only punctuation repeats nothing`() throws {
    var entries = [try entry(10, "1", ""), try entry(10, "1", ""), try entry(10, "1", "..."), try entry(10, "1", "!")]
    entries.append(try entry(10, "1", "Obat"))
    entries.append(try entry(10, "1", "Obat"))
    entries[5].date = nil
    #expect(DuplicateFinder.earlier(entries).allSatisfy { $0 == nil })
    #expect(DuplicateFinder.earlier([]).isEmpty)
  }

  @Test(arguments: [
    ("Obat habis", "OBAT-HABIS", true), ("Élan", "élan", true), ("a\u{200E}b", "ab", true), ("a\u{00A0}b", "a b", true),
    ("“obat”", "obat", true), ("👍", "👎", false), ("👍", "", false), ("obat", "obat 1", false), ("ab", "ba", false),
  ])
  func `D9: case, blanks and punctuation don't matter`(left: String, right: String, isSame: Bool) {
    #expect((FoldedText(left) == FoldedText(right)) == isSame)
  }
}
