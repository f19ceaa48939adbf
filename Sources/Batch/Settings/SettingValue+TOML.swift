import Core
import TOMLKit

extension SettingValue {
  /// A value that was read.
  init(_ value: any TOMLValueConvertible) {
    self =
      if let text = value.string {
        .text(text)
      } else if let number = value.int {
        .number(number)
      } else if let truth = value.bool {
        .truth(truth)
      } else if let items = value.array {
        .list(items.map { SettingValue($0) })
      } else if let table = value.table {
        .section(SettingValue.values(table))
      } else {
        .other(value.double.map { String($0) } ?? "…")
      }
  }

  private static func values(_ table: TOMLTable) -> [String: SettingValue] {
    Dictionary(table.keys.compactMap { key in table[key].map { (key, SettingValue($0)) } }) { first, _ in first }
  }

  /// As a message shows it; nothing long.
  var shown: String { if case .list = self { "…" } else { source } }
}
