import Spreadsheet

/// A position in a text of dates and times; the text is passed to each call.
struct TextScanner {
  private(set) var position: Int
  let end: Int
  /// What a word behind the time that was read names; nil where none does.
  private(set) var named: ClockZone?
  /// What stands there in hours, else `Z`, `UTC` or `GMT`; nil where nothing does. `WIB` and such are the ward's own.
  private(set) var zone: ClockZone?

  init(at position: Int, end: Int) {
    self.position = position
    self.end = end
  }

  var isAtEnd: Bool { position >= end }

  mutating func skipBlanks(_ text: Span<UInt8>) {
    while position < end {
      let length = Bytes.blank(text, at: position)
      if length == 0 { return }
      position += length
    }
  }

  /// Passes a byte if it stands here.
  mutating func skip(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
    guard position < end, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// A run of digits, at most nine.
  mutating func number(_ text: Span<UInt8>) -> (value: Int, digits: Int)? {
    var value = 0
    var digits = 0
    while position < end, Bytes.isDigit(text[position]) {
      if digits == 9 { return nil }
      value = value * 10 + Int(text[position] - 0x30)
      digits += 1
      position += 1
    }
    return digits == 0 ? nil : (value, digits)
  }

  /// A run of letters, with apostrophes inside as in `Jum'at`, packed.
  mutating func word(_ text: Span<UInt8>) -> UInt64? {
    let start = position
    while position < end {
      if Bytes.isLetter(text[position]) {
        position += 1
      } else if position > start, let length = apostrophe(text) {
        position += length
      } else {
        break
      }
    }
    return position == start ? nil : Bytes.packedWord(text, start..<position)
  }

  /// `'`, a backquote, or one of U+2018, U+2019, with a letter behind it.
  private func apostrophe(_ text: Span<UInt8>) -> Int? {
    var length = 0
    if text[position] == 0x27 || text[position] == 0x60 {
      length = 1
    } else if position + 2 < end, text[position] == 0xE2, text[position + 1] == 0x80,
      text[position + 2] == 0x98 || text[position + 2] == 0x99
    {
      length = 3
    }
    guard length > 0, position + length < end, Bytes.isLetter(text[position + length]) else { return nil }
    return length
  }

  /// Passes blanks and the separators between the parts of a date: `/ - . ,`.
  mutating func skipDateSeparators(_ text: Span<UInt8>) {
    skipBlanks(text)
    while position < end {
      switch text[position] {
      case 0x2F, 0x2D, 0x2E, 0x2C: position += 1
      default: return
      }
      skipBlanks(text)
    }
  }

  /// A time of day with what may stand around it: `Pukul 14.05 WIB`, `2:05:30 PM`, `14:05:00.000+07:00`.
  mutating func time(_ text: Span<UInt8>) -> ClockTime? {
    skipTimeLabel(text)
    guard let (hour, hourDigits) = number(text), hourDigits <= 2 else { return nil }
    var minute = 0
    var hasMinute = false
    if skip(0x3A, text) || skip(0x2E, text) {
      guard let (value, digits) = number(text), digits == 2, value < 60 else { return nil }
      minute = value
      hasMinute = true
      if skip(0x3A, text) || skip(0x2E, text) {
        guard let (second, digits) = number(text), digits == 2, second < 60 else { return nil }
        if skip(0x2E, text) || skip(0x2C, text) { guard number(text) != nil else { return nil } }
      }
    }
    skipBlanks(text)
    var hour24 = hour
    if let isAfternoon = halfOfDay(text) {
      guard (1...12).contains(hour) else { return nil }
      hour24 = hour % 12 + (isAfternoon ? 12 : 0)
      hasMinute = true
    }
    guard hasMinute else { return nil }
    skipZone(text)
    return ClockTime(hour: hour24, minute: minute)
  }

  private mutating func skipTimeLabel(_ text: Span<UInt8>) {
    let start = position
    guard let word = word(text) else { return }
    guard Self.timeLabels.contains(word) else {
      position = start
      return
    }
    _ = skip(0x2E, text)
    _ = skip(0x3A, text)
    skipBlanks(text)
  }

  private mutating func halfOfDay(_ text: Span<UInt8>) -> Bool? {
    let start = position
    if position + 1 < end, Bytes.lower(text[position]) == 0x61 || Bytes.lower(text[position]) == 0x70 {
      let isAfternoon = Bytes.lower(text[position]) == 0x70
      position += 1
      _ = skip(0x2E, text)
      if position < end, Bytes.lower(text[position]) == 0x6D {
        position += 1
        _ = skip(0x2E, text)
        skipBlanks(text)
        return isAfternoon
      }
    }
    position = start
    return nil
  }

  /// Passes `WIB`, `WITA`, `WIT`, and keeps what `Z`, `UTC`, `GMT`, `+07:00`, `GMT+7` say; a name in brackets may follow.
  private mutating func skipZone(_ text: Span<UInt8>) {
    let start = position
    if let word = word(text) {
      guard let known = ClockZone.words[word] else {
        position = start
        return
      }
      named = known
      if known == .universal { zone = known }
    }
    skipBlanks(text)
    readOffset(text)
    skipBlanks(text)
    for (open, close) in [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]"))]
    where position < end && text[position] == open && text[end - 1] == close {
      position = end
    }
  }

  /// `+07:00`, `+0700`, `+07`, `-5`.
  private mutating func readOffset(_ text: Span<UInt8>) {
    let start = position
    let isWest = position < end && text[position] == 0x2D
    guard skip(0x2B, text) || skip(0x2D, text) else { return }
    guard let (value, digits) = number(text), digits <= 4 else {
      position = start
      return
    }
    var (hours, minutes) = digits > 2 ? (value / 100, value % 100) : (value, 0)
    if digits <= 2, skip(0x3A, text) || (zone != nil && skip(0x2E, text)) {
      guard let (rest, _) = number(text) else {
        position = start
        return
      }
      minutes = rest
    }
    hours = hours * 60 + minutes
    guard minutes < 60, hours <= Self.farthest else {
      position = start
      return
    }
    zone = ClockZone(offset: isWest ? -hours : hours)
  }

  /// Minutes; no clock is farther from Greenwich.
  private static let farthest = 14 * 60

  private static let timeLabels = Bytes.packed(["pukul", "pkl", "jam", "at", "t"])
}
