import Book
import Core
import Spreadsheet

/// The papers of a month's feedback: of those whose next step needs one, then of those that had it (D4 g, i, j).
struct FeedbackPapers: Sendable {
  private let state: FeedbackState
  private let rows: [Int]
  private let control: DocumentControl

  init(state: FeedbackState, rows: [Int], control: DocumentControl) {
    self.state = state
    self.rows = rows
    self.control = control
  }

  /// One sheet a kind of paper; none where the stages of SOP D are not followed.
  var sheets: [PaperSheet] {
    guard state.settings.profile.followsStages else { return [] }
    return [FeedbackPaper.disposition, .report, .answer].compactMap(sheet)
  }

  /// The minutes of the month's meeting; none where the stages are not followed.
  func minutes(_ report: FeedbackReport) -> [PaperSheet] {
    guard state.settings.profile.followsStages, let words = state.settings.papers[.minutes] else { return [] }
    return [MinutesPaper(report, words).sheet]
  }

  private func sheet(_ paper: FeedbackPaper) -> PaperSheet? {
    guard let words = state.settings.papers[paper] else { return nil }
    let wanted = wanted(paper)
    let shown = Array(wanted.prefix(min(state.settings.profile.maxPapers, PaperSheet.limit)))
    let left = wanted.count - shown.count
    let note =
      left > 0
      ? "\(shown.count) halaman dari \(wanted.count) umpan balik: \(left) lagi tidak dimuat (max_papers). Yang menunggu didahulukan; semua ada di \(FeedbackColumns.sheet)."
      : nil
    let settingWords = state.settings.profile.settingWords
    return PaperSheet(
      paper.rawValue, control, count: shown.count, note: note,
      empty: "Bulan ini tidak ada umpan balik yang memerlukannya."
    ) { [state, control] place in
      FeedbackPaperWriter(state, shown[place], control, words, settingWords: settingWords).paper(paper)
    }
  }

  /// The rows that need a paper, by how soon, the first received first; those that had it, the last received first.
  func wanted(_ paper: FeedbackPaper) -> [Int] {
    var found: [FeedbackPaper.Need: [Int]] = [:]
    for row in rows {
      let need = paper.need(
        state.decisions[row],
        made: (paper == .answer ? state.feedback(row).answer : state.feedback(row).distribution).value != nil)
      if let need { found[need, default: []].append(row) }
    }
    return (found[.next] ?? []) + (found[.inHand] ?? []) + (found[.made] ?? []).reversed()
  }
}
