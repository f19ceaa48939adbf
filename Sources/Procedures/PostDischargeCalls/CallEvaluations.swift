import Book
package import Core
package import Intake
import Spreadsheet

/// A8: what the patients who were called answered to the evaluation message.
package struct CallEvaluations: Sendable {
  /// By stay.
  package private(set) var answers: [Int: EvaluationAnswer] = [:]
  /// What became of the messages, where no other SOP of the facility tells (G1).
  package private(set) var accounts: [FileAccount] = []
  package private(set) var notes: [Note] = []
  /// Whether there is anything to tell of: a file of messages, or an answer in a work book.
  package private(set) var isShown = false

  package init() {}

  /// Matches the messages to the calls.
  ///
  /// - Parameters:
  ///   - state: the calls, and the answers that the work books hold.
  ///   - stores: the files' messages, in the order of their names.
  ///   - ownNumbers: the facility's own numbers; in a chat they go before what is inferred.
  ///   - ownNames: its own names in chats, likewise.
  ///   - facility: the facility's name, which a sender may bear.
  ///   - message: the evaluation message with its places; who sends it in a chat is the facility.
  ///   - accountsForFiles: whether the files are this SOP's alone.
  package init(
    _ state: CallState, _ stores: [MessageStore], ownNumbers: [String], ownNames: [String], facility: String,
    message: String, accountsForFiles: Bool
  ) {
    let known = state.knownEvaluations
    let removed = state.removedEvaluations
    for book in state.books where book.evaluations.isForeign {
      notes.append(
        .warning(
          "\(book.file): lembar \(CallSheets.evaluations) tidak punya kolom Kunci, jadi bukan milik Sapa; beri nama lain agar "
            + "jawaban evaluasi dapat disimpan (A8)", file: "kerja/\(book.file)", sheet: CallSheets.evaluations))
    }
    isShown = !stores.isEmpty || !known.isEmpty
    guard !stores.isEmpty else {
      answers = known
      return
    }
    let calls = state.calledStays.filter { !removed.contains($0) }
      .compactMap { stay in
        state.entries[stay]?.calledOn.map {
          EvaluatedCall(stay: stay, day: $0, numbers: state.numbers(stay).map(MessageParty.key))
        }
      }
    var round = EvaluationRound(calls, days: state.profile.evaluationDays, known: known)
    let own = OwnParties(stores, numbers: ownNumbers, names: ownNames, facility: facility)
    let asking = AskingWords(message)
    var files = stores.enumerated().map { place, store in
      MessageSenders(
        store, isOwn: own.isOwn[place], asking: own.isGuess[place] ? asking.senders(store) : [],
        isGuess: own.isGuess[place], round)
    }
    for place in stores.indices { files[place].collect(stores[place], by: state.date, into: &round) }
    answers = round.answers
    for place in stores.indices {
      let store = stores[place]
      let used = files[place].answered(round.answers, but: files[..<place])
      let rows = files[place].rows
      notes.append(.note("masuk/\(store.file): \(files[place].words(used: used))"))
      guard accountsForFiles else { continue }
      var account = FileAccount(file: store.file)
      (account.rows, account.used, account.merged) = (rows, used, rows - used)
      accounts.append(account)
      if let note = files[place].note ?? own.notes[place] {
        notes.append(.note("masuk/\(store.file): \(note) (A8)"))
      }
    }
  }
}

/// One file's senders as A8 sees them.
private struct MessageSenders {
  /// By sender, the number of a called patient; nil for everybody else.
  private var numbers: [String?]
  /// By sender, whether only a name is shown.
  private var isName: [Bool]
  /// Who was taken for the facility, where it is not who replies most.
  private(set) var note: String?
  /// Messages and media.
  private(set) var rows = 0
  private var named = 0
  private var candidates: [Int: [EvaluationAnswer]] = [:]

  /// Tells patients from the facility: where only a guess says who is who, the senders of the evaluation message are the
  /// facility, else nobody with a called patient's number is.
  init(_ store: MessageStore, isOwn: [Bool], asking: Set<Int>, isGuess: Bool, _ round: EvaluationRound) {
    var isOwn = isOwn
    if !asking.isEmpty {
      isOwn = isOwn.indices.map(asking.contains)
      let names = asking.sorted().map { store.senders[$0] }.joined(separator: ", ")
      note = "\(names) dianggap nomor sendiri: mengirim pesan evaluasi"
    }
    numbers = []
    isName = []
    for (sender, party) in store.senders.enumerated() {
      let isNumber = MessageParty.isNumber(party)
      let key = MessageParty.key(party)
      let isPatient = isNumber && round.isCalled(key)
      let overrules = isOwn[sender] && isGuess && asking.isEmpty && isPatient
      if overrules { note = "\(party) dianggap pasien: nomornya nomor pasien yang disapa" }
      numbers.append(isPatient && (!isOwn[sender] || overrules) ? key : nil)
      isName.append(!isNumber && !isOwn[sender])
    }
  }

