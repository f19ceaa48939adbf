import Book
import Core
import Intake
import Spreadsheet

/// The threads of all files' and all remembered messages together (E5): whatever window of a chat an export shows, a thread is whole.
struct MessageThreads {
  struct Thread {
    /// Of its row in the register; nil of a new one.
    var key: String?
    /// The period whose book remembers it; nil of a new one.
    var period: Period?
    /// The file under which its row is counted, and the entry there; -1 of one that no file shows.
    var file: Int
    var entry: Int
    var date: CalendarDate
    var second: Int32
    var isSMS: Bool
    var name = ""
    var number = ""
    /// Of its messages, as far as a cell of the register may hold them.
    var texts: [String] = []
    var reply: (date: CalendarDate, second: Int32)?
    /// Its messages, and the reply where it answers no earlier thread, for the memory.
    var messages: [Member] = []
  }

  /// A message that the memory is to hold: its place among all, and the item that it is.
  struct Member {
    var place: Int32
    var item: Int32
    var isReply = false
  }

  private(set) var threads: [Thread] = []
  /// What became of each file's messages up to the last day.
  private(set) var counts: [FeedbackThreads.Counts]
  /// How many messages and media each file has up to the last day.
  var totals: [Int] { join.totals }

  private var join: MessageJoin
  private let lastDay: CalendarDate
  /// By item: its place among all.
  private var position: [Int] = []
  /// By chat of WhatsApp: what the memory calls it.
  private var labels: [Int32: String]

  init(
    _ stores: [MessageStore], isOwn: [[Bool]], _ remembered: [RememberedMessage], minutes: Int, lastDay: CalendarDate
  ) {
    join = MessageJoin(stores, isOwn: isOwn, remembered, lastDay: lastDay)
    self.lastDay = lastDay
    counts = join.counts
    labels = join.labels
    cut(minutes)
    join.finish()
  }

  private mutating func cut(_ minutes: Int) {
    let items = join.pool.items
    let order = MessageOrder(
      join.sequences.map { sequence in sequence.sorted(on: \.line).map { Int($0.item) } },
      moments: items.map(\.moment)
    ).items
    position = [Int](repeating: 0, count: items.count)
    for (place, item) in order.enumerated() { position[item] = place }
    var rows: [String: Int32] = [:]
    var rowKeys: [String] = []
    var clients: [Int32: Int32] = [:]
    var groups: Set<Int32> = []
    var rowOf = [Int32](repeating: -1, count: items.count)
    for (place, item) in items.enumerated() {
      if item.memory >= 0 {
        let key = join.remembered[Int(item.memory)].key
        let row = rows[key] ?? Int32(rowKeys.count)
        if Int(row) == rowKeys.count {
          rows[key] = row
          rowKeys.append(key)
        }
        rowOf[place] = row
      }
      if item.isOwn { continue }
      if let other = clients[join.chatOf[place]], other != item.party { groups.insert(join.chatOf[place]) }
      clients[join.chatOf[place]] = item.party
    }
    label(order)
    var cutter = FeedbackThreads(minutes: minutes, groups: groups)
    for place in order {
      let item = items[place]
      cutter.add(
        ThreadMessage(
          date: item.date, second: item.second, chat: join.chatOf[place], sender: item.isOwn ? -1 : item.party,
          isOwn: item.isOwn, kind: item.isMedia ? .media : .text, row: rowOf[place]),
        at: place, alsoIn: join.otherChats[Int32(place)] ?? [])
    }
    var placeOfRow: [Int32: Int] = [:]
    var joined: [FeedbackThread] = []
    for thread in cutter.finish() {
      // A row is one thread, also where its sender turned out to be somebody else's other name.
      if thread.row >= 0, let known = placeOfRow[thread.row] {
        joined[known].members += thread.members
        joined[known].reply = joined[known].reply ?? thread.reply
        continue
      }
      if thread.row >= 0 { placeOfRow[thread.row] = joined.count }
      joined.append(thread)
    }
    var replies: Set<Int> = []
    threads = joined.map { thread in
      make(thread, key: thread.row < 0 ? nil : rowKeys[Int(thread.row)], &replies)
    }
    for thread in threads where thread.file >= 0 {
      counts[thread.file].feedbacks += 1
      if !join.isOurs(join.stores[thread.file].entries[thread.entry], thread.file) { counts[thread.file].further -= 1 }
    }
  }

