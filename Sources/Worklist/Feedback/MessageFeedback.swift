package import Intake
import Procedures
package import Spreadsheet

/// Chats and SMS as rows of the register: one a thread of messages (E1, E5).
package struct MessageFeedback {
  /// One a file that holds feedback.
  package private(set) var tables: [Table] = []
  /// Further messages of a thread, and our own replies, by file.
  package private(set) var accounts: [FileAccount] = []
  package private(set) var notes: [Note] = []

  /// The register's columns that a chat fills.
  private static let columns = [
    "tanggal", "jam", "kanal", "nama", "no_telepon", "isi", "tanggal_balasan", "jam_balasan",
  ]

  /// Cuts the messages of all files into threads.
  ///
  /// - Parameters:
  ///   - stores: the files' messages.
  ///   - settings: the facility's; `own_numbers` and `own_names` go before what is inferred.
  ///   - schema: the register's columns.
  ///   - lastDay: the last day that the run takes; later messages are rejected.
  /// - Throws: ``SpreadsheetError`` where rows or texts pass their limit.
  package init(
    _ stores: [MessageStore], _ settings: FeedbackSettings, _ schema: Schema, lastDay: CalendarDate
  ) throws(SpreadsheetError) {
    let own = OwnParties(stores, numbers: settings.ownNumbers, names: settings.ownNames)
    for (place, store) in stores.enumerated() {
      try add(store, own.isOwn[place], settings, schema, lastDay)
      if let note = own.notes[place] { notes.append(.note("masuk/\(store.file): \(note) (E5)")) }
    }
  }

  /// Adds a file's threads; `isOwn` is by sender.
  private mutating func add(
    _ store: MessageStore, _ isOwn: [Bool], _ settings: FeedbackSettings, _ schema: Schema, _ lastDay: CalendarDate
  ) throws(SpreadsheetError) {
    var threads = FeedbackThreads(minutes: settings.profile.threadMinutes)
    var later = threads
    var found: [FeedbackThread] = []
    for place in store.orderOfTime {
      let entry = store.entries[place]
      let message = ThreadMessage(
        date: entry.date, second: entry.second, chat: store.source == .sms ? entry.sender ?? -1 : 0,
        sender: entry.sender ?? -1,
        isOwn: entry.direction == .outgoing || entry.sender.map { isOwn[Int($0)] } ?? false, kind: entry.threadKind)
      let ended = entry.date <= lastDay ? threads.add(message, at: place) : later.add(message, at: place)
      if let ended { found.append(ended) }
    }
    found += threads.finish() + later.finish()
    let counts = threads.counts
    var maker = TableMaker(file: store.file, schema: schema, fields: Self.columns)
    for thread in found.sorted(by: { ($0.members.first ?? 0) < ($1.members.first ?? 0) }) {
      guard let first = thread.members.first else { continue }
      try maker.append(number: Int(store.entries[first].place), Self.row(thread, store))
    }
    if !found.isEmpty { tables.append(maker.finish(shape: FeedbackColumns.shape)) }
    var account = FileAccount(file: store.file)
    account.merged = counts.further + counts.own
    // Of a later thread its row is rejected by itself.
    account.rejected = later.counts.further + later.counts.own
    account.rows = account.merged + account.rejected
    accounts.append(account)
    notes.append(.note("masuk/\(store.file): \(Self.words(counts))"))
  }

  /// A thread as a row of the register.
  private static func row(_ thread: FeedbackThread, _ store: MessageStore) -> [TableMaker.Cell] {
    let entries = thread.members.map { store.entries[$0] }
    guard let first = entries.first, let sender = first.sender.map(Int.init) else { return [] }
    let texts = entries.map { entry in
      entry.kind == .media ? media : store.text(entry)
    }
    let reply = thread.reply.map { store.entries[$0] }
    let party = store.senders[sender]
    let isNumber = MessageParty.isNumber(party)
    return [
      .date(first.date), .time(second: Int(first.second)),
      .text((store.source == .sms ? FeedbackChannel.sms : .whatsApp).rawValue),
      .text(isNumber ? store.names[sender] : party), .text(isNumber ? MessageParty.plain(party) : ""),
      .text(texts.joined(separator: "\n")), reply.map { .date($0.date) } ?? .empty,
      reply.map { .time(second: Int($0.second)) } ?? .empty,
    ]
  }

  /// What stands for an attachment without words.
  static let media = "[media]"

  /// `412 pesan: 180 umpan balik, 90 lanjutan, 142 balasan kita; 8 baris sistem, 4 dihapus`.
  private static func words(_ counts: FeedbackThreads.Counts) -> String {
    var text =
      "\(counts.messages) pesan: \(counts.feedbacks) umpan balik, \(counts.further) lanjutan, \(counts.own) pesan kita"
    let rest = [
      (counts.system, "baris sistem"), (counts.deleted, "pesan dihapus"), (counts.unsent, "SMS tidak terkirim"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !rest.isEmpty { text += "; bukan umpan balik: " + rest.joined(separator: ", ") }
    return text + " (E5)"
  }
}

extension MessageStore.Entry {
  fileprivate var threadKind: ThreadMessage.Kind {
    if isUnsent { return .unsent }
    return switch kind {
    case .message: .text
    case .media: .media
    case .deleted: .deleted
    case .system: .system
    }
  }
}

/// Who a chat's sender is: a number, or a name.
package enum MessageParty {
  /// Whether a sender is a telephone number: digits, blanks, `+`, dashes, brackets and points.
  package static func isNumber(_ party: String) -> Bool {
    party.utf8.count { (0x30...0x39).contains($0) } >= 3
      && party.unicodeScalars.allSatisfy { scalar in
        ("0"..."9").contains(scalar) || scalar == "-" || scalar == " " || separators.contains(scalar)
      }
  }

  /// What WhatsApp and people put between the digits, hyphens and blanks that do not break included.
  private static let separators = Set("+-() ./\u{A0}\u{2010}\u{2011}\u{2012}\u{2013}\u{202F}".unicodeScalars)

  /// A number with plain hyphens and blanks, so that it is read as telephone numbers are.
  package static func plain(_ party: String) -> String {
    var text = ""
    for scalar in party.unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{202F}": text.append(" ")
      case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": text.append("-")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// What makes two wordings of one party equal: a number's digits from the subscriber's on, a name without case and blanks.
  package static func key(_ party: String) -> String {
    guard isNumber(party) else { return HeaderText.key(party) }
    var digits = party.utf8.filter { (0x30...0x39).contains($0) }[...]
    let nought = UInt8(ascii: "0")
    digits = digits.drop { $0 == nought }
    if digits.count > 9, digits.starts(with: "62".utf8) { digits = digits.dropFirst(2) }
    return String(decoding: digits.drop { $0 == nought }, as: UTF8.self)
  }
}

/// Which senders of each file are the facility itself.
package struct OwnParties {
  /// By file, then by its senders.
  package private(set) var isOwn: [[Bool]]
  /// By file: who was taken for it and why; nil where the settings say so, and of SMS, which know by themselves.
  package private(set) var notes: [String?]
  /// By file: whether only the order of its messages tells.
  package private(set) var isGuess: [Bool]

  /// Finds out who is.
  ///
  /// - Parameters:
  ///   - stores: the files' messages.
  ///   - numbers: the facility's own numbers; they go before what is inferred.
  ///   - names: its own names, likewise.
  package init(_ stores: [MessageStore], numbers: [String], names: [String]) {
    isOwn = stores.map { [Bool](repeating: false, count: $0.senders.count) }
    notes = stores.map { _ in nil }
    isGuess = stores.map { _ in false }
    var ids: [String: Int32] = [:]
    func id(_ party: String) -> Int32 {
      let key = MessageParty.key(party)
      let id = ids[key] ?? Int32(ids.count)
      ids[key] = id
      return id
    }
    let named = Set((numbers + names).map { id($0) })
    let chats = stores.indices.filter { stores[$0].source == .whatsApp }
    var senders: [ChatSenders] = []
    for place in chats {
      let store = stores[place]
      let known = store.senders.map { id($0) }
      var chat = ChatSenders(otherParty: OwnSender.otherParty(fileName: store.file).map { id($0) })
      for entry in store.entries where entry.kind == .message || entry.kind == .media {
        if let sender = entry.sender { chat.add(known[Int(sender)]) }
      }
      senders.append(chat)
    }
    for (place, own) in zip(chats, OwnSender.infer(senders, own: named)) {
      let store = stores[place]
      let parties = Set(own.senders)
      isOwn[place] = store.senders.map { parties.contains(id($0)) }
      switch own.evidence {
      case .settings: continue
      case .replies, .wroteLater: isGuess[place] = true
      default: break
      }
      notes[place] = own.note(zip(store.senders, isOwn[place]).filter(\.1).map(\.0)).indonesian
    }
  }
}
