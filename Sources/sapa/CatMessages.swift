import Intake
import Spreadsheet

/// Prints messages as JSON lines to standard output through a buffer.
struct MessagePrinter {
  private let own: OwnSenders
  private var buffer: [UInt8] = []
  private var day: CalendarDate?
  private var dayText: [UInt8] = []
  /// Whether a sender is our own, by its name.
  private var isOwn: [[UInt8]: Bool] = [:]

  private static let flushAt = 262_144

  init(own: OwnSenders) {
    self.own = own
    buffer.reserveCapacity(Self.flushAt + 65_536)
  }

  mutating func print(_ record: MessageRecord) {
    buffer.append(contentsOf: "{\"moment\":\"".utf8)
    append(record.date, record.second)
    buffer.append(contentsOf: "\",\"sender\":".utf8)
    if record.hasSender {
      JSONText.append(string: record.sender.span, to: &buffer)
    } else {
      buffer.append(contentsOf: "null".utf8)
    }
    buffer.append(contentsOf: ",\"text\":".utf8)
    JSONText.append(string: record.text.span, to: &buffer)
    buffer.append(contentsOf: ",\"kind\":\"".utf8)
    buffer.append(contentsOf: record.kind.rawValue.utf8)
    buffer.append(UInt8(ascii: "\""))
    if let direction = record.direction ?? chatDirection(record) { append("direction", direction.rawValue) }
    if let unsent = record.unsent { append("unsent", unsent.rawValue) }
    if record.isEdited { buffer.append(contentsOf: ",\"edited\":true".utf8) }
    if !record.name.isEmpty {
      buffer.append(contentsOf: ",\"name\":".utf8)
      JSONText.append(string: record.name.span, to: &buffer)
    }
    buffer.append(contentsOf: "}\n".utf8)
    if buffer.count >= Self.flushAt { flush() }
  }

  mutating func flush() {
    Console.json(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Appends `2026-07-21T03:16:00`.
  private mutating func append(_ date: CalendarDate, _ second: Int) {
    if day != date {
      day = date
      dayText = Array(date.description.utf8)
    }
    buffer.append(contentsOf: dayText)
    buffer.append(UInt8(ascii: "T"))
    append(twoDigits: second / 3600)
    buffer.append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    buffer.append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
  }

  private mutating func append(twoDigits number: Int) {
    buffer.append(0x30 + UInt8(number / 10))
    buffer.append(0x30 + UInt8(number % 10))
  }

  private mutating func append(_ key: String, _ value: String) {
    buffer.append(contentsOf: ",\"\(key)\":\"\(value)\"".utf8)
  }

  /// The direction in a chat whose own names are known.
  private mutating func chatDirection(_ record: MessageRecord) -> Message.Direction? {
    guard !own.isEmpty, record.hasSender, record.unsent == nil else { return nil }
    if let known = isOwn[record.sender] { return known ? .outgoing : .incoming }
    let known = own.contains(String(decoding: record.sender, as: UTF8.self))
    if isOwn.count < 10_000 { isOwn[record.sender] = known }
    return known ? .outgoing : .incoming
  }
}
