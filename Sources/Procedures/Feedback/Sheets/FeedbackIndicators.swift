package import Book
package import Core
import Spreadsheet

/// What of feedback stands on `Indikator` of the facility's overview (RULES 0a).
extension FeedbackState {
  package func indicators(_ rows: [Int], in month: Period, isHospital: Bool) -> [PageTable] {
    let state = atEnd(of: month)
    var tables: [PageTable] = []
    if settings.profile.grading {
      let figures = FeedbackFigures(state, rows: rows, period: month)
      tables.append(Self.punctuality(figures.punctuality, settings.profile))
    }
    if let survey = surveys.total(month) { tables.append(Self.satisfaction(survey.index, survey.respondents)) }
    if !isHospital { tables.append(state.responses(rows)) }
    return tables
  }

  /// The indicator of complaint response by both formulas (D7).
  private static func punctuality(_ figures: PunctualityFigures, _ profile: FeedbackProfile) -> PageTable {
    let total = figures.total
    let grades = FeedbackGrade.allCases.filter { figures[$0].counted > 0 }
    func line(_ name: String, _ formula: PunctualityFormula, _ parts: (String, String)) -> PageTable.Line {
      let percent = figures.percent(formula)
      let isFew = figures.answers(formula).contains(where: FewAnswers.contains)
      let verdict: String? =
        isFew
        ? LeadingCount.Verdict.few.rawValue
        : figures.meets(target: profile.target, formula).map {
          ($0 ? LeadingCount.Verdict.reached : .missed).rawValue
        }
      return PageTable.Line([
        .label(name + (profile.formula == formula ? " (dipakai)" : "")), .text(parts.0), .text(parts.1),
        .text(isFew ? FewAnswers.text(total.counted) : percent.map { "\($0.indonesian) %" } ?? noShare, .label),
        .label("≥ \(profile.target) %"), .label(verdict ?? noShare),
      ])
    }
    let combined = line(
      "Gabungan", .combined, ("\(total.onTime) dijawab tepat waktu", "\(total.counted) yang jatuh tempo"))
    let mean = line(
      "Rerata", .mean,
      (
        grades.map { "\($0.rawValue) \(figures[$0].onTime)/\(figures[$0].counted)" }.joined(separator: " + "),
        "\(grades.count) Grading yang ada isinya"
      ))
    return PageTable(
      "Kecepatan waktu tanggap komplain (D7)",
      ["Rumus", "Pembilang", "Penyebut", "Hasil", "Target", "Penilaian"], [combined, mean],
      notes: [
        "Merah \(profile.limits[.red]), Kuning \(profile.limits[.yellow]), Hijau \(profile.limits[.green]) hari; \(total.pending) belum jatuh tempo tidak dihitung. Baris: lembar Rincian Ketepatan pada Analisis Umpan Balik.",
        "Indikator nasional ini dari sumber sekunder, bukan dari naskah peraturannya; periksa sebelum dipakai ke luar.",
      ])
  }

  /// Satisfaction by both ways of counting: of all answered items together, and D8's mean of the elements' means.
  private static func satisfaction(_ index: SurveyIndex, _ respondents: Int) -> PageTable {
    let count = SurveyElement.allCases.reduce(0) { $0 + index.count($1) }
    let sum = SurveyElement.allCases.reduce(0) { $0 + index.sum($1) }
    let isFew = index.hasFew || respondents < FewAnswers.least
    let items = isFew ? nil : Hundredths.rounded(sum: [(sum, max(count, 1))], times: (25, 1))
    func line(_ name: String, _ parts: (String, String), _ value: Hundredths?) -> PageTable.Line {
      let grade = value.flatMap { SurveyGrade($0) }?.rawValue
      return PageTable.Line([
        .label(name), .text(parts.0), .text(parts.1),
        .text(value?.indonesian ?? (isFew ? FewAnswers.text(respondents) : noShare), .label), .label(grade ?? noShare),
        .label(isFew ? LeadingCount.Verdict.few.rawValue : noShare),
      ])
    }
    return PageTable(
      "Kepuasan (survei U1–U9, \(respondents) responden)",
      ["Cara menghitung", "Pembilang", "Penyebut", "Indeks", "Mutu", "Penilaian"],
      [
        line("Jumlah nilai ÷ unsur terisi × 25", ("\(sum) jumlah nilai", "\(count) unsur terisi"), items),
        line(
          "Σ(rata-rata unsur × 1/9) × 25 (D8)", ("9 rata-rata unsur", "bobot 1/9"), isFew ? nil : index.index),
      ])
  }

  /// The response classes of a puskesmas or health office.
  private func responses(_ rows: [Int]) -> PageTable {
    let days = settings.profile.closedDays
    var lines = ResponseClass.allCases.map { kind in
      ResponseClass.Line(
        kind, kind == .first ? "dibalas atau dijawab" : "dijawab (Tanggal Jawaban)", inTime: 0, late: 0, pending: 0)
    }
    for row in rows where !facts[row].isDuplicate {
      let feedback = feedback(row)
      guard feedback.owesAnswer, let day = feedback.date else { continue }
      let first = [feedback.replyDate.value, feedback.answer.value].compactMap(\.self).min()
      for place in lines.indices {
        let done = lines[place].responseClass == .first ? first : feedback.answer.value
        let isOver = days.openDays(from: day, to: done ?? date.adding(days: -1)) > lines[place].responseClass.days
        if isOver {
          lines[place].late += 1
        } else if done != nil {
          lines[place].inTime += 1
        } else {
          lines[place].pending += 1
        }
      }
    }
    return ResponseClass.table(
      "Umpan balik yang wajib dijawab (kelas SP4N-LAPOR!)", lines,
      notes: [
        "Register tidak mencatat apakah pemeriksaan lapangan diperlukan: setiap kelas dihitung atas semua keluhan, komplain dan pertanyaan."
      ])
  }
}
