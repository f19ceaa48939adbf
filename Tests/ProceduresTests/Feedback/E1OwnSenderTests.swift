import Testing

@testable import Core

struct E1OwnSenderTests {
  /// A chat by its senders in order, a letter each: `B` Budi, `S` Siti, `P` the facility.
  private func chat(_ senders: String, other: Character? = nil) -> ChatSenders {
    func id(_ letter: Character) -> Int32 { Int32(letter.asciiValue ?? 0) }
    var chat = ChatSenders(otherParty: other.map(id))
    for letter in senders { chat.add(id(letter)) }
    return chat
  }

  private func infer(_ chats: [ChatSenders], own: String = "", facility: Character? = nil) -> [String] {
    OwnSender.infer(
      chats, own: own.isEmpty ? nil : Set(own.utf8.map { Int32($0) }),
      facility: facility.flatMap(\.asciiValue).map { Int32($0) }
    ).map { found in
      String(decoding: found.senders.compactMap { UInt8(exactly: $0) }, as: UTF8.self) + " \(found.evidence)"
    }
  }

  @Test func `E1: the settings go before all else`() {
    #expect(infer([chat("BPBP", other: "P")], own: "P") == ["P settings"])
    #expect(infer([chat("PPP")], own: "P") == ["P settings"])
  }

  @Test func `E5: where the settings say who we are, nobody else is inferred`() {
    #expect(infer([chat("BSBSBSA")], own: "P") == [" settingsNameNobody"])
    #expect(infer([chat("BSBS", other: "B"), chat("PAPA")], own: "P") == [" settingsNameNobody", "P settings"])
    #expect(infer([chat("BPBP", other: "P")], own: "P", facility: "B") == ["P settings"])
  }

  @Test func `E1: who bears the facility's name is the facility, whatever a file's name says`() {
    #expect(infer([chat("BPBP", other: "P")], facility: "P") == ["P facilityName"])
    #expect(infer([chat("BSPBS", other: "B")], facility: "P") == ["P facilityName"])
    #expect(infer([chat("BPBP", other: "B")], facility: "F") == ["P fileName"])
  }

  @Test func `E1: with more than two senders nobody is the facility by the file's name alone`() {
    #expect(infer([chat("BPSPBP", other: "B")]) == ["P replies(3)"])
    #expect(infer([chat("BSBSBP", other: "B")]) == ["S replies(2)"])
    // Who is named is a client all the same, though they reply most.
    #expect(infer([chat("SBPBSB", other: "B")]) == ["P wroteLater(1)"])
  }

  @Test func `E1: the notice of iOS names the other party of a chat of two`() {
    func noticed(_ senders: String, other: Character) -> ChatSenders {
      var chat = ChatSenders(otherParty: other.asciiValue.map { Int32($0) }, isNamedByNotice: true)
      for letter in senders.utf8 { chat.add(Int32(letter)) }
      return chat
    }
    #expect(infer([noticed("PB", other: "B")]) == ["P notice"])
    #expect(infer([noticed("PBPB", other: "B"), chat("SPS")]) == ["P notice", "P otherChat"])
    #expect(infer([noticed("PBSPB", other: "G")]) == ["B replies(2)"])
  }

  @Test func `E1: the file's name names the other party, and who writes to it is the facility elsewhere too`() {
    #expect(infer([chat("PB", other: "B")]) == ["P fileName"])
    #expect(infer([chat("PB", other: "B"), chat("SAPS")]) == ["P fileName", "P otherChat"])
    #expect(infer([chat("PB", other: "B"), chat("PP")]) == ["P fileName", "P otherChat"])
    #expect(infer([chat("PB", other: "B"), chat("BP", other: "P")]) == ["P fileName", "B fileName"])
  }

  @Test func `E1: a name of nobody who writes is a group's, and proves nothing`() {
    #expect(infer([chat("BPBP", other: "G")]) == ["P replies(2)"])
  }

  @Test func `E1: else the sender in most of several chats`() {
    #expect(
      infer([chat("PBB"), chat("PSS"), chat("AC")]) == [
        "P manyChats(2, of: 3)", "P manyChats(2, of: 3)", "C replies(1)",
      ])
    // The same chat exported twice proves nothing about who is who.
    #expect(infer([chat("BPB"), chat("BPB")]) == ["P wroteLater(1)", "P wroteLater(1)"])
    // In half of them is not in most of them.
    #expect(infer([chat("PBPB"), chat("SC")]) == ["B replies(2)", "C replies(1)"])
  }

  @Test(arguments: [
    ("BPBP", "P replies(2)"), ("PBPB", "B replies(2)"), ("BBPPB", "P wroteLater(1)"), ("BPSPAP", "P replies(3)"),
    ("BSPBSP", "S wroteLater(2)"), ("BSPPBSPP", "P wroteLater(2)"), ("B", " onlySender"), ("BBBB", " onlySender"),
    ("", " noSender"),
  ])
  func `E1: else the sender who replies most, and of several not the one who wrote first`(senders: String, own: String)
  {
    #expect(infer([chat(senders)]) == [own])
  }

  @Test func `E1: the only sender of a chat is a client`() {
    #expect(infer([chat("PBB"), chat("PSS"), chat("AA")])[2] == " onlySender")
    #expect(infer([chat("BB", other: "B")]) == [" onlySender"])
  }

  @Test(arguments: [
    ("WhatsApp Chat with Budi.txt", "Budi"), ("Chat WhatsApp dengan Ibu Siti.txt", "Ibu Siti"),
    ("WhatsApp Chat - +62 812-3456-7890.zip", "+62 812-3456-7890"), ("whatsapp chat with Budi (1).TXT", "Budi"),
    ("WhatsApp Chat with Budi (2).txt", "Budi"), ("WhatsApp Chat with Budi (Posyandu).txt", "Budi (Posyandu)"),
    ("Chat WhatsApp dengan \u{200E}Budi", "Budi"), ("_chat.txt", nil), ("WhatsApp Chat with .txt", nil),
    ("Rekap.txt", nil), ("", nil),
  ])
  func `E1: an export's file name names the other party`(file: String, party: String?) {
    #expect(OwnSender.otherParty(fileName: file) == party)
  }

  @Test(arguments: [
    OwnSender.Evidence.settings, .settingsNameNobody, .facilityName, .notice, .fileName, .manyChats(2, of: 3),
    .otherChat, .replies(4), .wroteLater(1), .onlySender,
    .noSender,
  ])
  func `E1: the note names the evidence in both languages`(evidence: OwnSender.Evidence) {
    let note = OwnSender([1], evidence).note(["Puskesmas"])
    #expect(!note.indonesian.isEmpty)
    #expect(!note.english.isEmpty)
    #expect(note.indonesian != note.english)
  }
}
