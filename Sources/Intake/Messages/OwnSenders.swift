/// Names and numbers that are our own among a chat's senders.
package struct OwnSenders: Sendable, Hashable {
  private let parties: Set<String>

  /// Names are compared without case and blanks, numbers in whatever form they are written (``MessageParty/key(_:)``).
  package init(_ texts: [String]) { parties = Set(texts.map(MessageParty.key)) }

  package var isEmpty: Bool { parties.isEmpty }

  package func contains(_ sender: String) -> Bool { parties.contains(MessageParty.key(sender)) }
}
