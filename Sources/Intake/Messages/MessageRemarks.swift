/// What became of a file of messages, counted.
public struct MessageRemarks: Sendable, Hashable {
  /// Messages by kind, those that were not sent left out.
  public internal(set) var counts: [Message.Kind: Int] = [:]
  /// SMS that were not sent, by the reason.
  public internal(set) var unsent: [Message.Unsent: Int] = [:]
  /// How a chat's dates were read; nil of an SMS backup.
  package internal(set) var dates: ChatDates?
  /// Whether moments tell the second, not the minute alone.
  public internal(set) var hasSeconds = false
  /// The name of an iOS chat, which its system lines have as sender.
  public internal(set) var chatName: String?
  /// Lines before the first message, which belong to none.
  public internal(set) var strayLines = 0
  /// Lines that look like a message's beginning and whose date does not exist; they were read as text.
  public internal(set) var impossibleDates = 0
  /// Messages that are one `<…>` alone that is not known: mostly a placeholder in a third language.
  public internal(set) var unknownPlaceholders = 0
  /// Where the file breaks off in the middle of something, which was left out.
  public internal(set) var cut: MessageCut?
  /// `sms` and `mms` elements without a readable date or type, the latter also without sender or content: their numbers, from 1.
  public internal(set) var unreadable: [Int] = []
  /// How many elements the SMS backup says it has.
  public internal(set) var announced: Int?

  /// Remarks on a file of which nothing was read.
  public init() {}

  /// Whether something was left out that was meant to be read.
  public var hasFindings: Bool { cut != nil || !unreadable.isEmpty }
}

/// Where a file breaks off.
public struct MessageCut: Sendable, Hashable {
  /// The line of a chat, or the number of the element of an SMS backup, counted from 1.
  public let place: Int
  /// Whether ``place`` is a line.
  public let isLine: Bool
}

/// The order of day and month in a chat's dates, and what decided it.
package struct ChatDates: Sendable, Hashable {
  package enum Evidence: Sendable, Hashable {
    /// The year comes first.
    case yearFirst
    /// A number above 12, on this line.
    case number(line: Int, first: Int, second: Int)
    /// The lines are in the order of time under this reading alone.
    case ascending
    /// Nothing proves it; the style is that of the United States.
    case unitedStates
    /// Nothing proves it.
    case none
  }

  package let order: DateOrder
  package let evidence: Evidence
}
