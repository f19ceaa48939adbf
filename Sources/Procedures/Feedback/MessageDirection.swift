import Intake

/// The column of a list of messages that says which were sent (E1): `Type`, `Direction`, `Arah`.
struct MessageDirection {
  enum Reading: Equatable {
    case incoming
    case outgoing
    case unsent(Message.Unsent)
  }

  /// The column's header.
  let header: String
  /// By the table's row; nil where its cell does not say.
  let readings: [Reading?]

  /// The rows whose cell does not say, by their numbers.
  func undecided(_ table: Table) -> [Int] { readings.indices.filter { readings[$0] == nil }.map(table.rowNumber) }

  /// Finds the column; nil where there is none.
  ///
  /// - Parameters:
  ///   - table: a list.
  ///   - isSMS: whether its name or its columns say that it holds SMS: then a column under any header that says of each row whether
  ///     it came or went is one, too.
  init?(_ table: Table, isSMS: Bool) {
    guard table.rowCount > 0 else { return nil }
    var best: MessageDirection?
    for (place, column) in table.columns.enumerated() {
      let key = HeaderText.key(column.header)
      let id = column.field.map { table.schema.fields[$0].id }
      guard id == nil || id == "jenis" else { continue }
      let texts = (0..<table.rowCount).map { HeaderText.key(table.string(row: $0, column: place)) }
      let isNamed = Self.headers.contains(key)
      let readings: [Reading?] =
        if let yes = Self.flags[key], texts.allSatisfy({ Self.truths[$0] != nil }) {
          texts.map { Self.truths[$0].map { $0 == yes ? .outgoing : .incoming } }
        } else {
          texts.map { Self.words[$0] ?? (isNamed && isSMS ? Self.numbers[$0] : nil) }
        }
      let found = MessageDirection(header: column.header, readings: readings)
      let known = readings.count { $0 != nil }
      if known == readings.count, isNamed || isSMS && readings.contains(.outgoing) {
        self = found
        return
      }
      // A column of that name which says something else, `Keluhan`, is none, unless messages are all that it can be of.
      if isNamed, known > 0 || isSMS, known >= best?.readings.count(where: { $0 != nil }) ?? 0 { best = found }
    }
    guard let best else { return nil }
    self = best
  }

  private init(header: String, readings: [Reading?]) {
    self.header = header
    self.readings = readings
  }

  private static let headers: Set<String> = [
    "type", "direction", "arah", "arahpesan", "arahsms", "tipe", "tipepesan", "tipesms", "jenispesan", "jenissms",
    "messagetype", "smstype", "msgtype", "masukkeluar", "keluarmasuk", "inout", "incomingoutgoing", "sentreceived",
    "receivedsent", "folder", "box", "msgbox", "kotak",
  ]

  private static let words: [String: Reading] = {
    var words: [String: Reading] = [:]
    for word in [
      "in", "incoming", "inbound", "received", "receive", "recv", "inbox", "masuk", "pesanmasuk", "smsmasuk",
      "kotakmasuk", "diterima", "terima", "mtin",
    ] { words[word] = .incoming }
    for word in [
      "out", "outgoing", "outbound", "sent", "send", "sentitems", "senditems", "keluar", "pesankeluar", "smskeluar",
      "dikirim", "terkirim", "kirim", "pesanterkirim", "smsterkirim",
    ] { words[word] = .outgoing }
    for word in ["draft", "drafts", "draf", "konsep"] { words[word] = .unsent(.draft) }
    for word in ["outbox", "kotakkeluar"] { words[word] = .unsent(.outbox) }
    for word in ["failed", "gagal", "gagalterkirim", "tidakterkirim"] { words[word] = .unsent(.failed) }
    for word in ["queued", "antre", "antri", "pending"] { words[word] = .unsent(.queued) }
    return words
  }()

  /// As `type` of Android's messages.
  private static let numbers: [String: Reading] = [
    "1": .incoming, "2": .outgoing, "3": .unsent(.draft), "4": .unsent(.outbox), "5": .unsent(.failed),
    "6": .unsent(.queued),
  ]

  /// Headers of columns that hold yes or no, and which of them means sent.
  private static let flags: [String: Bool] = [
    "sent": true, "outgoing": true, "issent": true, "isoutgoing": true, "fromme": true, "isfromme": true,
    "keluar": true, "dikirim": true, "terkirim": true, "received": false, "incoming": false, "isreceived": false,
    "isincoming": false, "masuk": false, "diterima": false,
  ]

  private static let truths: [String: Bool] = [
    "true": true, "yes": true, "ya": true, "y": true, "1": true, "false": false, "no": false, "tidak": false,
    "n": false, "0": false, "t": false,
  ]
}
