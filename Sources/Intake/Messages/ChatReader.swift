import Spreadsheet

/// Reads the messages of a WhatsApp chat export.
struct ChatReader {
  private let path: String
  private let survey: ChatSurvey
  private var lines: ChatLines
  /// The beginning of the next message, which is the current line.
  private var pending: (header: ChatHeader, day: CalendarDate)?
  private var isBegun = false
  private(set) var remarks = MessageRemarks()

  /// - Throws: `.notMessages` where the file holds no chat; as the source does.
  init(path: String) throws(SpreadsheetError) {
    self.path = path
    survey = try ChatSurvey(MessageFile.openChat(path))
    lines = ChatLines(try MessageFile.openChat(path))
    remarks.dates = survey.dates
    remarks.hasSeconds = survey.style.hasSeconds
  }

  /// Reads the next message; false at the end.
  ///
  /// - Throws: as the source does, `.limitPassed` for a message too long.
  mutating func next(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool {
    if !isBegun { try findFirst() }
    guard let head = pending else { return false }
    pending = nil
    record.reset(place: lines.number)
    record.date = head.day
    record.second = head.header.secondOfDay
    var message = Parts(survey: survey, header: head.header)
    message.takeFirstLine(lines.buffer.span.extracting(lines.range), &record)
    if !lines.isTerminated, !record.hasSender, try isCutSender(lines.number) {
      remarks.cut = MessageCut(place: lines.number, isLine: true)
      return false
    }
    while try lines.next() {
      switch beginning() {
      case .message(let header, let day): pending = (header, day)
      case .impossible: remarks.impossibleDates += 1
      case .incomplete where !lines.isTerminated:
        remarks.cut = MessageCut(place: lines.number, isLine: true)
        continue
      case .incomplete, .text: break
      }
      if pending != nil { break }
      guard record.text.count + lines.range.count < ChatLines.longest else {
        throw SpreadsheetError(.limitPassed(what: "bytes of a message", limit: ChatLines.longest), file: path)
      }
      record.text.append(0x0A)
      lines.append(to: &record.text)
    }
    if pending == nil, !lines.isTerminated { dropCutCharacter(&record.text) }
    message.finish(&record, &remarks)
    remarks.counts[record.kind, default: 0] += 1
    return true
  }

  /// Moves to the first line that begins a message.
  private mutating func findFirst() throws(SpreadsheetError) {
    isBegun = true
    while try lines.next() {
      if case .message(let header, let day) = beginning() {
        pending = (header, day)
        return
      }
      if !lines.isBlank { remarks.strayLines += 1 }
    }
  }

  /// What the current line's beginning says.
  private enum Beginning {
    case message(ChatHeader, CalendarDate)
    /// A message's beginning with a date that does not exist.
    case impossible
    /// As far as it goes, a message's beginning.
    case incomplete
    case text
  }

  @inline(__always)
  private func beginning() -> Beginning {
    switch ChatHeader.read(lines.buffer.span.extracting(lines.range)) {
    case .header(let header) where survey.fits(header):
      if let day = survey.day(of: header) { .message(header, day) } else { .impossible }
    case .incomplete: .incomplete
    case .header, .none: .text
    }
  }

  /// Takes off the bytes of a character whose rest is not there.
  private mutating func dropCutCharacter(_ text: inout [UInt8]) {
    var index = text.count
    while index > 0, text.count - index < 4, text[index - 1] & 0xC0 == 0x80 { index -= 1 }
    guard index > 0, text[index - 1] >= 0xC0 else { return }
    let lead = text[index - 1]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard text.count - index + 1 < length else { return }
    text.removeLast(text.count - index + 1)
    remarks.cut = MessageCut(place: lines.number, isLine: true)
  }

  /// Whether the file's last line, which has no sender and no end, is the beginning of a line that another message has whole.
  private func isCutSender(_ last: Int) throws(SpreadsheetError) -> Bool {
    let bytes = lines.buffer.span.extracting(lines.range)
    guard case .header(let header) = ChatHeader.read(bytes) else { return false }
    let rest = bytes.extracting(header.rest..<bytes.count)
    if ChatWords.contains(rest, oneOf: ChatWords.system) { return false }
    let cut = Array(Bytes.string(rest, 0..<rest.count).utf8)
    var others = ChatLines(try MessageFile.openChat(path))
    while try others.next(), others.number < last {
      let other = others.buffer.span.extracting(others.range)
      guard case .header(let found) = ChatHeader.read(other), survey.fits(found) else { continue }
      let name = other.extracting(found.rest..<other.count)
      guard Parts.senderEnd(name) != nil, name.count >= cut.count else { continue }
      if Bytes.equal(name.extracting(0..<cut.count), cut) { return true }
    }
    return false
  }
}

/// A message's sender, text and kind, as its lines come.
private struct Parts {
  let survey: ChatSurvey
  let header: ChatHeader
  /// Whether U+200E stands before the text: iOS marks so what a person did not type.
  private var isMarked = false

