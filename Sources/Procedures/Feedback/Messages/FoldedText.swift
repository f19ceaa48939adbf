/// A text without case, blanks and punctuation, as a number: equal texts have equal ones (D9).
package struct FoldedText: Sendable, Hashable, Codable {
  /// FNV-1a with 64 bits, finished as SplitMix64 does.
  package let hash: UInt64
  /// Characters that are left, as Unicode scalars.
  package let count: Int

  package init(_ text: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if (byte | 0x20) &- 0x61 < 26 {
          add(byte | 0x20)
        } else if byte &- 0x30 < 10 {
          add(byte)
        } else {
          continue
        }
      } else {
        guard Self.counts(scalar) else { continue }
        for byte in scalar.properties.lowercaseMapping.utf8 { add(byte) }
      }
      count += 1
    }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    self.hash = hash ^ (hash >> 31)
    self.count = count
  }

  package var isEmpty: Bool { count == 0 }

  /// Whether a character beyond ASCII is neither blank, nor punctuation, nor invisible; a symbol such as an emoji counts.
  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
      false
    default: true
    }
  }
}
