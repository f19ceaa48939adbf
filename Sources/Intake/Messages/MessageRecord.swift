package import Spreadsheet

/// A message as bytes, filled anew by each call of a reader; its storage is kept between the calls.
///
/// All bytes are UTF-8; what is not is for the caller to repair, as `String(decoding:as:)` does.
package struct MessageRecord: Sendable {
  package var date = CalendarDate(dayNumber: 0)
  /// Seconds since midnight.
  package var second = 0
  package var hasSender = false
  package var sender: [UInt8] = []
  /// Empty where an SMS backup gives none.
  package var name: [UInt8] = []
  package var text: [UInt8] = []
  package var kind = Message.Kind.message
  package var direction: Message.Direction?
  package var unsent: Message.Unsent?
  package var isEdited = false
  package var place = 0

  package init() {}

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
  package var message: Message {
    Message(
      date: date, second: second, sender: hasSender ? String(decoding: sender, as: UTF8.self) : nil,
      name: name.isEmpty ? nil : String(decoding: name, as: UTF8.self), text: String(decoding: text, as: UTF8.self),
      kind: kind, direction: direction, unsent: unsent, isEdited: isEdited, place: place)
  }
}
