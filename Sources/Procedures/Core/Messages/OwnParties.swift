package import Intake

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
  ///   - numbers: the facility's own numbers; where there are some, or names, nobody else is taken for it.
  ///   - names: its own names, likewise.
  ///   - facility: the facility's name, which a sender may bear.
  package init(_ stores: [MessageStore], numbers: [String], names: [String], facility: String) {
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
    let bearer = facility.isEmpty ? nil : id(facility)
    let chats = stores.indices.filter { stores[$0].source == .whatsApp }
    var senders: [ChatSenders] = []
    for place in chats {
      let store = stores[place]
      let known = store.senders.map { id($0) }
      let byName = OwnSender.otherParty(fileName: store.file).map { id($0) }
      let byNotice = store.remarks.chatName.map { id($0) }
      let isNotice = byNotice.map(known.contains) == true && byName.map(known.contains) != true
      var chat = ChatSenders(otherParty: isNotice ? byNotice : byName, isNamedByNotice: isNotice)
      for entry in store.entries where entry.kind == .message || entry.kind == .media {
        if let sender = entry.sender { chat.add(known[Int(sender)]) }
      }
      senders.append(chat)
    }
    for (place, own) in zip(chats, OwnSender.infer(senders, own: named.isEmpty ? nil : named, facility: bearer)) {
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
