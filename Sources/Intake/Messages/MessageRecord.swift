public import Spreadsheet

/// A message as bytes, filled anew by each call of a reader; its storage is kept between the calls.
///
/// All bytes are UTF-8; what is not is for the caller to repair, as `String(decoding:as:)` does.
public struct MessageRecord: Sendable {
  /// As ``Message/date``.
  public var date = CalendarDate(dayNumber: 0)
  /// Seconds since midnight.
  public var second = 0
  /// Whether ``sender`` counts; a system line has none.
  public var hasSender = false
  /// As ``Message/sender``.
  public var sender: [UInt8] = []
  /// Empty where an SMS backup gives none.
  public var name: [UInt8] = []
  /// As ``Message/text``.
  public var text: [UInt8] = []
  /// As ``Message/kind-swift.property``.
  public var kind = Message.Kind.message
  /// As ``Message/direction-swift.property``.
  public var direction: Message.Direction?
  /// As ``Message/unsent-swift.property``.
  public var unsent: Message.Unsent?
  /// As ``Message/isEdited``.
  public var isEdited = false
  /// As ``Message/place``.
  public var place = 0

  /// An empty record, for a reader to fill.
  public init() {}

  /// Empties the record and keeps its storage.
  mutating func reset(place: Int) {
    hasSender = false
    sender.removeAll(keepingCapacity: true)
    name.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    kind = .message
    direction = nil
    unsent = nil
    isEdited = false
    self.place = place
  }

  /// The same as a value with texts.
  public var message: Message {
    Message(
      date: date, second: second, sender: hasSender ? String(decoding: sender, as: UTF8.self) : nil,
      name: name.isEmpty ? nil : String(decoding: name, as: UTF8.self), text: String(decoding: text, as: UTF8.self),
      kind: kind, direction: direction, unsent: unsent, isEdited: isEdited, place: place)
  }
}
