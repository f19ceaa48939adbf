import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// Whole runs over chats and SMS (E1, E5): who is who, what was sent, and exports that overlap.
struct MessageRunTests {
  /// A facility of SOP E, the files in its `masuk/`, and lines for its settings.
  func folder(
    _ files: [String: String], name: String = "Puskesmas Uji", settings: String = "", date: String = "2026-11-16"
  ) throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(
      folder: folder.path, sops: ["umpan-balik"], name: name, date: CalendarDate(iso: date))
    if !settings.isEmpty { try folder.set(settings) }
    for (file, text) in files { try folder.write("masuk/\(file)", text) }
    return folder
  }

  func remove(_ file: String, from folder: FacilityFolder) throws {
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/" + file)
  }

  func rows(_ folder: FacilityFolder, _ months: String...) throws -> [[String: String]] {
    try (months.isEmpty ? ["2026-11"] : months).flatMap { month in
      try folder.rows("kerja/Umpan Balik \(month).xlsx", sheet: "Register")
    }
  }

  /// `UB-2026-0001 08.10 Budi: Antre lama`, with ` < 09.00` for a reply.
  func told(_ rows: [[String: String]]) -> [String] {
    rows.map { row in
      let who = [row["Nama"] ?? "", row["No Telepon"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      let reply = row["Jam Balasan"].map { $0.isEmpty ? "" : " < \(Self.clock($0))" } ?? ""
      return
        "\(row["ID"] ?? "") \(Self.clock(row["Jam"] ?? "")) \(who): \((row["Isi"] ?? "").replacing("\n", with: " / "))"
        + reply
    }
  }

  static func clock(_ text: String) -> String {
    guard let fraction = Double(text) else { return text }
    let minute = Int((fraction * 1440).rounded())
    return (minute / 60 < 10 ? "0" : "") + "\(minute / 60)." + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
  }

  func account(_ summary: RunSummary, _ file: String) throws -> [Int] {
    let input = try #require(summary.inputs.first { $0.file == file })
    #expect(input.rows == input.used + input.merged + input.rejected)
    return [input.rows, input.used, input.merged, input.rejected]
  }

  func fixture(_ name: String) throws -> String {
    try String(
      contentsOfFile: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/messages/\(name)").path, encoding: .utf8)
  }

  // MARK: Who is who

  @Test(
    "E1: the one whom the notice of iOS names is the other side, whatever the file is called",
    arguments: ["_chat.txt", "chat-own-ios.txt"])
  func noticeOfIOS(_ file: String) throws {
    let folder = try folder([file: try fixture("chat-own-ios.txt")], date: "2026-07-20")
    let summary = try folder.run("2026-07-25")
    #expect(told(try rows(folder, "2026-07")) == ["UB-2026-0001 10.55 Budi: Antre lama, obat habis"])
    #expect(summary.notes.contains { $0.contains("Puskesmas Melati dianggap nomor sendiri") })
  }

  static let mark = "\u{200E}"

  @Test(
    "E1: who is who in chats of two whose facility writes first, or answers never",
    arguments: [
      // English, 12 hours.
      "[11/10/26, 8:00:00 AM] Budi: \(mark)Messages and calls are end-to-end encrypted.\n[11/10/26, 8:01:00 AM] Klinik Kami: Bagaimana pelayanan kami?\n[11/10/26, 8:09:00 AM] Budi: Antre lama\n",
      // The mark of direction may be missing.
      "[10/11/26 08.00.00] Budi: Pesan dan panggilan terenkripsi secara end-to-end.\n[10/11/26 08.01.00] Klinik Kami: Halo\n[10/11/26 08.09.00] Budi: Antre lama\n",
      // Both reply as often.
      "[10/11/26 08.00.00] Budi: \(mark)Pesan dan panggilan dienkripsi secara end-to-end.\n[10/11/26 07.30.00] Klinik Kami: Selamat pagi\n[10/11/26 08.09.00] Budi: Antre lama\n",
      // A tilde before a name that is no contact's.
      "[10/11/26 08.00.00] ~ Budi: \(mark)Pesan dan panggilan dienkripsi secara end-to-end.\n[10/11/26 08.01.00] Klinik Kami: Halo\n[10/11/26 08.09.00] ~ Budi: Antre lama\n",
      // The file's name says nothing that anybody bears.
      "[10/11/26 08.00.00] Budi: \(mark)Pesan dan panggilan dienkripsi secara end-to-end.\n[10/11/26 08.01.00] Klinik Kami: Halo\n[10/11/26 08.09.00] Budi: Antre lama\n[10/11/26 08.10.00] Klinik Kami: Maaf\n",
    ])
  func chatsOfTwo(_ chat: String) throws {
    let folder = try folder(["WhatsApp Chat - Ekspor.txt": chat])
    try folder.run("2026-11-18")
    let rows = try rows(folder)
    #expect(rows.map { $0["Isi"] } == ["Antre lama"])
    #expect(rows.map { $0["Nama"] } == ["Budi"])
  }

  @Test func `E1: a number in the notice is the other side in whatever form`() throws {
    let chat =
      "[10/11/26 08.00.00] \u{202A}+62 857-1234-5678\u{202C}: \(Self.mark)Pesan dan panggilan dienkripsi secara end-to-end.\n[10/11/26 08.01.00] Klinik: Halo\n[10/11/26 08.09.00] 0857-1234-5678: Antre lama\n"
    let folder = try folder(["_chat.txt": chat])
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.09 0857-1234-5678: Antre lama"])
  }

  @Test func `E5: in a group of volunteers without us all 24 messages are feedback where own_names is set`() throws {
    let chat = (0..<24).map { place in
      "1\(place / 8)/11/2026 \(place % 8 + 10).00 - Kader \(["Ani", "Budi", "Citra"][place % 3]): laporan \(place)\n"
    }.joined()
    let folder = try folder(["kader.txt": chat], settings: "own_names = [\"Puskesmas Lain\"]")
    let summary = try folder.run("2026-11-18")
    #expect(try rows(folder).count == 24)
    #expect(try account(summary, "kader.txt") == [24, 24, 0, 0])
    #expect(summary.notes.contains { $0.contains("tidak ada pengirim yang disebut own_numbers") })
  }

  @Test func `E1: the facility's name outweighs a file's name`() throws {
    let chat = "10/11/2026 08.00 - Budi: Antre lama\n10/11/2026 08.30 - Puskesmas Uji: Maaf\n"
    let folder = try folder(["Chat WhatsApp dengan Puskesmas Uji.txt": chat])
    try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.00 Budi: Antre lama < 08.30"])
  }

  // MARK: What was sent

  @Test(
    "E5: sent messages in a list of SMS are ours, and give the response time",
    arguments: [
      "Tanggal;Jam;Arah;No HP;Nama;Pesan\n13/11/2026;08.05;Masuk;0812-3456-7890;Budi;Obat habis\n13/11/2026;08.30;Keluar;+6281234567890;Budi;Mohon maaf\n",
      "Date,Type,Phone,Name,Message\n2026-11-13 08:05,1,+6281234567890,Budi,Obat habis\n2026-11-13 08:30,2,081234567890,Budi,Mohon maaf\n",
      "Date,Time,Direction,Number,Name,Message\n2026-11-13,08:30,Outgoing,6281234567890,Budi,Mohon maaf\n2026-11-13,08:05,Incoming,6281234567890,Budi,Obat habis\n",
      "Date,Time,Sent,Phone Number,Name,Message\n2026-11-13,08:05,FALSE,081234567890,Budi,Obat habis\n2026-11-13,08:30,TRUE,081234567890,Budi,Mohon maaf\n",
      "Tanggal,Jam,Tipe,No HP,Nama,Pesan\n13/11/2026,08.05,Diterima,081234567890,Budi,Obat habis\n13/11/2026,08.30,Dikirim,081234567890,Budi,Mohon maaf\n",
      "Tanggal,Jam,Jenis,No HP,Nama,Pesan\n13/11/2026,08.05,Masuk,081234567890,Budi,Obat habis\n13/11/2026,08.30,Keluar,081234567890,Budi,Mohon maaf\n",
      "Date,Time,Folder,From,To,Name,Message\n2026-11-13,08:05,Inbox,+6281234567890,0812-0000-0100,Budi,Obat habis\n2026-11-13,08:30,Sent,0812-0000-0100,+6281234567890,Budi,Mohon maaf\n2026-11-13,08:31,Draft,0812-0000-0100,+6281234567890,Budi,Belum jadi\n",
      "Date,Time,Type,Phone,Name,Message\n2026-11-13,08:05,Received,+62(0)81234567890,Budi,Obat\n2026-11-13,08:06,Received,081234567890,Budi,habis\n2026-11-13,08:30,Sent,0062 81234567890,Budi,Mohon maaf\n",
    ])
  func sentInLists(_ list: String) throws {
    let folder = try folder(["sms.csv": list])
    let summary = try folder.run("2026-11-18")
    let isTwo = list.contains("Obat\n")
    #expect(
      told(try rows(folder)) == [
        "UB-2026-0001 08.05 Budi 0812-3456-7890: \(isTwo ? "Obat / habis" : "Obat habis") < 08.30"
      ])
    #expect(try account(summary, "sms.csv")[3] == 0)
    #expect(try rows(folder).map { $0["Kanal"] } == ["SMS"])
    #expect(try folder.run("2026-11-18").written.isEmpty)
  }

  @Test func `E5: the case of SMS with sent ones is one feedback`() throws {
    let folder = try folder(["sms-csv-sent.csv": try fixture("sms-csv-sent.csv")])
    let summary = try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.05 Budi 0812-3456-7890: Obat habis di apotek < 08.30"])
    #expect(try account(summary, "sms-csv-sent.csv") == [2, 1, 1, 0])
  }

  @Test func `E5: a column that does not tell of some rows whether they were sent is pointed out`() throws {
    let folder = try folder([
      "sms.csv":
        "Date,Time,Type,Phone,Message\n2026-11-13,08:05,Received,081234567890,Obat habis\n2026-11-13,08:30,Sent,081234567890,Maaf\n2026-11-14,08:30,Unknown,081234567890,Apa ini\n",
      "sms lain.csv":
        "Date,Time,Type,Phone,Message\n2026-11-15,08:05,A,081234567891,Antre\n2026-11-15,08:30,B,081234567891,Maaf\n",
    ])
    let summary = try folder.run("2026-11-18")
    #expect(
      summary.findings.texts.contains {
        $0.contains("sms.csv: kolom Type") && $0.contains("1 baris, yang pertama baris 4")
      })
    #expect(summary.findings.texts.contains { $0.contains("sms lain.csv: kolom Type") && $0.contains("2 baris") })
    #expect(told(try rows(folder)).count == 4)
    #expect(try account(summary, "sms.csv") == [3, 2, 1, 0])
    #expect(try account(summary, "sms lain.csv") == [2, 2, 0, 0])
  }

  @Test func `a complaint book whose columns say Masuk or Keluar of something else is no list of SMS`() throws {
    let folder = try folder([
      "buku.csv":
        "Tanggal;Kanal;Jenis;Nama;Isi\n13/11/2026;Langsung;Keluhan;Budi;Pintu masuk rusak\n13/11/2026;Telepon;Saran;Sari;Pintu keluar sempit\n"
    ])
    let summary = try folder.run("2026-11-18")
    #expect(try account(summary, "buku.csv") == [2, 2, 0, 0])
    #expect(!summary.findings.texts.contains { $0.contains("E5") })
  }

  @Test
  func
    `E1: a text that the telephone keeps as MMS is a feedback, our own the reply, and one that can't be read is rejected`()
    throws
  {
    func mms(_ minute: Int, _ attributes: String, _ text: String) -> String {
      "<mms date=\"\(1_794_273_000_000 + minute * 60_000)\" \(attributes) text_only=\"1\"><parts><part seq=\"0\" ct=\"text/plain\" text=\"\(text)\" /></parts><addrs><addr address=\"+6281234567890\" type=\"137\" /></addrs></mms>\n"
    }
    let backup =
      "<smses count=\"5\">\n" + mms(0, "msg_box=\"1\" address=\"+6281234567890\"", "Obat habis")
      + mms(1, "msg_box=\"1\" address=\"0812-3456-7890\"", "di apotek")
      + mms(5, "msg_box=\"2\" address=\"0811~081234567890\"", "Maaf") + mms(6, "msg_box=\"9\"", "apa")
      + mms(7, "msg_box=\"1\" address=\"+6281234567890\"", "null") + "</smses>\n"
    let folder = try folder(["sms.xml": backup])
    let summary = try folder.run("2026-11-18")
    #expect(told(try rows(folder)) == ["UB-2026-0001 08.10 0812-3456-7890: Obat habis / di apotek < 08.15"])
    #expect(try account(summary, "sms.xml") == [5, 1, 2, 2])
    #expect(summary.findings.texts.contains { $0.contains("2 SMS atau MMS") })
    let problems = try SheetCopy(path: folder.path + "/kerja/Umpan Balik 2026-11.xlsx", sheet: "Data Bermasalah")
    #expect(problems.rows.flatMap(\.values).map(\.text).filter { $0.hasPrefix("SMS atau MMS tanpa") }.count == 2)
  }

  @Test func `E1: the case of a text kept as MMS is one feedback`() throws {
    let folder = try folder(["sms-mms-text.xml": try fixture("sms-mms-text.xml")], date: "2026-07-20")
    let summary = try folder.run("2026-07-25")
    #expect(told(try rows(folder, "2026-07")) == ["UB-2026-0001 09.13 Budi 0812-3456-7890: Obat habis di apotek"])
    #expect(try account(summary, "sms-mms-text.xml") == [1, 1, 0, 0])
  }

  @Test func `E5: an attachment is told as [media], its caption stays`() throws {
    let chat = """
      10/11/2026 08.00 - Budi: laporan.pdf • 3 halaman <terlampir: 00000044-laporan.pdf>
      10/11/2026 09.00 - Budi: IMG-20261110-WA0001.jpg (file terlampir)
      Ini foto loketnya
      10/11/2026 10.00 - Budi: Rina Puskesmas.vcf (file terlampir)
      10/11/2026 11.00 - Budi: PTT-20261110-WA0004.opus (file terlampir)
      10/11/2026 12.00 - Budi: Lihat • penting <terlampir: 00000045-PHOTO.jpg>
      10/11/2026 13.00 - Budi: DOC-20261110-WA0005.pdf (file terlampir)
      DOC-20261110-WA0005.pdf

      """
    let folder = try folder(["chat.txt": chat])
    try folder.run("2026-11-18")
    #expect(
      try rows(folder).map { $0["Isi"] } == [
        "[media]", "[media]\nIni foto loketnya", "[media]", "[media]", "Lihat • penting\n[media]", "[media]",
      ])
    // The same chat exported without its files.
    try folder.write(
      "masuk/tanpa.txt",
      "10/11/2026 08.00 - Budi: <Media tidak disertakan>\n10/11/2026 09.00 - Budi: <Media tidak disertakan>\nIni foto loketnya\n10/11/2026 11.00 - Budi: <Media tidak disertakan>\n"
    )
    try folder.run("2026-11-18")
    #expect(try rows(folder).count == 6)
  }
}
