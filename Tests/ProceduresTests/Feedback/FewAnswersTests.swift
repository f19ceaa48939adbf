import Foundation
import Testing

@testable import Book
@testable import Core
@testable import Feedback

/// RULES 0a: nothing is judged of fewer than five answers.
struct FewAnswersTests {
  private static let answered = ["Jenis": "Keluhan", "Grading": "Hijau", "Tanggal Jawaban": "18/11/2026"]

  /// So many feedbacks of different clients.
  private static func rows(_ row: [String: String], _ count: Int) -> [[String: String]] {
    (0..<count).map { row.merging(["Nama": "Klien \($0)"]) { $1 } }
  }

  private func sheets(_ count: Int, _ surveys: [[String]] = []) throws -> [String: [[String]]] {
    let fixture = try RegisterFixture(Self.rows(Self.answered, count), surveys: surveys) { $0.profile.grading = true }
    return try FeedbackReportTests.written(fixture, .month, fixture.month).sheets
  }

  @Test(arguments: [(4, "n = 4", "terlalu sedikit data"), (5, "100", "tercapai")])
  func `D7 shares and target`(_ count: Int, _ share: String, _ verdict: String) throws {
    let page = try #require(try sheets(count)["Ketepatan"])
    #expect(page.first { $0.first == "Hijau" }?.last == share)
    #expect(page.first { $0.first == "Merah" }?.last == "–")
    #expect(page.first { $0.first == "Semua" }?.last == share)
    #expect(page.first { $0.first == "Gabungan" }?.last == verdict)
  }

  @Test(arguments: [(4, "n = 4"), (5, "C")])
  func `D8 means, index and grade`(_ count: Int, _ last: String) throws {
    let survey = [[String]](repeating: [String](repeating: "3", count: 9), count: count)
    let report = try sheets(1, survey)
    let page = try #require(report["Survei"])
    let line = try #require(page.first { $0.first == "Semua unit" })
    #expect(line.last == last && line[11] == (count < 5 ? "n = 4" : "75"))
    #expect(line[2] == (count < 5 ? "n = 4" : "3"))
    let sentence = try #require(report["Analisis Bulanan"]?.joined().first { $0.contains("Survei:") })
    #expect(sentence.contains("mutu C") == (count == 5))
  }

  @Test func `D8 an index is of so many answers as the element has that the fewest answered`() throws {
    var survey = [[String]](repeating: [String](repeating: "3", count: 9), count: 6)
    for row in 0..<3 { survey[row][4] = "" }
    let line = try #require(try sheets(1, survey)["Survei"]?.first { $0.first == "Semua unit" })
    #expect(line[2] == "3" && line[6] == "n = 3")
    #expect(line.count == 12 && line.last == "n = 3")
  }

  @Test(arguments: [(3, "n = 3"), (5, "2")])
  func `D6 the mean of scores`(_ count: Int, _ mean: String) throws {
    let fixture = try RegisterFixture(Self.rows(["Nilai": "2"], count))
    let page = RatingSheet(state: fixture.state, rows: Array(0..<count)).page
    let path = "\(Self.folder)/nilai-\(count).xlsx"
    try PageReport(title: "Uji", pages: [("Uji", page)], figures: PeriodFigures()).write(
      to: path, RegisterFixture.control)
    let cells = try #require(try FeedbackReportTests.cells(path)["Uji"])
    #expect(cells.first { $0.first == "Rata-rata dari" }?.last == mean)
    #expect(cells.first { $0.first == "Nilai 2" }?.last == (count < 5 ? mean : "1"))
  }

  private static let folder = {
    let folder = FileManager.default.temporaryDirectory.path + "/sapa-sedikit-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }()

  @Test func `D5 the Pareto says which few themes make up most, and is silent of too few`() throws {
    func sentence(_ themes: [String: Int]) throws -> String? {
      let rows = themes.sorted { $0.key < $1.key }.flatMap { theme, count in
        Self.rows(["Tema": theme, "Isi": "\(theme) xyz"], count)
      }
      let fixture = try RegisterFixture(rows)
      return ThemePareto(fixture.state, fixture.figures(fixture.month)).sentence
    }
    #expect(try sentence([:]) == nil)
    #expect(try sentence(["Kebersihan": 4]) == "Pareto tema: terlalu sedikit data (n = 4).")
    #expect(
      try sentence(["Kebersihan": 4, "Waktu Tunggu": 5, "Parkir": 1])
        == "Pareto tema: 2 dari 3 tema mencakup 90,0 % dari 10 umpan balik: Waktu Tunggu, Kebersihan.")
    #expect(
      try sentence(["Kebersihan": 5, "Belum Dikelompokkan": 5])
        == "Pareto tema: semua tema bersama 50,0 % dari 10 umpan balik; sisanya Belum Dikelompokkan.")
  }

  @Test func `D5 themes stand sorted with their share together, to the whole`() throws {
    let rows = ["Kebersihan", "Waktu Tunggu", "Waktu Tunggu", "Waktu Tunggu", "Parkir"].map {
      ["Tema": $0, "Isi": "xyz"]
    }
    let fixture = try RegisterFixture(rows)
    let page = try #require(try FeedbackReportTests.written(fixture, .month, fixture.month).sheets["Tema dan Unit"])
    let themes = page.drop { $0.first != "Tema" }.dropFirst().prefix(3)
    #expect(themes.map { $0[0] } == ["Waktu Tunggu", "Kebersihan", "Parkir"])
    #expect(themes.map { $0[11] } == ["0.6", "0.8", "1"])
  }
}
