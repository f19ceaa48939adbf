import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures
@testable import Book

/// A8: answers to the evaluation message, in whole runs of 2026-W47 (16/11 to 22/11).
struct EvaluationTests {
  private let book = "kerja/Sapa Pasien 2026-W47.xlsx"
  private let next = "kerja/Sapa Pasien 2026-W48.xlsx"
  private let recap = "laporan/Rekap Sapa Pasien 2026-W47.xlsx"
  private let chat = "masuk/WhatsApp Chat with +62 812-0010-0177.txt"

  /// A chat in which the patient of 001001 answers on 18/11, some in between.
  private let answer = """
    18/11/2026 10.05 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
    18/11/2026 10.10 - RS Uji: Salam dari RS Uji. Mohon nilai sapaan kami: 1 tidak puas, 2 kurang, 3 puas, 4 sangat puas. Terima kasih.
    18/11/2026 10.12 - +62 812-0010-0177: Waalaikumsalam, sebentar ya
    18/11/2026 10.15 - +62 812-0010-0177: 4 sangat puas
    18/11/2026 10.16 - +62 812-0010-0177: <Media omitted>

    """

  /// Two targets of the week, of which those in `executed` are called on 18/11.
  private func folder(executed: [String] = ["001001", "001002"]) throws -> FacilityFolder {
    let folder = try FacilityFolder()
    try prepare(folder, executed)
    return folder
  }

  private func prepare(_ folder: FacilityFolder, _ executed: [String]) throws {
    var export = Export()
    export.add("001001", in: "05/11/2026", out: "11/11/2026")
    export.add("001002", in: "05/11/2026", out: "11/11/2026")
    try folder.write("masuk/ekspor.csv", export.text)
    try folder.run("2026-11-18")
    try editWorkbook(folder.path + "/" + book) { sheet in
      guard sheet.name == "Lembar Sapa" else { return }
      for number in executed { try sheet.enter(number, .executed(by: "Rina", on: "18/11/2026")) }
    }
  }

  private func answers(_ folder: FacilityFolder, _ book: String? = nil) throws -> [[String: String]] {
    try folder.rows(book ?? self.book, sheet: "Evaluasi").filter { $0["Kunci"] != nil }
  }

  private func sheets(_ folder: FacilityFolder, _ book: String) throws -> [String] {
    guard case .workbook(let workbook) = try Document.open(folder.path + "/" + book) else { throw NoWorkbook() }
    return workbook.sheets.map(\.name)
  }

  /// The labels of the recap's first column with the number beside them.
  private func figures(_ folder: FacilityFolder, _ recap: String? = nil) throws -> [String: String] {
    let rows = try SheetCopy(path: folder.path + "/" + (recap ?? self.recap), sheet: "Rekap").rows
    return Dictionary(rows.compactMap { row in row[0].map { ($0.text, row[1]?.text ?? "") } }) { first, _ in first }
  }

  @Test func `A8: a patient's answer in a chat stands in Evaluasi and in the recap`() throws {
    let folder = try folder()
    try folder.write(chat, answer)
    let summary = try folder.run("2026-11-19")
    #expect(summary.failures.isEmpty)
    let rows = try answers(folder)
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(row["No RM"] == "001001")
    #expect(row["Tanggal Sapa"] == "18/11/2026")
    #expect(row["Tanggal Jawaban"] == "18/11/2026")
    #expect(row["Nilai"] == "4")
    #expect(row["Jawaban"] == "4 sangat puas")
    #expect(row["Sumber"] == "WhatsApp Chat with +62 812-0010-0177.txt")
    #expect(row["Petugas"] == "Rina")
    let figures = try figures(folder)
    #expect(figures["Selesai disapa"] == "2")
    #expect(figures["Menjawab"] == "1")
    #expect(figures["Belum menjawab"] == "1")
    #expect(figures["Nilai 4"] == "1")
    #expect(figures["Rata-rata nilai"] == "4")
    let all = try ["Rekap", "Rincian"].flatMap {
      try SheetCopy(path: folder.path + "/" + recap, sheet: $0).rows.flatMap(\.values).map(\.text)
    }
    #expect(!all.contains { $0 == "4 sangat puas" || $0.contains("Pasien 001001") || $0.contains("812") })
  }

  @Test func `A8: in a chat without a telling name who sends the evaluation message is the facility`() throws {
    let folder = try folder()
    // By replies alone the patient would be taken for the facility.
    try folder.write(
      "masuk/chat.txt",
      answer.split(separator: "\n").filter { !$0.contains("sebentar") }.joined(separator: "\n")
        .replacing("RS Uji:", with: "Humas:"))
    let summary = try folder.run("2026-11-19")
    #expect(summary.notes.contains { $0.contains("Humas dianggap nomor sendiri: mengirim pesan evaluasi (A8)") })
    #expect(try answers(folder).map { $0["Nilai"] } == ["4"])
  }

