extension Telephone {
  /// Reads a text that may hold none, one or several numbers (RULES F).
  package static func parse(_ text: String) -> TelephoneReading {
    let bytes = Array(text.utf8)
    return parse(bytes.span)
  }

  package static func parse(_ text: Span<UInt8>) -> TelephoneReading {
    // Most cells hold one number and nothing else.
    if text.count >= 10, text[0] == 0x30, text[1] == 0x38, Bytes.areDigits(text),
      let number = Telephone(national: Bytes.string(text, 0..<text.count))
    {
      return .usable([number])
    }
    if EmptyMark.isEmpty(text) { return .none }
    if Scientific.isScientific(text) { return .damaged }
    let pieces = TelephonePieces(text).pieces
    if pieces.isEmpty { return .invalid(.notANumber) }
    var numbers: [Telephone] = []
    var unread: [String] = []
    var fault: SingleReading?
    func add(_ found: [Telephone]) {
      for number in found where !numbers.contains(number) { numbers.append(number) }
    }
    for piece in pieces {
      switch readPiece(piece) {
      case .numbers(let found): add(found)
      case .fault(let reading):
        fault = fault ?? reading
        unread.append(piece.text)
      }
    }
    if numbers.isEmpty, pieces.count > 1, case .number(let number) = readSingle(TelephonePieces.joined(pieces)) {
      // The separators stand inside one number: 0812/3456/7890.
      return .usable([number])
    }
    if numbers.isEmpty { return fault?.reading ?? .invalid(.notANumber) }
    return unread.isEmpty ? .usable(numbers) : .partlyUsable(numbers, unread: unread.joined(separator: " "))
  }

  /// Reads a numeric cell, whose leading zero is lost; one that ends in six zeros was rounded by a spreadsheet.
  package static func parse(number: Double) -> TelephoneReading {
    if number == 0 { return .none }
    guard number.rounded() == number, number > 0, number < 1e17 else { return .invalid(.notANumber) }
    let digits = String(Int64(number))
    if digits.utf8.count >= 10, digits.hasSuffix("000000") { return .damaged }
    if digits.utf8.count >= 16 { return .damaged }
    switch readSingle(TelephonePieces.Piece(groups: [digits], hasPlus: false)) {
    case .number(let telephone): return .usable([telephone])
    case .ambiguous(.noArea):
      // A number with its area is longer than any without, so that only the zero is missing.
      if digits.utf8.count >= 9, let telephone = Telephone(national: "0" + digits) { return .usable([telephone]) }
      return .ambiguous(.noArea)
    case let reading: return reading.reading
    }
  }

  private enum PieceReading {
    case numbers([Telephone])
    case fault(SingleReading)
  }

  private enum SingleReading {
    case number(Telephone)
    case ambiguous(TelephoneFault)
    case invalid(TelephoneFault)

    var reading: TelephoneReading {
      switch self {
      case .number(let number): .usable([number])
      case .ambiguous(let fault): .ambiguous(fault)
      case .invalid(let fault): .invalid(fault)
      }
    }
  }

  private static func readPiece(_ piece: TelephonePieces.Piece) -> PieceReading {
    let whole = readSingle(piece)
    if case .number(let number) = whole { return .numbers([number]) }
    // Two numbers with only a blank between them.
    var numbers: [Telephone] = []
    var groups: [String] = []
    for (index, group) in piece.groups.enumerated() {
      groups.append(group)
      let single = TelephonePieces.Piece(groups: groups, hasPlus: piece.hasPlus && numbers.isEmpty)
      guard case .number(let number) = readSingle(single) else { continue }
      if index + 1 < piece.groups.count, !TelephonePieces.beginsNumber(piece.groups[index + 1]) { continue }
      numbers.append(number)
      groups.removeAll()
    }
    return numbers.count > 1 && groups.isEmpty ? .numbers(numbers) : .fault(whole)
  }

  private static func readSingle(_ piece: TelephonePieces.Piece) -> SingleReading {
    var digits = Substring(piece.groups.joined())
    guard !digits.isEmpty else { return .invalid(.notANumber) }
    var hasCountry = false
    if piece.hasPlus {
      guard digits.hasPrefix("62") else { return .invalid(.foreign) }
      hasCountry = true
    } else if digits.hasPrefix("00") {
      guard digits.hasPrefix("0062") else { return .invalid(digits.utf8.count > 6 ? .foreign : .noSuchPrefix) }
      digits = digits.dropFirst(2)
      hasCountry = true
    }
    if digits.hasPrefix("6262") {
      digits = digits.dropFirst(2)
      hasCountry = true
    }
    if hasCountry {
      digits = digits.dropFirst(2)
      return national(digits.hasPrefix("0") ? String(digits) : "0" + digits)
    }
    if digits.hasPrefix("0") { return national(String(digits)) }
    if digits.hasPrefix("628") { return national("0" + digits.dropFirst(2)) }
    if digits.hasPrefix("620") { return national(String(digits.dropFirst(2))) }
    if digits.hasPrefix("62") { return countryOrArea(digits) }
    if digits.hasPrefix("8") {
      let reading = national("0" + digits)
      if case .invalid(.tooShort) = reading { return .ambiguous(.noArea) }
      return reading
    }
    return digits.utf8.count < 5
      ? .invalid(.tooShort) : digits.utf8.count > 12 ? .invalid(.tooLong) : .ambiguous(.noArea)
  }

  /// A bare `62…`: the country only where the length says so, since 0620 to 0629 are areas.
  private static func countryOrArea(_ digits: Substring) -> SingleReading {
    let withCountry = Telephone(national: "0" + digits.dropFirst(2))
    let withArea = Telephone(national: "0" + digits)
    if let withCountry, withArea == nil { return .number(withCountry) }
    if withArea != nil { return .ambiguous(.countryOrArea) }
    return .invalid(digits.utf8.count < 9 ? .tooShort : .tooLong)
  }

  private static func national(_ digits: String) -> SingleReading {
    if let number = Telephone(national: digits) { return .number(number) }
    let bytes = Array(digits.utf8)
    if bytes.count < 8 { return .invalid(.tooShort) }
    if bytes[1] < 0x32 { return .invalid(.noSuchPrefix) }
    if bytes[1] == 0x38, bytes[2] == 0x30 || bytes[2] == 0x34 { return .invalid(.noSuchPrefix) }
    return .invalid(bytes.count < 10 ? .tooShort : .tooLong)
  }
}
