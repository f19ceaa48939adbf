/// A text cut into what may be telephone numbers.
struct TelephonePieces {
  /// Groups of digits that a blank, a dot, a dash or a parenthesis keeps apart.
  struct Piece: Hashable {
    var groups: [String]
    var hasPlus: Bool
    /// The first of the groups that stand in parentheses behind others; nil where none does.
    var aside: Int?
    /// Whether letters were read as the digits that they look like.
    var isRepaired = false
    /// Whether letters are glued to the digits that are none of these.
    var isDoubtful = false
    /// Whether a word keeps it from the piece before.
    var followsWord = false

    var digitCount: Int { groups.reduce(0) { $0 + $1.utf8.count } }

    var text: String { (hasPlus ? "+" : "") + groups.joined(separator: " ") }
  }

  private(set) var pieces: [Piece] = []
  private var piece = Piece(groups: [], hasPlus: false)
  private var group = ""
  private var isInParentheses = false
  private var hasDot = false

  init(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      let blank = Bytes.blank(text, at: index)
      if blank > 0 {
        endGroup()
        index += blank
        continue
      }
      switch byte {
      case 0x30...0x39: group.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x2B:
        endPiece()
        piece.hasPlus = true
      case 0x2E, 0x2C:
        if let end = endOfDecimal(text, index) {
          index = end
          continue
        }
        if byte == 0x2C {
          endPiece()
        } else {
          if !group.isEmpty { hasDot = true }
          endGroup()
        }
      case 0x28, 0x29:
        endGroup()
        isInParentheses = byte == 0x28
      case 0x2D, 0x5F, 0x27, 0x5B, 0x5D: endGroup()
      default:
        if GluedLetters.length(text, at: index) > 0 {
          index = readLetters(text, from: index)
          continue
        }
        // The dashes U+2010 to U+2015 end a piece like a slash does: `0812…–0813…`.
        endPiece()
      }
      index += 1
    }
    endPiece()
  }

  // MARK: Letters

  /// Reads letters and where they are glued to digits finds what they are: a word beside the number, digits in disguise, or neither.
  private mutating func readLetters(_ text: Span<UInt8>, from start: Int) -> Int {
    let letters = GluedLetters(text, from: start)
    let hasDigitBefore = !group.isEmpty
    let hasDigitBehind = letters.end < text.count && Bytes.isDigit(text[letters.end])
    if !hasDigitBefore, !hasDigitBehind || letters.isWord { return passWord(text, letters) }
    if letters.isWord, !hasDigitBehind { return passWord(text, letters) }
    if let digits = letters.digits {
      group += digits
      piece.isRepaired = true
      // An `l` or `i` behind a number may be a mark as well, and so may any letter behind one that is whole.
      if !hasDigitBehind, letters.hasOne || piece.digitCount + group.utf8.count > TelephoneTail.fullLength {
        piece.isDoubtful = true
      }
      return letters.end
    }
    if !hasDigitBefore, Self.digitsEnd(text, letters.end) - letters.end <= 2 { return passWord(text, letters) }
    if letters.isExtension { return passWord(text, letters) }
    piece.isDoubtful = true
    return letters.end
  }

  /// Passes a word, a short number glued to it (`HP1`), and what stands behind `ext`.
  private mutating func passWord(_ text: Span<UInt8>, _ word: GluedLetters) -> Int {
    endPiece()
    piece.followsWord = true
    var index = word.end
    if word.isExtension {
      while index < text.count {
        let isNumber = Bytes.isDigit(text[index]) || Bytes.blank(text, at: index) > 0
        if !isNumber, text[index] != 0x2E, text[index] != 0x3A { break }
        index += 1
      }
      return index
    }
    let digits = Self.digitsEnd(text, index)
    return digits - index <= 2 ? digits : index
  }

  private static func digitsEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, Bytes.isDigit(text[end]) { end += 1 }
    return end
  }

  // MARK: Decimals

  /// Where the decimal of a float ends that begins here (`81234567890.0`); nil where dot or comma are none's.
  ///
  /// One nought behind digits is one where no other dot stands between the digits; several noughts behind a single group.
  private func endOfDecimal(_ text: Span<UInt8>, _ point: Int) -> Int? {
    guard group.utf8.count >= 3, !hasDot || text[point] == 0x2C else { return nil }
    var end = point + 1
    while end < text.count, text[end] == 0x30 { end += 1 }
    let noughts = end - point - 1
    guard noughts >= 1, end == text.count || !Bytes.isDigit(text[end]) && GluedLetters.length(text, at: end) == 0,
      noughts == 1 || text[point] == 0x2C || piece.groups.isEmpty && group.utf8.count >= 9
    else { return nil }
    // A dot goes on to further groups: 0812.0.1234.
    if end + 1 < text.count, text[end] == 0x2E || text[end] == 0x2D, Bytes.isDigit(text[end + 1]) { return nil }
    return end
  }

  // MARK: Pieces

  private mutating func endGroup() {
    guard !group.isEmpty else { return }
    if isInParentheses, piece.aside == nil, !piece.groups.isEmpty { piece.aside = piece.groups.count }
    piece.groups.append(group)
    group = ""
  }

  private mutating func endPiece() {
    endGroup()
    hasDot = false
    let followsWord = piece.groups.isEmpty && piece.followsWord
    if !piece.groups.isEmpty { pieces.append(piece) }
    piece = Piece(groups: [], hasPlus: false)
    piece.followsWord = followsWord
  }

  /// All groups as one number; nil where words stand between them.
  static func joined(_ pieces: [Piece]) -> Piece? {
    guard let first = pieces.first, !pieces.contains(where: \.isDoubtful),
      !pieces.dropFirst().contains(where: \.followsWord)
    else { return nil }
    var joined = first
    joined.groups = pieces.flatMap(\.groups)
    joined.isRepaired = pieces.contains(where: \.isRepaired)
    return joined
  }

  /// Whether a group can be the beginning of a number.
  static func beginsNumber(_ group: String) -> Bool {
    group.hasPrefix("0") || group.hasPrefix("62") || group.hasPrefix("8")
  }
}

/// Numbers in scientific notation, as spreadsheets show long ones.
enum Scientific {
  /// Whether a text is such a number: `8,13E+11`, `1.37101E+15`.
  static func isScientific(_ text: Span<UInt8>) -> Bool {
    let range = Bytes.trimmed(text)
    var index = range.lowerBound
    func digits() -> Bool {
      let start = index
      while index < range.upperBound, Bytes.isDigit(text[index]) { index += 1 }
      return index > start
    }
    guard digits() else { return false }
    if index < range.upperBound, text[index] == 0x2C || text[index] == 0x2E {
      index += 1
      guard digits() else { return false }
    }
    guard index < range.upperBound, Bytes.lower(text[index]) == 0x65 else { return false }
    index += 1
    if index < range.upperBound, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
    return digits() && index == range.upperBound
  }
}
