import Foundation
import Spreadsheet
import Testing

@testable import Core

struct FindingTests {
  @Test func `G11: a finding has its text in both languages, and where it stands`() {
    let finding = Finding(file: "kerja/Buku.xlsx", sheet: "Konflik", row: "K1 (baris 4)", isPassing: true) {
      $0("dua isian", "two entries")
    }
    #expect(finding.text(.indonesian) == "dua isian")
    #expect(finding.text(.english) == "two entries")
    #expect(finding.file == "kerja/Buku.xlsx" && finding.sheet == "Konflik" && finding.row == "K1 (baris 4)")
    #expect(finding.isPassing && finding.remedy.isEmpty)
    #expect(
      finding
        == Finding(
          "dua isian", "two entries", file: "kerja/Buku.xlsx", sheet: "Konflik", row: "K1 (baris 4)", isPassing: true))
  }

  @Test func `what is said in Indonesian alone is both`() {
    let finding = Finding("tidak terbaca", remedy: "Tulis ulang")
    #expect(finding.text(.english) == "tidak terbaca")
    #expect(!finding.isPassing && finding.file.isEmpty && finding.sheet.isEmpty && finding.row.isEmpty)
    #expect(Note.warning("tidak terbaca", remedy: "Tulis ulang").finding == finding)
  }

  @Test func `a row is named by its key and its place, as far as they are known`() {
    #expect(Finding.row("2611-0042", at: 12) == "2611-0042 (baris 12)")
    #expect(Finding.row("2611-0042", at: nil) == "2611-0042")
    #expect(Finding.row("", at: 12) == "baris 12")
    #expect(Finding.row("", at: nil).isEmpty)
    #expect(Finding.rows((1...7).map { "K\($0)" }) == "K1, K2, K3, K4, K5, …")
  }

  @Test func `a finding is kept whole`() throws {
    let finding = Finding(
      "satu", "one", file: "masuk/a.csv", sheet: "Data", row: "baris 3", remedy: "Periksa", isPassing: true)
    let line = try JSONEncoder().encode(finding)
    #expect(try JSONDecoder().decode(Finding.self, from: line) == finding)
  }
}
