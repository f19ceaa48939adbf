import Foundation
import Spreadsheet
import Testing

@testable import Intake

struct SMSReaderTests {
  /// A backup of these elements.
  private func backup(_ elements: String..., count: Int? = nil) -> String {
    """
    <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
    <!--File Created By SMS Backup & Restore-->
    <?xml-stylesheet type="text/xsl" href="sms.xsl"?>
    <smses count="\(count ?? elements.count)" backup_set="a">
      \(elements.joined(separator: "\n  "))
    </smses>
    """
  }

  private func sms(_ body: String, type: Int = 1, date: String = "1784578560000", name: String = "Budi") -> String {
    "<sms protocol=\"0\" address=\"+6281234567890\" date=\"\(date)\" type=\"\(type)\" subject=\"null\" body=\"\(body)\" read=\"1\" contact_name=\"\(name)\" />"
  }

  @Test func `received and sent messages have the other side's number and a direction`() throws {
    let text = backup(sms("Obat habis"), sms("Baik", type: 2, date: "1784578620999", name: "(Unknown)"))
    #expect(try MessageFixture.source(text) == .sms)
    let read = try MessageFixture.read(text)
    #expect(
      read.lines == ["2026-07-21 03:16:00 +6281234567890: Obat habis", "2026-07-21 03:17:00 +6281234567890: Baik"])
    #expect(read.messages.map(\.direction) == [.incoming, .outgoing])
    #expect(read.messages.map(\.name) == ["Budi", nil])
    #expect(read.messages.map(\.place) == [1, 2])
    #expect(!read.remarks.hasFindings)
  }

  @Test(
    "moments are shown in the facility's zone",
    arguments: [
      (ClockZone.western, "2026-07-20 23:59:59"), (.central, "2026-07-21 00:59:59"), (.eastern, "2026-07-21 01:59:59"),
    ])
  func zone(_ zone: ClockZone, _ moment: String) throws {
    let read = try MessageFixture.read(backup(sms("x", date: "1784566799000")), zone: zone)
    #expect(read.lines == ["\(moment) +6281234567890: x"])
  }

  @Test(
    "references are resolved and broken halves of a pair repaired",
    arguments: [
      ("&quot;a&quot; &amp; &lt;b&gt; &apos;c&apos;", "\"a\" & <b> 'c'"), ("satu&#10;dua", "satu\ndua"),
      ("&#55357;&#56832;", "😀"), ("&#xD83D;&#xDE00;", "😀"), ("&#128512;", "😀"), ("&#55357; x", "\u{FFFD} x"),
      ("x &#56832;", "x \u{FFFD}"), ("&#55357;&#55357;&#56832;", "\u{FFFD}😀"), ("a & b", "a & b"),
      ("&lainnya; &#;", "&lainnya; &#;"), ("null", ""), ("a > b 😀", "a > b 😀"), ("&amp;#55357;", "&#55357;"),
    ])
  func references(_ body: String, _ text: String) throws {
    #expect(try MessageFixture.read(backup(sms(body))).messages.map(\.text) == [text])
  }

  @Test func `a pair written as two characters of three bytes is one`() throws {
    var data = Data(backup(sms("@")).utf8)
    let place = try #require(data.firstIndex(of: UInt8(ascii: "@")))
    data.replaceSubrange(place...place, with: [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80])
    #expect(try MessageFixture.read(data).messages.map(\.text) == ["😀"])
  }

  @Test func `attributes come in any order, in either quotes`() throws {
    let read = try MessageFixture.read(
      backup("<sms body='a \"b\"' type = '2' date='1784578560000' address='0812'></sms>"))
    #expect(read.sayings == ["0812: a \"b\""])
  }

  @Test func `what was not sent is neither received nor sent, and counted`() throws {
    let read = try MessageFixture.read(
      backup(sms("a", type: 3), sms("b", type: 4), sms("c", type: 5), sms("d", type: 6)))
    #expect(read.messages.map(\.unsent) == [.draft, .outbox, .failed, .queued])
    #expect(read.messages.map(\.direction) == [nil, nil, nil, nil])
    #expect(read.remarks.unsent == [.draft: 1, .outbox: 1, .failed: 1, .queued: 1])
    #expect(read.remarks.counts.isEmpty)
  }

  @Test func `elements that can't be read, MMS without a sender too, are counted, and nothing is made of them`() throws
  {
    let picture = String(repeating: "A", count: 600_000)
    let mms = "<mms date=\"1784578560000\"><parts><part ct=\"image/jpeg\" data=\"\(picture)\"/></parts></mms>"
    let read = try MessageFixture.read(backup(sms("a"), sms("b", date: "kemarin"), mms, sms("c", type: 9), sms("d")))
    #expect(read.messages.map(\.text) == ["a", "d"])
    #expect(read.remarks.unreadable == [2, 3, 4])
    #expect(read.remarks.announced == 5)
  }

  @Test(
    "a backup that is cut off keeps what is whole",
    arguments: ["body=\"dua", "<sms proto", "<", "date=\"17845", "</smse"])
  func cut(_ mark: String) throws {
    let text = backup(sms("satu"), sms("dua"))
    let range = try #require(text.ranges(of: mark).last)
    let read = try MessageFixture.read(String(text[..<range.upperBound]))
    #expect(read.messages.map(\.text).first == "satu")
    #expect(read.remarks.cut?.isLine == false)
    #expect(read.remarks.hasFindings)
  }

  @Test func `a document type, as a bomb of entities needs, is refused`() throws {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><lolz>&b;</lolz>"
    for text in [bomb, "<!DOCTYPE smses><smses count=\"0\"/>"] {
      #expect(try MessageFixture.source(text) == .sms)
      let error = #expect(throws: SpreadsheetError.self) { try MessageFixture.read(text) }
      #expect(error?.kind == .forbiddenXML(reason: "DOCTYPE"))
    }
  }

  @Test func `a backup of nothing is whole`() throws {
    for text in ["<smses count=\"0\"/>", "<smses count='0'></smses>"] {
      let read = try MessageFixture.read(text)
      #expect(read.messages.isEmpty)
      #expect(!read.remarks.hasFindings)
    }
  }

  @Test func `a backup in UTF-16 and one in Windows-1252 that says so are read`() throws {
    let text = backup(sms("Kafé"))
    let wide = try #require(text.data(using: .utf16))
    #expect(try MessageFixture.read(wide).messages.map(\.text) == ["Kafé"])
    let western = try #require(text.replacing("UTF-8", with: "ISO-8859-1").data(using: .isoLatin1))
    #expect(try MessageFixture.read(western).messages.map(\.text) == ["Kafé"])
  }
}
