import Spreadsheet
/// A sheet of a copy and of the base under the current workbook's keys, though a spreadsheet program made numbers of some:
/// `001` comes back as 1 (G5).
package struct KeyAlignment {
  package private(set) var base: BaseSheet.Keyed?
  package private(set) var copy: KeyedSheet
  /// Rows of the copy, from 0, whose key is a number that may be several keys, or has lost digits.
  package private(set) var unclear: [Int] = []

  package init(base: BaseSheet.Keyed?, current: KeyedSheet, copy: KeyedSheet) {
    self.base = base
    self.copy = copy
    let numbers = Set(current.rows.lazy.filter(\.isNumericKey).map(\.key))
    alignBase(current, numbers)
    alignCopy(current, numbers)
  }

  private mutating func alignBase(_ current: KeyedSheet, _ numbers: Set<String>) {
    guard let base else { return }
    let made = numbers.filter { !base.hasKey($0) }
    guard !made.isEmpty else { return }
    let plain = Dictionary(grouping: base.keys.filter { !current.hasKey($0) }, by: Self.withoutZeros)
    var names: [String: String] = [:]
    for key in made {
      if let candidates = plain[Self.withoutZeros(key)], candidates.count == 1 { names[candidates[0]] = key }
    }
    self.base = base.rekeyed(names)
  }

  private mutating func alignCopy(_ current: KeyedSheet, _ numbers: Set<String>) {
    let (aligned, copy) = (base, copy)
    func isKnown(_ key: String) -> Bool { current.hasKey(key) || aligned?.hasKey(key) == true }
    let strangers = copy.rows.filter { !$0.key.isEmpty && !isKnown($0.key) }
    let made = copy.rows.filter { $0.isNumericKey && !numbers.contains($0.anyKey) }
    guard !strangers.isEmpty || !made.isEmpty else { return }
    let known = Set(current.rows.lazy.map(\.key)).union(aligned.map { Array($0.keys) } ?? [])
    let all = Dictionary(grouping: known.filter { !$0.isEmpty }, by: Self.withoutZeros)
    // A number that several keys came to, one of them perhaps a number's own text.
    unclear = made.filter { (all[Self.withoutZeros($0.anyKey)] ?? []).count > 1 }.map(\.index)
    let plain = all.mapValues { $0.filter { !copy.hasKey($0) } }
    var rows: [String: [KeyedSheet.Row]] = [:]
    for row in strangers where !unclear.contains(row.index) {
      let candidates = (plain[Self.withoutZeros(row.key)] ?? []).filter { row.isNumericKey || numbers.contains($0) }
      if candidates.count == 1 {
        rows[candidates[0], default: []].append(row)
      } else if candidates.count > 1 || row.isNumericKey && Self.hasLostDigits(row.key) {
        unclear.append(row.index)
      }
    }
    var names: [String: String] = [:]
    for (key, rows) in rows {
      if rows.count == 1 { names[rows[0].key] = key } else { unclear += rows.map(\.index) }
    }
    self.copy = copy.rekeyed(names)
    unclear = Set(unclear).sorted()
  }

  /// A key whose parts of digits have no zeros in front.
  private static func withoutZeros(_ key: String) -> String {
    guard key.utf8.contains(UInt8(ascii: "0")) else { return key }
    guard let bar = key.firstRange(of: KeyedRows.separator) else { return String(DigitText.withoutZeros(key[...])) }
    return DigitText.withoutZeros(key[..<bar.lowerBound]) + KeyedRows.separator
      + withoutZeros(String(key[bar.upperBound...]))
  }

  /// Whether a number has more digits than a spreadsheet keeps.
  private static func hasLostDigits(_ key: String) -> Bool {
    guard let number = Double(key) else { return false }
    return abs(number) >= 1e15
  }
}

/// A text of digits, as identifiers are.
package enum DigitText {
  /// The text without the zeros in front, where it is one of digits; else as it is.
  package static func withoutZeros(_ text: Substring) -> Substring {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return text }
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty ? text.suffix(1) : rest
  }
}

/// A number that a spreadsheet program made of an identifier in a text cell: its digits without the zeros in front, and with
/// zeros beyond the 15th.
package enum ConvertedNumber {
  /// Whether the number may be made of the value.
  package static func isMade(_ number: StaffValue, of value: StaffValue) -> Bool {
    guard case .number(let number) = number, number >= 0, number.rounded() == number else { return false }
    switch value {
    case .text(let text):
      let digits = DigitText.withoutZeros(text.trimmedWhitespace)
      guard digits.first?.isWholeNumber == true, let original = Double(digits) else { return false }
      return digits.utf8.count <= 15 ? original == number : isCut(number, of: original)
    case .number(let original): return original >= 1e15 && isCut(number, of: original)
    default: return false
    }
  }

  /// Whether the number may be made of a text with that digest.
  package static func isMade(_ number: StaffValue, of digest: CellDigest) -> Bool {
    guard case .number(let number) = number, number >= 0, number < 1e15, number.rounded() == number else {
      return false
    }
    var text = String(Int64(number))
    while text.utf8.count <= longest {
      if CellDigest(.text(text)).hasValue(of: digest) { return true }
      text = "0" + text
    }
    return false
  }

  /// An identifier has no more digits: a NIK has 16.
  private static let longest = 16

  /// Whether the number is the original's first 15 digits, cut off or rounded.
  private static func isCut(_ number: Double, of original: Double) -> Bool {
    var unit = 1.0
    while original / unit >= 1e15 { unit *= 10 }
    return abs(original - number) <= unit && (number / unit).rounded() * unit == number
  }
}

extension KeyedSheet {
  fileprivate func rekeyed(_ names: [String: String]) -> KeyedSheet {
    if names.isEmpty { return self }
    var result = KeyedSheet(name: name)
    result.headerRow = headerRow
    result.keyPlaces = keyPlaces
    result.above = above
    for column in columns { result.append(column) }
    for var row in rows {
      row.key = names[row.key] ?? row.key
      row.repeatedKey = row.repeatedKey.map { names[$0] ?? $0 }
      result.append(row)
    }
    return result
  }
}

extension BaseSheet.Keyed {
  fileprivate func rekeyed(_ names: [String: String]) -> BaseSheet.Keyed {
    var result = self
    for (key, name) in names { result.rows[name] = result.rows.removeValue(forKey: key) }
    return result
  }
}
