package import Spreadsheet

/// One line of a chat or one SMS, as the threads see it (E5).
package struct ThreadMessage: Sendable, Hashable {
  package enum Kind: UInt8, Sendable, CaseIterable, Hashable {
    case text
    /// Media without a text of its own.
    case media
    /// The app's own line: no feedback, counted.
    case system
    /// Deleted by its sender: no feedback, counted.
    case deleted
    /// A draft, or an SMS that was not sent (types 3 to 6): no feedback, counted.
    case unsent

    /// Whether somebody said something by it.
    package var isMessage: Bool { self == .text || self == .media }
  }

  package var date: CalendarDate
  /// Second of the day, 0 to 86,399.
  package var second: Int32
  /// Which chat; one of SMS is with one address.
  package var chat: Int32
  /// Who; any number, the same for the same sender.
  package var sender: Int32
  /// Whether the facility wrote it.
  package var isOwn: Bool
  package var kind: Kind

  package init(
    date: CalendarDate, second: Int32, chat: Int32 = 0, sender: Int32, isOwn: Bool = false, kind: Kind = .text
  ) {
    self.date = date
    self.second = second
    self.chat = chat
    self.sender = sender
    self.isOwn = isOwn
    self.kind = kind
  }

  /// Seconds since 1970-01-01 in the facility's own time.
  fileprivate var moment: Int { Int(date.dayNumber) * 86_400 + Int(second) }
}

/// Messages of one sender in one chat that are one feedback, and our reply to them (E5).
package struct FeedbackThread: Sendable, Hashable {
  package var chat: Int32
  package var sender: Int32
  /// The messages' places in the stream, in order.
  package var members: [Int]
  /// The place of our reply; nil for none.
  package var reply: Int?
  /// Whole minutes from the first message to our reply; nil for none.
  package var responseMinutes: Int?
}

/// Cuts streams of messages into feedbacks (E5); holds one open thread for each sender.
///
/// Messages come in order of time within a chat. A message belongs to its sender's thread where less than `thread_minutes`
/// lie between it and the sender's previous one; a reply of ours does not cut the thread. Our reply to a thread is our first
/// message in the chat after the thread's first one and before the sender's next thread.
package struct FeedbackThreads: Sendable {
  /// What became of the lines.
  package struct Counts: Sendable, Hashable {
    /// Threads, each one feedback.
    package var feedbacks = 0
    /// Messages that joined an earlier one's thread.
    package var further = 0
    /// Ours.
    package var own = 0
    package var system = 0
    package var deleted = 0
    package var unsent = 0

    package init() {}

    /// Messages and media, ours too; not the lines that are none.
    package var messages: Int { feedbacks + further + own }
  }

  private struct Open {
    var thread: FeedbackThread
    var first: Int
    var last: Int
    var isWaiting: Bool
  }

  package private(set) var counts = Counts()
  private let gap: Int
  private var open: [Open] = []
  private var slots: [UInt64: Int] = [:]
  /// The threads of each chat without a reply.
  private var waiting: [Int32: [Int]] = [:]

  /// Begins with nothing open.
  ///
  /// - Parameter minutes: `thread_minutes`: messages so many minutes apart, or more, are two feedbacks.
  package init(minutes: Int) { gap = minutes * 60 }

  /// Takes the next message.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - place: Its place in the stream, for the thread's members.
  /// - Returns: The sender's thread before this one where it is over now; threads come in order of their ends.
  package mutating func add(_ message: ThreadMessage, at place: Int) -> FeedbackThread? {
    switch message.kind {
    case .text, .media: break
    case .system:
      counts.system += 1
      return nil
    case .deleted:
      counts.deleted += 1
      return nil
    case .unsent:
      counts.unsent += 1
      return nil
    }
    if message.isOwn {
      counts.own += 1
      answer(message, at: place)
      return nil
    }
    let moment = message.moment
    let key = UInt64(UInt32(bitPattern: message.chat)) << 32 | UInt64(UInt32(bitPattern: message.sender))
    guard let slot = slots[key] else {
      slots[key] = open.count
      open.append(begin(message, moment, place))
      wait(open.count - 1, chat: message.chat)
      return nil
    }
    if abs(moment - open[slot].last) < gap {
      counts.further += 1
      open[slot].thread.members.append(place)
      open[slot].last = moment
      return nil
    }
    let ended = open[slot].thread
    let isListed = open[slot].isWaiting
    open[slot] = begin(message, moment, place)
    if !isListed { wait(slot, chat: message.chat) }
    return ended
  }

  /// The threads that are still open, at the end of the stream; in order of their first messages.
  package mutating func finish() -> [FeedbackThread] {
    let threads = open.map(\.thread).sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
    open = []
    slots = [:]
    waiting = [:]
    return threads
  }

  private mutating func begin(_ message: ThreadMessage, _ moment: Int, _ place: Int) -> Open {
    counts.feedbacks += 1
    return Open(
      thread: FeedbackThread(chat: message.chat, sender: message.sender, members: [place]), first: moment,
      last: moment, isWaiting: true)
  }

  private mutating func wait(_ slot: Int, chat: Int32) { waiting[chat, default: []].append(slot) }

  /// Our message answers all threads of its chat that wait for one.
  private mutating func answer(_ message: ThreadMessage, at place: Int) {
    guard let slots = waiting.removeValue(forKey: message.chat) else { return }
    let moment = message.moment
    for slot in slots {
      open[slot].isWaiting = false
      open[slot].thread.reply = place
      open[slot].thread.responseMinutes = max(0, moment - open[slot].first) / 60
    }
  }
}
