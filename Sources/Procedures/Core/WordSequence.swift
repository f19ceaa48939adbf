/// The words of a text, lowered, without what stands between them: `Rina (C.S.)` has `rina`, `c`, `s`.
package struct WordSequence: Sendable, Hashable {
  /// Each word between two blanks: ` rina c s `.
  package private(set) var bytes: [UInt8] = [0x20]

  package init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      let isLetter = (byte | 0x20) &- 0x61 < 26
      if isLetter {
        bytes.append(byte | 0x20)
      } else if byte &- 0x30 < 10 || byte >= 0x80 {
        bytes.append(byte)
      } else if bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    if bytes.last != 0x20 { bytes.append(0x20) }
  }

  package var isEmpty: Bool { bytes.count < 2 }

  /// Whether another's words stand here in a row.
  package func contains(_ other: WordSequence) -> Bool {
    guard !other.isEmpty, bytes.count >= other.bytes.count else { return false }
    for start in 0...bytes.count - other.bytes.count
    where bytes[start] == 0x20 && bytes[start..<start + other.bytes.count].elementsEqual(other.bytes) {
      return true
    }
    return false
  }
}
