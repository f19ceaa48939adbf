/// Who a message's sender is: a number, or a name (E5).
package enum MessageParty {
  /// Whether a sender is a telephone number: digits, blanks, `+`, dashes, brackets, points and marks of direction.
  package static func isNumber(_ party: String) -> Bool {
    party.utf8.count { (0x30...0x39).contains($0) } >= 3
      && party.unicodeScalars.allSatisfy { scalar in
        ("0"..."9").contains(scalar) || scalar == "-" || scalar == " " || separators.contains(scalar)
          || scalar.properties.generalCategory == .format
      }
  }

  /// What WhatsApp and people put between the digits, hyphens and blanks that do not break included.
  private static let separators = Set("+-() ./\u{A0}\u{2010}\u{2011}\u{2012}\u{2013}\u{202F}".unicodeScalars)

  /// A number with plain hyphens and blanks, so that it is read as telephone numbers are.
  package static func plain(_ party: String) -> String {
    var text = ""
    for scalar in party.unicodeScalars where scalar.properties.generalCategory != .format {
      switch scalar {
      case "\u{A0}", "\u{202F}": text.append(" ")
      case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": text.append("-")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// What makes two wordings of one party equal: a number's digits from the subscriber's on, whichever of `0`, `62`, `0062`, `+62`
  /// and `+62(0)` stands before them; a name without case and blanks.
  package static func key(_ party: String) -> String {
    let plain = plain(party)
    guard isNumber(party) else {
      let key = HeaderText.key(plain)
      return key.isEmpty ? plain : key
    }
    if let number = Telephone.parse(plain).numbers.first { return String(number.digits.drop { $0 == "0" }) }
    var digits = plain.utf8.filter { (0x30...0x39).contains($0) }[...]
    let nought = UInt8(ascii: "0")
    digits = digits.drop { $0 == nought }
    if digits.count > 9, digits.starts(with: "62".utf8) { digits = digits.dropFirst(2) }
    return String(decoding: digits.drop { $0 == nought }, as: UTF8.self)
  }
}
