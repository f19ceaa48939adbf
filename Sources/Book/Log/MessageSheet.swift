package import Core
package import Spreadsheet

/// A message of a chat or an SMS that stands in a register, or our reply to it (E5).
package struct RememberedMessage: Sendable, Hashable {
  /// The period whose book remembers it; nil of one that is new.
  package var period: Period?
  /// The key of its row in the register; of our reply that of the first feedback that it answers.
  package var key: String
  /// Which chat, whatever file shows it.
  package var chat: String
  package var date: CalendarDate
  /// Second of the day.
  package var second: Int32
  /// Whether the second is known, not the minute alone.
  package var isPrecise: Bool
  package var isSMS: Bool
  /// Whether we wrote it.
  package var isOwn: Bool
  package var isMedia: Bool
  package var isEdited: Bool
  /// As the file named them; of our SMS to whom.
  package var sender: String
  /// The contact's name that goes with a number.
  package var name: String
  /// Of the text (``FoldedText``).
  package var hash: UInt64
  /// Empty of our own.
  package var text: String

  package init(
    period: Period? = nil, key: String, chat: String, date: CalendarDate, second: Int32, isPrecise: Bool, isSMS: Bool,
    isOwn: Bool, isMedia: Bool, isEdited: Bool, sender: String, name: String, hash: UInt64, text: String
  ) {
    self.period = period
    self.key = key
    self.chat = chat
    self.date = date
    self.second = second
    self.isPrecise = isPrecise
    self.isSMS = isSMS
    self.isOwn = isOwn
    self.isMedia = isMedia
    self.isEdited = isEdited
    self.sender = sender
    self.name = name
    self.hash = hash
    self.text = text
  }
}

/// The messages that the books of a run are to remember, in one order; each is made when it is written.
package struct MessageMemory: Sendable {
  /// By period: the places of its messages.
  private var places: [Period: [Int32]] = [:]
  private let message: @Sendable (Int) -> RememberedMessage

  /// - Parameters:
  ///   - periods: by message: that of its book.
  ///   - message: makes one.
  package init(periods: [Period] = [], message: @escaping @Sendable (Int) -> RememberedMessage) {
    self.message = message
    for (place, period) in periods.enumerated() { places[period, default: []].append(Int32(place)) }
  }

  package static let none = MessageMemory { _ in preconditionFailure("no message is remembered") }

  /// How many messages a period's book is to remember.
  package func count(in period: Period) -> Int { places[period]?.count ?? 0 }

  /// Makes the messages of a period, by their places in it.
  func messages(of period: Period) -> @Sendable (Int) -> RememberedMessage {
    let places = places[period] ?? []
    return { [message] in message(Int(places[$0])) }
  }
}

/// The hidden sheet that remembers which messages stand in which row, so that a later export, wherever it begins and whatever was
/// deleted from it, makes no second feedback of them (E5).
package enum MessageSheet {
  package static let name = "Pesan Sapa"
  private static let headers = [
    "Kunci", "Chat", "Tanggal", "Jam", "Tanda", "Pengirim", "Nama", "Sidik", "Isi",
  ]
  /// A text is continued in the next cell; UTF-16 units in one.
  private static let textLimit = 30_000
  private static let textCells = 4

  /// Marks of a message: SMS, ours, media, changed.
  private static let sms = "s", own = "k", media = "m", edited = "e"

  package static func read(_ workbook: XLSXWorkbook, of period: Period) throws(SpreadsheetError) -> [RememberedMessage]
  {
    guard let sheet = workbook.sheets.first(where: { $0.name == name }) else { return [] }
    let reader = try workbook.reader(of: sheet)
    var messages: [RememberedMessage] = []
    var row = SheetRow()
    while try reader.next(&row) {
      var values = [String](repeating: "", count: headers.count + textCells)
      for cell in row.cells where values.indices.contains(Int(cell.column)) {
        if case .text(let range) = cell.value { values[Int(cell.column)] = row.string(range) }
      }
      guard let date = CalendarDate(iso: values[2]), let hash = UInt64(values[7], radix: 16) else { continue }
      let clock = values[3].split(separator: ".").compactMap { Int32($0) }
      guard clock.count >= 2 else { continue }
      messages.append(
        RememberedMessage(
          period: period, key: values[0], chat: values[1], date: date,
          second: clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0), isPrecise: clock.count > 2,
          isSMS: values[4].contains(sms), isOwn: values[4].contains(own), isMedia: values[4].contains(media),
          isEdited: values[4].contains(edited), sender: values[5], name: values[6], hash: hash,
          text: values[8...].joined()))
    }
    return messages
  }

  /// The sheet of one period's book.
  package static func sheet(_ memory: MessageMemory, of period: Period) -> OwnSheet {
    let messages = memory.messages(of: period)
    return OwnSheet(
      name: name, headers: headers, columns: headers.count + textCells, width: 16, count: memory.count(in: period)
    ) { place in
      let message = messages(place)
      let marks = [(message.isSMS, sms), (message.isOwn, own), (message.isMedia, media), (message.isEdited, edited)]
      return [
        message.key, message.chat, message.date.description, clock(message),
        marks.filter(\.0).map(\.1).joined(), message.sender, message.name, String(message.hash, radix: 16),
      ] + pieces(message.text)
    }
  }

  /// `08.10.05`, `08.10`.
  private static func clock(_ message: RememberedMessage) -> String {
    let second = Int(message.second)
    let parts = [second / 3600, second / 60 % 60] + (message.isPrecise ? [second % 60] : [])
    return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ".")
  }

  private static func pieces(_ text: String) -> [String] {
    if text.utf8.count <= textLimit { return [text] }
    var pieces: [String] = []
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty, pieces.count < textCells + 1 {
      // A character has two units at most.
      let piece = rest.prefix(textLimit / 2)
      pieces.append(String(piece))
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}
