import Book
import Core
import Spreadsheet

/// The tables of `Rekap Layanan`, one below the other: formulas over the log's columns while the period lasts, else values.
struct PhoneRecapPage {
  let figures: PhoneFigures
  let columns: PhoneLogColumns?
  let profile: PhoneServiceProfile
  let today: CalendarDate

  private var measures: PhoneMeasures { PhoneMeasures(figures: figures, columns: columns) }
  private static let span = 5

  func page(note: String) -> Page {
    let tables = [statuses, types, limits, clauses, ages, approval]
    return Page(
      title: PhoneRecapSheet.name, widths: [42.0, 13, 13, 13, 16], isLandscape: false,
      blocks: [.note(note), .gap(1)] + tables.flatMap { [.table($0), .gap(1)] } + [.table(signatures)])
  }

  private func table(_ title: String, _ headers: [String], _ lines: [PageTable.Line]) -> PageTable {
    PageTable(title, headers, span: Self.span, lines)
  }

  private func line(_ measure: Measure) -> PageTable.Line { PageTable.Line(measure, shareOf: PhoneMeasures.all) }

  private var statuses: PageTable {
    table(
      "Telepon dan status (B5)", ["", "Jumlah", "Bagian"],
      [PageTable.Line(measures.calls, shareOf: PhoneMeasures.all, name: PhoneMeasures.all)]
        + measures.statuses.map(line))
  }

  private var types: PageTable {
    let (first, last) = ("jenis pertama", "jenis terakhir")
    var lines = measures.types.map(line)
    lines[0].name = first
    lines[lines.count - 1].name = last
    let unknown = measures.unknownType
    let rest: ((PagePlaces) -> String)? = columns.map { _ in
      { "\($0[PhoneMeasures.all])-SUM(\($0[first]):\($0[last]))" }
    }
    let other = PageTable.Line([
      .label(unknown.label), .count(unknown.value, rest), .share(of: .column(1), in: .line(PhoneMeasures.all)),
    ])
    return table("Menurut Jenis Layanan", ["Jenis Layanan", "Jumlah", "Bagian"], lines + [other])
  }

  private var limits: PageTable {
    let pending = "menunggu"
    let rings = columns?.count(.unknown(B1AnsweredInTime.clause))
    let callbacks = columns?.count(.unknown(B4CallbackInTime.clause))
    return table(
      "Dalam batas", ["Batas", "Dalam batas", "Dari yang diketahui", "Bagian", "Tidak diketahui"],
      [
        limit(
          "Diangkat paling lambat dering ke-\(profile.maxRings) (B1)", B1AnsweredInTime.clause, measures.ringsInTime,
          of: measures.knownRings,
          unknown: Measure(unknownWord, figures.total.calls - figures.total.knownRings, rings)
        ) { "\($0[PhoneMeasures.all])-\($0[4])" },
        limit(
          "Dihubungi kembali paling lambat \(profile.callbackMinutes) menit (B4)", B4CallbackInTime.clause,
          measures.callbacksInTime,
          of: measures.dueCallbacks, unknown: Measure(unknownWord, figures.unknownCallbacks, callbacks)
        ) { "\($0[PhoneMeasures.all])-\($0[4])-\($0[pending])" },
        PageTable.Line(
          Measure("Belum dihubungi kembali, batas belum lewat", figures.pending, columns?.pendingCallbacks),
          name: pending),
        PageTable.Line(measures.overdue),
      ])
  }

  private func limit(
    _ label: String, _ clause: Clause, _ part: Measure, of whole: Measure, unknown: Measure,
    _ known: @escaping (PagePlaces) -> String
  ) -> PageTable.Line {
    let breaches = columns.map { $0.count(\.compliance, "*\(clause.id)*") }
    return PageTable.Line([
      .label(label), .count(part.value, breaches.map { breaches in { "\($0[2])-\(breaches)" } }),
      .count(whole.value, columns.map { _ in known }), .share(of: .column(1), in: .column(2)), unknown.cell,
    ])
  }

  private var clauses: PageTable {
    table(
      "Kepatuhan: telepon menurut klausul yang dilanggar", ["Klausul", "Telepon", "Bagian"],
      (measures.clauses + [measures.compliant]).map(line))
  }

  private var ages: PageTable {
    var lines: [PageTable.Line] = []
    for (place, age) in figures.ages.enumerated() {
      let cells = [(age.callbacks, PhoneLogColumns.Open.callback), (age.unsettled, .unsettled)].enumerated().map {
        column, figure in
        let (value, open) = figure
        guard let columns, columns.hasTrueDates else { return PageCell.number(value) }
        guard let days = age.days else {
          return .count(value) {
            "\(columns.count(open))-SUM(\($0["umur 0", column + 1]):\($0["umur \(place - 1)", column + 1]))"
          }
        }
        return .count(value, columns.count(open, days, before: today))
      }
      lines.append(PageTable.Line([.label(age.title)] + cells, name: "umur \(place)"))
    }
    return table(
      "Yang masih terbuka menurut umur", ["Umur sejak hari telepon", "Belum dihubungi", "Belum Tuntas"], lines)
  }

  private var approval: PageTable {
    table(
      "Persetujuan atasan langsung (B10)", ["", "Jumlah", "Bagian"],
      [measures.toApprove, measures.completed].map(line))
  }

  private var signatures: PageTable {
    func line(_ left: String, _ right: String) -> PageTable.Line {
      PageTable.Line([.text(left, .subtitle), .nothing, .text(right, .subtitle)])
    }
    let empty = PageTable.Line([])
    let dots = "(……………………………………)"
    return PageTable(
      nil, headers: [],
      [
        line("Petugas penyusun,", "Menyetujui, atasan langsung,"), empty, empty, empty, line(dots, dots),
        line("Tanggal: ………………………", "Tanggal: ………………………"),
      ])
  }
}
