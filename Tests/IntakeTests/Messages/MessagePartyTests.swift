import Testing

@testable import Intake

struct MessagePartyTests {
  @Test(
    "one number is one sender in whatever form it is written",
    arguments: [
      "+6285712345678", "085712345678", "006285712345678", "6285712345678", "+62(0)85712345678", "85712345678",
      "+62 857-1234-5678", "0857 1234 5678", "0857.1234.5678", "(0857) 1234 5678", "+62 (0) 857 1234 5678",
      "\u{202A}+62\u{A0}857\u{2011}1234\u{2011}5678\u{202C}", "\u{2068}0857-1234-5678\u{2069}",
      "+62\u{202F}857 12345678",
      "0062 857 1234 5678", "62-857-1234-5678",
    ])
  func forms(_ party: String) {
    #expect(MessageParty.isNumber(party))
    #expect(MessageParty.key(party) == "85712345678")
    #expect(OwnSenders(["0857-1234-5678"]).contains(party))
    #expect(OwnSenders([party]).contains("+6285712345678"))
  }

  @Test(
    "landlines are one sender, too",
    arguments: [
      ("+62 21 7654321", "021-7654321"), ("0062217654321", "(021) 7654321"), ("+62 751 123456", "0751123456"),
    ])
  func landlines(_ one: String, _ other: String) {
    #expect(MessageParty.key(one) == MessageParty.key(other))
  }

  @Test(
    "other numbers are other senders",
    arguments: [("085712345678", "085712345679"), ("+60123456789", "0123456789"), ("+6285712345678", "+65 8571 2345")])
  func others(_ one: String, _ other: String) { #expect(MessageParty.key(one) != MessageParty.key(other)) }

  @Test func `a name is compared without case, blanks and marks, and one of signs alone is itself`() {
    #expect(MessageParty.key("Ibu  Sari") == MessageParty.key("\u{200E}ibu sari\u{202C}"))
    #expect(MessageParty.key("Ibu Sari 🌸") != MessageParty.key("Ibu Sari"))
    #expect(MessageParty.key(".") != MessageParty.key("~~"))
    #expect(!MessageParty.key("...").isEmpty)
  }
}
