import Foundation
import Spreadsheet
import Testing

@testable import Intake

struct ChatHeaderTests {
  @Test(
    "a line of every known style is read",
    arguments: [
      ("21/07/2026 03.16 - Budi: Halo", "2026-07-21 03:16:00"),
      ("21/07/26 03.16 - Budi: Halo", "2026-07-21 03:16:00"),
      ("21/07/2026, 03:16 - Budi: Halo", "2026-07-21 03:16:00"),
      ("21/07/2026, 3:16\u{202F}pm - Budi: Halo", "2026-07-21 15:16:00"),
      ("7/21/26, 12:16\u{202F}AM - Budi: Halo", "2026-07-21 00:16:00"),
      ("7/21/26, 12:16 PM - Budi: Halo", "2026-07-21 12:16:00"),
      ("21/7/26 3.16 PM - Budi: Halo", "2026-07-21 15:16:00"),
      ("21-07-2026 03:16 - Budi: Halo", "2026-07-21 03:16:00"),
      ("2026-07-21, 3:16 p.m. - Budi: Halo", "2026-07-21 15:16:00"),
      ("21.07.26, 03:16 - Budi: Halo", "2026-07-21 03:16:00"),
      ("[21/07/26 03.15.42] Budi: Halo", "2026-07-21 03:15:42"),
      ("[21/07/26, 03.15.42] Budi: Halo", "2026-07-21 03:15:42"),
      ("[21/07/2026, 03:15:42] Budi: Halo", "2026-07-21 03:15:42"),
      ("[7/21/26, 3:15:42\u{202F}PM] Budi: Halo", "2026-07-21 15:15:42"),
      ("[7/21/26, 3:15:42\u{00A0}PM] Budi: Halo", "2026-07-21 15:15:42"),
      ("\u{200E}[21/07/26 03.15.42] Budi: Halo", "2026-07-21 03:15:42"),
      ("[21/07/26 3.15.42 PM] Budi: Halo", "2026-07-21 15:15:42"),
    ])
  func style(_ line: String, _ moment: String) throws {
    for end in ["", "\n", "\r\n"] {
      let read = try MessageFixture.read(line + end)
      #expect(read.lines == ["\(moment) Budi: Halo"])
      #expect(read.remarks.cut == nil)
    }
  }

  @Test(
    "a line that only begins like a date continues the message above",
    arguments: [
      "21/07/2026 jam 9 saya datang", "21/07/2026", "22/07/2026 09.00 - 10.00 Posyandu", "21/07/2026 03.16",
      "21/07/26 03.16 - Siti: kutipan", "[21/07/26 03.15.42] Siti: kutipan", "7/21/26, 3:15 PM - Siti: kutipan",
      "1/8/2026 03.16 - Siti: kutipan", "01/08/2026 9.16 - Siti: kutipan", "2026-07-21 03:16 - Siti: kutipan",
      "31/06/2026 03.16 - Siti: tanggal yang tidak ada", "21/07/2026 25.16 - Siti: x", "3) dan lagi",
    ])
  func continuation(_ line: String) throws {
    let read = try MessageFixture.read("05/07/2026 03.16 - Budi: Halo\n\(line)\n\n31/07/2026 03.20 - Budi: Dua\n")
    #expect(read.sayings == ["Budi: Halo\n\(line)", "Budi: Dua"])
  }

  @Test func `marks around a number, special blanks in it and the tilde of a stranger are no part of the sender`()
    throws
  {
    let read = try MessageFixture.read(
      """
      21/07/2026 03.16 - \u{202A}+62 812-3456-7890\u{202C}: a
      21/07/2026 03.16 - +62\u{00A0}812-3456-7890: b
      21/07/2026 03.16 - ~ Siti: c
      21/07/2026 03.16 - ~\u{202F}Siti Nur: d
      21/07/2026 03.16 - Budi: Admin: e
      """)
    #expect(
      read.sayings == [
        "+62 812-3456-7890: a", "+62 812-3456-7890: b", "Siti: c", "Siti Nur: d", "Budi: Admin: e",
      ])
    #expect(read.messages.map(\.place) == [1, 2, 3, 4, 5])
  }

  @Test(
    "day or month first is decided by evidence",
    arguments: [
      ("05/07/2026 03.16 - A: x\n13/07/2026 03.16 - A: x", DateOrder.dayFirst, "2026-07-05"),
      ("07/05/2026 03.16 - A: x\n07/13/2026 03.16 - A: x", .monthFirst, "2026-07-05"),
      // In the order of time under one reading alone.
      ("05/07/2026 03.16 - A: x\n02/08/2026 03.16 - A: x", .dayFirst, "2026-07-05"),
      ("05/07/2026 03.16 - A: x\n06/02/2026 03.16 - A: x", .monthFirst, "2026-05-07"),
      // Nothing proves it.
      ("05/07/2026 03.16 - A: x", .dayFirst, "2026-07-05"),
      ("5/7/26, 3:16 PM - A: x", .monthFirst, "2026-05-07"),
      ("5/7/26, 3:16 pm - A: x", .dayFirst, "2026-07-05"),
      ("2026-05-07 03:16 - A: x", .iso, "2026-05-07"),
      // A quoted line does not outweigh the others.
      (
        "05/07/2026 03.16 - A: x\n07/13/2026 03.16 - B: x\n13/07/2026 03.16 - A: x\n14/07/2026 03.16 - A: x",
        .dayFirst, "2026-07-05"
      ),
    ])
  func order(_ text: String, _ order: DateOrder, _ first: String) throws {
    let read = try MessageFixture.read(text)
    #expect(read.remarks.dates?.order == order)
    #expect(read.messages.first?.date.description == first)
  }

  @Test func `the line that proves the order may be the last of a long chat`() throws {
    var text = ""
    for _ in 0..<3000 { text += "05/07/2026 03.16 - Budi: ya\n" }
    let read = try MessageFixture.read(text + "07/28/2026 03.16 - Budi: ya\n")
    #expect(read.remarks.dates == ChatDates(order: .monthFirst, evidence: .number(line: 3001, first: 7, second: 28)))
    #expect(read.messages.count == 3001)
  }

  @Test(
    "a chat in a form that is not known is a clear error",
    arguments: [
      "2026년 7월 21일 오전 3:16, 김철수 : 안녕\n2026년 7월 21일 오전 3:17, 이영희 : 네\n",
      "٢١/٠٧/٢٠٢٦، ٣:١٦ م - أحمد: مرحبا\n٢١/٠٧/٢٠٢٦، ٣:١٧ م - سارة: نعم\n",
      "2026/7/21 下午3:16 - 李: 你好\n2026/7/21 下午3:17 - 王: 好\n",
      "[2026/7/21 下午3:16:22] 李: 你好\n[2026/7/21 下午3:17:22] 王: 好\n",
      "21/7/2569 03:16 - ก: ข\n21/7/2569 03:17 - ก: ข\n",
    ])
  func unknown(_ text: String) throws {
    #expect(try MessageFixture.source(text) == .whatsApp)
    let error = #expect(throws: SpreadsheetError.self) { try MessageFixture.read(text) }
    #expect(error?.kind == .notMessages(.unknownStyle(line: 1)))
  }
}
