import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct B9ComplaintNumberTests {
  private func row(_ date: Int, _ month: Int = 11, _ clock: String = "-", year: Int = 2026, _ text: String = "") throws
    -> RunningNumber.Row
  {
    RunningNumber.Row(date: try day(date, month, year), minute: ClockTime.parse(clock).time?.minute, text: text)
  }

  @Test(arguments: [
    ("BA-2026-0001", 2026, 1), ("ba-2026-1", 2026, 1), (" BA - 2026 - 0012 ", 2026, 12), ("BA-2026-12345", 2026, 12345),
  ])
  func `B9: a number is read whatever its case, blanks and zeros`(text: String, year: Int, number: Int) {
    #expect(RunningNumber.parse(text, prefix: "BA") == RunningNumber("BA", year: year, number: number))
  }

  @Test(arguments: [
    "", "BA", "BA-2026", "BA-26-0001", "BA-2026-0000", "BA-0000-0001", "BA-2026--1", "BA-2026-+1", "001/BA/XI/2026",
    "BA-2026-0001-A", "BA-2026-99999999999999999999", "BA-2026-٣",
  ])
  func `B9: another text is no number`(text: String) {
    #expect(RunningNumber.parse(text, prefix: "BA") == nil)
  }

  @Test(arguments: [(1, "BA-2026-0001"), (9999, "BA-2026-9999"), (10000, "BA-2026-10000")])
  func `B9: a number has four digits at least`(number: Int, text: String) {
    #expect(RunningNumber("BA", year: 2026, number: number).description == text)
    #expect(RunningNumber.parse(text, prefix: "BA")?.number == number)
  }

  @Test func `B9: complaints are numbered by day, Jam Masuk, then input order`() throws {
    let rows = [
      try row(18, 11, "09.00"), try row(17), try row(17, 11, "14.00"), try row(17, 11, "08.00"),
      try row(17, 11, "08.00"),
      try row(17),
    ]
    #expect(
      RunningNumber.assign(rows, prefix: "BA").texts == [
        "BA-2026-0006", "BA-2026-0004", "BA-2026-0003", "BA-2026-0001", "BA-2026-0002", "BA-2026-0005",
      ])
  }

  @Test func `B9: a late entry follows the highest number, and nothing is renumbered`() throws {
    let rows = [
      try row(17, 11, "09.00", "BA-2026-0001"), try row(2, 11, "08.00"), try row(18, 11, "09.00", "BA-2026-0002"),
    ]
    #expect(RunningNumber.assign(rows, prefix: "BA").texts == ["BA-2026-0001", "BA-2026-0003", "BA-2026-0002"])
  }

  @Test func `B9: numbers of other books count, and gaps stay gaps`() throws {
    let known = [RunningNumber("BA", year: 2026, number: 7), RunningNumber("BA", year: 2025, number: 90)]
    let rows = [try row(17, 11, "09.00", "BA-2026-0003"), try row(17, 11, "10.00")]
    #expect(RunningNumber.assign(rows, prefix: "BA", known: known).texts == ["BA-2026-0003", "BA-2026-0008"])
  }

  @Test func `B9: each year of a call has its own numbers`() throws {
    let rows = [try row(31, 12, "23.50"), try row(1, 1, "00.05", year: 2027), try row(2, 1, year: 2027)]
    let known = [RunningNumber("BA", year: 2026, number: 41)]
    #expect(
      RunningNumber.assign(rows, prefix: "BA", known: known).texts == ["BA-2026-0042", "BA-2027-0001", "BA-2027-0002"])
  }

  @Test func `B9: a number typed in another form stays as it is and counts for no year`() throws {
    let rows = [
      try row(17, 11, "09.00", "001/BA/XI/2026"), try row(17, 11, "10.00"), try row(18, 11, "-", "ba-2026-5"),
    ]
    #expect(RunningNumber.assign(rows, prefix: "BA").texts == ["001/BA/XI/2026", "BA-2026-0006", "ba-2026-5"])
  }

  @Test func `B9: a number of another year than the call's counts for its own year`() throws {
    let rows = [try row(2, 1, "08.00", year: 2027, "BA-2026-0009"), try row(2, 1, year: 2027), try row(30, 12)]
    #expect(RunningNumber.assign(rows, prefix: "BA").texts == ["BA-2026-0009", "BA-2027-0001", "BA-2026-0010"])
  }

  @Test func `B9: a complaint without a date gets no number`() {
    let rows = [
      RunningNumber.Row(date: nil, minute: 540), RunningNumber.Row(date: nil, minute: 1, text: "BA-2026-0001"),
    ]
    #expect(RunningNumber.assign(rows, prefix: "BA").texts == ["", "BA-2026-0001"])
  }

  @Test func `B9: rows with one number are told, whatever its form`() throws {
    let rows = [
      try row(17, 11, "09.00", "BA-2026-0001"), try row(17), try row(17, 11, "-", "X/1"),
      try row(18, 11, "-", "ba-2026-1"),
      try row(18, 11, "-", "x / 1"), try row(19, 11, "-", "BA-2026-0002"), try row(19, 11, "-", "BA-2026-01"),
    ]
    let assigned = RunningNumber.assign(rows, prefix: "BA")
    #expect(assigned.duplicates == [[0, 3, 6], [2, 4]])
    #expect(assigned.texts[1] == "BA-2026-0003")
    #expect(RunningNumber.duplicates(["", "", "BA-2026-0001"], prefix: "BA").isEmpty)
  }

  @Test func `B9: the largest number has none after it`() throws {
    let rows = [try row(17, 11, "-", "BA-2026-\(Int.max)"), try row(18)]
    #expect(RunningNumber.assign(rows, prefix: "BA").texts[1] == "")
  }

  @Test func `B9: only a complaint has a report, and one without a number breaks nothing`() throws {
    let complaint = try PhoneCase().with { $0.call.type = .value(.complaint) }
    #expect(B9ComplaintReport.verdict(complaint.context) == .pending)
    #expect(complaint.compliance == "Patuh")
    let numbered = complaint.with { $0.number = "BA-2026-0001" }
    #expect(B9ComplaintReport.verdict(numbered.context) == .kept)
    #expect(B9ComplaintReport.message(numbered.context) == "BA Pengaduan BA-2026-0001 (B9)")
    #expect(B9ComplaintReport.verdict(try PhoneCase().context) == .notApplicable)
    let unknown = complaint.with { $0.call.type = .unreadable("?!") }
    #expect(B9ComplaintReport.verdict(unknown.context) == .unknown(of: "Jenis Layanan"))
    #expect(unknown.reason.hasSuffix("Tidak diketahui: Jenis Layanan (B3)"))
  }

  @Test func `B9: a number on a call that is no complaint is pointed out`() throws {
    let call = try PhoneCase().with { $0.call.complaintNumber = .value("BA-2026-0001") }
    #expect(call.findings == ["No BA: No BA terisi padahal Jenis Layanan Konsultasi (B9)"])
  }
}

