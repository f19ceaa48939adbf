import Spreadsheet

/// Numbers of persons within a text: NIK, cards of BPJS, telephones, in one piece or in groups.
package enum PersonalNumbers {
  package enum Kind: Sendable {
    /// A NIK, a card of BPJS, or as many digits.
    case identity
    case telephone
  }

  /// Fewer digits are no such number.
  package static let fewest = 9
  /// Groups of digits, a blank, dot, dash or parenthesis apart, that may be one number.
  private static let mostGroups = 16

  /// The text with each such number replaced; what merely may be one counts.
  package static func replacing(in text: String, _ replacement: (Kind, _ digits: String) -> String) -> String {
    guard text.utf8.count(where: Bytes.isDigit) >= fewest else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    var hasChanged = false
    while index < bytes.count {
      let hasPlus = bytes[index] == UInt8(ascii: "+")
      let start = hasPlus ? index + 1 : index
      guard start < bytes.count, Bytes.isDigit(bytes[start]) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let groups = groups(bytes, from: start)
      // The end of what is masked already.
      if index > 0, bytes[index - 1] == UInt8(ascii: "*") {
        result += bytes[index..<groups[0].upperBound]
        index = groups[0].upperBound
        continue
      }
      let candidate = Candidate(bytes: bytes, isLogKey: isLogKey(bytes, start), hasPlus: hasPlus)
      let count = (1...groups.count).reversed().first { candidate.isPersonal(groups.prefix($0)) }
      if let count {
        let digits = candidate.digits(groups.prefix(count))
        let isTelephone = digits.utf8.count < 13 || candidate.isTelephone(groups.prefix(count), digits)
        result += replacement(isTelephone ? .telephone : .identity, digits).utf8
        index = groups[count - 1].upperBound
        hasChanged = true
      } else {
        result += bytes[index..<groups[0].upperBound]
        index = groups[0].upperBound
      }
    }
    return hasChanged ? String(decoding: result, as: UTF8.self) : text
  }

  private static func groups(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var index = start
    while groups.count < mostGroups {
      var end = index
      while end < bytes.count, Bytes.isDigit(bytes[end]) { end += 1 }
      groups.append(index..<end)
      var next = end
      var separators = 0
      while next < bytes.count, separators < 3, let length = separator(bytes, next) {
        next += length
        separators += 1
      }
      guard separators > 0, next < bytes.count, Bytes.isDigit(bytes[next]) else { break }
      index = next
    }
    return groups
  }

  /// The bytes of what may stand between the digits of one number; nil where there is none.
  private static func separator(_ bytes: [UInt8], _ index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "_"):
      return 1
    default:
      let rest = bytes[index...]
      if rest.starts(with: "\u{A0}".utf8) { return 2 }
      return ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{202F}"].contains { rest.starts(with: $0.utf8) }
        ? 3 : nil
    }
  }

  /// Whether digits are those of a log's key, `L2611170805a3f2`: day, minute and four digits that are no one's number.
  private static func isLogKey(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start > 0, bytes[start - 1] == UInt8(ascii: "L") else { return false }
    return start == 1 || !Bytes.isLetter(bytes[start - 2]) && !Bytes.isDigit(bytes[start - 2])
  }

  private struct Candidate {
    let bytes: [UInt8]
    let isLogKey: Bool
    let hasPlus: Bool

    func digits(_ groups: ArraySlice<Range<Int>>) -> String {
      String(decoding: groups.flatMap { bytes[$0] }, as: UTF8.self)
    }

    func isPersonal(_ groups: ArraySlice<Range<Int>>) -> Bool {
      let digits = digits(groups)
      let count = digits.utf8.count
      guard count >= fewest else { return false }
      if groups.count == 1, isLogKey, count <= 14 { return false }
      if isTelephone(groups, digits) { return true }
      if beginsWithDay(digits) { return false }
      if groups.count == 1 { return count >= 13 }
      // Two days, 16-11-2026 – 06-12-2026, have as many digits as a NIK.
      if groups.map(\.count) == [2, 2, 4, 2, 2, 4] { return false }
      return count == 13 && digits.hasPrefix("000") || (try? NIK(digits: digits)) != nil
    }

    /// Whether the digits are a telephone number, however many digits are wrong in it.
    func isTelephone(_ groups: ArraySlice<Range<Int>>, _ digits: String) -> Bool {
      let count = digits.utf8.count
      let first = groups.first?.count ?? 0
      let isWhole = groups.count == 1
      if hasPlus { return (fewest...15).contains(count) }
      // Times and hours have groups of two: 08.00-09.30.
      if digits.hasPrefix("08") { return first >= 3 && (10...14).contains(count) }
      if digits.hasPrefix("62") || digits.hasPrefix("0062") {
        let national = digits.drop { $0 == "0" }.dropFirst(2)
        return (first >= 4 || first == 2) && (11...17).contains(count)
          && (national.hasPrefix("8") || Telephone(national: "0" + national) != nil)
      }
      if digits.hasPrefix("8") {
        return Telephone(national: "0" + digits) != nil && (isWhole || first >= 3 && groups.contains { $0.count == 4 })
      }
      guard digits.hasPrefix("0"), isWhole || (3...4).contains(first) && groups.count <= 3 else { return false }
      return Telephone(national: digits) != nil
    }

    /// Whether the digits begin with a day, `20261107000123`, as many a no. rawat does; no NIK has such a region.
    private func beginsWithDay(_ digits: String) -> Bool {
      guard digits.hasPrefix("20") else { return false }
      let parts = [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2)].map { Int($0) ?? 0 }
      return CalendarDate(year: parts[0], month: parts[1], day: parts[2]) != nil
    }
  }
}
