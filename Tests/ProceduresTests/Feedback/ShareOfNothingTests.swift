import Testing

@testable import Book
@testable import Core
@testable import Feedback

/// A share of nothing is neither 0 nor an error.
struct ShareOfNothingTests {
  @Test(arguments: [PeriodUnit.week, .month])
  func `D: a period without feedback shows no share`(_ unit: PeriodUnit) throws {
    let fixture = try RegisterFixture([["Tanggal": "05/10/2026"]]) { $0.profile.grading = true }
    let period = unit == .week ? fixture.week : fixture.month
    let sheets = try FeedbackReportTests.written(fixture, unit, period).sheets
    let texts = sheets.values.joined().joined()
    #expect(texts.contains("–"))
    #expect(!texts.contains { $0.hasPrefix("#") || $0 == "0%" || $0.lowercased() == "nan" })
    if unit == .month {
      let ketepatan = try #require(sheets["Ketepatan"])
      for name in ["Merah", "Kuning", "Hijau", "Semua", "Gabungan"] {
        #expect(ketepatan.first { $0.first == name }?.contains("–") == true, "\(name)")
      }
    }
  }

  @Test func `E5: a share of replies of which none is due is none`() throws {
    let fixture = try RegisterFixture([["Tanggal": "21/11/2026"]])
    let sheets = try FeedbackReportTests.written(fixture, .week, fixture.week).sheets
    let book = try #require(sheets["Buku Umpan Balik"])
    let line = try #require(book.first { $0.first == "WhatsApp" && $0.dropFirst().prefix(3) == ["1", "0", "1"] })
    #expect(line[6] == "–")
  }
}
