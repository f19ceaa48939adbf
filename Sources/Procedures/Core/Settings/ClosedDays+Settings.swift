package import Spreadsheet

extension ClosedDays: SettingProfile {
  package init() { self = .none }

  package static let settings: [Setting<ClosedDays>] = [
    Setting("weekdays", \.weekdays, .weekdays, nil, "hari tutup setiap minggu", example: [7]),
    Setting("holidays", \.holidays, .days, nil, "hari libur", example: exampleHolidays),
    Setting(
      "shift", \.shift, .words([("next", .next), ("previous", .previous)]), nil,
      "\"next\" hari buka sesudahnya, \"previous\" sebelumnya"),
  ]

  package static let exampleHolidays = Set([CalendarDate(iso: "2026-12-25")].compactMap(\.self))
}
