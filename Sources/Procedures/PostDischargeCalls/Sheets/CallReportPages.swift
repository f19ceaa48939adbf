import Book
import Core
import Spreadsheet

/// The pages of the week's report that hold figures; formulas sum the columns of `Rincian`, and points their own list (A9).
struct CallReportPages {
  let recap: CallRecap
  let details: CallDetails
  let answers: AnswerDetails
  private var profile: CallProfile { recap.profile }

  private static let discharged = CallRecap.discharged
  private static let over = 3

  // MARK: Rekap

  var summary: Page {
    let first: [Page.Block] = [
      .gap(1), .table(progress), .gap(1), .table(funnel), .table(carried), .gap(1), .table(reasons), .gap(1),
      .table(punctuality), .gap(1), .table(FindingPage(recap: recap, details: answers).summary), .gap(1),
    ]
    var trendChart = trendChart
    trendChart.source = (CallReportWriter.sheets.trend, trend)
    return Page(
      title: "Rekap Sapa Pasien", widths: [22, 11, 11, 14, 15, 50], isLandscape: false,
      blocks: first + (recap.showsEvaluation ? EvaluationTables(recap: recap, details: details).blocks : []) + [
        .chart(funnelChart), .chart(trendChart), .control(),
      ])
  }

  private var progress: PageTable {
    let executed = recap.executed.count
    let minimum = profile.weeklyMinimum
    let big = Look.own(Styles.bigCount)
    let remark =
      recap.asOf == recap.week.last
      ? "Paling sedikit \(minimum) pasien seminggu (A10)"
      : "Minggu berjalan, keadaan \(recap.asOf.indonesian); \(recap.openTargets) target masih terbuka (A10)"
    return PageTable(
      nil, [],
      [
        PageTable.Line(
          [
            .label("Selesai minggu ini"),
            .formula(.number(Double(executed)), big) { _ in "SUM(\(details.range(.executed)))" },
            .label("dari minimum"), .number(minimum, big),
            .formula(.text(WeeklyResult.text(executed, of: minimum)), big) { WeeklyResult.formula($0[1], of: $0[3]) },
            .text(remark),
          ], height: 30)
      ])
  }

  /// From discharge to execution.
  private var funnel: PageTable {
    let meanings = [
      "Pasien keluar yang jatuh tempo sapa minggu ini",
      "Tidak meninggal, dirujuk, dirawat kembali atau bermasalah (A3b)",
      "Dapat dihubungi: bernomor telepon, tidak menolak, entri tidak terlambat (A1, A3)",
      "Ada percobaan telepon (A5)", "Dihubungi = Ya (A5)", "Izin = Ya (A6)", "Formulir lengkap (A9)",
    ]
    let due = recap.rows(.due)
    let blanks = [PageCell](repeating: .blank(), count: 3)
    var lines = [
      PageTable.Line(
        [.label(Self.discharged), .count(due.count, count(.due))] + blanks + [.text(meanings[0])],
        name: Self.discharged)
    ]
    var before = Self.discharged
    for (place, step) in CallRecap.steps.enumerated() {
      let formula =
        "SUMIFS(\(details.range(.step(place))),\(details.range(.part)),\"\(RecapPart.due.rawValue)\")"
      lines.append(
        PageTable.Line(
          [
            .label(step.header), .count(due.count { step.holds($0) }, formula), .same(.line(before)),
            .share(of: .column(1), in: .line(before)), .share(of: .column(1), in: .line(Self.discharged)),
            .text(meanings[place + 1]),
          ], name: step.header))
      before = step.header
    }
    return PageTable(
      nil, name: Self.discharged, ["Langkah", "Jumlah", "Dari", "% langkah lalu", "% dari keluar", "Arti"], lines)
  }

  /// What was open when the week began, and what of it was executed by its end.
  private var carried: PageTable {
    let rows = recap.rows(.carried)
    let name = RecapPart.carried.rawValue
    let completed = rows.count { $0.status == .completed }
    return PageTable(
      nil, [],
      [
        PageTable.Line(
          [
            .label(name), .count(rows.count, count(.carried)), .blank(), .blank(), .blank(),
            .text("Target sebelum minggu ini yang masih terbuka saat minggu ini mulai (A3a)"),
          ], name: name),
        PageTable.Line([
          .label("\(name) selesai"),
          .count(completed, count(.carried, status: "\"\(CallStatus.completed.rawValue)\"")), .same(.line(name)),
          .share(of: .column(1), in: .line(name)), .blank(), .text("Selesai dari tunggakan; sisanya di bawah"),
        ]),
      ], notes: ["Angka dijumlahkan dari lembar Rincian; tunggakan tidak termasuk dalam Keluar."])
  }

  /// The number of a part's rows, of one status where a cell or a text names it.
  private func count(_ part: RecapPart, status: String? = nil) -> String {
    let own = "\(details.range(.part)),\"\(part.rawValue)\""
    return status.map { "COUNTIFS(\(own),\(details.range(.status)),\($0))" } ?? "COUNTIF(\(own))"
  }

