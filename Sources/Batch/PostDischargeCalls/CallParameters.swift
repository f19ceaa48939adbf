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

  /// What is out of range, in words; nil where all is well.
  var fault: String? {
    rangeFault([
      ("entry_max_days", entry_max_days, 0...365),
      ("target_day", target_day, 0...365),
      ("carry_over_days", carry_over_days, 0...365),
      ("max_attempts", max_attempts, 1...3),
      ("targets_per_point", targets_per_point, 1...1000),
      ("weekly_minimum", weekly_minimum, 0...10_000),
      ("evaluation_days", evaluation_days, 0...365),
      ("max_forms", max_forms, 0...5000),
    ])
  }
}
