public import Spreadsheet

/// Reads a WhatsApp chat export (`.txt`, or a `.zip` that holds one) or the XML of SMS Backup & Restore (RULES E1, F).
///
/// The file is streamed: memory is bounded by its longest message. A chat is read once for the order of day and month, as far as
/// that takes, and once for its messages.
public struct MessageReader {
  /// What kind of file messages come from.
  public enum Source: Sendable, Hashable {
    /// WhatsApp's own chat export.
    case whatsApp
    /// An XML file of SMS Backup & Restore.
    case sms
  }

  /// What kind of file this is.
  public let source: Source
  private var chat: ChatReader?
  private var sms: SMSReader?
  private var record = MessageRecord()

  /// What a file is, by its content, never by its name; nil for anything else, such as a table or another zip file.
  ///
  /// Only the file's head is looked at, or the names in its directory.
  ///
  /// - Throws: `.notFound`, `.isFolder`, `.notReadable`, `.empty`; `.damagedZip` for a zip file that is cut off.
  public static func source(of path: String) throws(SpreadsheetError) -> Source? {
    try MessageFile.source(of: path)
  }

  /// Opens a file; moments of an SMS backup are shown as the clocks of a zone show them.
  ///
  /// - Throws: `.notMessages` where it holds no messages that can be read; `.forbiddenXML` for a document type.
  public init(path: String, zone: ClockZone = .western) throws(SpreadsheetError) {
    guard let source = try MessageFile.source(of: path) else {
      throw SpreadsheetError(.notMessages(.noMessages), file: path)
    }
    self.source = source
    switch source {
    case .whatsApp: chat = try ChatReader(path: path)
    case .sms: sms = try SMSReader(path: path, zone: zone)
    }
  }

  /// Reads the next message; false at the end.
  ///
  /// - Throws: ``SpreadsheetError`` where the file can't be read on, or one message passes the limit of its length.
  public mutating func next(_ message: inout Message) throws(SpreadsheetError) -> Bool {
    var filled = MessageRecord()
    swap(&filled, &record)
    defer { swap(&filled, &record) }
    guard try next(&filled) else { return false }
    message = filled.message
    return true
  }

  /// As ``next(_:)-(Message)``, without making texts.
  public mutating func next(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool {
    if let found = try chat?.next(&record) { return found }
    return try sms?.next(&record) ?? false
  }

  /// What a person should know; whole once all messages are read.
  public var remarks: MessageRemarks { chat?.remarks ?? sms?.remarks ?? MessageRemarks() }
}
