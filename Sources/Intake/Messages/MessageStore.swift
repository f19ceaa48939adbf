package import Spreadsheet

/// The messages of one chat or SMS file, all of them in memory: a few bytes each, and one byte arena.
package struct MessageStore: Sendable {
  /// A message without its text.
  package struct Entry: Sendable {
    package var date: CalendarDate
    /// Of the day.
    package var second: Int32
    /// Its place among ``MessageStore/senders``; nil for a system line.
    package var sender: Int32?
    package var kind: Message.Kind
    package var direction: Message.Direction?
    /// The line of a chat, or the ordinal of an SMS, from 1.
    package var place: Int32
    fileprivate var start: Int
    fileprivate var count: Int32
  }

  /// The file's name.
  package let file: String
  package let source: MessageReader.Source
  package private(set) var entries: [Entry] = []
  /// As the file names them: a name, or a number.
  package private(set) var senders: [String] = []
  /// Names that go with senders which are numbers; empty where the file says none.
  package private(set) var names: [String] = []
  package private(set) var remarks: [MessageRemark] = []
  private var bytes: [UInt8] = []

  /// Reads a file; nil where it is no chat and no SMS export.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - offset: the facility's hours east of UTC.
  /// - Returns: what the file holds.
  /// - Throws: ``IntakeError/unreadable(_:)`` where the file is one, but can't be read.
  package static func read(_ path: String, zone offset: Int) throws(IntakeError) -> MessageStore? {
    do throws(SpreadsheetError) {
      guard let source = try MessageReader.source(of: path) else { return nil }
      var reader = try MessageReader(path: path, zone: offset)
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

  private mutating func take(_ reader: inout MessageReader) throws(SpreadsheetError) {
    var message = Message()
    var places: [String: Int32] = [:]
    while try reader.next(&message) {
      var sender: Int32?
      if let name = message.sender {
        sender = places[name]
        if sender == nil {
          sender = Int32(clamping: senders.count)
          places[name] = sender
          senders.append(name)
          names.append("")
        }
        if let sender, let known = message.name, names[Int(sender)].isEmpty { names[Int(sender)] = known }
      }
      let start = bytes.count
      if message.kind != .system { bytes.append(contentsOf: message.text.utf8) }
      entries.append(
        Entry(
          date: message.date, second: Int32(message.second), sender: sender, kind: message.kind,
          direction: message.direction, place: Int32(clamping: message.place), start: start,
          count: Int32(clamping: bytes.count - start)))
    }
    remarks = reader.remarks
  }

  /// A message's text; system lines have none here.
  package func text(_ entry: Entry) -> String {
    String(decoding: bytes[entry.start..<entry.start + Int(entry.count)], as: UTF8.self)
  }

  /// How many messages are of a kind.
  package func count(_ kind: Message.Kind) -> Int { entries.count { $0.kind == kind } }
}
