import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct B6CalledBackTests {
  @Test func `B6: a callback not on record on the day of its deadline is open, and breaks nothing`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-")
    #expect(call.compliance == "Patuh")
    #expect(call.decision.code == .none)
    #expect(call.decision.isCallbackOpen)
    #expect(try call.decision.deadline == LogMoment(day(17, 11), time("14.35")))
    #expect(
      call.reason
        == "Diangkat setelah 2 dering, batas 3 (B1); Belum dihubungi kembali, batas 17/11/2026 14.35 (B4)")
  }

  @Test func `B6: a callback not on record the day after its deadline breaks B4 and B6, code L`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with { $0.date = try day(18, 11) }
    #expect(call.compliance == "B4, B6")
    #expect(call.decision.code == .late)
    #expect(
      call.reason
        == "Belum dihubungi kembali, batas 17/11/2026 14.35 sudah lewat (B4); Penelepon belum dihubungi kembali dan diberi penjelasan (B6)"
    )
  }

  @Test(arguments: [("23.29", 18, "B4, B6"), ("23.30", 18, "Patuh"), ("23.30", 19, "B4, B6"), ("23.59", 18, "Patuh")])
  func `B6: a deadline after midnight has not passed on its own day`(
    end: String, runDay: Int, compliance: String
  ) throws {
    let call = try PhoneCase().with(start: "23.00", end: end, callback: "-").with { $0.date = try day(runDay, 11) }
    #expect(call.compliance == compliance)
  }

  @Test(arguments: [("-", "-"), ("pagi", "-"), ("-", "nanti")])
  func `B6: without start and end the deadline is the end of the day`(start: String, end: String) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: "-")
    #expect(call.compliance == "Patuh")
    #expect(try call.decision.deadline == LogMoment(day(17, 11), time("23.59")))
    let late = call.with { $0.date = $0.date.adding(days: 1) }
    #expect(late.compliance == "B4, B6")
    #expect(late.decision.code == .late)
    #expect(
      late.reason.hasPrefix(
        "Belum dihubungi kembali, Jam Masuk dan Jam Selesai tidak diketahui, batas akhir hari 17/11/2026 sudah lewat (B4)"
      )
    )
  }

  @Test func `B6: without a date nothing is overdue, and both clauses are unknown`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with { $0.call.date = nil }
    #expect(call.compliance == "Patuh")
    #expect(call.decision.code == .none)
    #expect(call.decision.unknown.list.map(\.id) == ["B4", "B6"])
    #expect(call.reason.hasSuffix("Tidak diketahui: Tanggal (B4, B6)"))
  }

  @Test func `B6: a late callback breaks B4 alone, whatever the day of the run`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "16.00").with { $0.date = try day(30, 11) }
    #expect(call.compliance == "B4")
    #expect(call.decision.code == .completed)
  }

  @Test func `B6: a call after the day of the run is pointed out`() throws {
    let call = try PhoneCase().with {
      $0.date = try day(16, 11)
      $0.call.approvalDate = .missing
    }
    #expect(call.findings == ["Tanggal: 17/11/2026 sesudah tanggal proses 16/11/2026 (B4)"])
  }

  @Test func `B6: explain tries all rules and gives each a verdict and a message`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "-").with {
      $0.call.rings = .missing
      $0.call.greeted = .value(false)
      $0.call.approvedBy = .missing
    }
    let trials = call.context.trials(status: call.decision.status.rawValue)
    let lines = trials.map { "\($0.clause) \($0.status ?? "-"): \($0.reason ?? "-")" }
    #expect(
      lines == [
        "B1 tidak diketahui: Tidak diketahui: Jumlah Dering (B1)", "B2 dilanggar: Salam tidak diucapkan (B2)",
        "B3 dipenuhi: Lengkap tercatat untuk Konsultasi (B3)",
        "B4 menunggu: Belum dihubungi kembali, batas 17/11/2026 14.35 (B4)", "B5 dipenuhi: Tuntas (B5)",
        "B6 menunggu: Penelepon belum dihubungi kembali dan diberi penjelasan (B6)",
        "B9 tidak berlaku: Bukan pengaduan (B9)", "B10 menunggu: Menunggu persetujuan atasan langsung (B10)",
      ])
    #expect(trials.map(\.decides) == [false, true, false, false, false, false, false, false])
  }
}
