import Intake
package import Procedures
import Spreadsheet

extension PhoneState {
  package func book(_ period: Period, _ context: LogContext) -> BookPlan {
    let rows = log.rows(in: period)
    let recap = PhoneRecapSheet(state: self, rows: rows, period: period, context: context)
    let reports = ComplaintSheet(state: self, rows: rows, control: context.control)
    let approvals = ApprovalSheet(state: self, rows: rows, period: period, context: context)
    return BookPlan(
      title: "Layanan Telepon \(period.name)", control: context.control,
      sheets: [
        .free(guide.plan(context.control)), .table(table(rows, period)),
        .free(
          FreeSheetPlan(PhoneRecapSheet.name, context.control, isFrozen: context.isClosed, page: recap.page)),
        .free(
          FreeSheetPlan(name: ComplaintSheet.name) { sheet, styles, _ throws(SpreadsheetError) in
            try reports.write(to: sheet, styles)
          }),
        .free(
          FreeSheetPlan(name: ApprovalSheet.name) { sheet, styles, _ throws(SpreadsheetError) in
            try approvals.write(to: sheet, styles)
          }),
        .free(
          .problems(
            context.problems, context.control,
            note: "Perbaiki di Log Layanan, atau di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di log.")
        ),
        .free(
          FreeSheetPlan(name: NumberSheet.name) { sheet, _, _ throws(SpreadsheetError) in
            try NumberSheet.write(self.givenNumbers(period), to: sheet)
          }),
      ], active: PhoneColumns.sheet)
  }

  /// `Petunjuk`.
  private var guide: GuideSheet {
    let profile = settings.profile
    let words = profile.settingWords.merging(["unit": "(nama unit kerja)", "petugas": "(nama petugas)"]) { own, _ in own
    }
    let times = profile.standardTimes
    return GuideSheet(
      title: "Petunjuk Pelayanan Melalui Telepon",
      sayings: [
        GuideSheet.Line("Saat mengangkat", settings.opening.filled(words)),
        GuideSheet.Line("Sebelum menutup", settings.callback.filled(words)),
      ],
      steps: settings.steps.map { $0.filled(words) },
      legend: [
        GuideSheet.Line("L", "Belum dihubungi kembali padahal batasnya sudah lewat: dahulukan (B4, B6)", .target),
        GuideSheet.Line("S", "Selesai: tidak ada lagi yang harus dikerjakan", .completed),
        GuideSheet.Line("(kosong)", "Masih ada langkah berikutnya; lihat kolom Tindak Lanjut"),
        GuideSheet.Line(
          "B1, B4", "Kepatuhan menyebut klausul yang dilanggar; Patuh bila tidak ada. Sebabnya di kolom Alasan"),
      ],
      amounts: GuideSheet.Amounts(
        title: "Waktu baku (B11)", headers: ["Langkah SOP", "Kegiatan", "Menit"],
        rows: times.steps.map { (label: String($0.number), text: $0.title, number: $0.minutes) }, total: "Jumlah menit"),
      settings: GuideSheet.Line.rules(profile))
  }

  /// `Log Layanan`.
  private func table(_ rows: [Int], _ period: Period) -> TableSheet {
    let columns = log.layout.columns + log.extras.map { BookColumn("", $0.header, .source, width: 16) }
    let sources = columns.enumerated().map { place, column in
      CellSource(column, log, extra: place - log.layout.columns.count)
    }
    var table = TableSheet(
      name: PhoneColumns.sheet, columns: columns, keys: rows.map { log.rows[$0].key },
      cells: { [self] place in
        let row = rows[place]
        let decision = decisions[row]
        let context = self.context(row)
        return sources.map { source in
          switch source {
          case .code: .text(decision.code.rawValue)
          case .compliance: .text(decision.complianceText)
          case .status: .text(decision.status.rawValue)
          case .action: .text(decision.actionText(context))
          case .marks: .text(decision.marks)
          case .reason: .text(decision.reason(context))
          case .number: numbers[row].map { .text($0) } ?? .empty
          case .field(let field): .log(row: row, field: field)
          case .extra(let place): log.extra(row, place).map { .staff($0) } ?? .empty
          }
        }
      },
      look: { [self] place in
        switch decisions[rows[place]].code {
        case .late: .target
        case .completed: .completed
        case .none: .plain
        }
      })
    table.log = log
    table.dates = period.first...period.last
    table.adopted = log.adopted(in: period)
    table.frozenColumns = 3
    table.notes = [
      TableNote(
        "Satu telepon satu baris. Merah (kode L): belum dihubungi kembali dan batas \(settings.profile.callbackMinutes) menit sudah lewat; kuning: wajib dicatat (B3); hijau (kode S): selesai."
      )
    ]
    table.rules = liveRules
    return table
  }

  /// What the spreadsheet shows by itself: an overdue callback, and what must be noted for the service that was chosen.
  private var liveRules: [LiveRule] {
    let minutes = settings.profile.callbackMinutes
    func time(_ id: String) -> String {
      "IF(ISNUMBER([\(id)]),[\(id)],TIMEVALUE(SUBSTITUTE([\(id)],\".\",\":\")))"
    }
    let base = "IF([jam_selesai]<>\"\",\(time("jam_selesai")),\(time("jam_masuk")))"
    var rules = [
      LiveRule(
        columns: ["jam_hubungi_kembali"],
        formula:
          "AND([tanggal]<>\"\",[jam_hubungi_kembali]=\"\",IFERROR([tanggal]+\(base)+\(minutes)/1440<NOW(),FALSE))",
        format: Styles.overdue)
    ]
    for type in PhoneServiceType.allCases {
      for field in settings.profile.requiredFields(for: type).list {
        rules.append(
          LiveRule(
            columns: [field.id], formula: "AND([jenis_layanan]=\"\(type.rawValue)\",[\(field.id)]=\"\")",
            format: Styles.missing))
      }
    }
    return rules
  }
}

/// Where a cell of `Log Layanan` comes from.
private enum CellSource {
  case code
  case compliance
  case status
  case action
  case reason
  case marks
  case number
  /// A field of the template.
  case field(Int)
  /// A column that the template does not know, by its place among these.
  case extra(Int)

  init(_ column: BookColumn, _ log: Log, extra: Int) {
    if extra >= 0 {
      self = .extra(extra)
      return
    }
    switch column.id {
    case "kode": self = .code
    case "kepatuhan": self = .compliance
    case "status": self = .status
    case "tindak_lanjut": self = .action
    case "alasan": self = .reason
    case "penanda": self = .marks
    case "no_ba": self = .number
    default: self = .field(log.field(column.id))
    }
  }
}
