/// A cell's place, as `B7` writes it (ECMA-376 §18.18.7).
public enum CellReference {
  /// Column and row counted from 0; nil for what is no reference or too large to be one.
  ///
  /// The row is nil where only letters stand.
  @inline(__always)
  package static func parse(_ bytes: Span<UInt8>) -> (column: Int, row: Int?)? {
    var column = 0
    var index = 0
    while index < bytes.count {
      let letter = bytes[index] & 0xDF
      guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z"), index < 4 else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      index += 1
    }
    guard column > 0 else { return nil }
    guard index < bytes.count else { return (column - 1, nil) }
    guard let row = NumberText.integer(bytes.extracting(index..<bytes.count)), row > 0 else { return nil }
    return (column - 1, row - 1)
  }

  /// `B7` for row 6, column 1.
  public static func name(row: Int, column: Int) -> String { letters(column) + String(row + 1) }

  /// `B` for 1.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    // Each place counts from 1: after Z comes AA.
    var (place, first) = (1, 0)
    while column >= first + place * 26 {
      place *= 26
      first += place
    }
    var rest = column - first
    while place > 0 {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest / place)))
      rest %= place
      place /= 26
    }
    return letters
  }
}
