import Book
import Core
import Intake

/// Rows of the register that seem to repeat an earlier one (D9).
enum FeedbackDuplicates {
  /// By the log's row: the earlier one's row, or -1; nothing where staff have decided. One that stands in a closed month is counted
  /// on after the log's rows.
  static func find(
    _ log: Log, _ fields: FeedbackFields, _ facts: [FeedbackFacts], _ closed: FeedbackClosed
  ) -> [Int32] {
    let entries = log.rows.indices.map { entry($0, log, fields, facts[$0].channel) } + closed.lastDay.map(\.entry)
    return DuplicateFinder.earlier(entries).prefix(log.rows.count).enumerated().map { row, earlier in
      guard let earlier, log.isEmpty(row, fields.duplicate) else { return -1 }
      return Int32(earlier)
    }
  }

  /// A row as far as it can repeat another one.
  static func entry(
    _ row: Int, _ log: Log, _ fields: FeedbackFields, _ channel: FeedbackChannel?
  ) -> DuplicateFinder.Entry {
    let text = words(log.text(row, fields.text))
    let telephone = log.text(row, fields.telephone)
    let sender = telephone.isEmpty ? log.text(row, fields.name) : MessageParty.key(telephone)
    return DuplicateFinder.Entry(
      date: log.rows[row].date, minute: log.rows[row].time?.minute, channel: channel,
      sender: sender.isEmpty ? nil : FoldedText(sender),
      text: text.isEmpty ? nil : FoldedText(text))
  }

  /// A text without its attachments.
  private static func words(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    return text.split(separator: "\n").filter { $0 != ChatText.media }.joined(separator: "\n")
  }
}
