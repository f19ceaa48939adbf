import Spreadsheet

/// What a text in a date column says before the order of its column is known.
struct DateText: Hashable {
  enum Form: Hashable {
    /// `2026-11-21`.
    case yearFirst
    /// `21 November 2026`, `Nov 21, 2026`.
    case monthNamed
    /// `21/11/2026`, where `first` and `second` may be day or month.
    case numeric
  }

  var form: Form
  /// The day, except in a numeric text.
  var first: Int
  /// The month, except in a numeric text.
  var second: Int
  var year: Int
  var yearDigits: Int
  var time: ClockTime?
  /// That of the clock, where the text names it: `Z`, `GMT`, `+09:00`. `WIB` and such are the ward's own.
  var zone: ClockZone?

  /// The year with its century: 00 to 49 are of this century, 50 to 99 of the last.
  var fullYear: Int { yearDigits <= 2 ? year + (year < 50 ? 2000 : 1900) : year }
}

/// A text of a date column, taken apart.
enum DateTextReading: Hashable {
  case none
  case text(DateText)
  /// A bare serial number of a spreadsheet: days since 1899-12-30.
  case serial(Double)
  case fault(DateFault)
}

extension DateText {
  /// Takes a text apart: every form of RULES F.
  static func read(_ text: Span<UInt8>) -> DateTextReading {
    let range = CellText.unwrapped(text)
    if range.isEmpty || EmptyMark.isEmpty(text) { return .none }
    var scanner = TextScanner(at: range.lowerBound, end: range.upperBound)
    var leadingMonth: Int?
    if let word = scanner.word(text) {
      if let month = MonthName.month(word) {
        leadingMonth = month
      } else if !MonthName.isWeekday(word) {
        return isAbsence(text, range) ? .none : .fault(.unreadable)
      }
      scanner.skipDateSeparators(text)
      if leadingMonth == nil, let word = scanner.word(text) {
        guard let month = MonthName.month(word) else { return .fault(.unreadable) }
        leadingMonth = month
        scanner.skipDateSeparators(text)
      }
    }
    guard let (first, firstDigits) = scanner.number(text) else { return .fault(.unreadable) }
    if leadingMonth == nil, scanner.isAtEnd || firstDigits == 5 || firstDigits == 8 {
      return readBareNumber(first, digits: firstDigits, rest: scanner, text)
    }
    scanner.skipDateSeparators(text)
    var date: DateText
    if let leadingMonth {
      guard let (year, digits) = yearNumber(&scanner, text) else { return .fault(.incomplete) }
      date = DateText(form: .monthNamed, first: first, second: leadingMonth, year: year, yearDigits: digits)
    } else if let word = scanner.word(text) {
      guard let month = MonthName.month(word) else { return .fault(.unreadable) }
      scanner.skipDateSeparators(text)
      guard let (third, digits) = yearNumber(&scanner, text) else { return .fault(.incomplete) }
      date = DateText(form: .monthNamed, first: first, second: month, year: third, yearDigits: digits)
      if firstDigits == 4 {
        date.first = third
        date.year = first
        date.yearDigits = 4
        if digits > 2 { return .fault(.unreadable) }
      }
    } else {
      guard let (second, secondDigits) = scanner.number(text) else { return .fault(.incomplete) }
      scanner.skipDateSeparators(text)
      guard secondDigits <= 2 else { return .fault(.incomplete) }
      guard let (third, digits) = yearNumber(&scanner, text) else { return .fault(.incomplete) }
      if firstDigits == 4 {
        guard digits <= 2 else { return .fault(.unreadable) }
        date = DateText(form: .yearFirst, first: third, second: second, year: first, yearDigits: 4)
      } else {
        guard firstDigits <= 2 else { return .fault(.unreadable) }
        date = DateText(form: .numeric, first: first, second: second, year: third, yearDigits: digits)
      }
    }
    guard date.yearDigits == 2 || date.yearDigits == 4 else { return .fault(.yearDigits(date.yearDigits)) }
    return date.readTime(&scanner, text)
  }

  private static func yearNumber(_ scanner: inout TextScanner, _ text: Span<UInt8>) -> (value: Int, digits: Int)? {
    _ = scanner.skip(0x27, text)
    return scanner.number(text)
  }

  /// `20261121`, or a serial number such as `46347` or `46347.5`.
  private static func readBareNumber(
    _ number: Int, digits: Int, rest: TextScanner, _ text: Span<UInt8>
  ) -> DateTextReading {
    var scanner = rest
    if digits == 8 {
      var date = DateText(
        form: .yearFirst, first: number % 100, second: number / 100 % 100, year: number / 10_000, yearDigits: 4)
      guard (1900...2100).contains(date.year), (1...12).contains(date.second) else { return .fault(.unreadable) }
      return date.readTime(&scanner, text)
    }
    var serial = Double(number)
    if scanner.skip(0x2E, text) || scanner.skip(0x2C, text) {
      guard let (fraction, digits) = scanner.number(text) else { return .fault(.unreadable) }
      var scale = 1.0
      for _ in 0..<digits { scale *= 10 }
      serial += Double(fraction) / scale
      // The digits beyond the ninth are less than a millisecond.
      while scanner.number(text) != nil {}
    }
    guard scanner.isAtEnd else { return .fault(.incomplete) }
    guard DateFault.serials.contains(serial) else { return .fault(.number) }
    return .serial(serial)
  }

  private mutating func readTime(_ scanner: inout TextScanner, _ text: Span<UInt8>) -> DateTextReading {
    scanner.skipDateSeparators(text)
    if scanner.isAtEnd { return .text(self) }
    guard let time = scanner.time(text), scanner.isAtEnd else { return .fault(.unreadable) }
    self.time = time
    zone = scanner.zone
    return .text(self)
  }

  /// Words that say that there is no date yet.
  private static func isAbsence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 24 else { return false }
    return absences.contains(HeaderText.key(text))
  }

  private static let absences: Set<String> = [
    "belum", "belumpulang", "blmpulang", "belumkeluar", "blmkeluar", "masihdirawat", "msihdirawat", "dirawat",
    "masihrawat", "masihrawatinap",
  ]
}
