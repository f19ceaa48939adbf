package import Core

/// A10: at least `weekly_minimum` (7) patients a week.
package enum WeeklyMinimum {
  /// A warning where the week's targets can't reach the minimum, in Indonesian; nil where they can.
  package static func warning(executed: Int, open: Int, week: Week, profile: CallProfile) -> String? {
    guard executed + open < profile.weeklyMinimum else { return nil }
    return "\(week.name): target mingguan \(profile.weeklyMinimum) pasien tidak dapat tercapai – "
      + "\(executed) selesai, \(open) masih terbuka (A10)"
  }
}
