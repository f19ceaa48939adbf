/// The senders of one chat file, counted as its messages go by.
package struct ChatSenders: Sendable, Hashable {
  package struct Sender: Sendable, Hashable {
    package var id: Int32
    package var messages = 0
    /// Messages directly after another sender's.
    package var replies = 0
  }

  /// In order of their first messages.
  package private(set) var senders: [Sender] = []
  /// The party that the file's name names, or else the notice of iOS, of those who wrote in any chat; nil for none.
  package var otherParty: Int32?
  /// Whether the notice of iOS names the other party, not the file's name.
  package var isNamedByNotice: Bool
  private var places: [Int32: Int] = [:]
  private var last: Int32?

  package init(otherParty: Int32? = nil, isNamedByNotice: Bool = false) {
    self.otherParty = otherParty
    self.isNamedByNotice = isNamedByNotice
  }

  /// Counts a message; system lines and deleted ones are none.
  package mutating func add(_ sender: Int32) {
    let isReply = last != nil && last != sender
    last = sender
    if let place = places[sender] {
      senders[place].messages += 1
      if isReply { senders[place].replies += 1 }
    } else {
      places[sender] = senders.count
      senders.append(Sender(id: sender, messages: 1, replies: isReply ? 1 : 0))
    }
  }

  package func contains(_ sender: Int32) -> Bool { places[sender] != nil }
}

/// Which senders of a chat are the facility itself, and by what evidence.
package struct OwnSender: Sendable, Hashable {
  package enum Evidence: Sendable, Hashable {
    /// `own_numbers`, `own_names`.
    case settings
    /// These name nobody who writes here, so that nobody is.
    case settingsNameNobody
    /// Bears the facility's own name.
    case facilityName
    /// The file's name names the other party.
    case fileName
    /// The encryption notice of iOS names the other party of a chat of two as its sender.
    case notice
    /// Writes in so many of so many chats.
    case manyChats(Int, of: Int)
    /// The file's name of another chat names this one's other party.
    case otherChat
    /// Replies most: so many messages directly after another sender's.
    case replies(Int)
    /// As many replies as the other, who wrote first.
    case wroteLater(Int)
    /// Only one sender: a client.
    case onlySender
    /// Nobody wrote.
    case noSender
  }

  /// Empty where nobody is.
  package var senders: [Int32]
  package var evidence: Evidence

  package init(_ senders: [Int32], _ evidence: Evidence) {
    self.senders = senders
    self.evidence = evidence
  }

  /// Infers the facility's own senders in each chat.
  ///
  /// - Parameters:
  ///   - chats: The senders of each chat file; a sender has the same id in all of them.
  ///   - own: The ids of those whom the settings name; nil where these say nothing. Where they do, nobody else is one.
  ///   - facility: The id of the facility's own name.
  /// - Returns: For each chat, in the same order, its own senders with the evidence.
  package static func infer(_ chats: [ChatSenders], own: Set<Int32>? = nil, facility: Int32? = nil) -> [OwnSender] {
    var found = [OwnSender?](repeating: nil, count: chats.count)
    var known: Set<Int32> = []
    for (place, chat) in chats.enumerated() {
      if chat.senders.isEmpty {
        found[place] = OwnSender([], .noSender)
      } else if let own {
        let named = chat.senders.map(\.id).filter(own.contains)
        found[place] = OwnSender(named, named.isEmpty ? .settingsNameNobody : .settings)
      } else if let facility, chat.contains(facility) {
        found[place] = OwnSender([facility], .facilityName)
      }
    }
    // In a chat of two the facility is who is not named, there and in other chats.
    for (place, chat) in chats.enumerated() where found[place] == nil && chat.senders.count == 2 {
      guard let other = chat.otherParty, chat.contains(other) else { continue }
      let others = chat.senders.map(\.id).filter { $0 != other }
      found[place] = OwnSender(others, chat.isNamedByNotice ? .notice : .fileName)
      known.formUnion(others)
    }
    known.subtract(chats.compactMap(\.otherParty))
    let frequent = mostFrequent(chats)
    for (place, chat) in chats.enumerated() where found[place] == nil {
      let others = chat.senders.map(\.id).filter(known.contains)
      if !others.isEmpty {
        found[place] = OwnSender(others, .otherChat)
      } else if let frequent, chat.contains(frequent.sender), chat.otherParty != frequent.sender {
        found[place] = OwnSender([frequent.sender], .manyChats(frequent.chats, of: frequent.total))
      } else {
        found[place] = byReplies(chat)
      }
    }
    return found.map { $0 ?? OwnSender([], .noSender) }
  }

  /// The one sender in more than half of several chats, of those with two senders or more.
  private static func mostFrequent(_ chats: [ChatSenders]) -> (sender: Int32, chats: Int, total: Int)? {
    let several = chats.filter { $0.senders.count > 1 }
    guard several.count > 1 else { return nil }
    var counts: [Int32: Int] = [:]
    for chat in several { for sender in chat.senders { counts[sender.id, default: 0] += 1 } }
    guard let most = counts.values.max(), most * 2 > several.count else { return nil }
    let senders = counts.filter { $0.value == most }
    guard senders.count == 1, let sender = senders.first?.key else { return nil }
    return (sender, most, several.count)
  }

  /// The sender with most replies; of several the one who did not write first, and of those the one who wrote most.
  private static func byReplies(_ chat: ChatSenders) -> OwnSender {
    guard chat.senders.count > 1, let first = chat.senders.first else { return OwnSender([], .onlySender) }
    let candidates = chat.senders.filter { $0.id != chat.otherParty }
    let most = candidates.map(\.replies).max() ?? 0
    let best = candidates.filter { $0.replies == most }
    if best.count == 1 { return OwnSender(best.map(\.id), .replies(most)) }
    var own = best.first ?? first
    for sender in best where sender.id != first.id && (own.id == first.id || sender.messages > own.messages) {
      own = sender
    }
    return OwnSender([own.id], .wroteLater(most))
  }
}

