import Foundation
import Spreadsheet
import Testing

@testable import Intake

struct MessageFileTests {
  private let chat = "21/07/2026 03.16 - Budi: Obat 😀 habis\n22/07/2026 03.17 - Siti: Baik\n"
  private let sayings = ["Budi: Obat 😀 habis", "Siti: Baik"]

  @Test func `a chat is read in UTF-8 and UTF-16, with and without its mark`() throws {
    for encoding in [String.Encoding.utf8, .utf16] {
      let data = try #require(chat.data(using: encoding))
      #expect(try MessageFixture.source(data) == .whatsApp)
      #expect(try MessageFixture.read(data).sayings == sayings)
    }
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let data = try #require(chat.replacing("😀", with: "sudah").data(using: encoding))
      #expect(try MessageFixture.source(data) == .whatsApp)
      #expect(try MessageFixture.read(data).sayings == ["Budi: Obat sudah habis", "Siti: Baik"])
    }
  }

  @Test(
    "a zip file's chat is found among its attachments",
    arguments: [
      ["_chat.txt", "00000012-PHOTO.jpg", "catatan.txt"], ["WhatsApp Chat - Budi/_chat.txt", "__MACOSX/._chat.txt"],
      ["Chat WhatsApp dengan Budi.txt", "IMG-1.jpg"], ["WhatsApp Chat with Budi.txt", "lain.txt"], ["obrolan.txt"],
    ])
  func zip(_ names: [String]) throws {
    let data = MessageFixture.zip(names.enumerated().map { ($1, $0 == 0 ? chat : "lain") })
    #expect(try MessageFixture.source(data) == .whatsApp)
    #expect(try MessageFixture.read(data).sayings == sayings)
  }

  @Test func `a zip file of two chats says so, and one of something else is none`() throws {
    let two = MessageFixture.zip([("a/_chat.txt", chat), ("b/_chat.txt", chat)])
    let error = #expect(throws: SpreadsheetError.self) { try MessageFixture.read(two) }
    #expect(error?.kind == .notMessages(.severalChats(2)))
    for names in [["foto.jpg"], ["[Content_Types].xml", "xl/workbook.xml", "catatan.txt"], ["a.txt", "b.txt"]] {
      #expect(try MessageFixture.source(MessageFixture.zip(names.map { ($0, chat) })) == nil)
    }
  }

  @Test(
    "a table is no chat",
    arguments: [
      "Tanggal;Nama\n21/07/2026 03.16;Budi\n", "21/07/2026 08.00 - 14.00;Budi: x\n22/07/2026 08.00 - 14.00;Siti: x\n",
      "Jaga;Petugas\n21/07/2026 08.00 - pagi;Budi: x\n22/07/2026 08.00 - siang;Siti: x\n",
      "000.8.3.3/006/VI/2023 - Dinas\n",
      "<?xml version=\"1.0\"?><data><sms/></data>", "", "Nama\n",
    ])
  func table(_ text: String) throws {
    if text.isEmpty {
      #expect(throws: SpreadsheetError.self) { try MessageFixture.source(text) }
    } else {
      #expect(try MessageFixture.source(text) == nil)
    }
  }

  @Test func `lines before the first message are counted`() throws {
    let read = try MessageFixture.read("Chat dengan Budi\n\n" + chat)
    #expect(read.sayings == sayings)
    #expect(read.remarks.strayLines == 1)
  }

  @Test(
    "a chat that is cut off keeps what is whole",
    arguments: [
      "22/", "22/07/2026", "22/07/2026 0", "22/07/2026 03.17", "22/07/2026 03.17 - ", "22/07/2026 03.17 - Bu",
    ])
  func cut(_ tail: String) throws {
    let read = try MessageFixture.read("21/07/2026 03.16 - Budi: Obat\nhabis\n" + tail)
    #expect(read.sayings == ["Budi: Obat\nhabis"])
    #expect(read.remarks.cut == MessageCut(place: 3, isLine: true))
    #expect(read.remarks.hasFindings)
  }

  @Test func `a chat that is cut in a character or in a text keeps the text`() throws {
    let read = try MessageFixture.read(Data("21/07/2026 03.16 - Budi: Obat 😀".utf8.dropLast(2)))
    #expect(read.sayings == ["Budi: Obat "])
    #expect(read.remarks.cut == MessageCut(place: 1, isLine: true))
    #expect(try MessageFixture.read("21/07/2026 03.16 - Budi: Ob").sayings == ["Budi: Ob"])
  }

  @Test func `a message may be longer than the window`() throws {
    let long = String(repeating: "obat ", count: 100_000)
    let read = try MessageFixture.read("21/07/2026 03.16 - Budi: \(long)\n\(long)\n22/07/2026 03.16 - Siti: ya\n")
    #expect(read.messages.map(\.text) == ["\(long)\n\(long)", "ya"])
  }

  @Test func `our own senders are known by name without case and by number in any form`() {
    let own = OwnSenders(["Puskesmas Melati", "0812-3456-7890"])
    for sender in ["puskesmas melati", "+62 812-3456-7890", "6281234567890"] { #expect(own.contains(sender)) }
    for sender in ["Budi", "+62 812-3456-7891", "Melati"] { #expect(!own.contains(sender)) }
  }
}
