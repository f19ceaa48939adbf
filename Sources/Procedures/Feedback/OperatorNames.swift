import Core
import Intake

/// Who sends messages that no client wrote: the names of telephone operators, and their short numbers.
struct OperatorNames: Sendable {
  private let keys: Set<String>
  private let longest: Int

  init(_ names: [String]) {
    keys = Set(names.map { HeaderText.key($0) })
    longest = names.map(\.utf8.count).max() ?? 0
  }

  /// Digits of a short number: the least and the most.
  private static let shortNumber = 3...6

  /// Whether a sender is a short number.
  static func isShort(_ sender: String) -> Bool {
    MessageParty.isNumber(sender) && shortNumber.contains(sender.utf8.count { (0x30...0x39).contains($0) })
  }

  /// Whether a message's sender is one of them.
  ///
  /// - Parameters:
  ///   - name: as it stands in `Nama`.
  ///   - telephone: as it stands in `No Telepon`; a person whom the telephone knows by such a name has a number.
  ///   - channel: how the message came.
  /// - Returns: whether nobody wrote it.
  func contain(name: String, telephone: String, _ channel: FeedbackChannel?) -> Bool {
    guard let channel, channel.isMessage else { return false }
    guard telephone.isEmpty else { return channel == .sms && Self.isShort(telephone) }
    // A name may have blanks and marks between its letters.
    return !name.isEmpty && name.utf8.count <= longest + 4 && keys.contains(HeaderText.key(name))
  }
}
