import Book
import Core
import Spreadsheet

/// The pages of the report that hold figures; each is one A4 page, landscape.
struct PhoneReportPages {
  let report: PhoneReportWriter
  let breaches: PhoneBreaches

  private static let all = "semua"
  private var figures: PhoneFigures { report.figures }
  private var measures: PhoneMeasures { PhoneMeasures(figures: figures) }
  private var profile: PhoneServiceProfile { report.state.settings.profile }

  private func page(_ title: String, _ blocks: [Page.Block]) -> Page {
    Page(title: title, widths: [30] + [Double](repeating: 15, count: 7), blocks: blocks)
  }

  // MARK: Calls by something

  /// Calls with their shares in time, a line each and all of them; the breaches are counted on `Rincian`.
  private func tallies(
    _ title: String? = nil, by first: String, name: String? = nil, _ lines: [PageTable.Line]
  ) -> PageTable {
    PageTable(
      title, name: name,
      [
        first, "Telepon", "Dering diketahui", "≤ \(profile.maxRings) dering", "Bagian (B1)",
        "Jatuh tempo atau diketahui", "≤ \(profile.callbackMinutes) menit", "Bagian (B4)",
      ], lines, total: line("Semua", figures.total, name: Self.all, where: .all))
  }

  private func line(
    _ label: String, _ tally: PhoneFigures.Tally, name: String? = nil, where condition: PhoneBreaches.Condition
  ) -> PageTable.Line {
    func inTime(_ whole: Int, _ value: Int, _ clause: Clause) -> [PageCell] {
      let breaches = breaches
      var formula: ((PagePlaces) -> String)?
      if breaches.canCount(condition) {
        formula = { "\($0[whole])-\(breaches.count(clause, where: condition, name: $0[0]))" }
      }
      return [.count(value, formula), .share(of: .column(whole + 1), in: .column(whole))]
    }
    return PageTable.Line(
      [.label(label), .number(tally.calls), .number(tally.knownRings)]
        + inTime(2, tally.knownRings - tally.lateRings, B1AnsweredInTime.clause) + [.number(tally.dueCallbacks)]
        + inTime(5, tally.dueCallbacks - tally.lateCallbacks, B4CallbackInTime.clause), name: name)
  }

  private func chart(
    _ kind: ChartSpec.Kind, _ title: String, of table: String, lines: Int? = nil, series: String = "Telepon",
    column: Int = 1, _ width: Int, _ height: Int, _ change: (inout ChartSpec) -> Void = { _ in }
  ) -> Page.Block {
    .chart(
      PageChart(kind, title, of: table, lines: lines, [(series, column, PageChart.blue)], width: width, height: height)
      {
        $0.gap = 50
        change(&$0)
      })
  }

  // MARK: Rekap

  var recap: Page {
    page(
      "Rekap Layanan Telepon",
      [
        .note(
          "\(report.state.standing) Pelanggaran dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0."
        ),
        .tiles(tiles), .gap(1),
        .table(tallies("Menurut Jenis Layanan", by: "Jenis Layanan", types)), .gap(1),
        .beside([
          Page.Stack(0...1, [.table(clauses)]),
          Page.Stack(
            3...4,
            [.table(statuses), .gap(1), .table(OpenAges(report.state, before: report.period).table(.week))]),
          Page.Stack(5...7, [.table(ages)]),
        ]), .gap(1), .control(),
      ])
  }

  private var types: [PageTable.Line] {
    (PhoneServiceType.allCases.map(\.rawValue) + [unknownWord]).enumerated().map { place, type in
      line(type, figures.types[place], where: .type(type))
    }
  }

  /// The head line: large figures with what they are of.
  private var tiles: [Page.Tile] {
    let (types, tally) = (measures.types, figures.total)
    return [
      Page.Tile(0, "Telepon", tally.calls, "minggu \(report.period.name)"),
      Page.Tile(1, "Pengaduan", types[PhoneServiceType.complaint.place].value, "masing-masing ber-BA (B9)"),
      Page.Tile(
        2, "Diangkat ≤ \(profile.maxRings) dering", .same(.line(Self.all, 4), .percent),
        "dari \(tally.knownRings) yang diketahui (B1)"),
      Page.Tile(
        3, "Dihubungi ≤ \(profile.callbackMinutes) menit", .same(.line(Self.all, 7), .percent),
        "dari \(tally.dueCallbacks) yang diketahui atau jatuh tempo (B4)"),
      Page.Tile(4, "Median menit", median, "sampai dihubungi kembali (peringkat terdekat)"),
      Page.Tile(5, "Belum dihubungi", figures.openCallbacks, "belum tercatat dihubungi kembali"),
      Page.Tile(6, "Lewat batas", figures.overdue, "kode L, dahulukan (B4, B6)"),
      Page.Tile(
        7, "Belum Tuntas", figures.statuses[PhoneCallStatus.open.place], "tidak tuntas, tidak diteruskan (B5)"),
    ]
  }

  private var median: PageCell { figures.medianMinutes.map { .number($0) } ?? .label(unknownWord) }

  private var clauses: PageTable {
    let lines = zip(PhoneCallContext.breakable, measures.clauses).map { clause, measure in
      PageTable.Line([
        .text(measure.label), .count(measure.value, breaches.isWhole ? breaches.count(clause) : nil),
      ])
    }
    return PageTable(
      "Pelanggaran", ["Klausul", "Telepon"],
      lines + [PageTable.Line([.label("Patuh (tanpa pelanggaran)"), .number(figures.compliant)])])
  }

