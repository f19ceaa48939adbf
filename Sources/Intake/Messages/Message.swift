package import Spreadsheet

/// One message of a WhatsApp chat export or an SMS backup, or a line that the program itself wrote into the chat (RULES E1, F).
package struct Message: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words, with or without an attachment.
    case message
    /// An attachment or its placeholder, and no words.
    case media
    /// What stands where its sender or an administrator took it back.
    case deleted
    /// A line of the program's own: encryption, who joined, calls.
    case system
  }

  package enum Direction: String, Sendable, Hashable {
    case incoming = "in"
    case outgoing = "out"
  }

  /// Why an SMS never left the telephone; `type` 3 to 6 of the backup.
  package enum Unsent: String, Sendable, Hashable, CaseIterable {
    case draft
    case outbox
    case failed
    case queued
  }

  package var date: CalendarDate
  /// Seconds since midnight, 0 to 86,399; a chat without seconds has full minutes.
  package var second: Int
  /// As the chat names it, without marks; of an SMS the other side's address. Nil of a system line.
  package var sender: String?
  /// The contact's name that an SMS backup gives.
  package var name: String?
  /// Without marks at its ends, lines joined by a line feed.
  package var text: String
  package var kind: Kind
  /// Nil of a chat, which does not say whose it is, and of an SMS that was not sent.
  package var direction: Direction?
  /// Set of an SMS that was not sent: neither a client's message nor our reply.
  package var unsent: Unsent?
  package var isEdited: Bool
  /// The line of the chat, or the number of the `sms` element, counted from 1.
  package var place: Int

  package init(
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
