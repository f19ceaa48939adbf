/// A value as a settings file holds it.
package indirect enum SettingValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([SettingValue])
  case section([String: SettingValue])
  /// What no setting is, such as a fraction or a date, as it is shown.
  case other(String)

  static func texts(_ texts: [String]) -> SettingValue { .list(texts.map { .text($0) }) }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var texts: [String]? { if case .list(let items) = self { items.compactMap(\.text) } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }

  /// As it is written: `["Sabtu", "Minggu"]`.
  package var source: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .list(let items): "[" + items.map(\.source).joined(separator: ", ") + "]"
    case .section(let values):
      "{ " + values.keys.sorted().map { "\($0) = \(values[$0]?.source ?? "")" }.joined(separator: ", ") + " }"
    case .number, .truth, .other: word
    }
  }

  /// As it stands in a sentence: `Sabtu, Minggu`.
  var word: String {
    switch self {
    case .text(let text), .other(let text): text
    case .number(let number): String(number)
    case .truth(let truth): String(truth)
    case .list(let items): items.map(\.word).joined(separator: ", ")
    case .section: ""
    }
  }
}
