/// G7: what a manager's report may show of a person.
package enum Masking {
  /// `Budi Santoso` as `B*** S***`.
  package static func name(_ name: String) -> String {
    name.split(separator: " ").compactMap { $0.first.map { "\($0)***" } }.joined(separator: " ")
  }

  /// `1371010101010004` as `1371********0004`; shorter digits are hidden whole.
  package static func nik(_ nik: String) -> String { ends(nik, first: 4, last: 4) }

  /// `081234567678` as `0812****678`.
  package static func telephone(_ digits: String) -> String {
    digits.count < 9 ? String(repeating: "*", count: digits.count) : "\(digits.prefix(4))****\(digits.suffix(3))"
  }

  private static func ends(_ text: String, first: Int, last: Int) -> String {
    guard text.count > first + last else { return String(repeating: "*", count: text.count) }
    return text.prefix(first) + String(repeating: "*", count: text.count - first - last) + text.suffix(last)
  }
}
