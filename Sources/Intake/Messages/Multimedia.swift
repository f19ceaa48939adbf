import Spreadsheet

/// An `mms` element of an SMS backup as its attributes, parts and addresses come.
struct Multimedia {
  /// Milliseconds since 1970; of some tools seconds.
  private(set) var date: Int?
  var isMalformed = false
  /// 1 received, 2 sent, 3 draft, 4 outbox, 5 failed.
  private var box: Int?
  /// 132 received, 128 sent.
  private var type: Int?
  /// One, or those of a group with `~` between them.
  private var address: [UInt8] = []
  private var name: [UInt8] = []
  private var subject: [UInt8] = []
  private var parts: [Part] = []
  private var addresses: [Address] = []
  private var level = Level.message

  private enum Level {
    case message
    case part
    case address
  }

  private struct Part {
    var order = 0
    var contentType: [UInt8] = []
    var text: [UInt8] = []

    var isText: Bool { contentType.starts(with: "text/plain".utf8) }
    /// A layout is no attachment.
    var isLayout: Bool { contentType.elementsEqual("application/smil".utf8) || contentType.isEmpty }
  }

  private struct Address {
    var text: [UInt8] = []
    /// 137 from, 151 to, 130 copy, 129 blind copy (OMA MMS Encapsulation).
    var type = 0
  }

  private static let from = 137
  private static let recipients: Set<Int> = [129, 130, 151]
  /// What stands for the telephone's own number.
  private static let own = Array("insert-address-token".utf8)

  mutating func beginPart() {
    level = .part
    parts.append(Part())
  }

  mutating func beginAddress() {
    level = .address
    addresses.append(Address())
  }

  /// Whether an attribute's value is asked for; pictures are not.
  func holds(_ name: [UInt8]) -> Bool {
    let known =
      switch level {
      case .message: Self.messageNames
      case .part: Self.partNames
      case .address: Self.addressNames
      }
    return known.contains(name)
  }

  private static let messageNames = Set(
    ["date", "msg_box", "m_type", "address", "contact_name", "sub"].map { Array($0.utf8) })
  private static let partNames = Set(["seq", "ct", "text"].map { Array($0.utf8) })
  private static let addressNames = Set(["address", "type"].map { Array($0.utf8) })

  /// Takes an attribute of the current element; `number` is its value where it is one.
  mutating func take(_ name: [UInt8], _ value: Span<UInt8>, _ number: Int?) {
    switch level {
    case .message:
      switch String(decoding: name, as: UTF8.self) {
      case "date": date = number
      case "msg_box": box = number
      case "m_type": type = number
      case "address": Self.append(value, to: &address)
      case "contact_name": Self.append(value, to: &self.name)
      default: Self.append(value, to: &subject)
      }
    case .part:
      switch String(decoding: name, as: UTF8.self) {
      case "seq": parts[parts.count - 1].order = number ?? -1
      case "ct": Self.append(value, to: &parts[parts.count - 1].contentType)
      default: SMSText.append(value, to: &parts[parts.count - 1].text)
      }
    case .address:
      if name.elementsEqual("type".utf8) {
        addresses[addresses.count - 1].type = number ?? 0
      } else {
        Self.append(value, to: &addresses[addresses.count - 1].text)
      }
    }
  }

  private static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
    SMSText.append(value, to: &bytes)
    let range = Bytes.trimmed(bytes.span)
    if range.count < bytes.count { bytes = Array(bytes[range]) }
  }

  /// Fills in the other side, the words and the kind.
  ///
  /// - Returns: the type as an `sms` element has it; nil where something is missing.
  func fill(_ record: inout MessageRecord) -> Int? {
    guard !isMalformed, let kind = box ?? (type == 132 ? 1 : type == 128 ? 2 : nil), (1...6).contains(kind) else {
      return nil
    }
    record.sender = party(isSent: kind != 1)
    record.hasSender = !record.sender.isEmpty
    if !name.elementsEqual("(Unknown)".utf8), !record.sender.contains(Self.separator) { record.name = name }
    if !subject.isEmpty { record.text = subject }
    for part in parts.sorted(on: \.order) {
      guard part.isText, !Bytes.trimmed(part.text.span).isEmpty else { continue }
      if record.text == part.text { continue }
      if !record.text.isEmpty { record.text.append(0x0A) }
      record.text.append(contentsOf: part.text)
    }
    let hasAttachment = parts.contains { !$0.isText && !$0.isLayout }
    guard record.hasSender || kind > 2, !record.text.isEmpty || hasAttachment else { return nil }
    if record.text.isEmpty { record.kind = .media }
    return kind
  }

  private static let separator = UInt8(ascii: "~")

  /// Who wrote to us; of our own message to whom, several with `~` between them.
  private func party(isSent: Bool) -> [UInt8] {
    let named = addresses.filter { !$0.text.isEmpty && $0.text != Self.own }
    if isSent {
      if !address.isEmpty { return address }
      let others = named.filter { Self.recipients.contains($0.type) }.map(\.text)
      return Array(others.joined(separator: [Self.separator]))
    }
    if let from = named.first(where: { $0.type == Self.from }) { return from.text }
    return address.contains(Self.separator) ? [] : address
  }
}
