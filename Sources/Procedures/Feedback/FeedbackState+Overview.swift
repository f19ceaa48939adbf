package import Book
package import Core
import Intake
package import Spreadsheet

/// What feedback tells on the facility's overview (RULES 0a).
extension FeedbackState {
  package var leading: [LeadingFigure] {
    typealias Names = FeedbackMeasures
    let profile = settings.profile
    let complaints = FeedbackKind.allCases.filter { [.complaint, .grievance].contains($0.group) }
    var leading = [
      LeadingFigure("Umpan balik", [Names.totalName], rows: "semua baris, tanpa duplikat"),
      LeadingFigure(
        "Keluhan dan komplain", label: "Keluhan dan komplain (D5)", complaints.map(Names.kind), rows: "kolom Jenis"),
    ]
    if profile.grading {
      let (onTime, late) = (FeedbackGrade.allCases.map(Names.onTime), FeedbackGrade.allCases.map(Names.lateAnswer))
      leading.append(
        LeadingFigure(
          "Dijawab tepat waktu", label: "Dijawab dalam batas Grading (D7)", onTime, of: onTime + late,
          .percent(profile.target), rows: "kolom Pelanggaran: tanpa D7"))
    } else if profile.followsStages {
      leading.append(
        LeadingFigure(
          "Selesai", label: "Selesai sampai tahap terakhir (D4)", [Names.completedName], of: [Names.totalName],
          rows: "kolom Kode: S"))
    }
    leading.append(
      LeadingFigure(
        "Dibalas", label: "Pesan yang dibalas (E1, E5)", [Names.repliedName],
        of: [Names.repliedName, Names.unansweredName], .percent(100), rows: "kolom Tanggal Balasan"))
    leading.append(
      LeadingFigure(
        "Lewat batas", label: "Lewat batas langkah berikutnya (kode L)", [Names.lateName], .atMost(0),
        rows: "kolom Kode: L"
      ).ofMonths)
    return leading
  }

  package func measures(of rows: [Int], in period: Period) -> [Measure] {
    let state = atEnd(of: period)
    return FeedbackMeasures(state: state, figures: FeedbackFigures(state, rows: rows, period: period)).all(period)
  }

  package func nextStep(_ row: Int) -> String { decisions[row].actionText(feedback(row), settings.profile) }

  /// Who wrote into the box, came in person or spoke at a meeting need not leave a number (D2).
  package func needs(_ row: Int) -> (telephone: Bool, nik: Bool) {
    (facts[row].channel.map { $0.isMessage || $0 == .telephone } ?? false, false)
  }

  /// The follow-up plans that are not closed (E4), of the newest month that has begun by then.
  package func otherOpen(atEndOf day: CalendarDate) -> [(home: Period, item: OpenItem)] {
    guard let month = followUps.plans.keys.filter({ $0.first <= day }).max() else { return [] }
    return (followUps.plans[month] ?? []).filter { !$0.isClosed }.map { plan in
      let what = [plan.text("rencana"), plan.text("masalah")].first { !$0.isEmpty } ?? "Rencana tindak lanjut"
      let limit = plan.due.map { "tenggat \($0.indonesian) (E4)" } ?? "tanpa tenggat (E4)"
      let step = NextStep(what: what, by: plan.text("penanggung_jawab"), limit: limit)
      return (
        month, OpenItem(key: plan.key, since: plan.origin.first, step: step, file: "", sheet: FeedbackSheets.plans)
      )
    }
  }

  /// Nobody's name stands on the register: what was answered is counted together.
  package func officerWork(_ rows: [Int], in month: Period) -> [OfficerWork] {
    let state = atEnd(of: month)
    let answered = rows.count { !state.facts[$0].isDuplicate && state.facts[$0].isReplied }
    return answered > 0 ? [OfficerWork("", [.feedback: answered])] : []
  }
}
