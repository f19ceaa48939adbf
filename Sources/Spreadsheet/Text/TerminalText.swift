/// Text from files, names and cells as a terminal may show it: what a terminal would obey, hide or reorder stands there as an escape.
///
/// Escapes are `\n`, `\r`, `\t`, and for all else `\u{1B}`. Whatever a command prints for people or as JSON goes through here.
package enum TerminalText {
  /// A text on one line, whatever it holds.
  package static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    let scalars = Array(text.unicodeScalars)
    var line = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      if isPlain(scalar) || joinsEmoji(scalars, place) {
        line.append(scalar)
      } else {
        line.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
    return String(line)
  }

  /// JSON with the same meaning, in whose strings such characters are `\u001b`.
  package static func json(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x7F {
        result.append(UInt8(scalar.value))
      } else if isPlain(scalar) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
      }
    }
    return result
  }

  /// Whether a character is seen as itself, at its own place: no control, no line break, nothing that turns the direction of
  /// writing, nothing of no width that is not meant for the letter before it.
  package static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: return true
    case 0..<0xA0, 0xAD: return false
    case 0xA0..<0x300: return true
    // Emoji and text forms of the character before.
    case 0xFE0E, 0xFE0F: return true
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
      default: return !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// Whether a character is the joiner within an emoji of several.
  private static func joinsEmoji(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    guard scalars[place] == "\u{200D}", place > 0, place + 1 < scalars.count else { return false }
    func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\u{FE0F}" || (scalar.value > 0xFF && scalar.properties.isEmoji)
    }
    return isEmoji(scalars[place - 1]) && isEmoji(scalars[place + 1])
  }
}