struct RunningNumberTests {
  @Test(arguments: ["UB-2026-0007", "ub-2026-7", "u B-2026-007"])
  func `D1: a feedback's number has its own prefix`(text: String) {
    #expect(RunningNumber.parse(text, prefix: "UB") == RunningNumber("UB", year: 2026, number: 7))
    #expect(RunningNumber.parse(text, prefix: "BA") == nil)
    #expect(RunningNumber.parse(text, prefix: "U") == nil)
    #expect(RunningNumber.parse(text, prefix: "UBX") == nil)
  }

  @Test(arguments: [
    "", "UB", "UB-", "UB-2026", "UB-2026-", "-2026-1", "UB2026-1", "UB-26-1", "UB-2026-0000", "UX-2026-1",
  ])
  func `D1: another text is no number`(text: String) { #expect(RunningNumber.parse(text, prefix: "UB") == nil) }

  @Test func `D1: numbers of another prefix don't count`() throws {
    let rows = [RunningNumber.Row(date: try day(17, 11), minute: nil)]
    let known = [RunningNumber("BA", year: 2026, number: 9), RunningNumber("UB", year: 2026, number: 3)]
    #expect(RunningNumber.assign(rows, prefix: "UB", known: known).texts == ["UB-2026-0004"])
    #expect(RunningNumber.duplicates(["UB-2026-1", "BA-2026-1", "ub-2026-0001"], prefix: "UB") == [[0, 2]])
  }
}
