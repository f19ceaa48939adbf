/// Names and numbers that are our own among a chat's senders.
package struct OwnSenders: Sendable, Hashable {
  private let names: Set<String>
  private let numbers: Set<String>

  /// Names are compared without case, numbers by their digits, `62` and `0` in front being the same.
  package init(_ texts: [String]) {
    names = Set(texts.map { $0.trimmedBlanks.lowercased() })
    numbers = Set(texts.compactMap(Self.number))
  }

  package var isEmpty: Bool { names.isEmpty }

  package func contains(_ sender: String) -> Bool {
    if names.contains(sender.trimmedBlanks.lowercased()) { return true }
    guard !numbers.isEmpty, let number = Self.number(sender) else { return false }
    return numbers.contains(number)
  }

  /// The digits of a text that has a number and no letters.
  private static func number(_ text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic {
        return nil
      }
    }
    guard digits.utf8.count >= 6 else { return nil }
    if digits.hasPrefix("0062") { return "0" + digits.dropFirst(4) }
    return digits.hasPrefix("62") ? "0" + digits.dropFirst(2) : digits
  }
}
