import Book
import Core
import Spreadsheet

/// `Temuan` of the report: what the calls of the week found, by ward too (A6), and who came back within 30 days. Its figures are
/// formulas over `Jawaban`; of questions that the form has not, nothing is told.
struct FindingPage {
  let recap: CallRecap
  let details: AnswerDetails
  private var measures: AnswerMeasures { details.measures }

  var page: Page {
    let columns = wards.headers.count
    return Page(
      title: "Temuan sapaan", widths: [30, 22] + [Double](repeating: 13, count: max(columns - 2, 6)), pagesHigh: 0,
      blocks: [
        .note(
          "Dari panggilan dengan Tanggal Sapa dalam minggu ini, keadaan \(recap.asOf.indonesian). Rata-rata atau bagian dari kurang dari \(FewAnswers.least) jawaban tidak dinilai: n = banyaknya."
        ), .gap(1), .table(wards), .gap(1), .table(questions), .gap(1), .table(readmissions), .gap(1),
        .sentences("Cara membaca", reading),
      ])
  }

  // MARK: By ward

  /// The counts that stand in a column each, scales apart.
  private var counts: (first: [AnswerMeasures.Count], last: [AnswerMeasures.Count]) {
    ([measures.called] + measures.noted, measures.escalations)
  }

  private var wards: PageTable {
    let scales = measures.scales
    let headers =
      ["Ruangan"] + counts.first.map(\.label)
      + scales.flatMap { ["\(measures.questions[$0].header): n", "\(measures.questions[$0].header): rata-rata"] }
      + counts.last.map(\.label)
    func cells(_ ward: String?) -> [PageCell] {
      counts.first.map { details.cell($0, of: ward) } + scales.flatMap { details.cells(ofScale: $0, of: ward) }
        + counts.last.map { details.cell($0, of: ward) }
    }
    let wards = details.wards
    return PageTable(
      "Temuan menurut ruangan (A6)", headers, wards.map { PageTable.Line([.label($0)] + cells($0)) },
      total: wards.isEmpty ? nil : PageTable.Line([.label("Semua ruangan")] + cells(nil)),
      empty: "Belum ada jawaban maupun eskalasi minggu ini.")
  }

  /// On the first page: the same for all wards, a line each.
  var summary: PageTable {
    func line(_ label: String, _ cell: PageCell, _ remark: String = "") -> PageTable.Line {
      PageTable.Line([.text(label), cell, .text(remark, over: 4)])
    }
    let noted = measures.noted.map { line($0.label, details.cell($0)) }
    let scales = measures.scales.map { place in
      let (count, _) = measures.scale(place, recap.answers)
      return line(
        measures.questions[place].header, details.cells(ofScale: place)[1],
        "Rata-rata dari \(count) jawaban, \(measures.questions[place].choices.first ?? "") sampai \(measures.questions[place].choices.last ?? "")"
      )
    }
    return PageTable(
      "Temuan sapaan minggu ini (A6)", [], span: 6,
      [
        line(
          measures.called.label, details.cell(measures.called),
          "Panggilan dengan jawaban; menurut ruangan di lembar \(CallReportWriter.sheets.findings)")
      ] + noted + scales
        + measures.escalations.map {
          line($0.label, details.cell($0), "Jawaban peringatan, lembar Eskalasi buku kerja")
        })
  }

  // MARK: By question

  private var questions: PageTable {
    PageTable(
      "Jawaban menurut pertanyaan (A6)", ["Pertanyaan", "Jawaban", "Jumlah", "Dari", "%"],
      measures.choices.flatMap { question, counts in
        let values = counts.map { $0.value(recap.answers) }
        let all = values.reduce(0, +)
        return zip(counts, values).enumerated().map { place, count in
          let whole = { (line: PagePlaces) in
            (0..<counts.count).map { line["\(question.id) \($0)", 2] }.joined(separator: "+")
          }
          return PageTable.Line(
            [
              .label(place == 0 ? question.header : ""), .label(count.0.label), details.cell(count.0),
              .count(all) { whole($0) },
              .share(of: .column(2), in: .column(3), least: FewAnswers.least),
            ], name: "\(question.id) \(place)")
        }
      }, empty: "Formulir tidak punya pertanyaan dengan pilihan.")
  }

  // MARK: Readmissions

  private var readmissions: PageTable {
    let groups = recap.readmissions
    let lines = [
      ("Terhubung", groups.reached), ("Tidak terhubung", groups.unreached),
    ].map { label, group in
      PageTable.Line([
        .label(label), .number(group.readmitted), .number(group.discharged),
        .share(of: .column(1), in: .column(2), least: FewAnswers.least), .number(group.early),
      ])
    }
    return PageTable(
      "Dirawat kembali dalam \(Readmission30.days) hari sesudah keluar",
      ["Pasien", "Dirawat kembali", "Dari yang keluar", "%", "Di antaranya sebelum tanggal eksekusi"], lines)
  }

  private var reading: [String] {
    let window = Readmission30.window(asOf: recap.asOf)
    return [
      "Eskalasi adalah jawaban peringatan. Dibuka: dari panggilan minggu ini. Ditutup: minggu ini tercatat siapa menangani apa, juga dari minggu sebelumnya. Terbuka: belum ditangani pada akhir minggu (A6).",
      "Dirawat kembali: pasien keluar \(window.lowerBound.indonesian) sampai \(window.upperBound.indonesian), yaitu hanya yang \(Readmission30.days) harinya sudah lewat pada \(recap.asOf.indonesian); tanpa yang meninggal, dirujuk, belum keluar atau tanpa No RM. Rawatan berikutnya dikenali dari No RM yang sama, sejauh ada dalam data yang dikenal Sapa.",
      "Terhubung: Dihubungi = Ya sebelum dirawat lagi. Kedua kelompok memang berbeda sejak awal: yang dirawat lagi sebelum tanggal eksekusi tidak sempat disapa, dan yang sulit dihubungi mungkin lebih sakit. Selisihnya tidak membuktikan apa pun tentang sapaan.",
    ]
  }
}