  init(survey: ChatSurvey, header: ChatHeader) {
    self.survey = survey
    self.header = header
  }

  /// Where the first `: ` stands, or a colon at the line's end.
  @inline(__always)
  static func senderEnd(_ rest: Span<UInt8>) -> Int? {
    var index = 0
    while index < rest.count {
      if rest[index] == UInt8(ascii: ":"), index + 1 == rest.count || rest[index + 1] == 0x20 { return index }
      index += 1
    }
    return nil
  }

  mutating func takeFirstLine(_ line: Span<UInt8>, _ record: inout MessageRecord) {
    let rest = line.extracting(header.rest..<line.count)
    var textStart = 0
    if let end = Self.senderEnd(rest), !isQuotedSystem(rest, end) {
      ChatMarks.append(name: rest.extracting(0..<end), to: &record.sender)
      record.hasSender = !record.sender.isEmpty
      textStart = min(end + 2, rest.count)
    }
    let text = rest.extracting(textStart..<rest.count)
    unsafe text.withUnsafeBufferPointer { unsafe record.text.append(contentsOf: $0) }
    if record.text.count > 2, record.text[0] >= 0xE2 {
      var index = 0
      while index < text.count, ChatMarks.length(text, at: index) > 0 {
        if ChatMarks.isLeftToRight(text, at: index) { isMarked = true }
        index += 3
      }
    }
  }

  /// Whether the colon stands in a name that a system line quotes, as `Siti mengubah subjek menjadi "Info: libur"`.
  private func isQuotedSystem(_ rest: Span<UInt8>, _ end: Int) -> Bool {
    let before = rest.extracting(0..<end)
    var hasQuote = false
    for index in 0..<before.count where before[index] == UInt8(ascii: "\"") || before[index] == 0xE2 {
      if before[index] == 0xE2 {
        guard index + 2 < before.count, before[index + 1] == 0x80, before[index + 2] & 0xFE == 0x9C else { continue }
      }
      hasQuote = true
      break
    }
    return hasQuote && ChatWords.contains(before, oneOf: ChatWords.system)
  }

  /// Cleans the text and tells its kind.
  func finish(_ record: inout MessageRecord, _ remarks: inout MessageRemarks) {
    while record.text.last == 0x0A { record.text.removeLast() }
    ChatMarks.clean(&record.text, everywhere: !record.hasSender)
    guard record.hasSender else {
      record.kind = .system
      return
    }
    record.isEdited = ChatText.takeEditedMark(&record.text)
    record.kind = ChatText.kind(of: record.text.span)
    guard record.kind == .message else { return }
    if header.style.isBracketed, isMarked || remarks.counts.isEmpty, isSystem(record, &remarks) {
      record.kind = .system
      record.hasSender = false
      record.sender.removeAll(keepingCapacity: true)
      ChatMarks.clean(&record.text, everywhere: true)
    } else if ChatText.isUnknownPlaceholder(record.text.span) {
      remarks.unknownPlaceholders += 1
    }
  }

  /// Whether an iOS line that names a sender is the program's own: such a line names the chat, or who did what it says.
  private func isSystem(_ record: MessageRecord, _ remarks: inout MessageRemarks) -> Bool {
    if ChatText.isEncryptionNotice(record.text.span) {
      remarks.chatName = remarks.chatName ?? String(decoding: record.sender, as: UTF8.self)
      return true
    }
    guard isMarked else { return false }
    let saysChatName = remarks.chatName.map { Bytes.equal(record.sender.span, Array($0.utf8)) } ?? false
    return ChatText.isSystem(record.text.span, saysChatName: saysChatName)
  }
}
