import Spreadsheet

/// A value as a settings file holds it.
package indirect enum SettingValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([SettingValue])
  case section([String: SettingValue])
  /// What no setting is, such as a fraction or a date, as it is shown.
  case other(String)

  package static func texts(_ texts: [String]) -> SettingValue { .list(texts.map { .text($0) }) }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// What a list of texts holds, item by item; nil where it is none, or an item is not such.
  package func items<Item>(_ item: (String) -> Item?) -> [Item]? {
    guard case .list(let values) = self else { return nil }
    let items = values.compactMap { $0.text.flatMap(item) }
    return items.count == values.count ? items : nil
  }

  /// Whether it says nothing: an empty text or list, 0.
  package var isNothing: Bool { self == .text("") || self == .list([]) || self == .number(0) }

  /// As it is written: `["Sabtu", "Minggu"]`.
  package var source: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .list(let items): "[" + items.map(\.source).joined(separator: ", ") + "]"
    case .number, .truth, .section, .other: word
    }
  }

  /// As it stands in a sentence: `Sabtu, Minggu`.
  package var word: String {
    switch self {
    case .text(let text), .other(let text): text
    case .number(let number): String(number)
    case .truth(let truth): String(truth)
    case .list(let items): items.map(\.word).joined(separator: ", ")
    case .section: "…"
    }
  }

  /// All that it holds, sections in the order of their names: the same text for the same values.
  package var whole: String {
    guard case .section(let values) = self else { return source }
    return "{" + values.sorted(on: \.key).map { "\($0.key) = \($0.value.whole)" }.joined(separator: ", ") + "}"
  }
}