extension OwnSender {
  /// The party that a chat export's file name names: `WhatsApp Chat with X.txt`, `Chat WhatsApp dengan X`, `WhatsApp Chat - X.zip`.
  package static func otherParty(fileName: String) -> String? {
    var name = fileName[...]
    for ending in [".txt", ".zip"] where name.lowercased().hasSuffix(ending) { name = name.dropLast(4) }
    name = trimmed(name)
    // Browsers number the copies of a file.
    if name.last == ")", let open = name.lastIndex(of: "("),
      name[open...].dropFirst().dropLast().allSatisfy({ ("0"..."9").contains($0) })
    {
      name = trimmed(name[..<open])
    }
    let lowered = name.lowercased()
    for beginning in ["whatsapp chat with ", "chat whatsapp dengan ", "whatsapp chat - "]
    where lowered.hasPrefix(beginning) {
      let party = trimmed(name.dropFirst(beginning.count))
      return party.isEmpty ? nil : String(party)
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
    }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  /// What a run note says of the inference, in Indonesian and English.
  ///
  /// - Parameter names: The own senders' names or numbers, as read.
  /// - Returns: A sentence in both languages, without the chat's name.
  package func note(_ names: [String]) -> (indonesian: String, english: String) {
    let own = names.joined(separator: ", ")
    return switch evidence {
    case .settings: ("\(own) adalah nomor sendiri menurut pengaturan", "\(own) is the own number by the settings")
    case .settingsNameNobody:
      (
        "tidak ada pengirim yang disebut own_numbers atau own_names; semua pengirim dianggap klien",
        "no sender is named by own_numbers or own_names; all are taken for clients"
      )
    case .facilityName:
      (
        "\(own) dianggap nomor sendiri: namanya nama fasilitas",
        "\(own) is taken for the own number: it bears the facility's name"
      )
    case .notice:
      (
        "\(own) dianggap nomor sendiri: pemberitahuan enkripsi iOS menyebut pihak lain",
        "\(own) is taken for the own number: the encryption notice of iOS names the other party"
      )
    case .fileName:
      (
        "\(own) dianggap nomor sendiri: nama berkas menyebut pihak lain",
        "\(own) is taken for the own number: the file's name names the other party"
      )
    case .manyChats(let count, let total):
      (
        "\(own) dianggap nomor sendiri: menulis di \(count) dari \(total) percakapan",
        "\(own) is taken for the own number: it writes in \(count) of \(total) chats"
      )
    case .otherChat:
      (
        "\(own) dianggap nomor sendiri: demikian menurut nama berkas percakapan lain",
        "\(own) is taken for the own number: so it is by another chat's file name"
      )
    case .replies(let count):
      (
        "\(own) dianggap nomor sendiri: paling sering membalas, \(count) kali",
        "\(own) is taken for the own number: it replies most, \(count) times"
      )
    case .wroteLater(let count):
      (
        "\(own) dianggap nomor sendiri: sama-sama \(count) kali membalas, pihak lain menulis lebih dulu",
        "\(own) is taken for the own number: both reply \(count) times, and the other wrote first"
      )
    case .onlySender:
      ("hanya satu pengirim, dianggap klien", "only one sender, who is taken for a client")
    case .noSender: ("tidak ada pesan", "no messages")
    }
  }
}
