import Intake
package import Spreadsheet

/// What a setting may be.
package enum SettingKind: Sendable {
  case text
  /// A text that is more than blanks.
  case name
  case wholeNumber(ClosedRange<Int>)
  case truth
  case choice([String])
  /// A time of day.
  case clock
  case texts
  /// Some of these, however they are spaced and capitalised.
  case choices([String])
  /// Days of the week by their Indonesian names.
  case weekdays
  /// Days as `2026-12-25`.
  case days
  /// A section of its own.
  case section([SettingEntry])

  /// What of a value is not allowed: the value itself, or an item of a list; nil where all is well.
  package func refused(_ value: SettingValue) -> SettingValue? {
    switch self {
    case .text: value.text == nil ? value : nil
    case .name: value.text?.allSatisfy(\.isWhitespace) == false ? nil : value
    case .wholeNumber(let range): value.number.map(range.contains) == true ? nil : value
    case .truth: value.truth == nil ? value : nil
    case .choice(let known): value.text.map(known.contains) == true ? nil : value
    case .clock: value.text.map { ClockTime.parse($0).time != nil } == true ? nil : value
    case .texts: refusedItem(value) { _ in true }
    case .choices(let known):
      value == .list([])
        ? value : refusedItem(value) { text in known.contains { HeaderText.key($0) == HeaderText.key(text) } }
    case .weekdays: refusedItem(value) { Weekday.named($0) != nil }
    case .days: refusedItem(value) { CalendarDate(iso: $0) != nil }
    case .section: if case .section = value { nil } else { value }
    }
  }

  private func refusedItem(_ value: SettingValue, _ isAllowed: (String) -> Bool) -> SettingValue? {
    guard case .list(let items) = value else { return value }
    return items.first { $0.text.map(isAllowed) != true }
  }

  /// What is allowed, in words; `name` is the setting's.
  package func allowed(_ language: Language, name: String = "") -> String {
    func list(_ words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }
    return switch self {
    case .text, .name: language("teks di antara tanda kutip", "text between quotes")
    case .wholeNumber(let range) where range.upperBound == .max:
      language(
        "bilangan bulat, paling sedikit \(range.lowerBound), tanpa tanda kutip dan tanpa satuan",
        "a whole number, at least \(range.lowerBound), without quotes and without a unit")
    case .wholeNumber(let range):
      language(
        "bilangan bulat \(range.lowerBound) sampai \(range.upperBound), tanpa tanda kutip dan tanpa satuan",
        "a whole number from \(range.lowerBound) to \(range.upperBound), without quotes and without a unit")
    case .truth: language("true (ya) atau false (tidak), tanpa tanda kutip", "true or false, without quotes")
    case .choice(let words): language("salah satu dari \(list(words))", "one of \(list(words))")
    case .clock:
      language("jam di antara tanda kutip, \"00.00\" sampai \"23.59\"", "a time between quotes, \"00.00\" to \"23.59\"")
    case .texts:
      language(
        "daftar di dalam kurung siku, tiap isi di antara tanda kutip, dipisah koma",
        "a list in square brackets, each item between quotes, with commas between them")
    case .choices(let words): language("daftar dari \(list(words))", "a list of \(list(words))")
    case .weekdays:
      language(
        "daftar nama hari di antara tanda kutip, Senin sampai Minggu",
        "a list of days between quotes, by their Indonesian names, Senin to Minggu")
    case .days:
      language(
        "daftar tanggal di antara tanda kutip, tahun-bulan-hari", "a list of dates between quotes, year-month-day")
    case .section: language("bagian [\(name)] dengan setelannya", "a section [\(name)] with its settings")
    }
  }
}
