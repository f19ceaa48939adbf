import Foundation
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PhoneService

struct ComplaintPageTests {
  private let control = DocumentControl(
    facility: "Dinas Uji", title: "Pelayanan Melalui Telepon", number: "1", revision: "0", effective: "2026",
    templateVersion: "1", programVersion: "0", period: "2026-W47", made: CalendarDate(dayNumber: 20_777))

  /// The points that each page's rows take together.
  private func heights(_ calls: [[String: String]]) throws -> [Double] {
    let state = try PhoneFixture(calls.map { $0.merging(["Jenis Layanan": "Pengaduan"]) { own, _ in own } }).state
    let path = FileManager.default.temporaryDirectory.appending(path: "sapa-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try WorkbookWriter(path: path, created: control.made)
    let styles = Styles(book)
    var heights: [Double] = []
    for row in state.log.rows.indices {
      let paper = ComplaintPage(
        call: state.context(row, isBrief: false), decision: state.decisions[row],
        reason: state.decisions[row].reason(state.context(row, isBrief: false))
      ).paper
      try PaperSheet("Halaman", control, count: 1, note: nil, empty: "") { _ in paper }
        .write(to: try book.addSheet("Halaman \(row)"), styles)
      heights.append(paper.fitted.height)
    }
    try book.close()
    return heights
  }

  @Test func `B9 a page stays one page however long its texts are`() throws {
    let sentence = "Penelepon menyampaikan bahwa kartu kepesertaannya tidak aktif sejak tanggal 3 November. "
    let long = String(repeating: sentence, count: 300)
    let words = String(repeating: "x", count: 20_000)
    let heights = try heights([
      [:], ["Permasalahan": long], ["Jam Masuk": "11.00", "Permasalahan": long, "Jawaban": long],
      ["Jam Masuk": "12.00", "Permasalahan": words, "Petugas": long],
    ])
    #expect(heights.count == 4)
    #expect(heights.allSatisfy { $0 <= 724 })
  }

  @Test func `B9 days are written in words`() throws {
    #expect(CalendarDate(iso: "2026-11-17")?.inWords == "Selasa, 17 November 2026")
    #expect(CalendarDate(iso: "2027-01-01")?.inWords == "Jumat, 1 Januari 2027")
  }

  @Test func `text takes as many lines as its words need`() {
    #expect(TextHeight.lines("", width: 10) == 1)
    #expect(TextHeight.lines("satu dua", width: 8) == 1)
    #expect(TextHeight.lines("satu dua", width: 7) == 2)
    #expect(TextHeight.lines("satu\ndua", width: 80) == 2)
    #expect(TextHeight.lines(String(repeating: "x", count: 25), width: 10) == 3)
  }
}
