/// A run of letters, and the marks `?` and `*` that stand for an unknown digit, among the digits of a telephone number.
struct GluedLetters {
  /// Behind the last of them.
  let end: Int
  private let word: UInt64?
  private let count: Int
  /// Whether every one looks like a digit, and whether it is one of 0 or 1.
  private let areLookalikes: Bool
  private let areClear: Bool
  /// The digits that they look like.
  private let lookalikes: String

  init(_ text: Span<UInt8>, from start: Int) {
    var index = start
    var count = 0
    var areLookalikes = true
    var areClear = true
    var lookalikes = ""
    while index < text.count, case let length = Self.length(text, at: index), length > 0 {
      let byte = length == 1 ? Bytes.lower(text[index]) : 0
      switch byte {
      case UInt8(ascii: "o"): lookalikes += "0"
      case UInt8(ascii: "l"), UInt8(ascii: "i"): lookalikes += "1"
      default:
        areClear = false
        if !"sbzgqd?*".utf8.contains(byte) { areLookalikes = false }
      }
      count += 1
      index += length
    }
    end = index
    self.count = count
    self.areLookalikes = areLookalikes
    self.areClear = areClear
    self.lookalikes = lookalikes
    word = Bytes.packedWord(text, start..<index)
  }

  /// Where every letter is an `O`, `l` or `I`: the digits 0 and 1 for which they stand.
  var digits: String? { areClear ? lookalikes : nil }

  var hasOne: Bool { lookalikes.contains("1") }

  /// Whether they are a word beside the number, and no slips for digits: three letters or more, or a known label.
  var isWord: Bool { isExtension || word.map(Self.labels.contains) ?? false || count >= 3 && !areLookalikes }

  /// Whether digits behind them are those of an extension.
  var isExtension: Bool { word.map(Self.extensions.contains) ?? false }

  /// The bytes of the letter, or of the mark for an unknown digit, at a position; 0 where none stands there.
  static func length(_ text: Span<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 { return Bytes.isLetter(byte) || byte == 0x3F || byte == 0x2A ? 1 : 0 }
    var length = 1
    while index + length < text.count, length < 4, text[index + length] & 0xC0 == 0x80 { length += 1 }
    let scalar = Bytes.string(text, index..<index + length).unicodeScalars.first
    guard let scalar, scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return 0 }
    return length
  }

  private static let labels = Bytes.packed(["hp", "wa", "no", "tp", "ph", "bu", "an", "tg"])
  private static let extensions = Bytes.packed(["ext", "pes", "psw", "pesawat", "extension"])
}
