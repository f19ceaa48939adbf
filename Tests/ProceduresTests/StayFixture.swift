import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import PostDischargeCalls

/// A day of 2026 unless the year says otherwise; fails where the calendar has none such.
func day(_ day: Int, _ month: Int, _ year: Int = 2026) throws -> CalendarDate {
  try #require(CalendarDate(year: year, month: month, day: day))
}

/// Wednesday of 2026-W47, the week from 16/11 to 22/11/2026.
func runDay() throws -> CalendarDate { try day(18, 11) }

extension CallProfile {
  /// Three questions, of which the second is free text and so not required.
  static var withForm: CallProfile {
    var profile = CallProfile()
    profile.headers = ["dihubungi": "Dihubungi", "izin": "Izin", "petugas": "Petugas", "tanggal_sapa": "Tanggal Sapa"]
    for attempt in 1...3 { profile.headers["percobaan_\(attempt)_tanggal"] = "Percobaan \(attempt) Tanggal" }
    profile.failedResults = ["Tidak diangkat", "Tidak aktif", "Nomor salah", "Sibuk"]
    profile.questions = [
      FormQuestion(
        id: "kondisi", header: "Kondisi Sekarang", text: "?", choices: ["Membaik", "Memburuk"], warnings: ["Memburuk"]),
      FormQuestion(id: "keluhan", header: "Keluhan", text: "?", choices: [], warnings: []),
      FormQuestion(id: "kepuasan", header: "Kepuasan (1-4)", text: "?", choices: ["1", "2", "3", "4"], warnings: []),
    ]
    return profile
  }
}

extension CallEntry {
  /// Reached, permitted, every required answer given.
  static func executed(by officer: String = "Rina", on date: CalendarDate? = nil) -> CallEntry {
    var entry = CallEntry()
    entry.wasReached = true
    entry.gavePermission = true
    entry.answers = ["Membaik", "", "4"]
    entry.officer = officer
    entry.calledOn = date
    return entry
  }

  static func failed(_ results: [String]) -> CallEntry {
    var entry = CallEntry()
    entry.attempts = results.map { CallAttempt(date: nil, result: $0) }
    return entry
  }
}

/// One stay under one profile on one day: home, with a telephone, first seen on its discharge unless told otherwise.
struct Case {
  var stay: Stay
  var entry: CallEntry?
  var refusal: Refusal?
  var profile = CallProfile.withForm
  var date: CalendarDate

  init(discharge: CalendarDate?, on date: CalendarDate? = nil) throws {
    let telephone = try #require(Telephone(national: "081234567890"))
    stay = Stay(
      source: RowReference(table: 0, row: 0), rows: 0..<1, patient: 1, discharge: discharge, firstSeen: discharge,
      outcome: .home, telephone: .usable(telephone))
    self.date = try date ?? runDay()
  }

  func with(_ change: (inout Case) throws -> Void) rethrows -> Case {
    var copy = self
    try change(&copy)
    return copy
  }

  var context: StayContext {
    StayContext(stay: stay, entry: entry, refusal: refusal, profile: profile, date: date)
  }
  var decision: CallDecision { CallDecision(context) }
  var status: CallStatus { decision.status }
  var code: CallCode { decision.code }
  var reason: String { decision.reason(context) }
}
