import ArgumentParser
import Intake
import Spreadsheet

/// A day as options take it.
enum DayOption {
  /// Reads an option's value; nil where it was not given.
  ///
  /// - Throws: `ValidationError` where the value is no day, or could be several.
  static func day(_ text: String?, _ option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    if let day = CalendarDate(typed: text) { return day }
    throw ValidationError(
      Language.current(
        "\(option) \(text): hari itu tidak ada, atau dapat dibaca dua cara. Tulis hari, bulan dan tahun dengan empat angka: 18-11-2026, 18/11/2026, \"18 November 2026\" atau 2026-11-18.",
        "\(option) \(text): there is no such day, or it can be read in two ways. Write day, month and a year of four digits: 18-11-2026, 18/11/2026, \"18 November 2026\" or 2026-11-18."
      ))
  }
}
