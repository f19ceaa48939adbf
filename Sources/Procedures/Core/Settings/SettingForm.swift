import Intake
package import Spreadsheet

/// How a value of a profile is spelled in a settings file, and which may be.
package struct SettingForm<Value: Sendable>: Sendable {
  /// Nil for what is not allowed.
  package let read: @Sendable (SettingValue) -> Value?
  package let write: @Sendable (Value) -> SettingValue
  /// What is allowed, in Indonesian and in English.
  package let words: (String, String)

  package init(
    _ words: (String, String), _ read: @escaping @Sendable (SettingValue) -> Value?,
    write: @escaping @Sendable (Value) -> SettingValue
  ) {
    self.words = words
    self.read = read
    self.write = write
  }

  package func allowed(_ language: Language) -> String { language(words.0, words.1) }

  /// What of a value is not allowed: the value itself, or an item of a list; nil where all is well.
  package func refused(_ value: SettingValue) -> SettingValue? {
    if read(value) != nil { return nil }
    if case .list(let items) = value { return items.first { read(.list([$0])) == nil } ?? value }
    return value
  }

  /// One of these words, each with what it means.
  package static func words(_ words: [(String, Value)]) -> SettingForm where Value: Equatable {
    let list = words.map(\.0).quoted
    return SettingForm(
      ("salah satu dari \(list)", "one of \(list)"), { value in words.first { .text($0.0) == value }?.1 },
      write: { value in .text(words.first { $0.1 == value }?.0 ?? "") })
  }
}

extension SettingForm where Value: RawRepresentable<String> & CaseIterable & Equatable {
  package static var oneOf: SettingForm { .words(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension SettingForm where Value == Int {
  /// A whole number in these bounds.
  package static func whole(_ range: ClosedRange<Int>) -> SettingForm {
    let (least, most) = (range.lowerBound, range.upperBound)
    let bounds =
      most == .max
      ? (", paling sedikit \(least)", ", at least \(least)") : (" \(least) sampai \(most)", " from \(least) to \(most)")
    return SettingForm(
      (
        "bilangan bulat\(bounds.0), tanpa tanda kutip dan tanpa satuan",
        "a whole number\(bounds.1), without quotes and without a unit"
      ), { if case .number(let number) = $0, range.contains(number) { number } else { nil } }, write: { .number($0) })
  }

  /// A time of day, in minutes since midnight.
  package static var clock: SettingForm {
    SettingForm(
      ("jam di antara tanda kutip, \"00.00\" sampai \"23.59\"", "a time between quotes, \"00.00\" to \"23.59\""),
      { $0.text.flatMap { ClockTime.parse($0).time?.minute } },
      write: { .text(ClockTime(hour: $0 / 60, minute: $0 % 60)?.description ?? "") })
  }
}

extension SettingForm where Value == Bool {
  package static var truth: SettingForm {
    SettingForm(
      ("true (ya) atau false (tidak), tanpa tanda kutip", "true or false, without quotes"),
      { if case .truth(let truth) = $0 { truth } else { nil } }, write: { .truth($0) })
  }
}

extension SettingForm where Value == String {
  package static var text: SettingForm { text { _ in true } }
  /// More than blanks.
  package static var name: SettingForm { text { !$0.allSatisfy(\.isWhitespace) } }

  /// At most 40 letters, digits and hyphens, as names of folders may have everywhere.
  package static var code: SettingForm {
    text(
      (
        "paling banyak 40 huruf, angka dan tanda hubung di antara tanda kutip",
        "at most 40 letters, digits and hyphens between quotes"
      )
    ) { text in
      text.utf8.count <= 40
        && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }
  }

  private static func text(
    _ what: (String, String) = ("teks di antara tanda kutip", "text between quotes"),
    _ isAllowed: @escaping @Sendable (String) -> Bool
  ) -> SettingForm {
    SettingForm(what, { $0.text.flatMap { isAllowed($0) ? $0 : nil } }, write: { .text($0) })
  }
}

extension SettingForm where Value == [String] {
  package static var texts: SettingForm {
    SettingForm(
      (
        "daftar di dalam kurung siku, tiap isi di antara tanda kutip, dipisah koma",
        "a list in square brackets, each item between quotes, with commas between them"
      ), { $0.items { $0 } }, write: { .texts($0) })
  }
}

extension SettingForm where Value == Set<Int> {
  /// Days of the week, 1 Monday to 7 Sunday.
  package static var weekdays: SettingForm {
    SettingForm(
      (
        "daftar nama hari di antara tanda kutip, Senin sampai Minggu",
        "a list of days between quotes, by their Indonesian names, Senin to Minggu"
      ), { $0.items(Weekday.named).map(Set.init) },
      write: { days in .texts(days.sorted().map { Weekday.names[$0 - 1] }) })
  }
}

extension SettingForm where Value == Set<CalendarDate> {
  package static var days: SettingForm {
    SettingForm(
      ("daftar tanggal di antara tanda kutip, tahun-bulan-hari", "a list of dates between quotes, year-month-day"),
      { $0.items { CalendarDate(iso: $0) }.map(Set.init) }, write: { .texts($0.sorted().map(\.description)) })
  }
}

extension SettingForm {
  /// Some of all words, at least one, however they are spaced and capitalised.
  package static func some<Word: RawRepresentable<String> & CaseIterable & Hashable & Sendable>() -> SettingForm
  where Value == Set<Word> {
    let list = Word.allCases.map(\.rawValue).quoted
    return SettingForm(
      ("daftar dari \(list)", "a list of \(list)"),
      { value in
        let words = value.items { text in
          Word.allCases.first { HeaderText.key($0.rawValue) == HeaderText.key(text) }
        }
        return words.flatMap { $0.isEmpty ? nil : Set($0) }
      }, write: { words in .texts(Word.allCases.filter(words.contains).map(\.rawValue)) })
  }
}

extension [String] {
  /// `"kalender", "kerja"`.
  package var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
