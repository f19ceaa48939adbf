package import Book
package import Core
import Intake
import Spreadsheet

extension PhoneState {
  package func book(_ period: Period, _ context: LogContext) -> BookPlan {
    let rows = log.rows(in: period)
    let recap = PhoneRecapSheet(state: self, rows: rows, period: period, context: context)
    let reports = ComplaintSheet(state: self, rows: rows, control: context.control)
    let approvals = ApprovalSheet(state: self, rows: rows, period: period, context: context)
    let open = TableSheet(open: self, period, on: context.date, saying).map { [BookPlan.Sheet.table($0)] } ?? []
    return BookPlan(
      title: "Layanan Telepon \(period.name)", control: context.control,
      sheets: [.free(guide.plan(context.control)), .table(table(period))] + open + [
        .free(
          FreeSheetPlan(PhoneRecapSheet.name, context.control, isFrozen: context.isClosed, page: recap.page)),
        .free(
          FreeSheetPlan(name: ComplaintSheet.name) { sheet, styles, _ throws(SpreadsheetError) in
            try reports.write(to: sheet, styles)
          }),
        .free(FreeSheetPlan(ApprovalSheet.name, context.control) { _ in approvals.page }),
        .free(
          .problems(
            context.problems, context.control,
            note: "Perbaiki di Log Layanan, atau di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di log.")
        ),
        .own(NumberSheet.sheet(givenNumbers(period))),
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
  private func table(_ period: Period) -> TableSheet {
    TableSheet(
      log, period,
      note:
        "Satu telepon satu baris. Merah (kode L): belum dihubungi kembali dan batas \(settings.profile.callbackMinutes) menit sudah lewat; kuning: wajib dicatat (B3); hijau (kode S): selesai.",
      saying)
  }

  /// What the rules say of the calls.
  private var saying: LogSaying {
    LogSaying(
      columns: ["kode", "kepatuhan", "status", "tindak_lanjut", "penanda", "alasan", "no_ba"], rules: liveRules,
      cells: { [self] row in
        let (decision, context) = (decisions[row], context(row))
        return [
          .text(decision.code.rawValue), .text(decision.complianceText), .text(decision.status.rawValue),
          .text(decision.actionText(context)), .text(decision.marks), .text(decision.reason(context)),
          numbers[row].map { .text($0) } ?? .empty,
        ]
      },
      look: { [self] row in
        switch decisions[row].code {
        case .late: .target
        case .completed: .completed
        case .none: .plain
        }
      })
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
