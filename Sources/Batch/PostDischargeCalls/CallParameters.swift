import Procedures

/// The parameters of post-discharge calls, as template and `sapa.toml` spell them; what is absent keeps its value.
struct CallParameters: Decodable, Sendable {
  var entry_max_days: Int?
  var late_entry: CallProfile.EntryPolicy?
  var unknown_entry: CallProfile.EntryPolicy?
  var target_day: Int?
  var carry_over_days: Int?
  var max_attempts: Int?
  var targets_per_point: Int?
  var weekly_minimum: Int?
  var evaluation_days: Int?
  var max_forms: Int?
  var closed_days: ClosedDaysSetting?
  var do_not_call: [String]?
  var report_names: Bool?
  var own_numbers: [String]?
  var own_names: [String]?

  func apply(to profile: inout CallProfile) {
    profile.entryMaxDays = entry_max_days ?? profile.entryMaxDays
    profile.lateEntry = late_entry ?? profile.lateEntry
    profile.unknownEntry = unknown_entry ?? profile.unknownEntry
    profile.targetDay = target_day ?? profile.targetDay
    profile.carryOverDays = carry_over_days ?? profile.carryOverDays
    profile.maxAttempts = max_attempts ?? profile.maxAttempts
    profile.targetsPerPoint = targets_per_point ?? profile.targetsPerPoint
    profile.weeklyMinimum = weekly_minimum ?? profile.weeklyMinimum
    profile.evaluationDays = evaluation_days ?? profile.evaluationDays
  }

  static let settings = [
    Setting("entry_max_days", .wholeNumber(0...365)), Setting("late_entry", .choice(["exclude", "mark"])),
    Setting("unknown_entry", .choice(["exclude", "mark"])), Setting("target_day", .wholeNumber(0...365)),
    Setting("carry_over_days", .wholeNumber(0...365)), Setting("max_attempts", .wholeNumber(1...3)),
    Setting("targets_per_point", .wholeNumber(1...1000)), Setting("weekly_minimum", .wholeNumber(0...10_000)),
    Setting("evaluation_days", .wholeNumber(0...365)), Setting("max_forms", .wholeNumber(0...5000)),
    ClosedDaysSetting.setting, Setting("do_not_call", .texts, isPrivate: true), Setting("report_names", .truth),
    Setting("own_numbers", .texts), Setting("own_names", .texts),
  ]
}
