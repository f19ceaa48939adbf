import Foundation
import Spreadsheet

@testable import Intake

/// A file of messages as read.
struct MessagesRead {
  var messages: [Message] = []
  var remarks = MessageRemarks()

  /// `2026-07-21 03:16:00 Budi: Obat habis`; a system line has `*` as sender, other kinds stand in brackets.
  var lines: [String] {
    messages.map { message in
      let time = [message.second / 3600, message.second / 60 % 60, message.second % 60]
        .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
      let kind = message.kind == .message || message.kind == .system ? "" : "[\(message.kind.rawValue)] "
      return "\(message.date) \(time) \(message.sender ?? "*"): \(kind)\(message.text)"
    }
  }

  /// `Budi: Obat habis`.
  var sayings: [String] { lines.map { String($0.dropFirst(20)) } }
}

/// Files of messages that are gone after a test.
enum MessageFixture {
  /// U+200E, U+202F, U+00A0, U+202A and U+202C.
  static let mark = "\u{200E}"
  static let narrow = "\u{202F}"
  static let hard = "\u{00A0}"
  static let embed = "\u{202A}"
  static let pop = "\u{202C}"

  static func read(_ text: String, zone: ClockZone = .western) throws -> MessagesRead {
    try read(Data(text.utf8), zone: zone)
  }

  static func read(_ data: Data, zone: ClockZone = .western) throws -> MessagesRead {
    try withFile(data) { path in
      var read = MessagesRead()
      var reader = try MessageReader(path: path, zone: zone)
      var message = Message(date: CalendarDate(dayNumber: 0), second: 0, sender: nil, text: "", place: 0)
      while try reader.next(&message) { read.messages.append(message) }
      read.remarks = reader.remarks
      return read
    }
  }

  static func source(_ text: String) throws -> MessageReader.Source? { try source(Data(text.utf8)) }

  static func source(_ data: Data) throws -> MessageReader.Source? {
    try withFile(data) { path in try MessageReader.source(of: path) }
  }

  /// Writes a file whose name says nothing.
  private static func withFile<R>(_ data: Data, _ body: (String) throws -> R) throws -> R {
    let path = FileManager.default.temporaryDirectory.appending(path: "pesan-\(UUID().uuidString)").path
    try data.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// A zip file of entries that are stored.
  static func zip(_ entries: [(name: String, text: String)]) -> Data {
    var file = Data()
    var directory = Data()
    for (name, text) in entries {
      let data = Data(text.utf8)
      let sizes = number(crc32(data), 4) + number(UInt32(data.count), 4) + number(UInt32(data.count), 4)
      let head = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x5C21, 2) + sizes
      let names = number(UInt32(name.utf8.count), 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + head + names
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(UInt32(file.count), 4)
      directory += Data(name.utf8)
      file += number(0x0403_4B50, 4) + head + names + Data(name.utf8) + data
    }
    let count = number(UInt32(entries.count), 2)
    return file + directory + number(0x0605_4B50, 4) + number(0, 4) + count + count
      + number(UInt32(directory.count), 4) + number(UInt32(file.count), 4) + number(0, 2)
  }

  private static func number(_ value: UInt32, _ count: Int) -> Data {
    Data((0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) })
  }

  private static func crc32(_ data: Data) -> UInt32 {
    ~data.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
  }
}
