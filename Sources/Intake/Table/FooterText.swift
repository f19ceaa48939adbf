import Spreadsheet

/// What stands below a table and is nobody's number: place and date, printing times, an official's NIP (RULES F).
enum FooterText {
  /// Longer texts are no line of a signature.
  private static let longest = 80

  /// Whether a text in a column of numbers is such a line, whatever digits it has.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    let text = text.extracting(CellText.unwrapped(text))
    guard !text.isEmpty, text.count <= longest else { return NoteWord.begins(text) }
    return isMark(text) || isSentence(text)
  }

  /// Whether a text is sure to belong to a signature or a printing mark: `Bukittinggi, 18 November 2026`, `NIP. 19700101 …`.
  static func isMark(_ text: Span<UInt8>) -> Bool {
    let text = text.extracting(CellText.unwrapped(text))
    guard text.count <= longest else { return false }
    return NoteWord.begins(text) || isPlaceAndDate(text) || isMoment(text) || isServiceNumber(text)
  }

  /// Whether a text may be the place before a date in the next cell: `Bukittinggi,`.
  static func isPlace(_ text: Span<UInt8>) -> Bool {
    let range = CellText.unwrapped(text)
    guard range.count > 3, text[range.upperBound - 1] == UInt8(ascii: ",") else { return false }
    for index in range where Bytes.isDigit(text[index]) { return false }
    return true
  }

  /// `Bukittinggi, 18 November 2026`, `Padang, 18-11-2026`, `Bukittinggi, … November 2026`.
  private static func isPlaceAndDate(_ text: Span<UInt8>) -> Bool {
    guard Bytes.isLetter(text[0]) else { return false }
    var index = 0
    while index < text.count, !Bytes.isDigit(text[index]) { index += 1 }
    guard index < text.count else { return false }
    if case .text(let date) = DateText.read(text.extracting(index..<text.count)), date.yearDigits == 4 { return true }
    let words = HeaderText.words(Bytes.string(text, 0..<text.count))
    return words.last.flatMap { Int($0) }.map { (1900...2100).contains($0) } ?? false
      && words.dropLast().last.map { MonthName.month(Bytes.packed($0)) != nil } ?? false
  }

  /// `18/11/2026 14:05:33`, `18 November 2026`, `14:05 WIB`: a day or a clock, and no bare digits.
  private static func isMoment(_ text: Span<UInt8>) -> Bool {
    guard !Bytes.areDigits(text) else { return false }
    switch DateText.read(text) {
    case .text(let date): return date.time != nil || date.yearDigits == 4
    default: break
    }
    var hasColon = false
    for index in 0..<text.count where text[index] == UInt8(ascii: ":") { hasColon = true }
    guard hasColon, case .time = ClockTime.parse(text) else { return false }
    return true
  }

  /// An official's NIP without its name: 18 digits that begin with a day of birth and a month of service.
  private static func isServiceNumber(_ text: Span<UInt8>) -> Bool {
    var digits: [Int] = []
    for index in 0..<text.count {
      if Bytes.isDigit(text[index]) {
        digits.append(Int(text[index] - 0x30))
      } else if !Identifier.isSeparator(text[index]), Bytes.blank(text, at: index) == 0 {
        return false
      }
    }
    guard digits.count == 18 else { return false }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)) != nil
      && (1940...2100).contains(number(8..<12)) && (1...12).contains(number(12..<14))
  }

  /// Two words or more, and fewer digits than letters: `Data per bulan 11`, and no telephone number beside its owner.
  private static func isSentence(_ text: Span<UInt8>) -> Bool {
    var letters = 0
    var digits = 0
    var words = 0
    var length = 0
    for index in 0..<text.count {
      if Bytes.isLetter(text[index]) {
        letters += 1
        length += 1
        if length == 3 { words += 1 }
      } else {
        length = 0
        if Bytes.isDigit(text[index]) { digits += 1 }
      }
    }
    return words >= 2 && letters > digits && digits < 8
  }
}
