package import Spreadsheet

/// The days of the week by their Indonesian names.
package enum Weekday {
  /// Monday first.
  package static let names = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]

  /// 1 Monday to 7 Sunday, by a name in whatever letters; nil for a word that is none.
  package static func named(_ word: String) -> Int? {
    let plain = word.lowercased().filter { $0 != "'" }
    return names.firstIndex { $0.lowercased() == (plain == "ahad" ? "minggu" : plain) }.map { $0 + 1 }
  }
}

extension CalendarDate {
  /// `Selasa`.
  package var weekdayName: String { Weekday.names[weekday - 1] }

  /// `Selasa, 17 November 2026`.
  package var inWords: String { "\(weekdayName), \(day) \(Month(holding: self).indonesian)" }
}
