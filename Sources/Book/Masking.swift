import Intake

/// G7: what a manager's report and the journal may show of a person.
package enum Masking {
  /// `Budi Santoso` as `B*** S***`.
  package static func name(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).compactMap { $0.first.map { "\($0)***" } }.joined(separator: " ")
  }

  /// `1371010101010004` as `1371********0004`; shorter digits are hidden whole.
  package static func nik(_ nik: String) -> String { ends(nik, first: 4, last: 4) }

  /// `081234567678` as `0812****678`.
  package static func telephone(_ digits: String) -> String {
    digits.count < 9 ? String(repeating: "*", count: digits.count) : "\(digits.prefix(4))****\(digits.suffix(3))"
  }

  /// A text in which every number that looks like a person's – NIK, card of BPJS, telephone – is masked.
  package static func numbers(_ text: String) -> String {
    PersonalNumbers.replacing(in: text) { kind, digits in kind == .identity ? nik(digits) : telephone(digits) }
  }

  /// A no. RM: one that is a person's number, in whatever groups it is typed, is masked, and one that is a name.
  package static func medicalRecord(_ number: String) -> String {
    let plain = MedicalRecordNumber.key(number)
    let masked = numbers(plain)
    return masked == plain ? key(number) : masked
  }

  /// A row's key: numbers of persons are masked, and parts of letters alone, which are names.
  package static func key(_ key: String) -> String {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.contains(where: isName) else { return numbers(key) }
    return numbers(parts.map { isName($0) ? name(String($0)) : String($0) }.joined(separator: "/"))
  }

  /// Whether a part of a key is a word or several: an abbreviation has one letter.
  private static func isName(_ part: Substring) -> Bool {
    part.utf8.count > 1 && !part.utf8.contains { (0x30...0x39).contains($0) } && part.contains(where: \.isLetter)
      && part.allSatisfy { $0.isLetter || $0.isWhitespace || $0 == "." || $0 == "'" }
  }

  /// Keys as ``key(_:)`` shows them, each another one: those that would look alike are numbered in their order.
  package static func keys(_ keys: some Collection<String>) -> [String: String] {
    var shown: [String: String] = [:]
    shown.reserveCapacity(keys.count)
    var masked: [String: [String]] = [:]
    for key in keys {
      let mask = Self.key(key)
      shown[key] = mask
      if mask != key { masked[mask, default: []].append(key) }
    }
    for (mask, alike) in masked where alike.count > 1 {
      for (place, key) in alike.sorted().enumerated() where place > 0 { shown[key] = "\(mask) (\(place + 1))" }
    }
    return shown
  }

  private static func ends(_ text: String, first: Int, last: Int) -> String {
    guard text.count > first + last else { return String(repeating: "*", count: text.count) }
    return text.prefix(first) + String(repeating: "*", count: text.count - first - last) + text.suffix(last)
  }
}
