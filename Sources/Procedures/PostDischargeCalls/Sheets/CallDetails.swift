import Book
import Core
import Spreadsheet

/// `Rincian` of the report: the rows behind every figure, a line each, and where formulas find their columns.
struct CallDetails {
  enum Field: Hashable {
    case medicalRecord, name, ward, discharge, due, status, code, part
    /// Whether the row took a step of the funnel, by its place.
    case step(Int)
    case executed, officer, calledOn, punctuality, answered, score
  }

  private struct Column {
    var field: Field
    var column: PageList.Column
    var value: (RecapRow) -> PageList.Value

    init(
      _ field: Field, _ header: String, _ width: Double, _ look: PageList.Column.Look = .plain, isHidden: Bool = false,
      _ value: @escaping (RecapRow) -> PageList.Value
    ) {
      self.field = field
      column = PageList.Column(header, width, look, isHidden: isHidden)
      self.value = value
    }
  }

  private let recap: CallRecap
  private let columns: [Column]

  /// Where formulas find the columns.
  private var ranges: [String: String] = [:]

  init(recap: CallRecap, showsNames: Bool, _ control: DocumentControl) {
    self.recap = recap
    let profile = recap.profile
    func day(_ day: CalendarDate?) -> PageList.Value { day.map { .date($0) } ?? .text("") }
    func flag(_ flag: Bool) -> PageList.Value { .number(flag ? 1 : 0) }
    var columns = [
      Column(.medicalRecord, "No RM", 12) { .text(Masking.medicalRecord($0.medicalRecordNumber)) },
      Column(.name, "Nama", 18, isHidden: !showsNames) { .text(showsNames ? Masking.name($0.name) : "") },
      Column(.ward, "Ruangan", 18) { .text($0.ward) },
      Column(.discharge, "Tanggal Keluar", 13, .date) { day($0.discharge) },
      Column(.due, "Tanggal Eksekusi", 13, .date) { day($0.executionDate) },
      Column(.status, "Status", 17) { .text($0.status.rawValue) },
      Column(.code, "Kode", 7) { .text($0.code.rawValue) },
      Column(.part, "Bagian", 13) { .text($0.part.rawValue) },
    ]
    for (place, step) in CallRecap.steps.enumerated() {
      columns.append(Column(.step(place), step.header, step.width, .number) { flag(step.holds($0)) })
    }
    columns += [
      Column(.executed, "Selesai Minggu Ini", 10, .number) { flag($0.isExecutedInWeek) },
      Column(.officer, "Petugas", 16) { .text($0.officer) },
      Column(.calledOn, "Tanggal Sapa", 13, .date) { day($0.calledOn) },
      Column(.punctuality, "Ketepatan", 13) { .text($0.punctuality?.title(profile) ?? "") },
    ]
    if recap.showsEvaluation {
      columns += [
        Column(.answered, "Menjawab Evaluasi", 11, .number) { flag($0.hasAnswered) },
        Column(.score, "Nilai Evaluasi (1-4)", 11, .number) { $0.score.map { .number(Double($0)) } ?? .blank },
      ]
    }
    self.columns = columns
    ranges = page.ranges(on: CallReportWriter.sheets.rows, control)
  }

  /// The cells of a column, as formulas name them.
  func range(_ field: Field) -> String {
    columns.first { $0.field == field }.flatMap { ranges[$0.column.header] } ?? PagePlaces.unknown
  }

  var page: Page {
    Page(
      title: "Rincian – baris di balik setiap angka rekap",
      [
        .note(
          "1 = ya, 0 = tidak, keadaan \(recap.asOf.indonesian). Rekap menjumlahkan kolom-kolom ini; nama dan nomor telepon tidak dimuat (G7)."
        )
      ],
      list: PageList(columns: columns.map(\.column), count: recap.rows.count, empty: "") { line in
        columns.map { $0.value(recap.rows[line]) }
      })
  }
}
