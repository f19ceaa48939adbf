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
    let text = text.extracting(CellText.unwrapped(text))
    if Scientific.isScientific(text) { return .damaged }
    return read(TelephonePieces(text).pieces)
  }

  private static func read(_ pieces: [TelephonePieces.Piece]) -> TelephoneReading {
    if pieces.isEmpty { return .invalid(.notANumber) }
    var numbers: [Telephone] = []
    var repaired: [Telephone] = []
    var unread: [String] = []
    var unreadRepaired: [String] = []
    var fault: SingleReading?
    func add(_ found: [Telephone], _ piece: TelephonePieces.Piece) {
      if piece.isRepaired { unreadRepaired.append(piece.text) }
      for number in found where !numbers.contains(number) && !repaired.contains(number) {
        if piece.isRepaired { repaired.append(number) } else { numbers.append(number) }
      }
    }
    for piece in pieces {
      switch readPiece(piece) {
      case .numbers(let found): add(found, piece)
      case .numbersBefore(let found, let rest):
        add(found, piece)
        unread.append(rest)
      case .fault(let reading):
        fault = fault ?? reading
        unread.append(piece.text)
      }
    }
    if numbers.isEmpty, repaired.isEmpty {
      // The separators stand inside one number: 0812/3456/7890.
      if pieces.count > 1, let joined = TelephonePieces.joined(pieces), case .number(let number) = readSingle(joined) {
        return joined.isRepaired ? .repaired([number]) : .usable([number])
      }
      return fault?.reading ?? .invalid(.notANumber)
    }
    // A repair is taken only where nothing else is odd, and no sound number stands beside it.
    if numbers.isEmpty { return unread.isEmpty ? .repaired(repaired) : .ambiguous(.letter) }
    unread += unreadRepaired
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
    /// Numbers, and what stands behind them and is no part of them.
    case numbersBefore([Telephone], rest: String)
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
    if piece.isDoubtful { return .fault(.ambiguous(.letter)) }
    let whole = readSingle(piece)
    if case .number(let number) = whole {
      switch TelephoneTail(piece, readSingle: { if case .number(let number) = readSingle($0) { number } else { nil } })
      {
      case .none: return .numbers([number])
      case .separate(let number, let rest): return .numbersBefore([number], rest: rest)
      case .unsure: return .fault(.ambiguous(.tail))
      }
    }
    // Two numbers with only a blank between them.
    var numbers: [Telephone] = []
    var groups: [String] = []
    for (index, group) in piece.groups.enumerated() {
      groups.append(group)
      var single = TelephonePieces.Piece(groups: groups, hasPlus: piece.hasPlus && numbers.isEmpty)
      single.isRepaired = piece.isRepaired
      guard case .number(let number) = readSingle(single) else { continue }
      if index + 1 < piece.groups.count, !TelephonePieces.beginsNumber(piece.groups[index + 1]) {
        // A whole number, and what is no part of one: 081234567890 (2345).
        guard index + 2 == piece.groups.count, number.isMobile, number.digits.utf8.count > 10,
          piece.groups[index + 1].utf8.count < 5
        else { continue }
        return .numbersBefore(numbers + [number], rest: piece.groups[index + 1])
      }
      numbers.append(number)
      groups.removeAll()
    }
    if numbers.count > 1, groups.isEmpty { return .numbers(numbers) }
    return .fault(piece.isRepaired ? .ambiguous(.letter) : whole)
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
