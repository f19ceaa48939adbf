@testable import Book
@testable import Spreadsheet

/// A formula as seen from its cell: formulas that were filled down a column are one.
enum FormulaText {
  /// The formula with each reference told from a cell on: `R[-1]C[0]`, `R6C2`.
  static func relative(_ formula: String, at place: CellPlace) -> String {
    replacing(formula) { reference in
      let row = reference.isRowFixed ? "R\(reference.place.row + 1)" : "R[\(reference.place.row - place.row)]"
      let column =
        reference.isColumnFixed ? "C\(reference.place.column + 1)" : "C[\(reference.place.column - place.column)]"
      return row + column
    }
  }

  /// The formula as it reads so many rows and columns further on: a shared formula's other cells (ECMA-376 §18.3.1.40).
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    replacing(formula) { reference in
      let row = reference.place.row + (reference.isRowFixed ? 0 : rows)
      let column = reference.place.column + (reference.isColumnFixed ? 0 : columns)
      return (reference.isColumnFixed ? "$" : "") + CellReference.letters(column)
        + (reference.isRowFixed ? "$" : "") + String(row + 1)
    }
  }

  private struct Reference {
    var place: CellPlace
    var isColumnFixed: Bool
    var isRowFixed: Bool
  }

  private static func replacing(_ formula: String, _ change: (Reference) -> String) -> String {
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(index + 1, bytes.count)
        result += bytes[start..<index]
      } else if isOfName(byte) {
        let start = index
        while index < bytes.count, isOfName(bytes[index]) { index += 1 }
        let isCall = index < bytes.count && (bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: "!"))
        if !isCall, let reference = reference(bytes[start..<index]) {
          result += change(reference).utf8
        } else {
          result += bytes[start..<index]
        }
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      return true
    default: return false
    }
  }

  private static func reference(_ word: ArraySlice<UInt8>) -> Reference? {
    var rest = word
    var plain: [UInt8] = []
    func takeDollar() -> Bool {
      guard rest.first == UInt8(ascii: "$") else { return false }
      rest.removeFirst()
      return true
    }
    let isColumnFixed = takeDollar()
    while let letter = rest.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) {
      plain.append(rest.removeFirst())
    }
    guard (1...3).contains(plain.count) else { return nil }
    let isRowFixed = takeDollar()
    guard (1...7).contains(rest.count), rest.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    guard let place = CellPlace(String(decoding: plain + rest, as: UTF8.self)) else { return nil }
    return Reference(place: place, isColumnFixed: isColumnFixed, isRowFixed: isRowFixed)
  }
}
