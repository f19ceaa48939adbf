import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import Core
@testable import PostDischargeCalls

struct CallEntryTests {
  private func entry(_ values: [String: StaffValue]) -> CallEntry {
    var row = StaffSheet.Row()
    row.values = values
    return CallEntry(row, profile: .withTwoQuestions)
  }

  private func day(_ day: Int, _ month: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: 2026, month: month, day: day))
  }

  @Test func `A5: attempts are those with a result or a date, in their order`() throws {
    let entry = entry([
      "percobaan_1_tanggal": .text("16/11/2026"), "percobaan_1_hasil": .text(" Sibuk "),
      "percobaan_2_jam": .time(0.5), "percobaan_2_petugas": .text("Rina"), "percobaan_3_tanggal": .date(46_344),
    ])
    #expect(
      entry.attempts == [
        CallAttempt(date: try day(16, 11), result: "Sibuk"), CallAttempt(date: try day(18, 11), result: ""),
      ])
  }

  @Test func `A5: an attempt whose date can't be read keeps its result`() {
    let entry = entry(["percobaan_1_tanggal": .text("kemarin"), "percobaan_1_hasil": .text("Sibuk")])
    #expect(entry.attempts == [CallAttempt(date: nil, result: "Sibuk")])
  }

  @Test func `A6: answers stand in the questions' order, numbers as whole ones`() {
    let entry = entry(["form_keluhan": .number(3), "form_kondisi": .text("Membaik ")])
    #expect(entry.answers == ["Membaik", "3"])
    #expect(entry.hasAnswers)
  }

  @Test func `A7: officer and day are read as typed`() throws {
    let entry = entry([
      "dihubungi": .text("YA"), "izin": .text("tidak"), "petugas": .text(" Rina "), "tanggal_sapa": .number(46_344),
    ])
    #expect(entry.wasReached == true)
    #expect(entry.gavePermission == false)
    #expect(entry.officer == "Rina")
    #expect(entry.calledOn == (try day(18, 11)))
  }

  @Test func `a row without entries is an empty one`() {
    #expect(entry([:]).isEmpty)
    #expect(entry([:]).answers == ["", ""])
    #expect(entry(["catatan": .text("catat"), "petugas": .text("Rina")]).isEmpty)
    #expect(!entry(["dihubungi": .text("Ya")]).isEmpty)
  }
}
