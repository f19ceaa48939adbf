/// Texts as the record of a run keeps them: those that count on, `UB-2024-0001`, `UB-2024-0002` and so forth, as the first and how many
/// they are.
///
/// Decoding throws `DecodingError` where there is no such list, or one too long.
@propertyWrapper
package struct CountedOn: Codable, Sendable {
  package var wrappedValue: [String]

  /// More than all sheets of a facility's books have rows: a record that says more is damaged.
  private static let most = 10_000_000

  package init(wrappedValue: [String]) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    wrappedValue = []
    while !list.isAtEnd {
      var text = try list.decode(String.self)
      let count = try list.decode(Int.self)
      guard (1...Self.most).contains(count), wrappedValue.count <= Self.most else {
        throw DecodingError.dataCorruptedError(in: list, debugDescription: "\(text), \(count) times")
      }
      for _ in 1...count {
        wrappedValue.append(text)
        text = Self.next(after: text)
      }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    var rest = wrappedValue[...]
    while let first = rest.popFirst() {
      var (count, next) = (1, Self.next(after: first))
      while rest.first == next {
        rest.removeFirst()
        (count, next) = (count + 1, Self.next(after: next))
      }
      try list.encode(first)
      try list.encode(count)
    }
  }

  /// The text whose digits at the end are one more, in as many places; the same where it has none, or nines alone.
  private static func next(after text: String) -> String {
    var bytes = Array(text.utf8)
    var place = bytes.count
    while place > 0 {
      place -= 1
      switch bytes[place] {
      case UInt8(ascii: "9"): bytes[place] = UInt8(ascii: "0")
      case UInt8(ascii: "0")..<UInt8(ascii: "9"):
        bytes[place] += 1
        return String(decoding: bytes, as: UTF8.self)
      default: return text
      }
    }
    return text
  }
}
