package import Spreadsheet

/// D9: feedbacks that repeat an earlier one are suggested to staff.
///
/// The same sender's same text within a day; or the same text of at least 20 folded characters within a day on two channels, or in one
/// minute by WhatsApp: a contact whose name is another one in a later export.
package struct DuplicateFinder: Sendable {
  /// A feedback as far as it can repeat another one.
  package struct Entry: Sendable, Hashable {
    package var date: CalendarDate?
    /// Minute of the day; without one it comes after those of its day that have one.
    package var minute: Int?
    package var channel: FeedbackChannel?
    /// Of the telephone number, else of the name; nil without both.
    package var sender: FoldedText?
    /// Of the text; nil where it is empty or only media.
    package var text: FoldedText?

    package init(
      date: CalendarDate?, minute: Int?, channel: FeedbackChannel?, sender: FoldedText?, text: FoldedText?
    ) {
      self.date = date
      self.minute = minute
      self.channel = channel
      self.sender = sender
      self.text = text
    }
  }

  /// Folded characters from which a text on two channels is the same feedback, whoever sent it.
  package static let minimumLength = 20

  private struct SenderKey: Hashable {
    var sender: FoldedText
    var text: FoldedText
    var day: Int32
  }

  private struct TextKey: Hashable {
    var text: FoldedText
    var day: Int32
  }

  private struct MinuteKey: Hashable {
    var text: FoldedText
    var day: Int32
    var minute: Int
  }

  /// The first of a text and day, and the first on another channel than that one's.
  private struct Firsts {
    var first: Int
    var channel: FeedbackChannel
    var other: Int?
  }

  /// The earlier feedback that each one seems to repeat.
  ///
  /// - Parameter entries: Feedbacks in any order.
  /// - Returns: For each the place of the first one, by day, minute and place, within a day before it; nil for none.
  package static func earlier(_ entries: [Entry]) -> [Int?] {
    var result = [Int?](repeating: nil, count: entries.count)
    var order = entries.indices.filter { place in
      guard let text = entries[place].text else { return false }
      return entries[place].date != nil && !text.isEmpty
    }
    func rank(_ place: Int) -> (Int32, Int, Int) {
      (entries[place].date?.dayNumber ?? 0, entries[place].minute ?? Int.max, place)
    }
    order.sort { rank($0) < rank($1) }
    var senders: [SenderKey: Int] = [:]
    var texts: [TextKey: Firsts] = [:]
    var minutes: [MinuteKey: Int] = [:]
    senders.reserveCapacity(order.count)
    for place in order {
      let entry = entries[place]
      guard let day = entry.date?.dayNumber, let text = entry.text else { continue }
      var found: Int?
      func take(_ candidate: Int?) {
        guard let candidate else { return }
        found = found.map { rank($0) < rank(candidate) ? $0 : candidate } ?? candidate
      }
      if let sender = entry.sender, !sender.isEmpty {
        take(senders[SenderKey(sender: sender, text: text, day: day - 1)])
        let key = SenderKey(sender: sender, text: text, day: day)
        if let first = senders[key] { take(first) } else { senders[key] = place }
      }
      if entry.channel == .whatsApp, let minute = entry.minute, text.count >= minimumLength {
        let key = MinuteKey(text: text, day: day, minute: minute)
        if let first = minutes[key] { take(first) } else { minutes[key] = place }
      }
      if let channel = entry.channel, text.count >= minimumLength {
        if let firsts = texts[TextKey(text: text, day: day - 1)] {
          take(firsts.channel == channel ? firsts.other : firsts.first)
        }
        let key = TextKey(text: text, day: day)
        if var firsts = texts[key] {
          take(firsts.channel == channel ? firsts.other : firsts.first)
          if firsts.channel != channel, firsts.other == nil {
            firsts.other = place
            texts[key] = firsts
          }
        } else {
          texts[key] = Firsts(first: place, channel: channel, other: nil)
        }
      }
      result[place] = found
    }
    return result
  }
}
