import Intake
import Procedures
import Spreadsheet
import TOMLKit

/// A setting of `sapa.toml` or of a template's `[parameters]`: its name, and what it may be.
struct Setting: Sendable {
  enum Kind: Sendable {
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
    case section([Setting])
  }

  var name: String
  var kind: Kind
  /// Whether what it holds is of patients, and no message shows it.
  var isPrivate = false

  init(_ name: String, _ kind: Kind, isPrivate: Bool = false) {
    self.name = name
    self.kind = kind
    self.isPrivate = isPrivate
  }

  /// What a value of it is not allowed in: the value itself, or what is wrong in a list; nil where all is well.
  func refused(_ value: any TOMLValueConvertible) -> (any TOMLValueConvertible)? {
    switch kind {
    case .text: value.string == nil ? value : nil
    case .name: value.string?.allSatisfy(\.isWhitespace) == false ? nil : value
    case .wholeNumber(let range): value.type == .int && value.int.map(range.contains) == true ? nil : value
    case .truth: value.bool == nil ? value : nil
    case .choice(let known): value.string.map(known.contains) == true ? nil : value
    case .clock: value.string.map { ClockTime.parse($0).time != nil } == true ? nil : value
    case .texts: refusedItem(value) { _ in true }
    case .choices(let known):
      refusedItem(value) { text in known.contains { HeaderText.key($0) == HeaderText.key(text) } }
    case .weekdays: refusedItem(value) { Weekday.named($0) != nil }
    case .days: refusedItem(value) { CalendarDate(iso: $0) != nil }
    case .section: value.table == nil ? value : nil
    }
  }

  private func refusedItem(
    _ value: any TOMLValueConvertible, _ isAllowed: (String) -> Bool
  ) -> (any TOMLValueConvertible)? {
    guard let items = value.array else { return value }
    if case .choices = kind, items.isEmpty { return value }
    return items.first { $0.string.map(isAllowed) != true }
  }

  /// What it may be, in words.
  func allowed(_ language: Language) -> String {
    func list(_ words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }
    return switch kind {
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
