import Intake
import Spreadsheet

/// How a property of a profile is spelled in a settings file.
package struct SettingForm<Value: Sendable>: Sendable {
  let kind: SettingKind
  /// The property's value of one that the kind allows.
  let read: @Sendable (SettingValue) -> Value?
  let write: @Sendable (Value) -> SettingValue

  init(
    _ kind: SettingKind, read: @escaping @Sendable (SettingValue) -> Value?,
    write: @escaping @Sendable (Value) -> SettingValue
  ) {
    self.kind = kind
    self.read = read
    self.write = write
  }

  /// One of these words, each with what it means.
  package static func words(_ words: [(String, Value)]) -> SettingForm where Value: Equatable {
    SettingForm(
      .choice(words.map(\.0)), read: { value in words.first { $0.0 == value.text }?.1 },
      write: { value in .text(words.first { $0.1 == value }?.0 ?? "") })
  }
}

extension SettingForm where Value: RawRepresentable<String> & CaseIterable {
  package static var oneOf: SettingForm {
    SettingForm(
      .choice(Value.allCases.map(\.rawValue)), read: { $0.text.flatMap { Value(rawValue: $0) } },
      write: { .text($0.rawValue) })
  }
}

extension SettingForm where Value == Int {
  /// A whole number in these bounds.
  package static func whole(_ range: ClosedRange<Int>) -> SettingForm {
    SettingForm(.wholeNumber(range), read: { $0.number }, write: { .number($0) })
  }

  /// A time of day, in minutes since midnight.
  package static var clock: SettingForm {
    SettingForm(
      .clock, read: { $0.text.flatMap { ClockTime.parse($0).time?.minute } },
      write: { .text(ClockTime(hour: $0 / 60, minute: $0 % 60)?.description ?? "") })
  }
}

extension SettingForm where Value == Bool {
  package static var truth: SettingForm { SettingForm(.truth, read: { $0.truth }, write: { .truth($0) }) }
}

extension SettingForm where Value == String {
  package static var text: SettingForm { SettingForm(.text, read: { $0.text }, write: { .text($0) }) }
  /// More than blanks.
  package static var name: SettingForm { SettingForm(.name, read: { $0.text }, write: { .text($0) }) }
}

extension SettingForm where Value == [String] {
  package static var texts: SettingForm { SettingForm(.texts, read: { $0.texts }, write: { .texts($0) }) }
}

extension SettingForm where Value == Set<Int> {
  /// Days of the week, 1 Monday to 7 Sunday.
  package static var weekdays: SettingForm {
    SettingForm(
      .weekdays, read: { $0.texts.map { Set($0.compactMap(Weekday.named)) } },
      write: { days in .texts(days.sorted().map { Weekday.names[$0 - 1] }) })
  }
}

extension SettingForm where Value == Set<CalendarDate> {
  static var days: SettingForm {
    SettingForm(
      .days, read: { $0.texts.map { Set($0.compactMap { CalendarDate(iso: $0) }) } },
      write: { days in .texts(days.sorted().map(\.description)) })
  }
}

extension SettingForm {
  /// Some of all words, however they are spaced and capitalised.
  package static func some<Word: RawRepresentable<String> & CaseIterable & Hashable & Sendable>() -> SettingForm
  where Value == Set<Word> {
    SettingForm(
      .choices(Word.allCases.map(\.rawValue)),
      read: { value in
        value.texts.map { texts in
          let keys = Set(texts.map(HeaderText.key))
          return Set(Word.allCases.filter { keys.contains(HeaderText.key($0.rawValue)) })
        }
      }, write: { words in .texts(Word.allCases.filter(words.contains).map(\.rawValue)) })
  }
}
