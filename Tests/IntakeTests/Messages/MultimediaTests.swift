import Testing

@testable import Intake

/// MMS of a backup: telephones keep long and group messages and those of RCS so (case `sms-mms-text`).
struct MultimediaTests {
  private func read(_ elements: String..., zone: ClockZone = .western) throws -> MessagesRead {
    try MessageFixture.read(
      "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"\(elements.count)\">\n\(elements.joined(separator: "\n"))\n</smses>\n",
      zone: zone)
  }

  private let text =
    "<parts><part seq=\"-1\" ct=\"application/smil\" text=\"&lt;smil/&gt;\" /><part seq=\"0\" ct=\"text/plain\" name=\"null\" text=\"Obat habis di apotek\" /></parts>"

  @Test func `a text kept as MMS is a message, with the moment in milliseconds`() throws {
    let read = try read(
      "<mms date=\"1784600000000\" msg_box=\"1\" address=\"+6281234567890\" m_type=\"132\" text_only=\"1\" sub=\"null\" contact_name=\"Budi\">\(text)<addrs><addr address=\"+6281234567890\" type=\"137\" /></addrs></mms>"
    )
    #expect(read.lines == ["2026-07-21 09:13:20 +6281234567890: Obat habis di apotek"])
    #expect(read.messages.map(\.direction) == [.incoming])
    #expect(read.messages.map(\.name) == ["Budi"])
    #expect(!read.remarks.hasFindings)
  }

  @Test(
    "who sent it is told by the addresses, else by the element",
    arguments: [
      (
        "msg_box=\"1\" address=\"0811~0812\"",
        "<addr address=\"0812\" type=\"137\"/><addr address=\"0811\" type=\"151\"/>", "0812", Message.Direction.incoming
      ),
      ("msg_box=\"1\" address=\"0812\"", "", "0812", .incoming),
      ("m_type=\"132\" address=\"0812\"", "<addr type=\"137\" address=\"0812\"/>", "0812", .incoming),
      (
        "msg_box=\"2\" address=\"0812\"",
        "<addr address=\"insert-address-token\" type=\"137\"/><addr address=\"0812\" type=\"151\"/>", "0812", .outgoing
      ),
      (
        "msg_box=\"2\"",
        "<addr address=\"insert-address-token\" type=\"137\"/><addr address=\"0812\" type=\"151\"/><addr address=\"0813\" type=\"130\"/>",
        "0812~0813", .outgoing
      ),
      ("m_type=\"128\" address=\"0811~0812\"", "", "0811~0812", .outgoing),
    ])
  func sides(_ attributes: String, _ addresses: String, _ sender: String, _ direction: Message.Direction) throws {
    let read = try read("<mms date=\"1784600000000\" \(attributes)>\(text)<addrs>\(addresses)</addrs></mms>")
    #expect(read.messages.map(\.sender) == [sender])
    #expect(read.messages.map(\.direction) == [direction])
  }

  @Test func `parts are joined in their order, pairs of halves are characters, and a subject stands above`() throws {
    let read = try read(
      "<mms date='1784600000000' msg_box='1' address='0812' sub='Loket'><parts><part seq='1' ct='text/plain' text='dua &#55357;&#56832;'/><part seq='0' ct='text/plain;charset=utf-8' text='satu'/></parts></mms>",
      "<mms date='1784600060000' msg_box='1' address='0812' sub='sama'><parts><part seq='0' ct='text/plain' text='sama'/></parts></mms>"
    )
    #expect(read.messages.map(\.text) == ["Loket\nsatu\ndua 😀", "sama"])
  }

  @Test func `a picture alone is media, one with words a message`() throws {
    let picture = "<part seq=\"0\" ct=\"image/jpeg\" data=\"\(String(repeating: "A", count: 600_000))\"/>"
    let read = try read(
      "<mms date='1784600000000' msg_box='1' address='0812'><parts>\(picture)</parts></mms>",
      "<mms date='1784600000000' msg_box='1' address='0812'><parts>\(picture)<part ct='text/plain' text='rusak'/></parts></mms>"
    )
    #expect(read.sayings == ["0812: [media] ", "0812: rusak"])
    #expect(read.remarks.counts == [.media: 1, .message: 1])
  }

  @Test func `moments in seconds are read as such, and drafts are not sent`() throws {
    let read = try read(
      "<mms date='1784600000' msg_box='1' address='0812'>\(text)</mms>",
      "<mms date='1784600000000' msg_box='3' address='0812'>\(text)</mms>",
      "<mms date='1784600000000' msg_box='5'>\(text)</mms>")
    #expect(read.lines.first == "2026-07-21 09:13:20 0812: Obat habis di apotek")
    #expect(read.messages.map(\.unsent) == [nil, .draft, .failed])
    #expect(read.remarks.announced == 3 && !read.remarks.hasFindings)
  }

  @Test(
    "what can't be read is counted with its place and is a finding",
    arguments: [
      "<mms date='besok' msg_box='1' address='0812'><parts><part ct='text/plain' text='a'/></parts></mms>",
      "<mms msg_box='1' address='0812'><parts><part ct='text/plain' text='a'/></parts></mms>",
      "<mms date='1784600000000' msg_box='9' address='0812'><parts><part ct='text/plain' text='a'/></parts></mms>",
      "<mms date='1784600000000' msg_box='1' address='0811~0812'><parts><part ct='text/plain' text='a'/></parts></mms>",
      "<mms date='1784600000000' msg_box='1' m_type='130' address='0812'/>",
      "<mms date='1784600000000' msg_box='1' address='0812'><parts><part ct='text/plain' text='null'/></parts></mms>",
      "<mms date='1784600000000' msg_box='1' address='0812' sub=x><parts><part ct='text/plain' text='a'/></parts></mms>",
    ])
  func unreadable(_ element: String) throws {
    let read = try read(
      "<sms address='0811' date='1784600000000' type='1' body='baik'/>", element,
      "<sms address='0811' date='1784600000000' type='1' body='lagi'/>")
    #expect(read.sayings == ["0811: baik", "0811: lagi"])
    #expect(read.remarks.unreadable == [2])
    #expect(read.remarks.hasFindings)
  }

  @Test func `a backup that breaks off within an MMS keeps what is whole`() throws {
    let whole = "<smses count='2'><sms address='0811' date='1784600000000' type='1' body='baik'/>"
    for rest in [
      "<mms date='1784600000000' msg_box='1'><parts><part ct='text/pl", "<mms date='1784600000000' msg_box='1'><parts>",
    ] {
      let read = try MessageFixture.read(whole + rest)
      #expect(read.sayings == ["0811: baik"])
      #expect(read.remarks.cut?.place == 2)
    }
  }
}
