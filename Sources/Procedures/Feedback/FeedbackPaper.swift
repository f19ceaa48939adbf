import Core

/// The papers that SOP D names, each a sheet of the month's work book (D4).
package enum FeedbackPaper: String, Sendable, CaseIterable, Hashable {
  /// To the unit that is to find a solution (D4 g).
  case disposition = "Lembar Disposisi"
  /// To the head, for approval (D4 i).
  case report = "Laporan ke Kepala"
  /// To the client, in writing (D4 j), with room for what the client says of it (D4 k).
  case answer = "Jawaban Tertulis"
  /// Of the monthly meeting (E3).
  case minutes = "Notulen"

  /// What the template says in it; `{places}` are filled.
  package struct Words: Sendable, Equatable {
    package var title: String
    package var opening: String
    package var points: [String]
    package var closing: String

    package init(title: String, opening: String, points: [String] = [], closing: String = "") {
      self.title = title
      self.opening = opening
      self.points = points
      self.closing = closing
    }
  }

  /// How soon a feedback's paper is wanted.
  enum Need: Int, Comparable {
    /// It is what comes next.
    case next
    /// It was made, and is being worked with.
    case inHand
    /// It was made.
    case made

    static func < (left: Need, right: Need) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether a feedback needs the paper or had it; nil where it does not, and of a duplicate.
  func need(_ decision: borrowing FeedbackDecision, made: @autoclosure () -> Bool) -> Need? {
    switch (self, decision.action) {
    case (_, .seeOriginal), (_, .noAnswer): nil
    case (.disposition, .distribute), (.report, .approve), (.answer, .answer), (.answer, .announce): .next
    case (.disposition, .decide): .inHand
    case (.disposition, _): decision.stage > .distributed && made() ? .made : nil
    case (.answer, _): decision.stage >= .answered && made() ? .made : nil
    case (.report, _), (.minutes, _): nil
    }
  }
}
