import Book
import Core
import Spreadsheet

/// `Notulen` of a month: what the meeting is about, filled in, then room for what it decides (E3).
struct MinutesPaper: Sendable {
  /// Open plans that are listed, at most.
  private static let limit = 8

  private let report: FeedbackReport
  private let words: FeedbackPaper.Words

  init(_ report: FeedbackReport, _ words: FeedbackPaper.Words) {
    self.report = report
    self.words = words
  }

  /// Two pages; the figures of a closed month stay as they were (G6).
  var sheet: PaperSheet {
    PaperSheet(FeedbackPaper.minutes.rawValue, report.control, count: 2, note: nil, empty: "") { page in
      page == 0 ? matter : decisions
    }
  }

  private var matter: Paper {
    let sentences = FeedbackComparison(report).sentences.map { "• \($0)" }.joined(separator: "\n")
    let agenda = words.points.enumerated().map { "\($0 + 1). \($1.filled(places))" }.joined(separator: "\n")
    return make([
      .sentence(words.opening.filled(places)),
      .lines(
        "Rapat",
        [
          Paper.Line("Hari, tanggal", Paper.dots), Paper.Line("Pukul, tempat", Paper.dots),
          Paper.Line("Pimpinan", Paper.dots), Paper.Line("Acara", agenda),
        ]), .lines("Bahan", [Paper.Line("Bulan ini", sentences, isLong: true)]),
      .lines("Rencana tindak lanjut yang terbuka", plans),
    ])
  }

  private var decisions: Paper {
    make([
      .writing("Pembahasan", 7), .writing("Keputusan dan rencana baru (catat di lembar RTL)", 6),
      .writing("Yang hadir: nama, unit, tanda tangan", 6),
    ])
  }

  private var plans: [Paper.Line] {
    let open = (report.state.followUps.plans[report.period] ?? []).filter { !$0.isClosed }
    if open.isEmpty { return [Paper.Line("–", "Tidak ada.")] }
    let lines = open.prefix(Self.limit).map { plan in
      let parts = ["masalah", "rencana", "penanggung_jawab"].map(plan.text).filter { !$0.isEmpty }
      let due = plan.due.map { ["tenggat \($0.indonesian)"] } ?? []
      return Paper.Line(plan.key, (parts + due).joined(separator: "; "))
    }
    let left = open.count - lines.count
    return lines + (left > 0 ? [Paper.Line("dan lainnya", "\(left) rencana lagi di lembar RTL")] : [])
  }

  private func make(_ blocks: [Paper.Block]) -> Paper {
    Paper(
      title: words.title.filled(places), number: report.period.month.indonesian, blocks: blocks,
      left: Paper.Signature("", "Notulis"), right: Paper.Signature("Tanggal: \(Paper.dots)", "Pimpinan rapat"),
      whole: MonthlyFeedbackReport.analysis)
  }

  private var places: [String: String] {
    report.profile.settingWords.merging([
      "fasilitas": report.control.facility, "bulan": report.period.month.indonesian,
    ]) { _, own in own }
  }
}
