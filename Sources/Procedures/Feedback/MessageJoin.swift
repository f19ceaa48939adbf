import Book
import Core
import Intake
import Spreadsheet

/// The messages of all files and those that the books remember, each once: who sent it, in which chat, and where it stands (E5).
struct MessageJoin {
  /// What became of each file's messages up to the last day.
  private(set) var counts: [FeedbackThreads.Counts]
  /// How many messages and media each file has up to the last day.
  private(set) var totals: [Int]

  let stores: [MessageStore]
  let remembered: [RememberedMessage]
  private(set) var pool = MessagePool()
  /// By own item: the other chats that it went to.
  private(set) var otherChats: [Int32: [Int32]] = [:]
  /// By item: its chat.
  private(set) var chatOf: [Int32] = []
  /// By file, then by book that remembers: the items in order of their lines, with the line's place.
  private(set) var sequences: [[(line: Int, item: Int32)]]
  /// By chat of WhatsApp: what the memory calls it.
  private(set) var labels: [Int32: String] = [:]

  private let isOwn: [[Bool]]
  /// By remembered message: which of the books it is from.
  private let bookOf: [Int]
  private let lastDay: CalendarDate
  private var parties: [String: Int32] = [:]
  /// By party: how it was named first.
  private var names: [String] = []
  /// Whether somebody bears several names.
  private var hasAliases = false

  init(_ stores: [MessageStore], isOwn: [[Bool]], _ remembered: [RememberedMessage], lastDay: CalendarDate) {
    self.stores = stores
    self.isOwn = isOwn
    // The books one after the other, each in its own order.
    let books = Dictionary(grouping: remembered.enumerated(), by: \.element.period)
      .sorted(on: { $0.key?.name ?? "" })
    self.remembered = books.flatMap { $0.value.map(\.element) }
    bookOf = books.enumerated().flatMap { place, book in book.value.map { _ in place } }
    sequences = [[(line: Int, item: Int32)]](repeating: [], count: books.count + stores.count)
    totals = [Int](repeating: 0, count: stores.count)
    self.lastDay = lastDay
    counts = [FeedbackThreads.Counts](repeating: FeedbackThreads.Counts(), count: stores.count)
    takeOwn(takeClients())
    pool.finish()
  }

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

  func isOurs(_ entry: MessageStore.Entry, _ file: Int) -> Bool {
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
      hash: folded.hash, length: entry.kind == .media ? 0 : Int32(clamping: folded.count), file: Int32(file),
      entry: Int32(place),
      textFile: Int32(file),
      textEntry: Int32(place), source: -1)
  }

  private func item(_ message: RememberedMessage, _ place: Int) -> MessagePool.Item {
    var item = MessagePool.Item(
      date: message.date, second: message.second, isPrecise: message.isPrecise, party: -1, isSMS: message.isSMS,
      isOwn: message.isOwn, isMedia: message.isMedia, isEdited: message.isEdited, hash: message.hash,
      length: message.isMedia ? 0 : Int32(clamping: FoldedText(message.text).count), file: -1, entry: -1, textFile: -1,
      textEntry: -1,
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
    // One export has nobody under two names.
    if files.count + Set(remembered.lazy.map(\.chat)).count < 2 { return MessageAliases([]) }
    let chats = Dictionary(grouping: known.filter { !$0.item.isSMS }) { remembered[Int($0.item.memory)].chat }
    return MessageAliases(
      stores.indices.filter { stores[$0].source == .whatsApp }.map { lines(files[$0]) }
        + chats.sorted(on: \.key).map { lines($0.value) })
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
      (files[file], lines[file]) = ([], [])
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
      candidates[source] = []
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

  /// Lets go of what nobody asks for once the order of all messages is known.
  mutating func finish() {
    sequences = []
  }

  /// A sender under their first name.
  func name(_ sender: String, of item: MessagePool.Item) -> String {
    guard hasAliases, !item.isOwn, !item.isSMS, parties["w" + MessageParty.key(sender)] != item.party else {
      return sender
    }
    return names[Int(item.party)]
  }
}
