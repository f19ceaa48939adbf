import Spreadsheet

extension ClosedDays {
  /// The settings of a section of closed days.
  ///
  /// - Parameters:
  ///   - weekdays: where the profile has the weekly days off.
  ///   - holidays: where it has the holidays.
  ///   - shift: where it has the way in which a day moves.
  ///   - clause: the clause of RULES.
  ///   - shown: the days off that a new file shows.
  ///   - shifts: whether what falls on one of them moves; else the setting is taken, but does nothing and is not shown.
  /// - Returns: the settings.
  static func settings<Profile: SettingProfile>(
    _ weekdays: any WritableKeyPath<Profile, Set<Int>> & Sendable,
    _ holidays: any WritableKeyPath<Profile, Set<CalendarDate>> & Sendable,
    _ shift: any WritableKeyPath<Profile, Shift> & Sendable, _ clause: String, weekdays shown: Set<Int>, shifts: Bool
  ) -> [Setting<Profile>] {
    [
      Setting("weekdays", weekdays, .weekdays, clause, "hari tutup setiap minggu", example: shown),
      Setting("holidays", holidays, .days, clause, "hari libur", example: Self.exampleHolidays),
      Setting(
        "shift", shift, .words([("next", .next), ("previous", .previous)]), clause,
        "\"next\" hari buka sesudahnya, \"previous\" sebelumnya", isShown: shifts),
    ]
  }

  /// The holiday that a new file shows.
  static let exampleHolidays = Set([CalendarDate(iso: "2026-12-25")].compactMap(\.self))
}