  /// Gives the messages that answer a call to the round; those after a day are not looked at.
  mutating func collect(_ store: MessageStore, by day: CalendarDate, into round: inout EvaluationRound) {
    for entry in store.entries where (entry.kind == .message || entry.kind == .media) && !entry.isUnsent {
      rows += 1
      guard let sender = entry.sender.map(Int.init), entry.direction != .outgoing else { continue }
      if isName[sender] { named += 1 }
      guard entry.kind == .message, entry.date <= day, let number = numbers[sender],
        let stay = round.stay(answeredBy: number, on: entry.date)
      else { continue }
      let answer = EvaluationAnswer(
        date: entry.date, second: Int(entry.second), text: store.text(entry), file: store.file)
      candidates[stay, default: []].append(answer)
      round.take(answer, from: number, for: stay)
    }
  }

  private func has(_ answer: EvaluationAnswer, of stay: Int) -> Bool {
    candidates[stay]?.contains { $0.isSameMessage(as: answer) } == true
  }

  /// How many of the answers stand in this file and in none of the files before it.
  func answered(_ answers: [Int: EvaluationAnswer], but earlier: ArraySlice<MessageSenders>) -> Int {
    answers.count { stay, answer in has(answer, of: stay) && !earlier.contains { $0.has(answer, of: stay) } }
  }

  /// `12 pesan: 3 jawaban evaluasi dari nomor pasien yang disapa (A8)`.
  func words(used: Int) -> String {
    var text = "\(rows) pesan: \(used) jawaban evaluasi dari nomor pasien yang disapa"
    if named > 0 {
      text +=
        "; \(named) pesan dari \(isName.count { $0 }) pengirim yang hanya tampil sebagai nama tidak dapat dicocokkan"
    }
    return text + " (A8)"
  }
}

/// The evaluation message's longest run of fixed words, by which it is known in a chat.
private struct AskingWords {
  private let words: String

  init(_ message: String) {
    let parts = message.split(separator: "{").map { (part: Substring) -> Substring in
      guard let end = part.firstIndex(of: "}") else { return part }
      return part[part.index(after: end)...]
    }
    words = Self.folded(String(parts.max { $0.count < $1.count } ?? ""))
  }

  /// The senders of a chat who wrote it, by their places.
  func senders(_ store: MessageStore) -> Set<Int> {
    var senders: Set<Int> = []
    guard words.count >= 20 else { return senders }
    for entry in store.entries where entry.kind == .message {
      guard let sender = entry.sender.map(Int.init), !senders.contains(sender) else { continue }
      let text = store.text(entry)
      if text.utf8.count >= words.utf8.count, Self.folded(text).contains(words) { senders.insert(sender) }
    }
    return senders
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension CallState {
  /// The answers in the work books, by stay; the newest book's first where two hold one.
  var knownEvaluations: [Int: EvaluationAnswer] {
    let removed = removedEvaluations
    var known: [Int: EvaluationAnswer] = [:]
    for book in books {
      for (key, answer) in book.evaluations.answers.sorted(on: \.key) {
        guard let stay = stayOfKey[key], !removed.contains(stay) else { continue }
        if let other = known[stay], !answer.goesBefore(other) { continue }
        known[stay] = answer
      }
    }
    return known
  }

  /// The stays whose answer staff took off `Evaluasi`: it was none.
  var removedEvaluations: Set<Int> {
    Set(books.flatMap(\.evaluations.removed).compactMap { stayOfKey[$0] })
  }

  /// The stays whose patient was reached up to the run's day, in the order of their rows.
  var calledStays: [Int] {
    entries.keys.sorted().filter { stay in
      guard let entry = entries[stay], let day = entry.calledOn else { return false }
      return day <= date && entry.wasReached != false
    }
  }

  /// All numbers that a patient is known by: the export's, those of lists and what staff corrected.
  func numbers(_ stay: Int) -> [String] {
    var numbers: Set<String> = []
    if let number = telephone(stay) { numbers.insert(number.digits) }
    if let field = schema.index(of: "no_hp") {
      for row in rows[stays[stay].rows] {
        let reading = tables[Int(row.source.table)].table.telephone(row: Int(row.source.row), field: field)
        for number in reading.numbers { numbers.insert(number.digits) }
      }
    }
    for value in [correction(keys[stay]), mended[stay]?["no_hp"]] {
      guard let value else { continue }
      for number in value.telephone.numbers { numbers.insert(number.digits) }
    }
    return numbers.sorted()
  }

  /// The stays on the week's sheet `Evaluasi`: those of the list, and those that no other book has.
  func evaluationStays(_ list: CallList) -> [Int] {
    let elsewhere = Set(
      books.filter { $0.week != week }.flatMap { $0.evaluations.answers.keys }.compactMap { stayOfKey[$0] })
    let here = Set((currentBook?.evaluations.answers.keys).map(Array.init)?.compactMap { stayOfKey[$0] } ?? [])
    let listed = list.stays.filter { evaluations.answers[$0] != nil }
    let known = Set(listed)
    return listed
      + evaluations.answers.keys.filter { !known.contains($0) && (here.contains($0) || !elsewhere.contains($0)) }
      .sorted()
  }
}
