/// A text cut into what may be telephone numbers.
struct TelephonePieces {
  /// Groups of digits that a blank, a dot, a dash or a parenthesis keeps apart.
  struct Piece: Hashable {
    var groups: [String]
    var hasPlus: Bool

    var text: String { (hasPlus ? "+" : "") + groups.joined(separator: " ") }
  }

  private(set) var pieces: [Piece] = []
  private var groups: [String] = []
  private var group = ""
  private var hasPlus = false

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
      case 0x30...0x39:
        group.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x2B:
        endPiece()
        hasPlus = true
      case 0x2E, 0x2D, 0x28, 0x29, 0x5F, 0x27, 0x5B, 0x5D:
        endGroup()
      default:
        endPiece()
        if Bytes.isLetter(byte) {
          index = skipWord(text, from: index)
          continue
        }
      // The dashes U+2010 to U+2015 end a piece like a slash does: `0812…–0813…`.
      }
      index += 1
    }
    endPiece()
  }

  /// Passes a word, a short number glued to it (`HP1`), and what stands behind `ext`.
  private mutating func skipWord(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, Bytes.isLetter(text[index]) { index += 1 }
    let word = Bytes.packedWord(text, start..<index)
    if let word, Self.extensions.contains(word) {
      while index < text.count {
        let isNumber = Bytes.isDigit(text[index]) || Bytes.blank(text, at: index) > 0
        if !isNumber, text[index] != 0x2E, text[index] != 0x3A { break }
        index += 1
      }
      return index
    }
    var digits = index
    while digits < text.count, Bytes.isDigit(text[digits]) { digits += 1 }
    return digits - index <= 2 ? digits : index
  }

  private mutating func endGroup() {
    guard !group.isEmpty else { return }
    groups.append(group)
    group = ""
  }

  private mutating func endPiece() {
    endGroup()
    if !groups.isEmpty { pieces.append(Piece(groups: groups, hasPlus: hasPlus)) }
    groups = []
    hasPlus = false
  }

  /// All groups as one number.
  static func joined(_ pieces: [Piece]) -> Piece {
    Piece(groups: pieces.flatMap(\.groups), hasPlus: pieces.first?.hasPlus ?? false)
  }

  /// Whether a group can be the beginning of a number.
  static func beginsNumber(_ group: String) -> Bool {
    group.hasPrefix("0") || group.hasPrefix("62") || group.hasPrefix("8")
  }

  private static let extensions: Set<UInt64> = [
    Bytes.packed("ext"), Bytes.packed("pes"), Bytes.packed("psw"), Bytes.packed("pesawat"), Bytes.packed("extension"),
  ]
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
