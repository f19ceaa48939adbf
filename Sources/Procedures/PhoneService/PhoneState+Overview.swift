package import Book
package import Core
import Spreadsheet

/// What the telephone service tells on the facility's overview (RULES 0a).
extension PhoneState {
  package var leading: [LeadingFigure] {
    let profile = settings.profile
    let empty = PhoneMeasures(figures: PhoneFigures(self, rows: [], period: Period(monthOf: date)))
    return [
      LeadingFigure("Telepon", label: empty.calls.label, [empty.calls.name], rows: "semua baris"),
      LeadingFigure(
        "Dering dalam batas", label: "Dijawab dalam \(profile.maxRings) dering (B1)", [empty.ringsInTime.name],
        of: [empty.knownRings.name], .percent(100), rows: "kolom Kepatuhan: tanpa B1, dering diketahui"),
      LeadingFigure(
        "Dihubungi kembali dalam batas", label: "Dihubungi kembali dalam \(profile.callbackMinutes) menit (B4)",
        [empty.callbacksInTime.name], of: [empty.dueCallbacks.name], .percent(100),
        rows: "kolom Kepatuhan: tanpa B4"),
      LeadingFigure(
        "Patuh", label: "Tanpa pelanggaran (Patuh)", [empty.compliant.name], of: [empty.calls.name], .percent(100),
        rows: "kolom Kepatuhan: Patuh"),
      LeadingFigure(
        "Belum dihubungi kembali", label: "Belum dihubungi kembali, batas lewat (kode L)", [empty.overdue.name],
        .atMost(0), rows: "kolom Kode: L"
      ).ofMonths,
    ]
  }

  package func measures(of rows: [Int], in period: Period) -> [Measure] {
    let state = atEnd(of: period)
    return PhoneMeasures(figures: PhoneFigures(state, rows: rows, period: period)).all(state, period)
  }

  package func nextStep(_ row: Int) -> String { action(row) }

  package func needs(_ row: Int) -> (telephone: Bool, nik: Bool) {
    let required =
      facts[row].type.map { settings.profile.requiredFields(for: $0) } ?? settings.profile.fieldsRequiredByAll
    return (required.contains(.telephone), required.contains(.nik))
  }

  package func officerWork(_ rows: [Int], in month: Period) -> [OfficerWork] {
    let state = atEnd(of: month)
    let figures = PhoneFigures(state, rows: rows, period: month)
    return state.officerOrder(figures).map { place in
      let tally = figures.officers[place]
      return OfficerWork(
        officerName(place),
        [
          .calls: tally.calls, .answeredInTime: tally.knownRings - tally.lateRings, .callbacks: tally.dueCallbacks,
          .callbacksInTime: tally.dueCallbacks - tally.lateCallbacks,
        ])
    }
  }

  package func indicators(_ rows: [Int], in month: Period, isHospital: Bool) -> [PageTable] {
    if isHospital { return [] }
    let state = atEnd(of: month)
    let complaints = rows.filter { facts[$0].type == .complaint }
    // The clock of a callback tells of a day at most: what is on record came in time.
    let answered = complaints.count { state.decisions[$0].callbackMinutes != nil }
    let closedDays = ClosedDays.weekends
    let late = complaints.count { row in
      guard state.decisions[row].callbackMinutes == nil, let day = log.rows[row].date else { return false }
      return closedDays.openDays(from: day, to: state.date.adding(days: -1)) > ResponseClass.first.days
    }
    return [
      ResponseClass.table(
        "Pengaduan lewat telepon (kelas SP4N-LAPOR!)",
        [
          ResponseClass.Line(
            .first, "dihubungi kembali (jamnya tercatat)", inTime: answered, late: late,
            pending: complaints.count - answered - late)
        ],
        notes: ["Log telepon tidak mencatat tanggal selesai: kelas penyelesaian tidak dapat dihitung dari sini."])
    ]
  }
}
