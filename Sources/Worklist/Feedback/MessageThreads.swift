import Intake
import Procedures
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
    var texts: [String] = []
    var reply: (date: CalendarDate, second: Int32)?
    /// Its messages, and the reply where it answers no earlier thread, for the memory; with their places among all messages.
    var messages: [(place: Int, message: RememberedMessage)] = []
  }

  private(set) var threads: [Thread] = []
  /// What became of each file's messages up to the last day.
  private(set) var counts: [FeedbackThreads.Counts]
  /// How many messages and media each file has up to the last day.
  private(set) var totals: [Int]

  private let stores: [MessageStore]
  private let isOwn: [[Bool]]
  private let remembered: [RememberedMessage]
  /// By remembered message: which of the books it is from.
  private let bookOf: [Int]
  private let lastDay: CalendarDate
  private var pool = MessagePool()
  private var parties: [String: Int32] = [:]
  /// By party: how it was named first.
  private var names: [String] = []
  /// Whether somebody bears several names.
  private var hasAliases = false
  /// By own item: the other chats that it went to.
  private var otherChats: [Int32: [Int32]] = [:]
  /// By item: its chat.
  private var chatOf: [Int32] = []
  /// By file, then by book that remembers: the items in order of their lines, with the line's place.
  private var sequences: [[(line: Int, item: Int32)]]
  /// By item: its place among all.
  private var position: [Int] = []
  /// By chat of WhatsApp: what the memory calls it.
  private var labels: [Int32: String] = [:]

  init(
    _ stores: [MessageStore], isOwn: [[Bool]], _ remembered: [RememberedMessage], minutes: Int, lastDay: CalendarDate
  ) {
    self.stores = stores
    self.isOwn = isOwn
    // The books one after the other, each in its own order.
    let books = Dictionary(grouping: remembered.enumerated(), by: \.element.period)
      .sorted { ($0.key?.name ?? "") < ($1.key?.name ?? "") }
    self.remembered = books.flatMap { $0.value.map(\.element) }
    bookOf = books.enumerated().flatMap { place, book in book.value.map { _ in place } }
    sequences = [[(line: Int, item: Int32)]](repeating: [], count: books.count + stores.count)
    totals = [Int](repeating: 0, count: stores.count)
    self.lastDay = lastDay
    counts = [FeedbackThreads.Counts](repeating: FeedbackThreads.Counts(), count: stores.count)
    let nodes = takeClients()
    takeOwn(nodes)
    cut(minutes)
  }

  // MARK: Messages

  private mutating func party(_ sender: String, isSMS: Bool) -> Int32 {
    let key = (isSMS ? "s" : "w") + MessageParty.key(sender)
    if let known = parties[key] { return known }
    let party = Int32(parties.count)
    parties[key] = party
    names.append(sender)
    return party
  }

  /// To whom an SMS went; several stand with `~` between them.
  private mutating func recipients(of sender: String) -> [Int32] {
    sender.split(separator: "~").map { party(String($0), isSMS: true) }
  }

  private func isOurs(_ entry: MessageStore.Entry, _ file: Int) -> Bool {
    if let direction = entry.direction { return direction == .outgoing }
    return entry.sender.map { isOwn[file][Int($0)] } ?? false
  }

  /// Calls for each message of a file up to the last day, with its place in the file and in the order of lines.
  private func forEach(_ file: Int, _ body: (MessageStore.Entry, _ place: Int, _ line: Int) -> Void) {
    let store = stores[file]
    for (line, place) in store.orderOfTime.enumerated() {
      let entry = store.entries[place]
      guard entry.date <= lastDay, entry.threadKind.isMessage, entry.sender != nil else { continue }
      body(entry, place, line)
    }
  }

  private func item(_ entry: MessageStore.Entry, _ file: Int, _ place: Int) -> MessagePool.Item {
    let store = stores[file]
    let text = entry.kind == .media ? ChatText.media : ChatText.withoutAttachments(store.text(entry))
    let folded = FoldedText(text)
    return MessagePool.Item(
      date: entry.date, second: entry.second, isPrecise: store.remarks.hasSeconds, party: -1,
      isSMS: store.source == .sms, isOwn: false, isMedia: entry.kind == .media, isEdited: entry.isEdited,
      hash: folded.hash, length: entry.kind == .media ? 0 : folded.count, file: Int32(file), entry: Int32(place),
      textFile: Int32(file),
      textEntry: Int32(place), source: -1)
  }

  private func item(_ message: RememberedMessage, _ place: Int) -> MessagePool.Item {
    var item = MessagePool.Item(
      date: message.date, second: message.second, isPrecise: message.isPrecise, party: -1, isSMS: message.isSMS,
      isOwn: message.isOwn, isMedia: message.isMedia, isEdited: message.isEdited, hash: message.hash,
      length: message.isMedia ? 0 : FoldedText(message.text).count, file: -1, entry: -1, textFile: -1, textEntry: -1,
      source: -1)
    item.memory = Int32(place)
    return item
  }

  /// The clients' messages of a file, and where they stand in the order of lines.
  private mutating func clients(of file: Int) -> (candidates: [MessagePool.Candidate], lines: [Int]) {
    let store = stores[file]
    var candidates: [MessagePool.Candidate] = []
    var lines: [Int] = []
    var last = Int.min
    let senders = store.senders.map { party($0, isSMS: store.source == .sms) }
    forEach(file) { entry, place, line in
      last = max(last, Int(entry.date.dayNumber) * 86_400 + Int(entry.second))
      guard !isOurs(entry, file), let sender = entry.sender else {
        counts[file].own += 1
        return
      }
      lines.append(line)
      var item = item(entry, file, place)
      item.party = senders[Int(sender)]
      candidates.append(MessagePool.Candidate(item: item, chat: -1, rank: 0))
    }
    for place in candidates.indices { candidates[place].rank = last }
    counts[file].further = candidates.count
    totals[file] = counts[file].own + candidates.count
    for entry in store.entries where entry.date <= lastDay {
      switch entry.threadKind {
      case .system: counts[file].system += 1
      case .deleted: counts[file].deleted += 1
      case .unsent: counts[file].unsent += 1
      case .text, .media: break
      }
    }
    return (candidates, lines)
  }

  /// The clients' messages that the books remember.
  private mutating func rememberedClients() -> [MessagePool.Candidate] {
    var candidates: [MessagePool.Candidate] = []
    var last: [String: Int] = [:]
    for (place, message) in remembered.enumerated() {
      var item = item(message, place)
      last[message.chat] = max(last[message.chat] ?? Int.min, item.moment)
      guard !message.isOwn else { continue }
      item.party = party(message.sender, isSMS: message.isSMS)
      candidates.append(MessagePool.Candidate(item: item, chat: -1, rank: 0))
    }
    for place in candidates.indices {
      candidates[place].rank = last[remembered[Int(candidates[place].item.memory)].chat] ?? 0
    }
    return candidates
  }

  /// The senders of one chat who bear several names.
  private func aliases(
    _ files: [[MessagePool.Candidate]], _ known: [MessagePool.Candidate]
  ) -> MessageAliases {
    func lines(_ candidates: some Sequence<MessagePool.Candidate>) -> [MessageAliases.Line] {
      candidates.map { candidate in
        MessageAliases.Line(
          minute: candidate.item.minute, hash: candidate.item.hash, length: candidate.item.length,
          party: candidate.item.party)
      }
    }
    let chats = Dictionary(grouping: known.filter { !$0.item.isSMS }) { remembered[Int($0.item.memory)].chat }
    return MessageAliases(
      stores.indices.filter { stores[$0].source == .whatsApp }.map { lines(files[$0]) }
        + chats.sorted { $0.key < $1.key }.map { lines($0.value) })
  }

  /// Takes the clients' messages, which tell which files are of one chat.
  private mutating func takeClients() -> MessageChatNodes {
    var nodes = MessageChatNodes(files: stores.count)
    // Whom the books remember keeps the name that he has there.
    var known = rememberedClients()
    var files: [[MessagePool.Candidate]] = []
    var lines: [[Int]] = []
    for file in stores.indices {
      let found = clients(of: file)
      files.append(found.candidates)
      lines.append(found.lines)
    }
    let aliases = aliases(files, known)
    hasAliases = !aliases.isEmpty
    for file in stores.indices {
      for place in files[file].indices {
        files[file][place].item.party = aliases.party(files[file][place].item.party)
      }
      let found = pool.add(files[file], source: Int32(file))
      note(zip(lines[file], found), file: file)
      guard stores[file].source == .whatsApp else { continue }
      nodes.name(file, OwnSender.otherParty(fileName: stores[file].file) ?? stores[file].remarks.chatName)
      for item in found { nodes.add(file, pool.items[Int(item)]) }
    }
    for place in known.indices { known[place].item.party = aliases.party(known[place].item.party) }
    let found = pool.add(known, source: Int32(stores.count))
    note(known, found)
    for message in remembered where !message.isSMS { nodes.know(message.chat) }
    for (candidate, item) in zip(known, found) where !candidate.item.isSMS {
      nodes.add(remembered[Int(candidate.item.memory)].chat, candidate.item.party, pool.items[Int(item)])
    }
    return nodes
  }

  /// Tells the chats apart and takes our own messages, each in its chat.
  private mutating func takeOwn(_ nodes: MessageChatNodes) {
    let chats = nodes.chats
    let base = Int32(nodes.nodes.count)
    for (place, node) in nodes.nodes.enumerated() where !node.label.isEmpty {
      let chat = Int32(chats.chat(place))
      labels[chat] = min(labels[chat] ?? node.label, node.label)
    }
    for (place, node) in nodes.nodes.enumerated() where !node.name.isEmpty {
      let chat = Int32(chats.chat(place))
      labels[chat] = labels[chat] ?? MessageChatNodes.label(name: node.name)
    }
    func chat(_ item: MessagePool.Item) -> Int32 {
      if item.isSMS { return base + item.party }
      if item.file >= 0 { return Int32(chats.chat(Int(item.file))) }
      return Int32(chats.chat(nodes.node(remembered[Int(item.memory)].chat)))
    }
    chatOf = pool.items.map(chat)
    var candidates = [[MessagePool.Candidate]](repeating: [], count: stores.count + 1)
    var lines = [[Int]](repeating: [], count: stores.count)
    var others: [[[Int32]]] = candidates.map { _ in [] }
    for (file, store) in stores.enumerated() {
      let isSMS = store.source == .sms
      let addressees = isSMS ? store.senders.map { recipients(of: $0) } : []
      forEach(file) { entry, place, line in
        guard isOurs(entry, file), let sender = entry.sender else { return }
        lines[file].append(line)
        var item = item(entry, file, place)
        item.isOwn = true
        let to = isSMS ? addressees[Int(sender)] : []
        item.party = to.first ?? -1
        let chat = isSMS ? base + item.party : Int32(chats.chat(file))
        candidates[file].append(MessagePool.Candidate(item: item, chat: chat, rank: 0))
        others[file].append(to.dropFirst().map { base + $0 })
      }
    }
    for (place, message) in remembered.enumerated() where message.isOwn {
      var item = item(message, place)
      let to = message.isSMS ? recipients(of: message.sender) : []
      item.party = to.first ?? -1
      let chat = message.isSMS ? base + item.party : Int32(chats.chat(nodes.node(message.chat)))
      candidates[stores.count].append(MessagePool.Candidate(item: item, chat: chat, rank: 0))
      others[stores.count].append(to.dropFirst().map { base + $0 })
    }
    for source in candidates.indices {
      let added = candidates[source]
      let found = pool.add(added, source: Int32(source))
      if source < stores.count { note(zip(lines[source], found), file: source) } else { note(added, found) }
      for (place, item) in found.enumerated() {
        if Int(item) == chatOf.count { chatOf.append(added[place].chat) }
        if !others[source][place].isEmpty { otherChats[item] = others[source][place] }
      }
    }
  }

  /// Notes where items stand in a file.
  private mutating func note(_ items: some Sequence<(Int, Int32)>, file: Int) {
    sequences[file] += items.map { (line: $0, item: $1) }
  }

  /// Notes where items stand in the books that remember them.
  private mutating func note(_ candidates: [MessagePool.Candidate], _ items: [Int32]) {
    for (candidate, item) in zip(candidates, items) {
      let place = Int(candidate.item.memory)
      sequences[stores.count + bookOf[place]].append((line: place, item: item))
    }
  }

  // MARK: Threads

  private mutating func cut(_ minutes: Int) {
    let items = pool.items
    let order = MessageOrder(
      sequences.map { sequence in sequence.sorted { $0.line < $1.line }.map { Int($0.item) } },
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
        let key = remembered[Int(item.memory)].key
        let row = rows[key] ?? Int32(rowKeys.count)
        if Int(row) == rowKeys.count {
          rows[key] = row
          rowKeys.append(key)
        }
        rowOf[place] = row
      }
      if item.isOwn { continue }
      if let other = clients[chatOf[place]], other != item.party { groups.insert(chatOf[place]) }
      clients[chatOf[place]] = item.party
    }
    label(order)
    var cutter = FeedbackThreads(minutes: minutes, groups: groups)
    for place in order {
      let item = items[place]
      cutter.add(
        ThreadMessage(
          date: item.date, second: item.second, chat: chatOf[place], sender: item.isOwn ? -1 : item.party,
          isOwn: item.isOwn, kind: item.isMedia ? .media : .text, row: rowOf[place]),
        at: place, alsoIn: otherChats[Int32(place)] ?? [])
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
      if !isOurs(stores[thread.file].entries[thread.entry], thread.file) { counts[thread.file].further -= 1 }
    }
  }

  /// Gives a chat without a name the one of its first message.
  private mutating func label(_ order: [Int]) {
    for place in order where !pool.items[place].isSMS && labels[chatOf[place]] == nil {
      labels[chatOf[place]] = MessageChatNodes.label(first: pool.items[place])
    }
  }

  private func make(_ thread: FeedbackThread, key: String?, _ replies: inout Set<Int>) -> Thread {
    let members = thread.members.map { pool.items[$0] }
    let first = members.first
    var made = Thread(
      key: key, file: -1, entry: -1, date: first?.date ?? lastDay, second: first?.second ?? 0,
      isSMS: first?.isSMS ?? false)
    for (place, item) in zip(thread.members, members) {
      if item.file >= 0, made.file < 0 || Int(item.file) < made.file {
        (made.file, made.entry) = (Int(item.file), Int(item.entry))
      }
      let message = message(item, place)
      made.period = made.period ?? message.period
      made.texts.append(item.isMedia ? ChatText.media : message.text)
      let isNumber = MessageParty.isNumber(message.sender)
      if made.number.isEmpty, isNumber { made.number = message.sender }
      if made.name.isEmpty { made.name = isNumber ? message.name : message.sender }
      made.messages.append((position[place], message))
    }
    if let reply = thread.reply {
      let item = pool.items[reply]
      made.reply = (item.date, item.second)
      if made.file < 0, item.file >= 0 { (made.file, made.entry) = (Int(item.file), Int(item.entry)) }
      if replies.insert(reply).inserted {
        var message = message(item, reply)
        message.text = ""
        made.messages.append((position[reply], message))
      }
    }
    return made
  }

  /// A sender under their first name.
  private func name(_ sender: String, of item: MessagePool.Item) -> String {
    guard hasAliases, !item.isOwn, !item.isSMS, parties["w" + MessageParty.key(sender)] != item.party else {
      return sender
    }
    return names[Int(item.party)]
  }

  /// An item as the memory has it.
  private func message(_ item: MessagePool.Item, _ place: Int) -> RememberedMessage {
    var message: RememberedMessage
    if item.memory >= 0 {
      message = remembered[Int(item.memory)]
      (message.date, message.second, message.isPrecise) = (item.date, item.second, item.isPrecise)
      (message.isMedia, message.isEdited, message.hash) = (item.isMedia, item.isEdited, item.hash)
    } else {
      let store = stores[Int(item.file)]
      let sender = store.entries[Int(item.entry)].sender.map(Int.init)
      message = RememberedMessage(
        period: nil, key: "", chat: "", date: item.date, second: item.second, isPrecise: item.isPrecise,
        isSMS: item.isSMS, isOwn: item.isOwn, isMedia: item.isMedia, isEdited: item.isEdited,
        sender: sender.map { name(store.senders[$0], of: item) } ?? "", name: sender.map { store.names[$0] } ?? "",
        hash: item.hash,
        text: "")
    }
    message.chat = item.isSMS ? "" : labels[chatOf[place]] ?? ""
    if item.isOwn { return message }
    if item.textFile >= 0 {
      let store = stores[Int(item.textFile)]
      message.text = ChatText.withoutAttachments(store.text(store.entries[Int(item.textEntry)]))
    }
    if item.isMedia { message.text = "" }
    return message
  }
}
