package import Spreadsheet

/// The messages of one chat or SMS file, all of them in memory: a few bytes each, and one byte arena.
package struct MessageStore: Sendable {
  /// A message without its text.
  package struct Entry: Sendable {
    package var date: CalendarDate
    /// Of the day.
    package var second: Int32
    private var senderPlace: Int32
    package var kind: Message.Kind
    package var direction: Message.Direction?
    /// An SMS that never left our telephone.
    package var isUnsent: Bool
    /// Changed by its sender later.
    package var isEdited: Bool
    /// The line of a chat, or the ordinal of an SMS, from 1.
    package var place: Int32
    fileprivate var count: Int32
    fileprivate var start: Int

    fileprivate init(_ record: borrowing MessageRecord, sender: Int32?, start: Int, count: Int) {
      date = record.date
      second = Int32(record.second)
      senderPlace = sender ?? -1
      (kind, direction, isUnsent, isEdited) = (record.kind, record.direction, record.unsent != nil, record.isEdited)
      place = Int32(clamping: record.place)
      self.start = start
      self.count = Int32(clamping: count)
    }

    /// Its place among ``MessageStore/senders``; nil for a system line.
    package var sender: Int32? { senderPlace < 0 ? nil : senderPlace }
  }

  /// The file's name.
  package let file: String
  package let source: MessageReader.Source
  package private(set) var entries: [Entry] = []
  /// As the file names them: a name, or a number.
  package private(set) var senders: [String] = []
  /// Names that go with senders which are numbers; empty where the file says none.
  package private(set) var names: [String] = []
  package private(set) var remarks = MessageRemarks()
  private var bytes: [UInt8] = []

  /// Reads a file; nil where it is no chat and no SMS export.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - zone: that of the facility's clocks.
  /// - Returns: what the file holds.
  /// - Throws: ``IntakeError/unreadable(_:)`` where the file is one, but can't be read.
  package static func read(_ path: String, zone: ClockZone) throws(IntakeError) -> MessageStore? {
    do throws(SpreadsheetError) {
      guard let source = try MessageReader.source(of: path) else { return nil }
      var reader = try MessageReader(path: path, zone: zone)
      var store = MessageStore(file: path.split(separator: "/").last.map(String.init) ?? path, source: source)
      try store.take(&reader)
      return store
    } catch {
      throw .unreadable(error)
    }
  }

  private init(file: String, source: MessageReader.Source) {
    self.file = file
    self.source = source
  }

  /// Messages that stand in no file of their own, such as the rows of a list.
  package init(file: String, source: MessageReader.Source, _ messages: [MessageRecord]) {
    self.init(file: file, source: source)
    var places: [[UInt8]: Int32] = [:]
    for message in messages { append(message, &places) }
  }

  private mutating func take(_ reader: inout MessageReader) throws(SpreadsheetError) {
    var record = MessageRecord()
    var places: [[UInt8]: Int32] = [:]
    while try reader.next(&record) { append(record, &places) }
    remarks = reader.remarks
  }

  private mutating func append(_ record: borrowing MessageRecord, _ places: inout [[UInt8]: Int32]) {
    var sender: Int32?
    if record.hasSender {
      let place = places[record.sender] ?? Int32(clamping: senders.count)
      if Int(place) == senders.count {
        places[record.sender] = place
        senders.append(String(decoding: record.sender, as: UTF8.self))
        names.append("")
      }
      if !record.name.isEmpty, names[Int(place)].isEmpty {
        names[Int(place)] = String(decoding: record.name, as: UTF8.self)
      }
      sender = place
    }
    let start = bytes.count
    if record.kind != .system { bytes.append(contentsOf: record.text) }
    entries.append(Entry(record, sender: sender, start: start, count: bytes.count - start))
  }

  /// A message's text; system lines have none here.
  package func text(_ entry: Entry) -> String {
    String(decoding: bytes[entry.start..<entry.start + Int(entry.count)], as: UTF8.self)
  }

  /// The entries' places in order of time; a chat's are in it, an SMS backup may begin with the newest.
  package var orderOfTime: [Int] {
    guard source == .sms else { return Array(entries.indices) }
    return entries.indices.sorted(on: { Int(entries[$0].date.dayNumber) * 86_400 + Int(entries[$0].second) })
  }

  /// How many messages are of a kind.
  package func count(_ kind: Message.Kind) -> Int { entries.count { $0.kind == kind } }
}
