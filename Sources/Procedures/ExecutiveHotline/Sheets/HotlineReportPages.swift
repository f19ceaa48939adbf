import Book
import Core
import Intake
import Spreadsheet

/// The pages of the report that hold figures; each is one A4 page, landscape.
struct HotlineReportPages {
  let report: HotlineReportWriter
  /// How many breaches there are, and how a formula counts those of a clause on `Rincian`.
  let breaches: (count: Int, of: (Clause) -> String)

  /// By who was on duty.
  private static let colors = [PageChart.blue, PageChart.orange, PageChart.grey]
  private var figures: HotlineFigures { report.figures }
  private var measures: HotlineMeasures { HotlineMeasures(figures: figures) }
  private var state: HotlineState { report.state }

  // MARK: Rekap

  var recap: Page {
    Page(
      title: "Rekap Hotline", widths: [26, 13, 13, 17, 13, 3, 28, 13, 13, 13, 16],
      blocks: [
        .note(
          "\(state.standing) Pelanggaran dihitung dari lembar Rincian; yang tidak diketahui tidak dihitung sebagai 0."),
        .tiles(tiles), .gap(2),
        .beside([Page.Stack(0...4, [.table(payers)]), Page.Stack(6...10, [.table(receivers)])]), .gap(1),
        .beside([Page.Stack(0...4, [.table(clauses)]), Page.Stack(6...10, [.table(paths)])]), .gap(1),
        .sentences(HotlineState.roomsTitle, state.rooms(report.period).sentences), .gap(1), .control(values: 4),
      ])
  }

  /// The head line: large figures with what they are of.
  private var tiles: [Page.Tile] {
    let right = figures.receivers[0][0] + figures.receivers[1][1]
    let known = right + figures.receivers[0][1] + figures.receivers[1][0]
    let patients = figures.paths.reduce(0) { $0 + $1.patients }
    let remarks = ["pasien eksekutif (C1)", "(C1)", "masih ada yang ditanyakan (C1)"]
    let eligibility = zip(measures.eligibility, remarks).enumerated().map { place, tile in
      Page.Tile(1 + place, tile.0.label, tile.0.value, tile.1)
    }
    return [Page.Tile(0, "Telepon", figures.calls, "minggu \(report.period.name)")] + eligibility + [
      Page.Tile(
        6, "Diterima yang bertugas", .decimal(known == 0 ? nil : Double(right) / Double(known), .percent),
        "dari \(known) yang diketahui (C2)"),
      Page.Tile(7, "Pada jalur", patients, "baris jalur (C3, C5)"),
      Page.Tile(8, "Jalur selesai", figures.paths.reduce(0) { $0 + $1.completed }, "dari \(patients)"),
      Page.Tile(9, "Pelanggaran", breaches.count, "lihat Rincian"),
    ]
  }

  private var payers: PageTable {
    measures.payerTable(
      "Kelayakan menurut penjamin (C1)", unknown: unknownWord,
      total: PageTable.Line([.label("Semua")] + [PageCell](repeating: .sumAbove, count: 4)))
  }

  private var receivers: PageTable {
    PageTable(
      "Siapa yang menerima, siapa yang bertugas (C2)", HotlineMeasures.dutyHeaders,
      measures.duty.map { PageTable.Line([.label($0.name), .sum(2...4)] + $0.answered.map(\.cell)) },
      notes: ["", "Penerima yang tidak menyebut CS atau MOD dan tidak terdaftar: \(unknownWord)."])
  }

  private var clauses: PageTable {
    let lines = zip(JudgedCall.breakable, measures.clauses).map { clause, measure in
      PageTable.Line([
        .text(measure.label, .label, over: 4), .count(measure.value, breaches.of(clause)),
      ])
    }
    return PageTable(
      "Pelanggaran", headers: [.text("Klausul", .header, over: 4), .text("Telepon", .header)], lines)
  }

  private var paths: PageTable {
    let lines = zip(CarePath.allCases, figures.paths).map { path, known in
      PageTable.Line([
        .label(path.rawValue), .number(known.patients), .number(known.completed),
        .share(of: .column(2), in: .column(1)),
      ])
    }
    return PageTable(
      "Jalur (C3, C5)", ["Jalur", "Pasien", "Selesai", "Bagian"], span: 5,
      lines + [PageTable.Line([.label("Jalur belum ditentukan"), .number(figures.withoutPath)])])
  }

