import Spreadsheet

/// Which files hold messages.
enum MessageFile {
  /// What ``MessageReader/source(of:)`` gives.
  static func source(of path: String) throws(SpreadsheetError) -> MessageReader.Source? {
    switch try FileForm.of(path) {
    case .other: return nil
    case .zip(let names, let isDocument): return !isDocument && !chats(in: names).isEmpty ? .whatsApp : nil
    case .text(let head):
      if SMSHead.isBackup(head.span) { return .sms }
      return ChatHead.isChat(head.span) ? .whatsApp : nil
    }
  }

  /// Opens a chat's text from its beginning.
  ///
  /// - Throws: `.notMessages` for a zip file with no chat or several.
  static func openChat(_ path: String) throws(SpreadsheetError) -> TextSource {
    guard case .zip(let names, _) = try FileForm.of(path) else { return try TextSource(path: path) }
    let chats = chats(in: names)
    guard let chat = chats.first else { throw SpreadsheetError(.notMessages(.noChat), file: path) }
    guard chats.count == 1 else { throw SpreadsheetError(.notMessages(.severalChats(chats.count)), file: path) }
    return try TextSource(path: path, part: chat)
  }

  /// The chats among a zip file's entries: `_chat.txt` in any folder as iOS writes it, else a text named as Android names it,
  /// else the only text. The rest are attachments.
  private static func chats(in names: [String]) -> [String] {
    let texts = names.filter { name in
      let file = fileName(name)
      return file.hasSuffix(".txt") && !file.hasPrefix("._") && !name.hasPrefix("__MACOSX/")
    }
    let fromIOS = texts.filter { fileName($0) == "_chat.txt" }
    if !fromIOS.isEmpty { return fromIOS }
    let fromAndroid = texts.filter { name in androidNames.contains { fileName(name).hasPrefix($0) } }
    if !fromAndroid.isEmpty { return fromAndroid }
    return texts.count == 1 ? texts : []
  }

  private static let androidNames = ["whatsapp chat ", "chat whatsapp "]

  private static func fileName(_ entry: String) -> String {
    (entry.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? entry).lowercased()
  }
}
