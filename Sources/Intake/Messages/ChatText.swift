/// What the words of a chat's message are.
enum ChatText {
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
    switch line[line.count - 1] {
    case UInt8(ascii: ">"):
      guard line[0] == UInt8(ascii: "<"), line.count > 2 else { return false }
      if ChatWords.attachedTags.contains(where: { ChatWords.begins(line, with: $0) }) { return true }
      return isOmission(line.extracting(1..<line.count - 1), inBrackets: true)
    case UInt8(ascii: ")"):
      guard let end = ChatWords.attachedEnds.first(where: { ChatWords.ends(line, with: $0) }) else { return false }
      return endsAsFile(line.extracting(0..<line.count - end.count))
    case UInt8(ascii: "."): return isOmission(line.extracting(0..<line.count - 1), inBrackets: false)
    default: return isOmission(line, inBrackets: false)
    }
  }

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
    return isContact || Bytes.trimmed(rest).isEmpty || endsAsFile(rest) || hasBullet(rest)
  }

  /// Whether a text ends with a full stop and an extension.
  private static func endsAsFile(_ text: Span<UInt8>) -> Bool {
    let range = Bytes.trimmed(text)
    var index = range.upperBound
    while index > range.lowerBound, Bytes.isLetter(text[index - 1]) || Bytes.isDigit(text[index - 1]) { index -= 1 }
    let length = range.upperBound - index
    return (1...8).contains(length) && index - 1 > range.lowerBound && text[index - 1] == UInt8(ascii: ".")
  }

  /// Whether `•` stands in a text, behind which iOS gives a document's pages.
  private static func hasBullet(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2 else { return false }
    for index in 0..<text.count - 2 where text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0xA2 {
      return true
    }
    return false
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
