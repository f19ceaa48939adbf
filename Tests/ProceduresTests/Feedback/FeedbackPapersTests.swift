import Foundation
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

/// The papers of SOP D in the month's work book (D4 g, i, j).
struct FeedbackPapersTests {
  private static let stages = [
    "Tanggal Identifikasi", "Tanggal Distribusi", "Tanggal Keputusan", "Tanggal Persetujuan", "Tanggal Jawaban",
    "Tanggal Umpan Balik Klien",
  ]

  /// A feedback that has come so many stages far.
  private static func row(_ stages: Int, _ more: [String: String] = [:]) -> [String: String] {
    var row = ["Jenis": "Keluhan", "Unit": "Loket", "Keputusan": stages > 2 ? "Loket kedua dibuka" : ""]
    for stage in Self.stages.prefix(stages) { row[stage] = "18/11/2026" }
    return row.merging(more) { $1 }
  }

  private func fixture(
    _ rows: [[String: String]], _ change: (inout FeedbackSettings) -> Void = { _ in }
  ) throws -> RegisterFixture {
    try RegisterFixture(rows) { settings in
      for paper in FeedbackPaper.allCases {
        settings.papers[paper] = FeedbackPaper.Words(
          title: "KERTAS", opening: "Yth. {nama}, {jenis} {lewat} untuk {unit}, {kepala} {fasilitas}.",
          points: ["satu", "dua"], closing: "Terima kasih.")
      }
      change(&settings)
    }
  }

  private func papers(_ fixture: RegisterFixture) -> FeedbackPapers {
    FeedbackPapers(
      state: fixture.state, rows: Array(fixture.state.log.rows.indices), control: RegisterFixture.control)
  }

  /// What stands on the papers of a book, by sheet.
  private func book(_ fixture: RegisterFixture) throws -> [String: [[String]]] {
    let path = FileManager.default.temporaryDirectory.path + "/sapa-kertas-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try WorkbookWriter(path: path, created: RegisterFixture.control.made)
    let styles = Styles(writer)
    _ = try writer.addSheet("Uji")
    for case .free(let plan) in fixture.state.book(fixture.month, fixture.context).sheets
    where FeedbackPaper(rawValue: plan.name) != nil {
      _ = try plan.write(try writer.addSheet(plan.name), styles, BookPlaces())
    }
    try writer.close()
    return try FeedbackReportTests.cells(path)
  }

  @Test func `D4 a paper is of those whose next step needs it, then of those that had it`() throws {
    let papers = papers(try fixture((0...6).map { Self.row($0) }))
    #expect(papers.wanted(.disposition) == [1, 2, 6, 5, 4, 3])
    #expect(papers.wanted(.report) == [3])
    #expect(papers.wanted(.answer) == [4, 6, 5])
  }

  @Test func `D4 a stage that was skipped left no paper, a duplicate has none`() throws {
    let papers = papers(
      try fixture([
        Self.row(0, ["Tanggal Keputusan": "18/11/2026"]), Self.row(3, ["Duplikat Dari": "UB-2026-0001"]),
        Self.row(0, ["Jenis": "Pujian"]),
      ]))
    #expect(papers.wanted(.disposition) == [] && papers.wanted(.report) == [0] && papers.wanted(.answer) == [])
  }

  @Test func `D4 the words are filled from the register`() throws {
    let fixture = try fixture([Self.row(4, ["Isi": "antrean {nama} lama"])])
    let answer = try #require(try book(fixture)["Jawaban Tertulis"]).joined().filter { !$0.isEmpty }
    #expect(
      answer.contains("Yth. Sari Dewi, keluhan melalui WhatsApp untuk Loket, Kepala Puskesmas Puskesmas Contoh."))
    #expect(answer.contains("antrean {nama} lama") && answer.contains("Loket kedua dibuka"))
    #expect(answer.contains("Nomor: UB-2026-0001") && answer.contains(RegisterFixture.control.line))
    #expect(answer.contains("Kepala Puskesmas, 18/11/2026") && answer.contains("Diterima tanggal: \(Paper.dots)"))
  }

  @Test func `D4 an answer that reaches nobody is announced, and nobody signs for it`() throws {
    let row = Self.row(4, ["Kanal": "Kotak Saran", "Nama": ""])
    let answer = try #require(try book(try fixture([row]))["Jawaban Tertulis"]).joined()
    #expect(answer.contains("Petugas yang mengumumkan") && !answer.contains("Penilaian klien"))
    #expect(answer.contains { $0.hasPrefix("Yth. Bapak/Ibu, keluhan melalui kotak saran") })
  }

  @Test func `D4 what is beyond the setting is said on the sheet, those that wait come first`() throws {
    let fixture = try fixture([Self.row(2)] + (0..<4).map { _ in Self.row(1) }) { $0.profile.maxPapers = 3 }
    let cells = try #require(try book(fixture)["Lembar Disposisi"]).joined()
    #expect(cells.contains { $0.hasPrefix("3 halaman dari 5 umpan balik: 2 lagi tidak dimuat (max_papers).") })
    #expect(cells.filter { $0.hasPrefix("Nomor: ") } == ["0002", "0003", "0004"].map { "Nomor: UB-2026-\($0)" })
  }

  @Test func `A facility that does not follow the stages has none of the papers`() throws {
    let fixture = try fixture([Self.row(1)]) { $0.profile.follows = .messages }
    let names = Set(try book(fixture).keys)
    #expect(names.isDisjoint(with: FeedbackPaper.allCases.map(\.rawValue)))
  }

  @Test func `E3 the minutes hold the month's figures and what is open`() throws {
    let cells = try #require(try book(try fixture([Self.row(1)]))["Notulen"]).joined()
    #expect(cells.contains { $0.contains("November 2026: 1 umpan balik") } && cells.contains("Tidak ada."))
    #expect(cells.contains { $0.hasPrefix("1. satu") } && cells.filter { $0 == "Pimpinan rapat" }.count == 2)
  }

  @Test(arguments: [0, 400, 3000, 30_000], [FeedbackPaper.disposition, .report, .answer])
  func `G8 however long the texts are, a paper is one page, and says where the whole is`(
    _ length: Int, _ kind: FeedbackPaper
  ) throws {
    let text = String(repeating: "kata ", count: length / 5)
    let fixture = try fixture([Self.row(kind == .disposition ? 1 : kind == .report ? 3 : 4, ["Isi": text + "akhir"])])
    let words = try #require(fixture.state.settings.papers[kind])
    let settingWords = fixture.state.settings.profile.settingWords
    let paper = FeedbackPaperWriter(fixture.state, 0, RegisterFixture.control, words, settingWords: settingWords)
      .paper(kind).fitted
    #expect(paper.height <= 724)
    let said = paper.blocks.compactMap { block -> String? in
      guard case .lines(_, let lines, _) = block else { return nil }
      return lines.first { $0.label == "Isi" }?.text
    }
    #expect(said.first?.hasSuffix(length < 3000 ? "akhir" : "(selengkapnya di Register)") == true)
  }
}
