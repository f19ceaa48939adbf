/// What the words of a chat's message are.
package enum ChatText {
  /// Takes the mark of a changed message off the end of a text; whether it stood there.
  static func takeEditedMark(_ text: inout [UInt8]) -> Bool {
    guard text.last == UInt8(ascii: ">"),
      let mark = ChatWords.edited.first(where: { ChatWords.ends(text.span, with: $0) })
    else { return false }
    text.removeLast(mark.count)
    while let last = text.last, last == 0x20 || last == 0x0A { text.removeLast() }
    ChatMarks.clean(&text)
    return true
  }

  /// The kind of a person's message without marks.
  static func kind(of text: Span<UInt8>) -> Message.Kind {
    guard text.count > 0 else { return .message }
    if isDeleted(text) { return .deleted }
    return isMedia(text) ? .media : .message
  }

  private static func isDeleted(_ text: Span<UInt8>) -> Bool {
    switch Bytes.lower(text[0]) {
    case UInt8(ascii: "p"), UInt8(ascii: "t"), UInt8(ascii: "y"), UInt8(ascii: "a"), UInt8(ascii: "k"): break
    default: return false
    }
    guard text.count < 160 else { return false }
    let bare = text.extracting(0..<(text[text.count - 1] == UInt8(ascii: ".") ? text.count - 1 : text.count))
    if ChatWords.deleted.contains(where: { ChatWords.equals(bare, $0) }) { return true }
    return ChatWords.deletedBy.contains { ChatWords.begins(text, with: $0) }
  }

  /// Whether each line is a placeholder or the name of an attachment.
  private static func isMedia(_ text: Span<UInt8>) -> Bool {
    switch Bytes.lower(text[text.count - 1]) {
    case UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "n"), UInt8(ascii: "d"), UInt8(ascii: "."): break
    default: return false
    }
    var start = 0
    var hasPlaceholder = false
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      let line = text.extracting(start..<end)
      if !Bytes.trimmed(line).isEmpty {
        guard isPlaceholder(line) else { return false }
        hasPlaceholder = true
      }
      start = end + 1
    }
    return hasPlaceholder
  }

  private static func isPlaceholder(_ untrimmed: Span<UInt8>) -> Bool {
    let line = untrimmed.extracting(Bytes.trimmed(untrimmed))
    guard line.count > 0 else { return false }
    switch line[line.count - 1] {
    case UInt8(ascii: ">"):
      guard let start = tagStart(line) else {
        return line[0] == UInt8(ascii: "<") && line.count > 2
          && isOmission(line.extracting(1..<line.count - 1), inBrackets: true)
      }
      let title = line.extracting(0..<start)
      return Bytes.trimmed(title).isEmpty || isTitle(title)
    case UInt8(ascii: ")"): return fileName(line) != nil
    case UInt8(ascii: "."): return isOmission(line.extracting(0..<line.count - 1), inBrackets: false)
    default: return isOmission(line, inBrackets: false)
    }
  }

  /// Where the tag of a file that was exported too stands at a line's end: `laporan.pdf • 3 halaman <terlampir: 00000044-laporan.pdf>`.
  private static func tagStart(_ line: Span<UInt8>) -> Int? {
    guard line.count > 2, line[line.count - 1] == UInt8(ascii: ">") else { return nil }
    var index = line.count - 1
    while index > 0, line[index] != UInt8(ascii: "<") { index -= 1 }
    let tag = line.extracting(index..<line.count)
    return ChatWords.attachedTags.contains { ChatWords.begins(tag, with: $0) } ? index : nil
  }

  /// What stands before `(file terlampir)`, where it names a file.
  private static func fileName(_ line: Span<UInt8>) -> Range<Int>? {
    guard let end = ChatWords.attachedEnds.first(where: { ChatWords.ends(line, with: $0) }) else { return nil }
    let name = Bytes.trimmed(line.extracting(0..<line.count - end.count))
    return isTitle(line.extracting(name)) ? name : nil
  }

  /// Whether a text is a file's name, or one with its pages behind `•`: `laporan.pdf • 3 halaman`.
  private static func isTitle(_ text: Span<UInt8>) -> Bool { endsAsFile(text) || hasPages(text) }

  /// The text with `[media]` in the place of its attachments: they are named in one export and left out in another.
  ///
  /// - Returns: the words, each attachment a line of its own; the text itself where it has none.
  package static func withoutAttachments(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: ")") }) else { return text }
    var file: String?
    var hasAttachment = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      let bytes = Array(line.utf8)
      let span = bytes.span
      // Android repeats a document's name below it.
      if let file, file == line { return [] }
      if isPlaceholder(span), isWritten(span) {
        hasAttachment = true
        file = fileName(span).map { Bytes.string(span, $0) }
        return [media]
      }
      let end = Bytes.trimmed(span).upperBound
      guard let start = tagStart(span.extracting(0..<end)) else { return [String(line)] }
      hasAttachment = true
      return [Bytes.string(span, Bytes.trimmed(span.extracting(0..<start))), media]
    }
    return hasAttachment ? lines.joined(separator: "\n") : text
  }

  /// Whether a placeholder stands in brackets or names a file, so that nobody typed it.
  private static func isWritten(_ line: Span<UInt8>) -> Bool {
    let last = line[Bytes.trimmed(line).upperBound - 1]
    return last == UInt8(ascii: ">") || last == UInt8(ascii: ")")
  }

  /// What stands for an attachment without words (E5).
  package static let media = "[media]"

  /// `gambar tidak disertakan`, `laporan.pdf • 3 halaman dokumen tidak disertakan`.
  private static func isOmission(_ line: Span<UInt8>, inBrackets: Bool) -> Bool {
    guard let end = ChatWords.omitted.first(where: { ChatWords.ends(line, with: $0) }) else { return false }
    if inBrackets { return true }
    let subject = line.extracting(0..<line.count - end.count)
    var isContact = false
    var longest = 0
    for noun in ChatWords.attachments where noun.count > longest && ChatWords.ends(subject, with: noun) {
      let before = subject.count - noun.count
      guard before == 0 || subject[before - 1] == 0x20 else { continue }
      longest = noun.count
      isContact = ChatWords.contactCards.contains(noun)
    }
    guard longest > 0 else { return false }
    let rest = subject.extracting(0..<subject.count - longest)
    return isContact || Bytes.trimmed(rest).isEmpty || endsAsFile(rest) || hasPages(rest)
  }

  /// Whether a text ends with a full stop and an extension.
  private static func endsAsFile(_ text: Span<UInt8>) -> Bool {
    let range = Bytes.trimmed(text)
    var index = range.upperBound
    while index > range.lowerBound, Bytes.isLetter(text[index - 1]) || Bytes.isDigit(text[index - 1]) { index -= 1 }
    let length = range.upperBound - index
    return (1...8).contains(length) && index - 1 > range.lowerBound && text[index - 1] == UInt8(ascii: ".")
  }

  /// Whether a text ends with `•` and what iOS tells of a document behind it: `• 3 halaman`, `• 1,2 MB`.
  private static func hasPages(_ text: Span<UInt8>) -> Bool {
    var index = text.count - 3
    while index >= 0, !(text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0xA2) { index -= 1 }
    guard index >= 0 else { return false }
    let behind = text.extracting(index + 3..<text.count)
    let count = behind.extracting(Bytes.trimmed(behind))
    var place = 0
    while place < count.count, Bytes.isDigit(count[place]) || count[place] == 0x2C || count[place] == 0x2E {
      place += 1
    }
    guard place > 0 else { return false }
    let unit = count.extracting(place..<count.count)
    let word = Bytes.trimmed(unit)
    return !word.isEmpty && word.allSatisfy { Bytes.isLetter(unit[$0]) }
  }

  /// Whether a text that iOS marks as not typed is the program's own line.
  static func isSystem(_ text: Span<UInt8>, saysChatName: Bool) -> Bool {
    if ChatWords.sentByPerson.contains(where: { ChatWords.begins(text, with: $0) }) { return false }
    return saysChatName || ChatWords.contains(text, oneOf: ChatWords.system)
  }

  static func isEncryptionNotice(_ text: Span<UInt8>) -> Bool {
    ChatWords.encryption.contains { ChatWords.begins(text, with: $0) }
  }

  /// Whether a text is one `<…>` alone.
  static func isUnknownPlaceholder(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2, text[0] == UInt8(ascii: "<"), text[text.count - 1] == UInt8(ascii: ">") else { return false }
    for index in 1..<text.count - 1 where text[index] == UInt8(ascii: "<") || text[index] == 0x0A { return false }
    return true
  }
}
