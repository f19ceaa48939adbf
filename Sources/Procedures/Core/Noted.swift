/// What a log says of one thing: nothing, a value, or something that can't be read and is never guessed.
package enum Noted<Value: Sendable & Hashable>: Sendable, Hashable {
  /// Empty, or a mark for it.
  case missing
  case value(Value)
  /// Noted, but not to be read; as it stands.
  case unreadable(String)

  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  package var isMissing: Bool {
    if case .missing = self { true } else { false }
  }

  package var isUnreadable: Bool {
    if case .unreadable = self { true } else { false }
  }
}