  private var statuses: PageTable {
    let waiting = Measure("Menunggu (B10)", figures.total.calls - figures.approved)
    return PageTable(
      "Status", ["Status", "Telepon"], (measures.statuses + [measures.approved, waiting]).map { PageTable.Line($0) })
  }

  private var ages: PageTable {
    PageTable(
      "Masih terbuka menurut umur", ["Umur", "Belum dihubungi", "Belum Tuntas"],
      figures.ages.map { PageTable.Line([.text($0.title), .number($0.callbacks), .number($0.unsettled)]) })
  }

  // MARK: Hari, Jam, Petugas

  var days: Page {
    let count = figures.days.count - 1
    var lines = (0..<count).map { place in
      let date = report.period.first.adding(days: place)
      return line("\(date.weekdayName), \(date.indonesian)", figures.days[place], where: .date(date))
    }
    if figures.days[count].calls > 0 {
      lines.append(line("Tanggal \(unknownWord)", figures.days[count], where: .date(nil)))
    }
    return page(
      "Menurut hari",
      [
        .gap(1), .table(tallies(by: "Hari", name: "hari", lines)), .gap(1),
        chart(.column, "Telepon menurut hari", of: "hari", lines: count, 980, 340),
      ])
  }

  var hours: Page {
    let known = (0..<24).filter { figures.hours[$0] > 0 }
    let shown = min(known.first ?? 8, 8)...max(known.last ?? 15, 15)
    var lines = shown.map { hour in
      let name = report.state.hourName(hour)
      return PageTable.Line([.label("\(name).00–\(name).59"), .number(figures.hours[hour])])
    }
    if figures.hours[24] > 0 {
      lines.append(PageTable.Line([.label("Jam \(unknownWord)"), .number(figures.hours[24])]))
    }
    let table = PageTable(
      nil, name: "jam", ["Jam", "Telepon"], lines, total: PageTable.Line([.label("Semua"), .sumAbove]))
    return page(
      "Menurut jam",
      [
        .gap(1),
        .beside([
          Page.Stack(0...1, [.table(table)]),
          Page.Stack(2...7, [chart(.column, "Telepon menurut jam masuk", of: "jam", lines: shown.count, 635, 420)]),
        ]),
      ])
  }

  var officers: Page {
    let order = report.state.officerOrder(figures)
    // The chart shows those whose punctuality is known.
    let known = order.filter { figures.officers[$0].dueCallbacks > 0 }
    let officers = known + order.filter { figures.officers[$0].dueCallbacks == 0 }
    let lines = officers.map { officer in
      line(report.state.officerName(officer), figures.officers[officer], where: .officer)
    }
    let shown = min(known.count, 15)
    let charts: [Page.Block] =
      shown == 0
      ? []
      : [
        .gap(1),
        chart(
          .bar, "Dihubungi kembali dalam \(profile.callbackMinutes) menit", of: "petugas", lines: shown,
          series: "Bagian", column: 7, 980, 100 + shown * 36
        ) {
          $0.series[0].labelFormat = "0%"
          $0.valueAxis.maximum = 1
          $0.valueAxis.numberFormat = "0%"
        },
      ]
    return page(
      "Menurut petugas", [.gap(1), .table(tallies(by: "Petugas", name: "petugas", lines))] + charts)
  }

  // MARK: Dering dan Hubungi Kembali

  var limits: Page {
    let most = PhoneFigures.mostRings
    let rings = (0...most).map { rings in
      PageTable.Line([
        .label(rings < most ? "\(rings) dering" : "\(most) dering atau lebih"), .number(figures.rings[rings]),
      ])
    }
    let tally = figures.total
    let states = [
      ("Dalam \(profile.callbackMinutes) menit", tally.dueCallbacks - tally.lateCallbacks),
      ("Lewat \(profile.callbackMinutes) menit", tally.lateCallbacks - figures.overdue),
      ("Belum, batas sudah lewat (L)", figures.overdue), ("Belum, batas belum lewat", figures.pending),
      (unknownWord, figures.unknownCallbacks),
    ].map { PageTable.Line([.label($0.0), .number($0.1)]) }
    var median = median
    median.look = .label
    return page(
      "Dering dan hubungi kembali",
      [
        .gap(1),
        drawn(
          PageTable(
            "Jumlah dering (B1)", name: "dering", ["Dering", "Telepon"], rings,
            total: PageTable.Line([.label("Dering \(unknownWord)"), .number(figures.rings[most + 1])])),
          .column, "Telepon menurut jumlah dering"),
        drawn(
          PageTable(
            "Hubungi kembali (B4)", name: "hubungi kembali", ["Keadaan", "Telepon"], states,
            total: PageTable.Line([.label("Median menit (peringkat terdekat)"), median])),
          .bar, "Hubungi kembali"),
      ])
  }

  /// A table with its chart beside it.
  private func drawn(_ table: PageTable, _ kind: ChartSpec.Kind, _ title: String) -> Page.Block {
    .beside([
      Page.Stack(0...1, [.table(table)]), Page.Stack(2...7, [chart(kind, title, of: table.name ?? "", 635, 250)]),
    ])
  }
}
