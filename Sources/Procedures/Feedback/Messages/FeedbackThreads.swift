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
  /// Who; any number, the same for the same sender on the same channel.
  package var sender: Int32
  /// Whether the facility wrote it.
  package var isOwn: Bool
  package var kind: Kind
  /// The row of the register that the message is known to stand in, or that our message is known to answer; -1 for none.
  package var row: Int32 = -1

  package init(
    date: CalendarDate, second: Int32, chat: Int32 = 0, sender: Int32, isOwn: Bool = false, kind: Kind = .text,
    row: Int32 = -1
  ) {
    self.date = date
    self.second = second
    self.chat = chat
    self.sender = sender
    self.isOwn = isOwn
    self.kind = kind
    self.row = row
  }

  /// Seconds since 1970-01-01 in the facility's own time.
  fileprivate var moment: Int { Int(date.dayNumber) * 86_400 + Int(second) }
}

/// Messages of one sender that are one feedback, and our reply to them (E5).
package struct FeedbackThread: Sendable, Hashable {
  package var sender: Int32
  /// The messages' places in the stream, in order.
  package var members: [Int]
  /// The row of the register that the thread is known to be; -1 for none.
  package var row: Int32
  /// The place of our reply; nil for none.
  package var reply: Int?
  /// Whole minutes from the first message to our reply; nil for none.
  package var responseMinutes: Int?
}

/// E5: a stream of messages is cut into feedbacks.
///
/// Messages come in order of time. A message belongs to its sender's thread where less than `thread_minutes` lie between it and the
/// sender's previous one; a reply of ours does not cut the thread. What is known to stand in a row of the register stays there: a row
/// is never cut, and never joined to another one. Our message in a chat with one client, as by SMS, is the reply to all threads there
/// that wait for one; in a group to that one of them whose sender wrote last.
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
  }

  package private(set) var counts = Counts()
  private let gap: Int
  private let groups: Set<Int32>
  private var open: [Open] = []
  /// By sender: the latest thread.
  private var slots: [Int32: Int] = [:]
  /// By chat: threads that wait for a reply, the one whose sender wrote last at the end; one may stand there several times.
  private var waiting: [Int32: [Int]] = [:]

  /// Begins with nothing open.
  ///
  /// - Parameters:
  ///   - minutes: `thread_minutes`: messages so many minutes apart, or more, are two feedbacks.
  ///   - groups: the chats in which several clients write.
  package init(minutes: Int, groups: Set<Int32> = []) {
    gap = minutes * 60
    self.groups = groups
  }

  /// Takes the next message.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - place: Its place in the stream, for the thread's members.
  ///   - chats: The other chats that a message of ours went to, as an SMS to several people.
  package mutating func add(_ message: ThreadMessage, at place: Int, alsoIn chats: [Int32] = []) {
    switch message.kind {
    case .text, .media: break
    case .system: counts.system += 1
    case .deleted: counts.deleted += 1
    case .unsent: counts.unsent += 1
    }
    guard message.kind.isMessage else { return }
    if message.isOwn {
      counts.own += 1
      for chat in [message.chat] + chats { answer(message, in: chat, at: place) }
      return
    }
    let moment = message.moment
    var slot = slots[message.sender] ?? -1
    if slot >= 0, joins(message, moment, open[slot]) {
      counts.further += 1
      open[slot].thread.members.append(place)
      open[slot].last = moment
      if open[slot].thread.row < 0 { open[slot].thread.row = message.row }
    } else {
      counts.feedbacks += 1
      slot = open.count
      slots[message.sender] = slot
      open.append(
        Open(
          thread: FeedbackThread(sender: message.sender, members: [place], row: message.row), first: moment,
          last: moment))
    }
    if open[slot].thread.reply == nil, waiting[message.chat]?.last != slot {
      waiting[message.chat, default: []].append(slot)
    }
  }

  private func joins(_ message: ThreadMessage, _ moment: Int, _ open: Open) -> Bool {
    if message.row >= 0, open.thread.row >= 0 { return message.row == open.thread.row }
    return abs(moment - open.last) < gap
  }

  /// The threads, in order of their first messages.
  package mutating func finish() -> [FeedbackThread] {
    let threads = open.map(\.thread)
    open = []
    slots = [:]
    waiting = [:]
    return threads
  }

  private mutating func answer(_ message: ThreadMessage, in chat: Int32, at place: Int) {
    if !groups.contains(chat) {
      for slot in waiting.removeValue(forKey: chat) ?? [] { reply(message, to: slot, at: place) }
      return
    }
    if message.row >= 0,
      let known = waiting[chat]?.last(where: { open[$0].thread.row == message.row && open[$0].thread.reply == nil })
    {
      return reply(message, to: known, at: place)
    }
    while let slot = waiting[chat]?.popLast() {
      guard open[slot].thread.reply == nil else { continue }
      reply(message, to: slot, at: place)
      return
    }
  }

  private mutating func reply(_ message: ThreadMessage, to slot: Int, at place: Int) {
    guard open[slot].thread.reply == nil else { return }
    open[slot].thread.reply = place
    open[slot].thread.responseMinutes = max(0, message.moment - open[slot].first) / 60
  }
}
