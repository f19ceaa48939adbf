import Spreadsheet

@testable import Core

/// The settings of the sixth SOP.
struct VisitProfile: SettingProfile {
  var days = 3

  static let settings: [Setting<VisitProfile>] = [
    Setting("days", \.days, .whole(1...30), "K1", "hari sampai hasil kunjungan dicatat, paling lambat", word: "hari")
  ]
}

/// A visit at home on the day of a run.
struct VisitContext: RuleContext {
  typealias Outcome = Never

  var date: CalendarDate?
  var result: String
  var profile: VisitProfile
  var today: CalendarDate

  static let rules: [any Rule<VisitContext>.Type] = [K1Result.self]
}

/// K1: a visit's result is noted within `days` (3) days.
enum K1Result: Rule {
  static let clause = Clause("K", 1)
  static let title = "Hasil dicatat dalam batas"
  static let breach: String? = "Hasil belum dicatat"

  static func verdict(_ context: VisitContext) -> Verdict<Never> {
    guard let date = context.date else { return .unknown(of: "Tanggal") }
    if !context.result.isEmpty { return .kept }
    return context.today.days(since: date) > context.profile.days ? .broken : .pending
  }

  static func facts(_ context: VisitContext) -> String {
    context.result.isEmpty
      ? "Hasil belum dicatat, batas \(context.profile.days) hari (K1)" : "Hasil: \(context.result) (K1)"
  }
}
