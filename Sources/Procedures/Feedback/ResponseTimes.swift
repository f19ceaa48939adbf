import Core

/// How long clients waited for our replies (E5).
package struct ResponseTimes: Sendable, Hashable {
  /// Minutes of those that were replied to, in any order.
  package private(set) var minutes: [Int] = []
  package private(set) var unanswered = 0

  package init() {}

  /// Counts one feedback by its minutes to our reply; nil for one without a reply.
  package mutating func add(_ minutes: Int?) {
    if let minutes { self.minutes.append(minutes) } else { unanswered += 1 }
  }

  package static func += (left: inout ResponseTimes, right: ResponseTimes) {
    left.minutes += right.minutes
    left.unanswered += right.unanswered
  }

  package var answered: Int { minutes.count }

  /// What a report shows.
  package struct Summary: Sendable, Hashable {
    package var answered: Int
    package var unanswered: Int
    /// Minutes within which half were replied to (nearest rank); nil without replies.
    package var median: Int?
    /// Minutes within which nine of ten were replied to (nearest rank); nil without replies.
    package var ninetieth: Int?
  }

  package var summary: Summary {
    let sorted = minutes.sorted()
    return Summary(
      answered: sorted.count, unanswered: unanswered, median: NearestRank.value(50, of: sorted),
      ninetieth: NearestRank.value(90, of: sorted))
  }
}
