import Foundation
import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import Feedback

struct FeedbackReportTests {
  /// The texts and numbers of a workbook's sheets, by sheet.
  static func cells(_ path: String) throws -> [String: [[String]]] {
    guard case .workbook(let workbook) = try Document.open(path) else { return [:] }
    var sheets: [String: [[String]]] = [:]
    for sheet in workbook.sheets {
      let reader = try workbook.reader(of: sheet)
      var row = SheetRow()
      var rows: [[String]] = []
      while try reader.next(&row) { rows.append(row.cells.map { StaffValue($0, in: row)?.text ?? "" }) }
      sheets[sheet.name] = rows
    }
    return sheets
  }

  static func written(
    _ fixture: RegisterFixture, _ unit: PeriodUnit, _ period: Period
  ) throws -> (sheets: [String: [[String]]], names: [String]) {
    let path = FileManager.default.temporaryDirectory.path + "/sapa-umpan-balik-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try fixture.state.report(unit, period, fixture.context).write(path)
    guard case .workbook(let workbook) = try Document.open(path) else { return ([:], []) }
    return (try cells(path), workbook.sheets.map(\.name))
  }

  @Test func `E2 the weekly report's first sheet is the feedback book, and bears its day`() throws {
    let fixture = try RegisterFixture([["Jenis": "Keluhan"], [:]])
    let report = try Self.written(fixture, .week, fixture.week)
    #expect(report.names == ["Buku Umpan Balik", "Tema dan Unit", "Rincian", "Angka Sapa"])
    let book = try #require(report.sheets["Buku Umpan Balik"])
    #expect(book.contains { $0.starts(with: ["Tanggal dibuat", "21/11/2026"]) })
  }

  @Test func `G7 a report holds no name, number or text`() throws {
    let fixture = try RegisterFixture([["No Telepon": "081234567801"], ["Grading": "Merah", "Nilai": "3"]]) {
      $0.profile.grading = true
    }
    for unit in [PeriodUnit.week, .month] {
      let report = try Self.written(fixture, unit, unit == .week ? fixture.week : fixture.month)
      for text in report.sheets.values.joined().joined() {
        #expect(!text.contains("Sari") && !text.contains("5678") && !text.contains("lama sekali"))
      }
    }
  }

  @Test func `G7 the profile may show masked names and texts`() throws {
    let fixture = try RegisterFixture([[:]]) {
      $0.profile.reportsShowNames = true
      $0.profile.reportsShowTexts = true
    }
    let rows = try #require(try Self.written(fixture, .week, fixture.week).sheets["Rincian"])
    #expect(rows.last?.suffix(2) == ["S*** D***", "antrean lama sekali"])
  }

  @Test func `D5 a suggestion is marked on Rincian, staff's own choice is not`() throws {
    let fixture = try RegisterFixture([["Tema": "Kebersihan"], ["Isi": "xyz"]])
    let rows = try #require(try Self.written(fixture, .week, fixture.week).sheets["Rincian"]).suffix(2)
    #expect(
      rows.map { Array($0[3...5]) } == [
        ["Keluhan (usulan)", "Kebersihan", "Loket (usulan)"],
        ["Umpan Balik (usulan)", "Belum Dikelompokkan", "Tanpa unit"],
      ])
  }

  @Test func `E2 a week without feedback has a report too`() throws {
    let fixture = try RegisterFixture([["Tanggal": "01/10/2026"]])
    let report = try Self.written(fixture, .week, fixture.week)
    #expect(report.sheets["Rincian"]?.last?.first == "Tidak ada umpan balik.")
  }
}
