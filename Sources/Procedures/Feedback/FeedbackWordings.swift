package import Core

/// How registers word channels, kinds and grades: the names of RULES, and the template's aliases.
package struct FeedbackWordings: Sendable {
  package let channels: WordTable<FeedbackChannel>
  package let kinds: WordTable<FeedbackKind>
  package let grades: WordTable<FeedbackGrade>

  /// Tables of aliases; of none where it says nothing.
  package init(
    channels: WordTable<FeedbackChannel> = WordTable(), kinds: WordTable<FeedbackKind> = WordTable(),
    grades: WordTable<FeedbackGrade> = WordTable()
  ) {
    self.channels = channels
    self.kinds = kinds
    self.grades = grades
  }
}
