public import Spreadsheet

/// One message of a WhatsApp chat export or an SMS backup, or a line that the program itself wrote into the chat (RULES E1, F).
public struct Message: Sendable, Hashable {
  /// What a message is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words, with or without an attachment.
    case message
    /// An attachment or its placeholder, and no words.
    case media
    /// What stands where its sender or an administrator took it back.
    case deleted
    /// A line of the program's own: encryption, who joined, calls.
    case system
  }

  /// Which way a message went.
  public enum Direction: String, Sendable, Hashable {
    /// To us.
    case incoming = "in"
    /// From us.
    case outgoing = "out"
  }

  /// Why an SMS never left the telephone; `type` 3 to 6 of the backup.
  public enum Unsent: String, Sendable, Hashable, CaseIterable {
    /// Written and not sent (type 3).
    case draft
    /// Waiting to be sent (type 4).
    case outbox
    /// Sending it failed (type 5).
    case failed
    /// To be sent later (type 6).
    case queued
  }

  /// The day on the clocks of the telephone, or of the zone that the reader was given.
  public var date: CalendarDate
  /// Seconds since midnight, 0 to 86,399; a chat without seconds has full minutes.
  public var second: Int
  /// As the chat names it, without marks; of an SMS the other side's address. Nil of a system line.
  public var sender: String?
  /// The contact's name that an SMS backup gives.
  public var name: String?
  /// Without marks at its ends, lines joined by a line feed.
  public var text: String
  /// What the message is.
  public var kind: Kind
  /// Nil of a chat, which does not say whose it is, and of an SMS that was not sent.
  public var direction: Direction?
  /// Set of an SMS that was not sent: neither a client's message nor our reply.
  public var unsent: Unsent?
  /// Whether the chat says that its sender changed it afterwards.
  public var isEdited: Bool
  /// The line of the chat, or the number of the `sms` element, counted from 1.
  public var place: Int

  /// A message of its parts.
  public init(
    date: CalendarDate, second: Int, sender: String?, name: String? = nil, text: String, kind: Kind = .message,
    direction: Direction? = nil, unsent: Unsent? = nil, isEdited: Bool = false, place: Int
  ) {
    self.date = date
    self.second = second
    self.sender = sender
    self.name = name
    self.text = text
    self.kind = kind
    self.direction = direction
    self.unsent = unsent
    self.isEdited = isEdited
    self.place = place
  }
}
