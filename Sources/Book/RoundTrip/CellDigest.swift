package import Intake
package import Spreadsheet

/// A cell's value in 24 bits: the same before and after another spreadsheet program saved the file.
///
/// Numbers, dates, times and durations are one class, compared as ``NormalNumber`` has them; texts are compared without the blanks at their ends and with one kind of line break. Two different values have the same digest
/// once in 16 million.
package struct CellDigest: Sendable, Hashable {
  private static let emptyBit: UInt32 = 1 << 24
  private static let formulaBit: UInt32 = 1 << 25

  /// The digest, and above it whether the cell is empty, and whether it holds a formula.
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  package static let empty = CellDigest(bits: emptyBit)

  /// The digest of a value; of an empty cell for nil.
  package init(_ value: StaffValue?, isFormula: Bool = false) {
    self.init(hash: CellHash(value), isFormula: isFormula)
  }

  /// The digest of a row's cell.
  package init(_ cell: Cell, in row: borrowing SheetRow) {
    self.init(hash: CellHash(cell, in: row), isFormula: cell.isFormula)
  }

  /// The digest of a table's cell.
  package init(_ table: Table, row: Int, column: Int) {
    switch table.value(row: row, column: column) {
    case .empty: self = .empty
    case .text, .error: self = table.withUTF8(row: row, column: column) { CellDigest(text: $0) }
    case let other: self.init(StaffValue(other) { "" })
    }
  }

  /// The digest of a text cell.
  package init(text: Span<UInt8>) { self.init(hash: CellHash(text: text), isFormula: false) }

  package init(hash: CellHash?, isFormula: Bool) {
    let value = hash.map { UInt32(truncatingIfNeeded: $0.value >> 40) } ?? Self.emptyBit
    // `----` is how an empty cell is written.
    let bits = value == 0xFB_EFBE ? value ^ 1 : value
    self.bits = isFormula ? bits | Self.formulaBit : bits
  }

  package var isFormula: Bool { bits & Self.formulaBit != 0 }

  /// The digest of a formula that shows this value.
  package var ofFormula: CellDigest { CellDigest(bits: bits | Self.formulaBit) }

  package var isEmpty: Bool { bits & Self.emptyBit != 0 }

  /// Whether the values are the same, formulas or not.
  package func hasValue(of other: CellDigest) -> Bool { (bits ^ other.bits) & ~Self.formulaBit == 0 }

  /// Whether somebody changed a cell that was `base`; a formula's value changes by itself.
  package func isChange(of base: CellDigest) -> Bool {
    if base.isFormula { return !isFormula && !hasValue(of: base) }
    return isFormula || !hasValue(of: base)
  }

  // MARK: As text

  /// Appends four characters of base64url, `----` for an empty cell; a formula has a `=` in front.
  package func append(to text: inout [UInt8]) {
    if isFormula { text.append(UInt8(ascii: "=")) }
    if isEmpty {
      for _ in 0..<4 { text.append(UInt8(ascii: "-")) }
    } else {
      Base64URL.append(UInt64(bits & 0xFF_FFFF), characters: 4, to: &text)
    }
  }

  /// The digests written one after the other; nil where the text is none.
  package static func parse(_ text: some Sequence<UInt8>) -> [CellDigest]? {
    let bytes = Array(text)
    return parse(bytes.span)
  }

  package static func parse(_ text: Span<UInt8>) -> [CellDigest]? {
    var digests: [CellDigest] = []
    digests.reserveCapacity(text.count / 4)
    var value: UInt32 = 0
    var count = 0
    var dashes = 0
    var isFormula = false
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "="), count == 0, !isFormula {
        isFormula = true
        continue
      }
      guard let six = Base64URL.value(byte) else { return nil }
      if byte == UInt8(ascii: "-") { dashes += 1 }
      value = value << 6 | UInt32(six)
      count += 1
      if count == 4 {
        let bits = dashes == 4 ? emptyBit : value
        digests.append(CellDigest(bits: isFormula ? bits | formulaBit : bits))
        value = 0
        count = 0
        dashes = 0
        isFormula = false
      }
    }
    return count == 0 && !isFormula ? digests : nil
  }
}

/// RFC 4648 §5, without padding.
package enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Appends the lowest bits of a number, six a character, the highest first.
  package static func append(_ number: UInt64, characters: Int, to text: inout [UInt8]) {
    for place in stride(from: characters - 1, through: 0, by: -1) {
      text.append(alphabet[Int(number >> UInt64(6 * place) & 63)])
    }
  }

  package static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
