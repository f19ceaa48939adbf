import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PhoneService

struct B4CallbackInTimeTests {
  @Test(arguments: [
    ("14.00", "14.05", "14.35", 30, "Patuh"), ("14.00", "14.05", "14.36", 31, "B4"),
    ("14.00", "-", "14.30", 30, "Patuh"), ("14.00", "-", "14.31", 31, "B4"), ("-", "14.05", "14.35", 30, "Patuh"),
    ("-", "14.05", "14.36", 31, "B4"), ("07.59", "07.59", "07.59", 0, "Patuh"),
    ("07.29", "07.29", "07.59", 30, "Patuh"),
    ("07.29", "07.29", "08.00", 31, "B4"), ("08.00", "08.05", "20.00", 715, "B4"),
  ])
  func `B4: a callback after 30 minutes is in time, after 31 it is late`(
    start: String, end: String, callback: String, minutes: Int, compliance: String
  ) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: callback)
    #expect(call.decision.callbackMinutes == minutes)
    #expect(call.decision.isCallbackInTime == (minutes <= 30))
    #expect(call.compliance == compliance)
    #expect(call.decision.code != .late)
  }

  @Test(arguments: [
    ("23.40", "23.45", "00.15", 30, "Patuh"), ("23.40", "23.45", "00.16", 31, "B4"),
    ("23.50", "00.10", "00.40", 30, "Patuh"), ("23.50", "00.10", "00.41", 31, "B4"),
    ("23.50", "00.10", "23.55", 0, "Patuh"), ("23.50", "00.10", "00.05", 0, "Patuh"),
    ("14.00", "14.05", "02.05", 720, "B4"), ("14.00", "02.00", "02.30", 30, "Patuh"),
  ])
  func `B4: a call and its callback may cross midnight`(
    start: String, end: String, callback: String, minutes: Int, compliance: String
  ) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: callback)
    #expect(call.decision.callbackMinutes == minutes)
    #expect(call.compliance == compliance)
    #expect(call.findings.isEmpty)
  }

  @Test func `B4: a callback between start and end of the call counts as none waited`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.20", callback: "14.10")
    #expect(call.decision.callbackMinutes == 0)
    #expect(call.compliance == "Patuh")
  }

  @Test(arguments: [("14.00", "14.05", "13.59"), ("14.00", "14.05", "02.06"), ("-", "14.05", "14.04")])
  func `B4: a callback before the call is pointed out, unknown, and breaks nothing`(
    start: String, end: String, callback: String
  ) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: callback)
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.list.map(\.id) == ["B4"])
    #expect(call.decision.callbackMinutes == nil)
    #expect(call.findings == ["Jam Hubungi Kembali: Jam Hubungi Kembali \(callback) sebelum akhir telepon 14.05 (B4)"])
    #expect(call.reason.hasSuffix("Tidak diketahui: Jam Hubungi Kembali (B4)"))
  }

  @Test func `B4: midnight_hours moves what may be the next day`() throws {
    let call = try PhoneCase().with(start: "22.00", end: "22.00", callback: "03.00")
    #expect(call.with { $0.profile.midnightHours = 5 }.compliance == "B4")
    #expect(call.with { $0.profile.midnightHours = 4 }.compliance == "Patuh")
  }

  @Test(arguments: [("14.00", "13.59", "14.30", "Patuh"), ("14.00", "02.01", "14.31", "B4")])
  func `B4: of an end before the start the start counts, and it is pointed out`(
    start: String, end: String, callback: String, compliance: String
  ) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: callback)
    #expect(call.compliance == compliance)
    #expect(
      call.findings == ["Jam Selesai: Jam Selesai \(end) sebelum Jam Masuk 14.00: batas dihitung dari Jam Masuk (B4)"])
  }

  @Test func `B4: the reason of a late callback names its minutes and what they count from`() throws {
    #expect(
      try PhoneCase().with(start: "23.40", end: "23.45", callback: "00.16").reason
        == "Dihubungi kembali pukul 00.16, 31 menit setelah akhir telepon 23.45, batas 30 menit (B4)")
    #expect(
      try PhoneCase().with(start: "08.00", end: "-", callback: "08.31").reason
        == "Dihubungi kembali pukul 08.31, 31 menit setelah awal telepon 08.00, batas 30 menit (B4)")
  }

  @Test func `B4: a complying call says by which facts`() throws {
    #expect(
      try PhoneCase().reason
        == "Diangkat setelah 2 dering, batas 3 (B1); Dihubungi kembali pukul 14.20, 15 menit setelah akhir telepon 14.05, batas 30 menit (B4)"
    )
  }

  @Test func `B4: callback_minutes moves the limit`() throws {
    let call = try PhoneCase().with { $0.profile.callbackMinutes = 14 }
    #expect(call.compliance == "B4")
    #expect(try call.decision.deadline == LogMoment(day(17, 11), time("14.19")))
  }

  @Test func `B4: an unreadable callback is unknown, and not red`() throws {
    let call = try PhoneCase().with(start: "14.00", end: "14.05", callback: "siang").with { $0.date = try day(1, 12) }
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.list.map(\.id) == ["B4", "B6"])
    #expect(call.decision.code != .late)
    #expect(!call.decision.isCallbackOpen)
    #expect(call.reason.hasSuffix("Tidak diketahui: Jam Hubungi Kembali (B4, B6)"))
  }

  @Test(arguments: [("-", "-"), ("pagi", "-"), ("-", "nanti"), ("pagi", "nanti")])
  func `B4: a callback that neither start nor end measures is unknown`(start: String, end: String) throws {
    let call = try PhoneCase().with(start: start, end: end, callback: "14.20")
    #expect(call.compliance == "Patuh")
    #expect(call.decision.unknown.list.map(\.id) == ["B4"])
    #expect(call.decision.deadline == nil)
    #expect(call.reason.hasSuffix("Tidak diketahui: Jam Masuk, Jam Selesai (B4)"))
  }

  @Test func `B4: an unreadable end breaks nothing, a callback soon after the start is in time all the same`() throws {
    let late = try PhoneCase().with(start: "14.00", end: "nanti", callback: "14.31")
    #expect(late.compliance == "Patuh")
    #expect(late.decision.unknown.list.map(\.id) == ["B4"])
    #expect(!late.decision.isCallbackInTime)
    #expect(late.reason.hasSuffix("Tidak diketahui: Jam Selesai (B4)"))
    let inTime = try PhoneCase().with(start: "14.00", end: "nanti", callback: "14.30")
    #expect(inTime.decision.unknown.isEmpty)
    #expect(inTime.decision.isCallbackInTime)
  }

  @Test func `B4: without a date a noted callback is measured all the same`() throws {
    let call = try PhoneCase().with { $0.call.date = nil }
    #expect(call.decision.callbackMinutes == 15)
    #expect(call.decision.deadline == nil)
    #expect(call.findings == ["Tanggal: Tanggal kosong: batas hubungi kembali tidak dapat dihitung (B4)"])
  }
}
