package import Book
package import Core
import Intake
import Spreadsheet

extension FeedbackState {
  package func book(_ period: Period, _ context: LogContext) -> BookPlan {
    let rows = log.rows(in: period)
    let recap = FeedbackBookSheet(state: self, period: period)
    let ratings = RatingSheet(state: self, rows: rows)
    let analysis = FeedbackAnalysisSheet(state: self, period: period, context: context)
    var sheets: [BookPlan.Sheet] = [.free(guide.plan(context.control)), .table(register(period))]
    if let open = TableSheet(open: self, period, on: context.date, saying) { sheets.append(.table(open)) }
    if settings.profile.channels.contains(.box) {
      sheets.append(.table(openings.table(period, settings.sheets[FeedbackSheets.openings])))
    }
    sheets.append(
      .free(
        FreeSheetPlan(FeedbackBookSheet.name, context.control, isFrozen: context.isClosed) { _ in recap.page }))
    sheets.append(
      .free(
        FreeSheetPlan(RatingSheet.name, context.control) { _ in ratings.page }))
    if settings.profile.follows.contains(.messages) {
      sheets.append(
        .free(
          FreeSheetPlan(FeedbackAnalysisSheet.name, context.control, isFrozen: context.isClosed) { _ in analysis.page })
      )
    }
    let papers = FeedbackPapers(state: self, rows: rows, control: context.control)
    sheets += papers.sheets.map { .free($0.plan()) }
    sheets += papers.minutes(analysis.report).map { .free($0.plan(isFrozen: context.isClosed)) }
    sheets.append(.table(followUps.table(period, settings.sheets[FeedbackSheets.plans], date)))
    if let survey = surveys.table(period) { sheets.append(.table(survey)) }
    sheets.append(
      .free(
        .problems(
          context.problems, context.control,
          note: "Perbaiki di Register, atau di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di Register."))
    )
    sheets.append(.free(choices.plan(context.control)))
    sheets.append(.own(NumberSheet.sheet(givenNumbers(period))))
    if messages.count(in: period) > 0 { sheets.append(.own(MessageSheet.sheet(messages, of: period))) }
    return BookPlan(
      title: "Umpan Balik \(period.name)", control: context.control, sheets: sheets, active: FeedbackColumns.sheet)
  }

  /// `Register`.
  private func register(_ period: Period) -> TableSheet {
    TableSheet(
      log, period,
      note:
        "Satu umpan balik satu baris, dari kanal mana pun. Jenis, Tema dan Unit diputuskan petugas; yang kosong dihitung menurut kolom Usulan. Merah (kode L): batas tindak lanjut sudah lewat; hijau (kode S): selesai; abu-abu (kode D): duplikat.",
      saying)
  }

  /// What the rules and words say of the feedbacks.
  private var saying: LogSaying {
    var saying = LogSaying(
      columns: [
        "kode", "id", "usulan_jenis", "usulan_tema", "usulan_unit", "kata_penentu", "mungkin_sama", "tahap",
        "pelanggaran", "tindak_lanjut", "alasan",
      ], rules: liveRules,
      cells: { [self] row in
        let (decision, suggestion, feedback) = (decisions[row], suggestions[row], feedback(row))
        return [
          .text(decision.code.rawValue), .text(numbers[row]), .text(suggestion.kind?.rawValue ?? ""),
          .text(suggestion.theme.map { themes[$0] } ?? D5Grouping.noTheme),
          .text(suggestion.unit.map { units[$0] } ?? ""), .text(decidingWords(row)),
          .text(suggestedOriginal(row)), .text(decision.stage.name),
          .text(decision.violationText(feedback, settings.profile)),
          .text(decision.actionText(feedback, settings.profile)), .text(decision.reason(feedback, settings.profile)),
        ]
      },
      look: { [self] row in
        switch decisions[row].code {
        case .late: .target
        case .completed: .completed
        case .duplicate: .closed
        case .none: .plain
        }
      })
    saying.choiceRanges = choices.ranges
    return saying
  }

  /// `Pilihan`: the themes and units that the template names.
  private var choices: ChoiceSheet {
    ChoiceSheet(lists: [("tema", "Tema", settings.themes), ("unit", "Unit", settings.units)])
  }

  /// What the spreadsheet shows by itself: what must be noted, and dates that run backwards.
  private var liveRules: [LiveRule] {
    guard settings.profile.followsStages else { return [] }
    var rules = [
      LiveRule(
        columns: ["nama"],
        formula: "AND([tanggal]<>\"\",[kanal]<>\"\",[kanal]<>\"Kotak Saran\",[nama]=\"\",[no_telepon]=\"\")",
        format: Styles.missing),
      LiveRule(columns: ["isi"], formula: "AND([tanggal]<>\"\",[isi]=\"\")", format: Styles.missing),
    ]
    let dated = FeedbackStage.allCases.filter { $0 != .rated }.map(\.column)
    for (before, after) in zip(dated, dated.dropFirst()) {
      rules.append(
        LiveRule(
          columns: [after],
          formula: "AND(ISNUMBER([\(after)]),OR(AND(ISNUMBER([\(before)]),[\(after)]<[\(before)]),[\(before)]=\"\"))",
          format: Styles.overdue))
    }
    return rules
  }

  /// `Petunjuk`.
  private var guide: GuideSheet {
    let profile = settings.profile
    let words = profile.settingWords
    return GuideSheet(
      title: "Petunjuk Pengelolaan Umpan Balik",
      sayings: [GuideSheet.Line("Balasan pertama", settings.reply)],
      steps: settings.steps.map { $0.filled(words) },
      legend: [
        GuideSheet.Line("L", "Batas tindak lanjut berikutnya sudah lewat: dahulukan", .target),
        GuideSheet.Line("S", "Selesai: tidak ada lagi yang harus dikerjakan", .completed),
        GuideSheet.Line("D", "Duplikat: lihat umpan balik aslinya (D9)", .closed),
        GuideSheet.Line("(kosong)", "Masih ada langkah berikutnya; lihat kolom Tindak Lanjut"),
        GuideSheet.Line(
          "D4: …", "Pelanggaran menyebut tahap yang dilompati atau mundur; sebabnya di kolom Alasan"),
      ]
        + (profile.grading
          ? settings.gradeMeanings.map { GuideSheet.Line($0.name, $0.meaning + " (D7)") } : []),
      settings: GuideSheet.Line.rules(profile))
  }
}
