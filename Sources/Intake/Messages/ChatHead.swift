/// Whether a text's beginning is a chat's.
enum ChatHead {
  private static let lines = 50

  /// Whether a chat begins so, also one whose moments are written in a way that is not known.
  static func isChat(_ head: Span<UInt8>) -> Bool {
    var start = 0
    var seen = 0
    var headers = 0
    var speaking = 0
    var strange = 0
    while start < head.count, seen < lines {
      var end = start
      while end < head.count, head[end] != 0x0A { end += 1 }
      let line = head.extracting(start..<end)
      start = end + 1
      if Bytes.trimmed(line).isEmpty { continue }
      seen += 1
      if case .header(let header) = ChatHeader.read(line) {
        if seen == 1 { return true }
        headers += 1
        if speaks(line, from: header.rest) { speaking += 1 }
      } else if isStrange(line), seen == 1 || strange > 0 {
        strange += 1
      }
    }
    if headers >= 2, speaking * 2 >= headers, headers * 4 >= seen { return true }
    return strange >= 2 || (strange == 1 && seen == 1)
  }

  /// Whether a sender stands at the beginning of the rest of a line; a table's fields are told by their delimiters.
  private static func speaks(_ line: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index + 1 < line.count {
      switch line[index] {
      case UInt8(ascii: ":") where line[index + 1] == 0x20: return index > start
      case UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: "\""): return false
      default: index += 1
      }
    }
    return false
  }

  /// As ``speaks(_:from:)``.
  private static func speaks(_ rest: some Sequence<Unicode.Scalar>) -> Bool {
    var last: Unicode.Scalar = " "
    for scalar in rest {
      if last == ":", scalar == " " { return true }
      if isDelimiter(scalar) { return false }
      last = scalar
    }
    return false
  }

  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ";" || scalar == "\t" || scalar == "|" || scalar == "\""
  }

  /// Whether a line begins with numbers that can be a date and a time, ` - ` or brackets, and a sender.
  private static func isStrange(_ line: Span<UInt8>) -> Bool {
    let text = Bytes.string(line, 0..<min(line.count, 240))
    var digits = 0
    var runs = 0
    var wasDigit = false
    var isBracketed = false
    var last: Unicode.Scalar = " "
    var hasLetters = false
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if place > 48 { return false }
      if place == 0, scalar == "[" {
        isBracketed = true
        continue
      }
      let isDigit = scalar.properties.numericType == .decimal
      if digits == 0, !isDigit {
        // Marks of direction may come first.
        if scalar.properties.generalCategory == .format { continue }
        return false
      }
      if isDigit {
        digits += 1
        if !wasDigit { runs += 1 }
      }
      wasDigit = isDigit
      let isEnd: Bool
      if isBracketed {
        isEnd = scalar == "]"
      } else {
        isEnd = (scalar == "-" && last == " ") || (scalar == "," && runs >= 5 && hasLetters)
      }
      if isEnd {
        guard digits >= 6, runs >= 4 else { return false }
        return speaks(text.unicodeScalars.dropFirst(place + 1).prefix(120))
      }
      if scalar.value >= 0x80, scalar.properties.isAlphabetic { hasLetters = true }
      if isDelimiter(scalar) { return false }
      last = scalar
    }
    return false
  }
}
