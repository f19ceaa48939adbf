package import Core
package import Intake
package import Spreadsheet

/// A list of SMS, as programs export them to CSV, with a column that says which were sent (E1).
package struct MessageList {
  /// The messages.
  package private(set) var store: MessageStore
  /// The rows that can't be told to be messages: without a moment, a number, or a direction; nil for none.
  package private(set) var rest: Table?
  package private(set) var note: Note?
  /// What became of rows that are neither.
  package private(set) var account: FileAccount

  /// Makes messages of a table's rows; nil where no column says which were sent.
  ///
  /// - Parameters:
  ///   - table: an input.
  ///   - wordings: the facility's words.
  /// - Throws: ``SpreadsheetError`` where the cells pass their limit.
  package init?(_ table: Table, _ wordings: FeedbackWordings) throws(SpreadsheetError) {
    let fields = Fields(table)
    guard table.shape?.id == FeedbackColumns.shape, fields.areIn(table) else { return nil }
    let named = NamedChannel.channel(table, wordings)
    let channels = Set((0..<table.rowCount).map { wordings.channels.meaning(of: table.text($0, fields.channel)).value })
    let channel = table.has(fields.channel) ? (channels.count == 1 ? channels.first ?? nil : nil) : named
    if table.has(fields.channel) || named != nil, channel != .sms { return nil }
    guard let direction = MessageDirection(table, isSMS: channel == .sms || fields.hasNumbers(table)) else {
      return nil
    }
    let place = table.sheet.map { "\(table.file), \($0)" } ?? table.file
    let undecided = direction.undecided(table)
    if let first = undecided.first {
      note = .warning(
        "\(place): kolom \(direction.header) tidak menyebut masuk atau keluar di \(undecided.count) baris, yang pertama baris \(first); baris itu dicatat sebagai umpan balik. Isi Masuk untuk pesan klien, Keluar untuk balasan kita (E5)",
        file: "masuk/\(table.file)", sheet: table.sheet, row: Finding.row("", at: first))
    } else {
      note = .note("\(place): kolom \(direction.header) menyebut pesan masuk dan keluar (E5)")
    }
    account = FileAccount(file: table.file)
    var messages: [MessageRecord] = []
    var others: [Int] = []
    for row in 0..<table.rowCount {
      let reading = direction.readings[row]
      if let reading, let record = fields.message(table, row, reading) {
        messages.append(record)
      } else if reading == nil || reading == .incoming {
        others.append(row)
      } else {
        // Ours, without a moment: no feedback, and no reply that could be told when.
        account.rows += 1
        account.merged += 1
      }
    }
    store = MessageStore(file: table.file, source: .sms, messages)
    account.skipped = table.skipped.count { $0.reason != .blank }
    if !others.isEmpty { rest = try table.keeping(others) }
  }

  /// The columns of a message.
  private struct Fields {
    let date, time, channel, name, telephone, text: Int
    /// Columns that the template does not know and that hold the other side's number, of messages that came and of those that went.
    let from, to: Int?

    init(_ table: Table) {
      func index(_ id: String) -> Int { table.schema.index(of: id) ?? -1 }
      (date, time, channel) = (index("tanggal"), index("jam"), index("kanal"))
      (name, telephone, text) = (index("nama"), index("no_telepon"), index("isi"))
      func column(_ words: [String]) -> Int? {
        table.columns.firstIndex { $0.field == nil && words.contains(HeaderText.key($0.header)) }
      }
      let either = column(["number", "address", "mobile", "mobilenumber", "msisdn", "nomor", "no", "telp"])
      from = column(["from", "sender", "dari", "fromnumber", "sendernumber"]) ?? either
      to = column(["to", "recipient", "receiver", "ke", "kepada", "tujuan", "tonumber"]) ?? either
    }

    func hasNumbers(_ table: Table) -> Bool { table.has(telephone) || from != nil || to != nil }

    func areIn(_ table: Table) -> Bool {
      [date, time, channel, name, telephone, text].allSatisfy { $0 >= 0 } && table.has(date) && table.has(text)
        && (hasNumbers(table) || table.has(name))
    }

    /// A row as a message; nil where its moment or its sender can't be told.
    func message(_ table: Table, _ row: Int, _ direction: MessageDirection.Reading) -> MessageRecord? {
      guard case .date(let day, let minute) = table.date(row: row, field: date) else { return nil }
      let clock = table.has(time) ? table.time(row: row, field: time).time?.minute : nil
      guard let minute = clock ?? minute else { return nil }
      var record = MessageRecord()
      record.date = day
      record.second = minute * 60
      record.place = table.rowNumber(row)
      record.text = Array(table.text(row, text).utf8)
      let other = (direction == .incoming ? from : to).map { table.string(row: row, column: $0) } ?? ""
      let raw = table.has(telephone) ? table.text(row, telephone) : other
      let reading = table.has(telephone) ? table.telephone(row: row, field: telephone) : Telephone.parse(other)
      let number = reading.numbers.first?.digits ?? ""
      let caller = table.text(row, name)
      // A client's number that can't be read is listed with its row.
      if number.isEmpty, !raw.isEmpty, direction == .incoming { return nil }
      guard let party = [number, raw, caller].first(where: { !$0.isEmpty }) else { return nil }
      record.hasSender = true
      record.sender = Array(party.utf8)
      if !number.isEmpty { record.name = Array(caller.utf8) }
      switch direction {
      case .incoming: record.direction = .incoming
      case .outgoing: record.direction = .outgoing
      case .unsent(let reason): record.unsent = reason
      }
      return record
    }
  }
}

extension Table {
  /// What a field says; empty where it has no column.
  fileprivate func text(_ row: Int, _ field: Int) -> String {
    field >= 0 && has(field) ? noted(row: row, field: field) ?? "" : ""
  }
}