  /// What became of those who were not called, of the funnel and of what was carried over.
  private var reasons: PageTable {
    let why: [(CallStatus, String)] = [
      (.target, "Masih terbuka: belum selesai dihubungi (A3, A3a)"), (.notReached, "Semua percobaan gagal (A5)"),
      (.refused, "Izin tidak diberikan, atau minta tidak dihubungi (A6, A3b)"),
      (.missed, "Tanggal eksekusi dan masa tunggakan lewat (A3a)"),
      (.noTelephone, "Tidak ada nomor yang dapat dihubungi (A3b)"), (.lateEntry, "Entri lewat batas (A1)"),
      (.died, "Meninggal (A3b)"), (.referred, "Dirujuk ke tempat lain (A3b)"), (.readmitted, "Masuk rawat lagi (A3b)"),
      (.implausible, "Tanggal keluar tidak masuk akal (A3b)"),
    ]
    return PageTable(
      "Mengapa tidak disapa",
      headers: ["Status", RecapPart.due.rawValue, RecapPart.carried.rawValue].map { .text($0, .header) } + [
        .text("Sebab", .header, over: Self.over)
      ],
      why.map { status, why in
        PageTable.Line(
          [.label(status.rawValue)]
            + [RecapPart.due, .carried].map { part in
              .count(recap.rows(part).count { $0.status == status }) { count(part, status: $0[0]) }
            } + [.text(why, over: Self.over)])
      })
  }

  /// The executed calls of the week by how they lie to their execution dates.
  private var punctuality: PageTable {
    let kinds: [(Punctuality, String)] = [
      (.exact, "Disapa tepat pada tanggal eksekusi"), (.early, "Disapa sebelum tanggal eksekusi"),
      (.late, "Disapa sesudah tanggal eksekusi, termasuk tunggakan"),
    ]
    return PageTable(
      "Ketepatan yang selesai minggu ini (A3)", [], span: 6,
      kinds.map { kind, meaning in
        PageTable.Line([
          .label(kind.title(profile)),
          .count(recap.rows.count { $0.punctuality == kind }) {
            "COUNTIF(\(details.range(.punctuality)),\($0[0]))"
          }, .text(meaning, over: 4),
        ])
      })
  }

  private var funnelChart: PageChart {
    PageChart(
      .bar, "Dari keluar sampai selesai", of: Self.discharged, [("Pasien", 1, PageChart.blue)], width: 860, height: 290
    ) {
      $0.valueAxis.isHidden = true
      $0.gap = 40
    }
  }

  // MARK: Poin

  var points: Page {
    let name = "selesai"
    let table = pointsTable(nil, recap.points, perPoint: profile.targetsPerPoint) { _, part in
      { line in
        let days = line.column(name, 2)
        return NameCount.count(
          line[0], in: line.column(name, 0),
          where: ["\(days)>=\(Int(part.month.first.serial))", "\(days)<=\(Int(part.month.last.serial))"])
      }
    }
    let calls = places(recap.executed.filter { !$0.officer.isEmpty }).map { call, place in
      PageTable.Line([
        .label(call.officer), .label(Masking.medicalRecord(call.medicalRecordNumber)),
        call.calledOn.map { .date($0) } ?? .nothing, .number(place),
        .label(place % profile.targetsPerPoint == 0 ? "+1 poin" : ""),
      ])
    }
    return Page(
      title: "Poin petugas", widths: [24, 20, 20, 16, 14, 16], isLandscape: false, pagesHigh: 0,
      blocks: [
        .note(
          "1 poin untuk \(profile.targetsPerPoint) target selesai, dihitung per bulan: sisa seminggu ikut ke minggu berikutnya (A9)."
        ), .table(table), .gap(1),
        .table(
          PageTable(
            "Panggilan selesai minggu ini", name: name,
            ["Petugas", "No RM", "Tanggal Sapa", "Ke- dalam bulan", "Poin"], calls)),
      ])
  }

  /// Executed calls in the order of officers and days, each with its place among the officer's of its own month.
  private func places(_ calls: [RecapRow]) -> [(row: RecapRow, place: Int)] {
    var counts: [String: [Month: Int]] = [:]
    for officer in recap.points {
      for part in officer.parts { counts[officer.officer, default: [:]][part.month] = part.before }
    }
    return calls.map { call in
      let month = Month(holding: call.calledOn ?? recap.week.first)
      let place = (counts[call.officer]?[month] ?? 0) + 1
      counts[call.officer, default: [:]][month] = place
      return (call, place)
    }
  }

  // MARK: Tren

  var trend: Page {
    let table = PageTable(
      nil, name: CallReportWriter.sheets.trend,
      ["Minggu", "Target", "Terhubung", "Selesai", "Minimum (A10)", CorrectionSheet.name],
      recap.trend.map { point in
        PageTable.Line(
          [.label(point.week.name)]
            + [point.targets, point.reached, point.executed].map { $0.map { .number($0) } ?? .blank(.number) } + [
              .number(profile.weeklyMinimum), .label(point.isCorrected ? "ada" : ""),
            ])
      },
      notes: [
        "Target dan Terhubung: yang jatuh tempo minggu itu. Selesai: yang selesai disapa pada minggu itu (A9).",
        "Minggu tanpa buku kerja dibiarkan kosong. Minggu berjalan dihitung s.d. \(recap.asOf.indonesian).",
        "Minggu yang sudah ditutup tetap seperti saat ditutup; yang datang kemudian ada di lembar Koreksi rekapnya (G6).",
      ])
    return Page(
      title: "Tren 12 minggu", widths: [Double](repeating: 14, count: 9), isLandscape: false, pagesHigh: 0,
      blocks: [.gap(1), .table(table), .gap(1), .chart(trendChart)])
  }

  private var trendChart: PageChart {
    PageChart(
      .line, "Target, terhubung dan selesai, 12 minggu", of: CallReportWriter.sheets.trend,
      [
        ("Target", 1, PageChart.orange), ("Terhubung", 2, PageChart.paleBlue), ("Selesai", 3, PageChart.green),
        ("Minimum \(profile.weeklyMinimum)", 4, Styles.red),
      ], width: 860, height: 310
    ) {
      for place in [0, 1, 3] { $0.series[place].showsLabels = false }
      $0.series[3].drawing = .threshold
      $0.legend = .bottom
      $0.valueAxis.showsGridlines = nil
      $0.valueAxis.title = "pasien"
    }
  }
}
