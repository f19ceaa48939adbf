/// A number format that shows each digit of a whole number in its place: `000000`, `00-00-00`, `"RM "0000` (ECMA-376 §18.8.31).
struct ZeroFormat: Sendable {
  private enum Element {
    /// Shows a digit, or a nought where the number has none and `pads`.
    case digit(pads: Bool)
    case literal(UInt8)
  }

  private let elements: [Element]
  /// Whether nought is shown in another way.
  private let hasOtherZero: Bool

  /// Nil for a format that groups, rounds, compares or shows a date, and for one that shows just the digits of the number.
  init?(code: String) {
    let bytes = Array(code.utf8)
    var elements: [Element] = []
    var sections = 1
    var pads = false
    var places = 0
    var noughts = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: ";"): sections += 1
      case UInt8(ascii: "\""):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          if sections == 1 { elements.append(.literal(bytes[index])) }
          index += 1
        }
        index += 1
      case UInt8(ascii: "\\"):
        if sections == 1, index < bytes.count { elements.append(.literal(bytes[index])) }
        index += 1
      // A width, or what fills the cell.
      case UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
      case UInt8(ascii: "["):
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "]") { index += 1 }
        // A colour or a locale; a condition or a currency is no identifier's.
        guard let first = bytes[start..<index].first else { return nil }
        let isLocale = first == UInt8(ascii: "$") && start + 1 < index && bytes[start + 1] == UInt8(ascii: "-")
        guard isLocale || (first | 0x20) &- 0x61 < 26 else { return nil }
        index += 1
      case UInt8(ascii: "0"), UInt8(ascii: "#"):
        guard sections == 1 else { continue }
        if byte == UInt8(ascii: "0") {
          pads = true
          noughts += 1
        }
        places += 1
        elements.append(.digit(pads: pads))
      case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"),
        UInt8(ascii: "+"):
        if sections == 1 { elements.append(.literal(byte)) }
      default: if sections == 1 { return nil }
      }
    }
    guard places > 0, noughts > 1 || noughts > 0 && places < elements.count else { return nil }
    self.elements = elements
    hasOtherZero = sections > 2
  }

  /// The text that the format shows; nil for a number that is negative, not whole, or longer than a spreadsheet keeps.
  func text(_ number: Double) -> String? {
    guard number >= 0, number < 1e15, number.rounded() == number, number > 0 || !hasOtherZero else { return nil }
    var digits = number == 0 ? [] : Array(String(Int64(number)).utf8)
    var shown: [UInt8] = []
    var places = elements.count { if case .digit = $0 { true } else { false } }
    for element in elements.reversed() {
      switch element {
      case .literal(let byte): shown.append(byte)
      case .digit(let pads):
        places -= 1
        if let last = digits.popLast() { shown.append(last) } else if pads { shown.append(UInt8(ascii: "0")) }
        // What is longer than the format stands at its first place.
        if places == 0 { while let last = digits.popLast() { shown.append(last) } }
      }
    }
    return String(decoding: shown.reversed(), as: UTF8.self)
  }
}
