package import Spreadsheet

/// A resident's number: 16 digits – 6 of a region, DDMMYY of birth (women DD + 40), 4 of a serial (RULES F).
package struct NIK: Sendable, Hashable {
  package let digits: String

  /// - Throws: ``NIKFault`` where the digits are no resident's number.
  package init(digits text: String) throws(NIKFault) {
    let bytes = text.utf8.span
    guard Bytes.areDigits(bytes) else { throw .notDigits }
    guard bytes.count == 16 else { throw .length(bytes.count) }
    let region = Self.pair(bytes, 0)
    guard region >= 11 else { throw .region }
    let encoded = Self.pair(bytes, 6)
    let day = encoded > 40 ? encoded - 40 : encoded
    let isDate = [1900, 2000].contains { century in
      CalendarDate(year: century + Self.pair(bytes, 10), month: Self.pair(bytes, 8), day: day) != nil
    }
    guard isDate else { throw .birthDate }
    guard Self.pair(bytes, 12) > 0 || Self.pair(bytes, 14) > 0 else { throw .serial }
    digits = text
  }

  private static func pair(_ digits: Span<UInt8>, _ start: Int) -> Int {
    Int(digits[start] - 0x30) * 10 + Int(digits[start + 1] - 0x30)
  }

}

/// Why a text is no resident's number.
package enum NIKFault: Error, Sendable, Hashable {
  case notDigits
  case length(Int)
  /// No region's code is below 11.
  case region
  case birthDate
  case serial
  /// Digits are lost for good: `1,37E+15`.
  case damaged
  /// More digits stand behind others, as no number of a resident has them: `137101010780000-1`.
  case tail

  package func text(_ language: Language) -> String {
    switch self {
    case .notDigits: language("NIK hanya terdiri atas angka", "an NIK is digits alone")
    case .length(let count): language("NIK harus 16 angka, ini \(count)", "an NIK has 16 digits, not \(count)")
    case .region: language("kode wilayah NIK tidak ada", "no region has this code")
    case .birthDate:
      language("tanggal lahir di dalam NIK tidak ada di kalender", "the birth date within is not in the calendar")
    case .serial: language("nomor urut NIK 0000", "the serial is 0000")
    case .tail:
      language(
        "tidak pasti: ada angka lain di belakang NIK; tulis 16 angka saja",
        "unsure: more digits stand behind the NIK; write 16 digits alone")
    case .damaged:
      language(
        "angka NIK hilang karena Excel menyimpannya sebagai bilangan",
        "a spreadsheet kept it as a number and lost digits")
    }
  }
}

/// What a cell of an NIK column says. Nothing is repaired.
package enum NIKReading: Sendable, Hashable {
  case none
  case ok(NIK)
  /// A numeric cell: a spreadsheet keeps 15 digits, so that the last may be wrong though it looks whole.
  case suspect(digits: String)
  /// Thirteen digits: the card of BPJS.
  case bpjsCard(String)
  case invalid(raw: String, reason: NIKFault)
}

extension NIK {
  /// Reads a text; blanks, dots and dashes between the digits are passed over.
  package static func parse(_ text: String) -> NIKReading {
    let bytes = Array(text.utf8)
    return parse(bytes.span)
  }

  /// `wasFloat` says that the digits were a number on their way, as those of a numeric cell.
  package static func parse(_ text: Span<UInt8>, wasFloat: Bool) -> NIKReading {
    let reading = parse(text)
    if wasFloat, case .ok(let nik) = reading { return .suspect(digits: nik.digits) }
    return reading
  }

  package static func parse(_ text: Span<UInt8>) -> NIKReading {
    // Most cells hold the digits and nothing else.
    if text.count == 16, Bytes.areDigits(text), let nik = try? NIK(digits: Bytes.string(text, 0..<16)) {
      return .ok(nik)
    }
    if EmptyMark.isEmpty(text) { return .none }
    let raw = Bytes.string(text, Bytes.trimmed(text))
    let value = text.extracting(CellText.unwrapped(text))
    if Scientific.isScientific(value) { return .invalid(raw: raw, reason: .damaged) }
    // A float was a number on its way, as a numeric cell is.
    if let whole = CellText.digitsOfFloat(value) {
      let digits = Bytes.string(value, whole)
      return whole.count == 13
        ? .bpjsCard(digits)
        : whole.count == 16
          ? .suspect(digits: digits)
          : .invalid(raw: raw, reason: .length(whole.count))
    }
    if Identifier.tail(value) != nil { return .invalid(raw: raw, reason: .tail) }
    let digits = Bytes.string(value, 0..<value.count)
      .filter { $0 != " " && $0 != "." && $0 != "-" && $0 != "\u{A0}" }
    if digits.utf8.count == 13, digits.utf8.allSatisfy(Bytes.isDigit) { return .bpjsCard(digits) }
    do throws(NIKFault) {
      return .ok(try NIK(digits: digits))
    } catch {
      return .invalid(raw: raw, reason: error)
    }
  }

  /// Reads a numeric cell.
  package static func parse(number: Double) -> NIKReading {
    if number == 0 { return .none }
    let digits = NumberText.string(number)
    if digits.utf8.count == 13, digits.utf8.allSatisfy(Bytes.isDigit) { return .bpjsCard(digits) }
    return .suspect(digits: digits)
  }
}