  @Test func `A8: a patient who only replies is not taken for the facility`() throws {
    let folder = try folder()
    try folder.write(
      "masuk/chat.txt",
      "18/11/2026 10.10 - Humas: Bagaimana sapaan kami?\n18/11/2026 10.12 - +62 812-0010-0177: puas\n")
    let summary = try folder.run("2026-11-19")
    #expect(summary.notes.contains { $0.contains("dianggap pasien") })
    #expect(try answers(folder).map { $0["Nilai"] } == ["3"])
  }

  @Test func `A8: the facility's own number is nobody's answer`() throws {
    let folder = try folder()
    try folder.set("own_numbers = [\"0812-0010-0177\"]")
    try folder.write("masuk/chat.txt", "18/11/2026 10.10 - +62 812-0010-0177: 4\n18/11/2026 10.12 - Budi: baik\n")
    try folder.run("2026-11-19")
    #expect(try !sheets(folder, book).contains("Evaluasi"))
  }

  @Test func `A8: every message is accounted for, and a second run changes nothing`() throws {
    let folder = try folder()
    try folder.write(chat, answer)
    let summary = try folder.run("2026-11-19")
    let input = try #require(summary.inputs.first { $0.file == "WhatsApp Chat with +62 812-0010-0177.txt" })
    #expect(input.rows == 4 && input.used == 1 && input.merged == 3 && input.rejected == 0)
    #expect(summary.notes.contains { $0.contains("1 jawaban evaluasi") })
    let before = try folder.files()
    #expect(try folder.run("2026-11-19").written.isEmpty)
    #expect(try folder.files() == before)
  }

  @Test func `A8: an answer survives its chat, and a newer chat only adds`() throws {
    let folder = try folder()
    try folder.write(chat, answer)
    try folder.run("2026-11-19")
    try FileManager.default.removeItem(atPath: folder.path + "/" + chat)
    let before = try answers(folder)
    try folder.run("2026-11-20")
    #expect(try answers(folder) == before)
    #expect(try figures(folder)["Menjawab"] == "1")
    try folder.write(
      "masuk/chat lain.txt",
      "20/11/2026 08.00 - +62 812-0010-0277: nilai 2\n20/11/2026 08.01 - +62 812-0010-0177: 1 maaf salah\n")
    try folder.run("2026-11-20")
    #expect(try answers(folder).map { "\($0["No RM"] ?? "") \($0["Nilai"] ?? "")" } == ["001001 4", "001002 2"])
    #expect(try figures(folder)["Rata-rata nilai"] == "3")
  }

  @Test func `A8: without a message and an answer there is neither sheet nor section`() throws {
    let folder = try folder()
    try folder.run("2026-11-19")
    #expect(try !sheets(folder, book).contains("Evaluasi"))
    #expect(try figures(folder)["Menjawab"] == nil)
    let plain = folder.bytes(recap)
    try folder.write("masuk/chat.txt", "18/11/2026 08.00 - Budi: 4\n18/11/2026 08.01 - +62 899-1111-2222: 4\n")
    let summary = try folder.run("2026-11-19")
    #expect(summary.notes.contains { $0.contains("1 pesan dari 1 pengirim yang hanya tampil sebagai nama") })
    #expect(try !sheets(folder, book).contains("Evaluasi"))
    #expect(try figures(folder)["Menjawab"] == "0")
    #expect(try figures(folder)["Belum menjawab"] == "2")
    try FileManager.default.removeItem(atPath: folder.path + "/masuk/chat.txt")
    try folder.run("2026-11-19")
    #expect(folder.bytes(recap) == plain)
  }