  /// Gives a chat without a name the one of its first message.
  private mutating func label(_ order: [Int]) {
    for place in order where !join.pool.items[place].isSMS && labels[join.chatOf[place]] == nil {
      labels[join.chatOf[place]] = MessageChatNodes.label(first: join.pool.items[place])
    }
  }

  private func make(_ thread: FeedbackThread, key: String?, _ replies: inout Set<Int>) -> Thread {
    let members = thread.members.map { join.pool.items[$0] }
    let first = members.first
    var made = Thread(
      key: key, file: -1, entry: -1, date: first?.date ?? lastDay, second: first?.second ?? 0,
      isSMS: first?.isSMS ?? false)
    var room = Self.textLimit
    for (place, item) in zip(thread.members, members) {
      if item.file >= 0, made.file < 0 || Int(item.file) < made.file {
        (made.file, made.entry) = (Int(item.file), Int(item.entry))
      }
      if item.memory >= 0 { made.period = made.period ?? join.remembered[Int(item.memory)].period }
      if room >= -1 {
        let text = item.isMedia ? ChatText.media : text(of: item)
        made.texts.append(text)
        room -= text.utf16.count + 1
      }
      if made.number.isEmpty || made.name.isEmpty {
        let (sender, name) = sender(of: item)
        let isNumber = MessageParty.isNumber(sender)
        if made.number.isEmpty, isNumber { made.number = sender }
        if made.name.isEmpty { made.name = isNumber ? name : sender }
      }
      made.messages.append(Member(place: Int32(position[place]), item: Int32(place)))
    }
    if let reply = thread.reply {
      let item = join.pool.items[reply]
      made.reply = (item.date, item.second)
      if made.file < 0, item.file >= 0 { (made.file, made.entry) = (Int(item.file), Int(item.entry)) }
      if replies.insert(reply).inserted {
        made.messages.append(Member(place: Int32(position[reply]), item: Int32(reply), isReply: true))
      }
    }
    return made
  }

  /// UTF-16 units of a text that a cell holds, with room for a word at its end.
  static let textLimit = 32_000

  /// A message as the memory has it, without its row.
  func message(_ member: Member) -> RememberedMessage {
    let item = join.pool.items[Int(member.item)]
    var message: RememberedMessage
    if item.memory >= 0 {
      message = join.remembered[Int(item.memory)]
      (message.date, message.second, message.isPrecise) = (item.date, item.second, item.isPrecise)
      (message.isMedia, message.isEdited, message.hash) = (item.isMedia, item.isEdited, item.hash)
    } else {
      let (sender, name) = sender(of: item)
      message = RememberedMessage(
        period: nil, key: "", chat: "", date: item.date, second: item.second, isPrecise: item.isPrecise,
        isSMS: item.isSMS, isOwn: item.isOwn, isMedia: item.isMedia, isEdited: item.isEdited, sender: sender,
        name: name, hash: item.hash, text: "")
    }
    message.chat = item.isSMS ? "" : labels[join.chatOf[Int(member.item)]] ?? ""
    if member.isReply {
      message.text = ""
    } else if !item.isOwn {
      message.text = item.isMedia ? "" : text(of: item)
    }
    return message
  }

  private func sender(of item: MessagePool.Item) -> (sender: String, name: String) {
    if item.memory >= 0 {
      let message = join.remembered[Int(item.memory)]
      return (message.sender, message.name)
    }
    let store = join.stores[Int(item.file)]
    guard let sender = store.entries[Int(item.entry)].sender.map(Int.init) else { return ("", "") }
    return (join.name(store.senders[sender], of: item), store.names[sender])
  }

  /// The text of a client's message; empty where no source has one.
  private func text(of item: MessagePool.Item) -> String {
    if item.textFile >= 0 {
      let store = join.stores[Int(item.textFile)]
      return ChatText.withoutAttachments(store.text(store.entries[Int(item.textEntry)]))
    }
    return item.memory >= 0 ? join.remembered[Int(item.memory)].text : ""
  }
}