  // MARK: Jam

  var hours: Page {
    let days = figures.days.enumerated().filter { $0.offset < figures.days.count - 1 || $0.element.reduce(0, +) > 0 }
    let hours = figures.hours.enumerated().map { line(HotlineMeasures.hour($0.offset), $0.element) }
    let named = days.map { day, counts in
      let date = report.period.first.adding(days: day)
      return line(day < figures.days.count - 1 ? "\(date.weekdayName) \(date.indonesian)" : "hari lain", counts)
    }
    func table(_ title: String, _ first: String, _ lines: [PageTable.Line]) -> Page.Block {
      .table(PageTable(title, name: first, [first, "CS", "MOD", unknownWord, "Jumlah"], lines))
    }
    return Page(
      title: "Telepon menurut jam dan hari", widths: [20, 10, 10, 12, 10, 3, 12, 12, 12, 12, 12, 12, 12],
      blocks: [
        .gap(1),
        .beside([
          Page.Stack(
            0...4,
            [
              table("Menurut jam; yang bertugas (C2)", "Jam", hours), .gap(1), table("Menurut hari", "Hari", named),
            ]),
          Page.Stack(
            6...12,
            [
              chart("Telepon menurut jam", "Jam", lines: 24, 420),
              chart("Telepon menurut hari", "Hari", lines: figures.days.count - 1, 360),
            ]),
        ]),
      ])
  }

  private func line(_ label: String, _ counts: [Int]) -> PageTable.Line {
    PageTable.Line([.label(label)] + counts.map { .number($0) } + [.sum(1...3)])
  }

  private func chart(_ title: String, _ table: String, lines: Int, _ height: Int) -> Page.Block {
    let series = zip(HotlineState.roles, Self.colors).enumerated().map { ($1.0, $0 + 1, $1.1) }
    return .chart(
      PageChart(.column, title, of: table, lines: lines, series, width: 600, height: height) { spec in
        for place in spec.series.indices { spec.series[place].showsLabels = false }
        spec.legend = .bottom
        spec.valueAxis.showsGridlines = nil
        spec.valueAxis.title = "telepon"
        spec.gap = 40
      })
  }

  // MARK: Langkah

  var steps: Page {
    let paths = zip(CarePath.allCases, figures.paths)
    let tables = paths.map { path, known in
      PageTable(
        "\(path.rawValue) (\(path == .inpatient ? "C3" : "C5"))", name: path.rawValue,
        ["Langkah", "Unit", "Berlaku", "Selesai", "Bagian", "Median menit"],
        zip(state.settings.profile.steps(path), known.steps).map { step, known in
          PageTable.Line([
            .label(step.header), .label(step.unit), .number(known.applies), .number(known.done),
            .share(of: .column(3), in: .column(2)),
            known.median.map { .number($0) } ?? .text(unknownWord, .number),
          ])
        })
    }
    return Page(
      title: "Langkah jalur dan yang ditunggu", widths: [34, 18, 10, 10, 11, 15, 3, 60, 18, 13, 14],
      blocks: [
        .gap(1),
        .beside([
          Page.Stack(
            0...5,
            tables.flatMap { [.table($0), .gap(1)] } + [
              .note(
                "Median menit (peringkat terdekat) sejak langkah sebelumnya yang berlaku, langkah pertama sejak telepon; hanya dari jam yang diketahui."
              )
            ]),
          Page.Stack(
            7...10,
            [
              .table(measures.waitingTable("Yang masih ditunggu", limit: 16, look: .label)), .gap(1),
              .table(measures.carriedTable()),
            ]),
        ]), .gap(1),
        .beside([
          Page.Stack(0...5, [chart(CarePath.allCases[0])]), Page.Stack(6...10, [chart(CarePath.allCases[1])]),
        ]),
      ])
  }

  private func chart(_ path: CarePath) -> Page.Block {
    .chart(
      PageChart(
        .bar, "\(path.rawValue): langkah selesai dari yang berlaku", of: path.rawValue,
        [("Berlaku", 2, PageChart.grey), ("Selesai", 3, PageChart.green)], width: 560, height: 380
      ) {
        $0.valueAxis.isHidden = true
        $0.legend = .bottom
        $0.gap = 40
      })
  }
}