  @Test func `A8: an answer counts in the week in which it came, whatever week the call was in`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    try folder.write(chat, answer.replacing("18/11/2026", with: "23/11/2026"))
    let summary = try folder.run("2026-11-24")
    #expect(summary.procedures.first?.corrections == 0)
    #expect(try figures(folder)["Menjawab"] == nil)
    let next = try figures(folder, "laporan/Rekap Sapa Pasien 2026-W48.xlsx")
    #expect(next["Selesai disapa"] == "0" && next["Menjawab"] == "0")
    #expect(next["Jawaban minggu ini"] == "1" && next["Nilai 4"] == "1" && next["Rata-rata nilai"] == "4")
    #expect(next["Rina"] == "0")
    #expect(try answers(folder, self.next).map { $0["Tanggal Jawaban"] } == ["23/11/2026"])
    try FileManager.default.removeItem(atPath: folder.path + "/" + chat)
    let before = try folder.files()
    let again = try folder.run("2026-11-24")
    #expect(again.procedures.first?.corrections == 0)
    #expect(try folder.files()[recap] == before[recap])
    #expect(try answers(folder, self.next).count == 1)
  }

  @Test func `A8: an answer of a closed week that becomes known later is a correction`() throws {
    let folder = try folder()
    try folder.run("2026-11-23")
    try folder.write(chat, answer)
    try folder.run("2026-11-24")
    #expect(try figures(folder)["Menjawab"] == nil)
    let rows = try SheetCopy(path: folder.path + "/" + recap, sheet: "Koreksi").rows.map { $0.values.map(\.text) }
    #expect(rows.contains { $0.contains("Menjawab evaluasi") })
    #expect(rows.contains { $0.contains("Nilai evaluasi 4") })
    #expect(try figures(folder, "laporan/Rekap Sapa Pasien 2026-W48.xlsx")["Jawaban minggu ini"] == "0")
  }

  @Test func `A8: the number that staff corrected counts, and SMS do as chats do`() throws {
    let folder = try folder()
    try editWorkbook(folder.path + "/" + book) { sheet in
      if sheet.name == "Lembar Sapa" { try sheet.enter("001002", ["No HP (perbaikan)": .text("0813-5555-6666")]) }
    }
    // 18/11/2026 09.00 in Jakarta.
    try folder.write(
      "masuk/sms.xml",
      """
      <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
      <smses count="2">
        <sms protocol="0" address="+6281355556666" date="1794967200000" type="1" body="puas" read="1" status="-1" />
        <sms protocol="0" address="+6281355556666" date="1794967260000" type="2" body="4" read="1" status="-1" />
      </smses>
      """)
    let summary = try folder.run("2026-11-19")
    #expect(try answers(folder).map { "\($0["No RM"] ?? "") \($0["Nilai"] ?? "")" } == ["001002 3"])
    let input = try #require(summary.inputs.first { $0.file == "sms.xml" })
    #expect(input.rows == 2 && input.used == 1 && input.merged == 1)
  }

  @Test func `A8: what staff take off the sheet is no answer any more`() throws {
    let folder = try folder()
    try folder.write(chat, answer)
    try folder.run("2026-11-19")
    try editWorkbook(folder.path + "/" + book) { sheet in
      guard sheet.name == "Evaluasi", let head = sheet.header?.row else { return }
      sheet.rows.removeSubrange((head + 1)...)
    }
    try folder.run("2026-11-20")
    #expect(try answers(folder).isEmpty)
    #expect(try figures(folder)["Menjawab"] == "0")
    try folder.run("2026-11-21")
    #expect(try figures(folder)["Menjawab"] == "0")
  }

  @Test func `A8: a sheet of staff's with the same name is left alone and pointed out`() throws {
    let folder = try folder()
    try editWorkbook(folder.path + "/" + book) { sheet in
      guard sheet.name == "Petunjuk" else { return }
      sheet.rows.append([0: .text("catatan")])
    }
    let path = folder.path + "/" + book
    let patch = try WorkbookPatch(path: path)
    try patch.addSheet("Evaluasi", rows: [[.text("Evaluasi kami")], [.text("rapat Senin")]], visibility: .visible)
    try patch.save(to: path + ".baru")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".baru", toPath: path)
    try folder.write(chat, answer)
    let summary = try folder.run("2026-11-19")
    #expect(summary.findings.texts.contains { $0.contains("Evaluasi") && $0.contains("Kunci") })
    let cells = try SheetCopy(path: path, sheet: "Evaluasi").rows.flatMap(\.values)
    #expect(Set(cells) == [.text("Evaluasi kami"), .text("rapat Senin")])
    #expect(try figures(folder)["Menjawab"] == "1")
  }

  @Test func `A8: where the facility follows the feedback SOP too, the chat is accounted for once`() throws {
    let folder = try FacilityFolder(profile: nil)
    try Facility.create(folder: folder.path, sops: ["sapa-pasien", "umpan-balik"], name: "RS Uji")
    try prepare(folder, ["001001"])
    try folder.write(chat, answer)
    let summary = try folder.run("2026-11-19")
    #expect(summary.failures.isEmpty)
    #expect(summary.inputs.count { $0.file.hasPrefix("WhatsApp") } == 1)
    #expect(try answers(folder).map { $0["Nilai"] } == ["4"])
  }
}
