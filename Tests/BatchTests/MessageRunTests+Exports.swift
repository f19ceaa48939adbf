import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// What several exports of one chat come to.
extension MessageRunTests {
  // MARK: One sender

  @Test func `E5: one sender under several forms of one number is one sender, for threads and replies`() throws {
    let forms = ["+62857-1234-5678", "085712345678", "006285712345678", "6285712345678", "+62(0)857 1234 5678"]
    let chat =
      forms.enumerated().map { "10/11/2026 08.0\($0.offset) - \($0.element): satu \($0.offset)\n" }.joined()
      + "10/11/2026 08.20 - 0812-0000-0100: Baik\n"
    let sms = """
      <smses count="3">
      <sms address="0857-1234-5678" date="1794273000000" type="1" body="dua" />
      <sms address="+6285712345678" date="1794273060000" type="1" body="tiga" />
      <sms address="0062857 12345678" date="1794273120000" type="2" body="Baik" />
      </smses>
      """
    let folder = try folder(["chat.txt": chat, "sms.xml": sms], settings: "own_numbers = [\"+62(0)812-0000-0100\"]")
    try folder.run("2026-11-18")
    #expect(
      told(try rows(folder)) == [
        "UB-2026-0001 08.00 0857-1234-5678: satu 0 / satu 1 / satu 2 / satu 3 / satu 4 < 08.20",
        "UB-2026-0002 08.10 0857-1234-5678: dua / tiga < 08.12",
      ])
  }

  // MARK: Exports that overlap

  private var chat: [String] {
    [
      "01/11/2026 08.00 - Budi: Selamat pagi\n", "01/11/2026 08.20 - Budi: antre lama\n",
      "01/11/2026 08.40 - Budi: obat habis\n", "01/11/2026 09.00 - Puskesmas Uji: Maaf\n",
      "03/11/2026 10.00 - Siti: toilet kotor\n", "03/11/2026 10.00 - Siti: toilet kotor\n",
      "03/11/2026 10.25 - Siti: tolong dibersihkan\n", "03/11/2026 11.00 - Puskesmas Uji: Baik\n",
      "05/11/2026 07.00 - Budi: parkir penuh\n",
    ]
  }
  private var all: [String] {
    [
      "UB-2026-0001 08.00 Budi: Selamat pagi / antre lama / obat habis < 09.00",
      "UB-2026-0002 10.00 Siti: toilet kotor / toilet kotor / tolong dibersihkan < 11.00",
      "UB-2026-0003 07.00 Budi: parkir penuh",
    ]
  }

  @Test(
    "E5: an export that begins later, or lacks what was deleted, makes no second feedback, though the first file is gone",
    arguments: [
      [1, 2, 3, 4, 5, 6, 7, 8], [2, 3, 4, 5, 6, 7, 8], [0, 1, 3, 4, 5, 6, 7, 8], [0, 2, 3, 4, 5, 6, 7, 8],
      [3, 4, 5, 6, 7, 8], [5, 6, 7, 8], [6, 7, 8], [8], [0, 1, 2], [4, 5],
    ], [true, false])
  func otherWindows(_ lines: [Int], isGone: Bool) throws {
    let folder = try folder(["a.txt": chat.joined()], settings: "own_names = [\"Puskesmas Uji\"]")
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == all)
    try folder.write("masuk/b.txt", lines.map { chat[$0] }.joined())
    if isGone { try remove("a.txt", from: folder) }
    let summary = try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == all)
    #expect(try account(summary, "b.txt")[0] == lines.count)
    #expect(try folder.run("2026-11-18").written.isEmpty)
    #expect(told(try rows(folder)) == all)
  }

  @Test(
    "E5: an export that begins earlier gives a thread its beginning, and the thread keeps its ID",
    arguments: [true, false])
  func earlier(isGone: Bool) throws {
    let folder = try folder(["a.txt": chat[1...].joined()], settings: "own_names = [\"Puskesmas Uji\"]")
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)).first == "UB-2026-0001 08.20 Budi: antre lama / obat habis < 09.00")
    try folder.write("masuk/b.txt", "30/10/2026 08.00 - Wati: halo\n" + chat.joined())
    if isGone { try remove("a.txt", from: folder) }
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == all)
    #expect(told(try rows(folder, "2026-10")) == ["UB-2026-0004 08.00 Wati: halo"])
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `E5: a thread over the turn of the month keeps its row and its ID`() throws {
    let lines = [
      "31/10/2026 23.50 - Budi: satu\n", "01/11/2026 00.05 - Budi: dua\n", "01/11/2026 00.20 - Budi: tiga\n",
    ]
    for (first, second) in [([0, 1, 2], [1, 2]), ([1, 2], [0, 1, 2]), ([0, 1], [2]), ([2], [0, 1, 2])] {
      let folder = try folder(["a.txt": first.map { lines[$0] }.joined()])
      try folder.run("2026-11-18")
      let month = first.contains(0) ? "2026-10" : "2026-11"
      try remove("a.txt", from: folder)
      try folder.write("masuk/b.txt", second.map { lines[$0] }.joined())
      try folder.run("2026-11-18")
      let told = told(try rows(folder, month))
      #expect(
        told.map { String($0.dropFirst(13)) } == [
          (first + second).contains(0) ? "23.50 Budi: satu / dua / tiga" : "00.05 Budi: dua / tiga"
        ])
      #expect(told.first?.hasPrefix("UB-2026-0001") == true)
      #expect(try folder.run("2026-11-18").written.isEmpty)
    }
  }

  @Test func `E5: threads are formed over all files together`() throws {
    let folder = try folder(
      [
        "a.txt": chat[..<2].joined(), "b.txt": chat[2...].joined(),
      ], settings: "own_names = [\"Puskesmas Uji\"]")
    let summary = try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == all)
    #expect(try account(summary, "a.txt") == [2, 1, 1, 0])
    #expect(try account(summary, "b.txt") == [7, 2, 5, 0])
  }

  @Test func `E5: two identical texts of one minute are two messages in each export`() throws {
    let line = "10/11/2026 08.00 - Budi: halo\n"
    let folder = try folder(["a.txt": line + line, "b.txt": line + line + "10/11/2026 08.01 - Budi: ada?\n"])
    let summary = try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: halo / halo / ada?"])
    #expect(try account(summary, "a.txt") == [2, 1, 1, 0])
    #expect(try account(summary, "b.txt") == [3, 0, 3, 0])
  }

  @Test func `E5: Android's minutes and iOS's seconds of one chat are the same messages`() throws {
    let android =
      "10/11/2026 08.00 - Budi: antre\n10/11/2026 08.29 - Budi: lama\n10/11/2026 08.40 - Puskesmas Uji: Maaf\n"
    let ios =
      "[10/11/26 08.00.51] Budi: antre\n[10/11/26 08.29.12] Budi: lama\n[10/11/26 08.40.30] Puskesmas Uji: Maaf\n[10/11/26 09.30.00] Budi: ya\n"
    for (first, second) in [(android, ios), (ios, android)] {
      let folder = try folder(["a.txt": first])
      try folder.run("2026-11-18")
      try folder.write("masuk/b.txt", second)
      try folder.run("2026-11-18")
      #expect(
        told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre / lama < 08.40", "UB-2026-0002 09.30 Budi: ya"])
      #expect(try folder.run("2026-11-18").written.isEmpty)
    }
  }

  @Test(
    "E5: who bears another name in a later export is the same sender where all that they said tells so",
    arguments: ["Budi RT 03", "+62 857-1234-5678"], [true, false])
  func otherName(_ name: String, isGone: Bool) throws {
    let lines = [
      "10/11/2026 08.00 - Budi: antre lama sekali\n", "10/11/2026 08.05 - Budi: obat juga habis\n",
      "11/11/2026 08.00 - Budi: terima kasih\n",
    ]
    let folder = try folder(["a.txt": lines.joined()])
    try folder.run("2026-11-18")
    let first = told(try rows(folder))
    #expect(first.count == 2)
    try folder.write(
      "masuk/b.txt",
      lines.joined().replacing("Budi:", with: "\(name):") + "12/11/2026 09.00 - \(name): parkir penuh\n")
    if isGone { try remove("a.txt", from: folder) }
    try folder.run("2026-11-18")
    let second = told(try rows(folder))
    #expect(second.count == 3)
    #expect(Array(second.prefix(2)) == first)
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `E5: two people who say the same now and then stay two, and a renamed contact is at least Mungkin Sama`()
    throws
  {
    let folder = try folder([
      "a.txt":
        "10/11/2026 08.00 - Budi: antre di loket lama sekali\n10/11/2026 09.00 - Ani: hadir\n10/11/2026 10.00 - Budi: ya\n",
      "b.txt":
        "10/11/2026 08.00 - Budi RT 03: antre di loket lama sekali\n10/11/2026 09.00 - Sari: hadir\n10/11/2026 10.00 - Ani: tidak\n",
    ])
    try folder.set("own_names = [\"Puskesmas Uji\"]")
    try folder.run("2026-11-18")
    let rows = try rows(folder)
    #expect(rows.count == 6)
    #expect(rows.compactMap { $0["Mungkin Sama"] }.filter { !$0.isEmpty } == ["UB-2026-0001"])
  }

  @Test(
    "E5: a message that was changed is the same one, and its row shows the later text",
    arguments: ["a.txt", "z.txt"], [true, false])
  func edited(_ second: String, isGone: Bool) throws {
    let folder = try folder([
      "m.txt": "10/11/2026 08.00 - Budi: antre\n10/11/2026 08.00 - Budi: lama\n10/11/2026 09.00 - Puskesmas Uji: Maaf\n"
    ])
    try folder.run("2026-11-18")
    try folder.write(
      "masuk/\(second)",
      "10/11/2026 08.00 - Budi: antre\n10/11/2026 08.00 - Budi: lama sekali <Pesan ini telah diedit>\n10/11/2026 09.00 - Puskesmas Uji: Maaf\n"
    )
    if isGone { try remove("m.txt", from: folder) }
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre / lama sekali < 09.00"])
    #expect(try folder.run("2026-11-18").written.isEmpty)
    // The older export alone does not take it back.
    if isGone {
      try folder.write("masuk/m.txt", "10/11/2026 08.00 - Budi: antre\n10/11/2026 08.00 - Budi: lama\n")
      try remove(second, from: folder)
      try folder.run("2026-11-18")
      #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre / lama sekali < 09.00"])
    }
  }

  @Test func `E5: a text that was registered stays though it is deleted later`() throws {
    let folder = try folder(["a.txt": "10/11/2026 08.00 - Budi: antre\n10/11/2026 08.05 - Budi: lama\n"])
    try folder.run("2026-11-18")
    try remove("a.txt", from: folder)
    try folder.write(
      "masuk/b.txt", "10/11/2026 08.00 - Budi: Pesan ini telah dihapus\n10/11/2026 08.05 - Budi: lama\n")
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre / lama"])
  }

  @Test func `E5: a reply that only a later export shows answers the feedback that stands, once`() throws {
    let folder = try folder(
      ["a.txt": "10/11/2026 08.00 - Budi: antre\n"], settings: "own_names = [\"Puskesmas Uji\"]")
    try folder.run("2026-11-18")
    try remove("a.txt", from: folder)
    try folder.write(
      "masuk/Chat WhatsApp dengan Budi.txt", "10/11/2026 09.05 - Puskesmas Uji: Maaf\n12/11/2026 09.00 - Budi: ya\n")
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre < 09.05", "UB-2026-0002 09.00 Budi: ya"])
    // Later, when the first reply is out of the window, another message of ours is none.
    try folder.write(
      "masuk/Chat WhatsApp dengan Budi.txt", "12/11/2026 09.00 - Budi: ya\n13/11/2026 09.00 - Puskesmas Uji: Baik\n")
    try folder.run("2026-11-18")
    #expect(
      told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: antre < 09.05", "UB-2026-0002 09.00 Budi: ya < 09.00"])
  }

  @Test func `E5: what staff decided and typed stays with its row, and a row that they deleted stays deleted`() throws {
    let folder = try folder(["a.txt": chat.joined()], settings: "own_names = [\"Puskesmas Uji\"]")
    try folder.run("2026-11-18")
    let book = folder.path + "/kerja/Umpan Balik 2026-11.xlsx"
    let sheet = try SheetCopy(path: book, sheet: "Register")
    let header = try #require(sheet.rows.firstIndex { $0.values.contains(.text("Kunci")) })
    let column = try #require(sheet.rows[header].first { $0.value == .text("Isi") }?.key)
    let patch = try WorkbookPatch(path: book)
    try patch.edit([CellEdit(row: header + 1, column: column, value: .text("Antre (petugas)"))], sheet: "Register")
    try patch.save(to: book + ".baru")
    try FileManager.default.removeItem(atPath: book)
    try FileManager.default.moveItem(atPath: book + ".baru", toPath: book)
    try remove("a.txt", from: folder)
    try folder.write("masuk/b.txt", chat[1...].joined())
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: Antre (petugas) < 09.00"] + all[1...])
  }

  @Test func `a reply that comes to a standing row is shown as a time`() throws {
    let folder = try folder(["a.txt": "10/11/2026 08.00 - Budi: antre\n"])
    try folder.run("2026-11-18")
    try folder.write("masuk/a.txt", "10/11/2026 08.00 - Budi: antre\n10/11/2026 09.05 - Puskesmas Uji: Maaf\n")
    try folder.run("2026-11-18")
    let book = folder.path + "/kerja/Umpan Balik 2026-11.xlsx"
    let sheet = try SheetCopy(path: book, sheet: "Register")
    let header = try #require(sheet.rows.firstIndex { $0.values.contains(.text("Kunci")) })
    let column = try #require(sheet.rows[header].first { $0.value == .text("Jam Balasan") }?.key)
    // A time is one by its format alone.
    #expect(sheet.rows[header + 1][column] == .time(545.0 / 1440))
  }
}
