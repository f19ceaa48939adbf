import Core
import Intake
import Spreadsheet

extension SettingForm where Value == [CalendarDate: String] {
  /// A name a day, none twice: `2026-11-17 Budi`.
  static var roster: SettingForm {
    SettingForm(
      (
        "daftar jadwal di antara tanda kutip, tahun-bulan-hari lalu nama, satu hari sekali",
        "a list of a date, year-month-day, and a name between quotes, a day once"
      ),
      { value in
        guard case .list(let items) = value else { return nil }
        var roster: [CalendarDate: String] = [:]
        for item in items {
          guard case .text(let text) = item, let blank = text.firstIndex(of: " "),
            let date = CalendarDate(iso: String(text[..<blank])),
            case let name = String(text[text.index(after: blank)...]).trimmedBlanks, !name.isEmpty,
            roster.updateValue(name, forKey: date) == nil
          else { return nil }
        }
        return roster
      }, write: { roster in .texts(roster.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }) })
  }
}

extension HotlineProfile {
  /// Who by the roster is manager on duty at a moment outside working hours: before these begin it is the night of the day before (C2).
  func rosteredManager(_ date: CalendarDate, _ time: ClockTime?) -> String? {
    guard !modRoster.isEmpty, let time else { return nil }
    return modRoster[time.minute < worksFrom ? date.adding(days: -1) : date]
  }

  /// The nights of a week that the roster has: `Senin 16/11/2026 Budi`.
  func roster(from first: CalendarDate, to last: CalendarDate) -> String? {
    let nights = modRoster.filter { first <= $0.key && $0.key <= last }.sorted { $0.key < $1.key }
    if nights.isEmpty { return nil }
    return nights.map { "\($0.key.weekdayName) \($0.key.indonesian) \($0.value)" }.joined(separator: "; ")
  }
}
