import Intake
package import Spreadsheet

/// How a value of a profile is spelled in a settings file, and which may be.
package struct SettingForm<Value: Sendable>: Sendable {
  /// Nil for what is not allowed.
  let read: @Sendable (SettingValue) -> Value?
  let write: @Sendable (Value) -> SettingValue
  /// What is allowed, in words.
  package let allowed: @Sendable (Language) -> String

  init(
    _ read: @escaping @Sendable (SettingValue) -> Value?, write: @escaping @Sendable (Value) -> SettingValue,
    allowed: @escaping @Sendable (Language) -> String
  ) {
    self.read = read
    self.write = write
    self.allowed = allowed
  }

  /// What of a value is not allowed: the value itself, or an item of a list; nil where all is well.
  func refused(_ value: SettingValue) -> SettingValue? {
    if read(value) != nil { return nil }
    if case .list(let items) = value { return items.first { read(.list([$0])) == nil } ?? value }
    return value
  }

  /// One of these words, each with what it means.
  package static func words(_ words: [(String, Value)]) -> SettingForm where Value: Equatable {
    SettingForm(
      { value in words.first { .text($0.0) == value }?.1 },
      write: { value in .text(words.first { $0.1 == value }?.0 ?? "") }
    ) { language in
      let list = words.map(\.0).quoted
      return language("salah satu dari \(list)", "one of \(list)")
    }
  }
}

extension SettingForm where Value: RawRepresentable<String> & CaseIterable & Equatable {
  package static var oneOf: SettingForm { .words(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension SettingForm where Value == Int {
  /// A whole number in these bounds.
  package static func whole(_ range: ClosedRange<Int>) -> SettingForm {
    SettingForm(
      { if case .number(let number) = $0, range.contains(number) { number } else { nil } }, write: { .number($0) }
    ) { language in
      let (least, most) = (range.lowerBound, range.upperBound)
      return language("bilangan bulat", "a whole number")
        + (most == .max
          ? language(", paling sedikit \(least)", ", at least \(least)")
          : language(" \(least) sampai \(most)", " from \(least) to \(most)"))
        + language(", tanpa tanda kutip dan tanpa satuan", ", without quotes and without a unit")
    }
  }

  /// A time of day, in minutes since midnight.
  package static var clock: SettingForm {
    SettingForm(
      { $0.text.flatMap { ClockTime.parse($0).time?.minute } },
      write: { .text(ClockTime(hour: $0 / 60, minute: $0 % 60)?.description ?? "") }
    ) { $0("jam di antara tanda kutip, \"00.00\" sampai \"23.59\"", "a time between quotes, \"00.00\" to \"23.59\"") }
  }
}

extension SettingForm where Value == Bool {
  package static var truth: SettingForm {
    SettingForm({ if case .truth(let truth) = $0 { truth } else { nil } }, write: { .truth($0) }) {
      $0("true (ya) atau false (tidak), tanpa tanda kutip", "true or false, without quotes")
    }
  }
}

extension SettingForm where Value == String {
  package static var text: SettingForm { text { _ in true } }
  /// More than blanks.
  package static var name: SettingForm { text { !$0.allSatisfy(\.isWhitespace) } }

  private static func text(_ isAllowed: @escaping @Sendable (String) -> Bool) -> SettingForm {
    SettingForm({ $0.text.flatMap { isAllowed($0) ? $0 : nil } }, write: { .text($0) }) {
      $0("teks di antara tanda kutip", "text between quotes")
    }
  }
}

extension SettingForm where Value == [String] {
  package static var texts: SettingForm {
    SettingForm({ $0.items { $0 } }, write: { .list($0.map { .text($0) }) }) {
      $0(
        "daftar di dalam kurung siku, tiap isi di antara tanda kutip, dipisah koma",
        "a list in square brackets, each item between quotes, with commas between them")
    }
  }
}

extension SettingForm where Value == Set<Int> {
  /// Days of the week, 1 Monday to 7 Sunday.
  package static var weekdays: SettingForm {
    SettingForm(
      { $0.items(Weekday.named).map(Set.init) },
      write: { days in .list(days.sorted().map { .text(Weekday.names[$0 - 1]) }) }
    ) {
      $0(
        "daftar nama hari di antara tanda kutip, Senin sampai Minggu",
        "a list of days between quotes, by their Indonesian names, Senin to Minggu")
    }
  }
}

extension SettingForm where Value == Set<CalendarDate> {
  static var days: SettingForm {
    SettingForm(
      { $0.items { CalendarDate(iso: $0) }.map(Set.init) },
      write: { days in .list(days.sorted().map { .text($0.description) }) }
    ) {
      $0("daftar tanggal di antara tanda kutip, tahun-bulan-hari", "a list of dates between quotes, year-month-day")
    }
  }
}

extension SettingForm {
  /// Some of all words, at least one, however they are spaced and capitalised.
  package static func some<Word: RawRepresentable<String> & CaseIterable & Hashable & Sendable>() -> SettingForm
  where Value == Set<Word> {
    SettingForm(
      { value in
        let words = value.items { text in
          Word.allCases.first { HeaderText.key($0.rawValue) == HeaderText.key(text) }
        }
        return words.flatMap { $0.isEmpty ? nil : Set($0) }
      }, write: { words in .list(Word.allCases.filter(words.contains).map { .text($0.rawValue) }) }
    ) { language in
      let list = Word.allCases.map(\.rawValue).quoted
      return language("daftar dari \(list)", "a list of \(list)")
    }
  }
}

extension [String] {
  /// `"kalender", "kerja"`.
  package var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
