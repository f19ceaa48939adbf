import Intake
import Spreadsheet

/// What `sapa check` tells of a chat or an SMS backup.
struct MessageCheck {
  private let store: MessageStore

  /// Nil where the file is neither.
  ///
  /// - Throws: ``IntakeError`` where it is one, but can't be read.
  init?(path: String) throws(IntakeError) {
    guard let store = try MessageStore.read(path, zone: .western) else { return nil }
    self.store = store
  }

  var hasFindings: Bool { store.remarks.hasFindings }

  private var form: String { store.source == .sms ? "SMS Backup & Restore" : "WhatsApp" }
  private var first: String? { store.orderOfTime.first.map { store.entries[$0].date.description } }
  private var last: String? { store.orderOfTime.last.map { store.entries[$0].date.description } }

  /// For a person.
  func lines(_ language: Language) -> [String] {
    var lines = ["\(store.file): \(form)"]
    if let first, let last { lines.append("  \(first) … \(last)") }
    lines.append(
      language("  \(store.senders.count) pengirim", "  \(store.senders.count) senders"))
    lines += store.remarks.sentences(language).map { "  " + $0 }
    return lines
  }

  /// For a program: one object.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object([
      ("file", .string(store.file)), ("sop", .string("umpan-balik")),
      ("format", .string(store.source == .sms ? "sms" : "whatsapp")),
      (
        "messages",
        .object(Message.Kind.allCases.map { ($0.rawValue, .int(store.count($0))) })
      ),
      ("senders", .int(store.senders.count)), ("first", .optional(first)), ("last", .optional(last)),
      ("remarks", .array(store.remarks.sentences(.english).map { .string($0) })),
    ]).append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
