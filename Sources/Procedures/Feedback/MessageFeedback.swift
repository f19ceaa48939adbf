package import Book
package import Core
package import Intake
package import Spreadsheet

/// Chats and SMS as rows of the register: one a thread of messages (E1, E5).
package struct MessageFeedback {
  /// One a file that holds feedback.
  package private(set) var tables: [Table] = []
  /// By table, then by row: the key of its row in the register.
  package private(set) var keys: [[String]] = []
  /// Further messages of a thread, messages that other files have, too, and our own replies, by file.
  package private(set) var accounts: [FileAccount] = []
  package private(set) var notes: [Note] = []
  /// Elements of SMS backups that can't be read, for `Data Bermasalah`.
  package private(set) var problems: [SheetProblem] = []

  private let found: MessageThreads
  private let layout: LogLayout
  /// By thread: where its row stands among the tables; nil of one that no input shows.
  private var places: [(table: Int, row: Int, key: String)?]

  /// The register's columns that a chat fills.
  private static let columns = [
    "tanggal", "jam", "kanal", "nama", "no_telepon", "isi", "tanggal_balasan", "jam_balasan",
  ]

  /// Cuts the messages of all files into threads.
  ///
  /// - Parameters:
  ///   - stores: the files' messages.
  ///   - remembered: those that the work books remember.
  ///   - settings: the facility's; `own_numbers` and `own_names` go before what is inferred.
  ///   - layout: the register.
  ///   - facility: the facility's name, which a sender may bear.
  ///   - lastDay: the last day that the run takes; later messages are rejected.
  /// - Throws: ``SpreadsheetError`` where rows or texts pass their limit.
  package init(
    _ stores: [MessageStore], remembered: [RememberedMessage], _ settings: FeedbackSettings, _ layout: LogLayout,
    facility: String, lastDay: CalendarDate
  ) throws(SpreadsheetError) {
    let own = OwnParties(
      stores, numbers: settings.profile.ownNumbers, names: settings.profile.ownNames, facility: facility)
    let minutes = settings.profile.threadMinutes
    found = MessageThreads(stores, isOwn: own.isOwn, remembered, minutes: minutes, lastDay: lastDay)
    let threads = found.threads
    self.layout = layout
    places = [(table: Int, row: Int, key: String)?](repeating: nil, count: threads.count)
    var taken = Set(threads.compactMap(\.key))
    for (place, store) in stores.enumerated() {
      let here = threads.indices.filter { threads[$0].file == place }.sorted(on: { threads[$0].entry })
      let later = Self.later(store, own.isOwn[place], minutes, lastDay)
      var maker = TableMaker(file: store.file, schema: layout.schema, fields: Self.columns)
      for thread in here {
        try maker.append(number: Int(store.entries[threads[thread].entry].place), Self.row(threads[thread]))
      }
      for thread in later.threads {
        guard let first = thread.members.first else { continue }
        try maker.append(number: Int(store.entries[first].place), Self.row(thread, store))
      }
      if !here.isEmpty || !later.threads.isEmpty {
        let table = maker.finish(shape: FeedbackColumns.shape)
        var given: [String] = []
        for row in 0..<table.rowCount {
          let known = row < here.count ? threads[here[row]].key : nil
          given.append(known ?? Self.key(table, row, layout, &taken))
          if row < here.count { places[here[row]] = (tables.count, row, given[row]) }
        }
        tables.append(table)
        keys.append(given)
      }
      account(store, found.totals[place] - here.count, later)
      notes.append(.note("masuk/\(store.file): \(Self.words(found.counts[place], found.totals[place]))"))
      if let note = own.notes[place] { notes.append(.note("masuk/\(store.file): \(note) (E5)")) }
    }
  }

  private mutating func account(
    _ store: MessageStore, _ merged: Int, _ later: (threads: [FeedbackThread], messages: Int)
  ) {
    var account = FileAccount(file: store.file)
    // One reply may give several feedbacks their rows that no file shows any more.
    account.merged = max(0, merged)
    // Of a later thread its row is rejected by itself.
    account.rejected = later.messages - later.threads.count + store.remarks.unreadable.count
    account.rows = account.merged + account.rejected
    accounts.append(account)
    problems += store.remarks.unreadable.map { place in
      SheetProblem(
        file: store.file, sheet: "", row: place, column: "", value: "",
        what: "SMS atau MMS tanpa tanggal, jenis, pengirim atau isi yang dapat dibaca (nomor urut di berkas) (E1)",
        effect: SheetProblem.rejected)
    }
  }

  /// The threads of a file after the last day, whose rows are rejected.
  private static func later(
    _ store: MessageStore, _ isOwn: [Bool], _ minutes: Int, _ lastDay: CalendarDate
  ) -> (threads: [FeedbackThread], messages: Int) {
    guard store.entries.contains(where: { $0.date > lastDay }) else { return ([], 0) }
    var threads = FeedbackThreads(minutes: minutes)
    for place in store.orderOfTime where store.entries[place].date > lastDay {
      let entry = store.entries[place]
      threads.add(
        ThreadMessage(
          date: entry.date, second: entry.second, sender: entry.sender ?? -1,
          isOwn: entry.direction == .outgoing || entry.sender.map { isOwn[Int($0)] } ?? false, kind: entry.threadKind),
        at: place)
    }
    return (threads.finish(), threads.counts.messages)
  }

  /// The key of a row that is not known yet, another one than all given.
  private static func key(_ table: Table, _ row: Int, _ layout: LogLayout, _ taken: inout Set<String>) -> String {
    let keys = LogKey(layout)
    let date = table.date(row: row, field: layout.schema.index(of: layout.dateField) ?? 0).date
    let time = table.time(row: row, field: layout.schema.index(of: layout.timeField) ?? 0).time
    let natural = keys.key(date, time, caller: keys.caller(table, row))
    var key = natural
    var count = 1
    while !taken.insert(key).inserted {
      count += 1
      key = "\(natural)-\(count)"
    }
    return key
  }

  // MARK: Rows

  private static func row(_ thread: MessageThreads.Thread) -> [TableMaker.Cell] {
    row(
      thread.date, thread.second, isSMS: thread.isSMS, name: thread.name, number: thread.number, texts: thread.texts,
      reply: thread.reply)
  }

  /// A thread of one file as a row of the register.
  private static func row(_ thread: FeedbackThread, _ store: MessageStore) -> [TableMaker.Cell] {
    let entries = thread.members.map { store.entries[$0] }
    guard let first = entries.first, let sender = first.sender.map(Int.init) else { return [] }
    let isNumber = MessageParty.isNumber(store.senders[sender])
    return row(
      first.date, first.second, isSMS: store.source == .sms,
      name: isNumber ? store.names[sender] : store.senders[sender], number: isNumber ? store.senders[sender] : "",
      texts: entries.map { $0.kind == .media ? ChatText.media : ChatText.withoutAttachments(store.text($0)) },
      reply: thread.reply.map { (store.entries[$0].date, store.entries[$0].second) })
  }

  private static func row(
    _ date: CalendarDate, _ second: Int32, isSMS: Bool, name: String, number: String, texts: [String],
    reply: (date: CalendarDate, second: Int32)?
  ) -> [TableMaker.Cell] {
    var text = texts.joined(separator: "\n")
    let limit = MessageThreads.textLimit
    if text.utf16.count > limit { text = String(text.unicodeScalars.prefix(limit / 2)) + " […]" }
    return [
      .date(date), .time(second: Int(second)), .text((isSMS ? FeedbackChannel.sms : .whatsApp).rawValue), .text(name),
      .text(MessageParty.plain(number)), .text(text), reply.map { .date($0.date) } ?? .empty,
      reply.map { .time(second: Int($0.second)) } ?? .empty,
    ]
  }

  /// `412 pesan: 180 umpan balik, 90 lanjutan, 142 balasan kita; 8 baris sistem, 4 dihapus`.
  private static func words(_ counts: FeedbackThreads.Counts, _ total: Int) -> String {
    var text =
      "\(total) pesan: \(counts.feedbacks) umpan balik, \(counts.further) lanjutan, \(counts.own) pesan kita"
    let rest = [
      (counts.system, "baris sistem"), (counts.deleted, "pesan dihapus"), (counts.unsent, "SMS tidak terkirim"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !rest.isEmpty { text += "; bukan umpan balik: " + rest.joined(separator: ", ") }
    return text + " (E5)"
  }

  // MARK: Memory

  /// What the work books are to remember, in one order whatever files showed it.
  ///
  /// - Parameter log: the register, which may know a row under another key, since its number was corrected.
  /// - Returns: the messages of all threads, and the replies to them.
  package func remembered(in log: Log) -> MessageMemory {
    // These tables are the last of the inputs.
    let offset = log.inputCount - tables.count
    var known: [RowReference: String] = [:]
    var homes: [String: Period] = [:]
    for row in log.rows {
      homes[row.key] = row.home
      if let input = row.input { known[input] = row.key }
    }
    var rows: [(key: String, period: Period)] = []
    var members: [(row: Int32, member: MessageThreads.Member)] = []
    for (thread, place) in zip(found.threads, places) {
      guard let given = place?.key ?? thread.key else { continue }
      let key = place.flatMap { known[RowReference(table: offset + $0.table, row: $0.row)] } ?? given
      let row = Int32(rows.count)
      rows.append((key, thread.period ?? homes[key] ?? layout.unit.period(holding: thread.date)))
      members += thread.messages.map { (row, $0) }
    }
    let (ordered, named) = (members.sorted(on: \.member.place), rows)
    return MessageMemory(periods: ordered.map { named[Int($0.row)].period }) { [found] place in
      let (row, member) = ordered[place]
      var message = found.message(member)
      (message.key, message.period) = named[Int(row)]
      return message
    }
  }
}

extension MessageStore.Entry {
  var threadKind: ThreadMessage.Kind {
    if isUnsent { return .unsent }
    return switch kind {
    case .message: .text
    case .media: .media
    case .deleted: .deleted
    case .system: .system
    }
  }
}
