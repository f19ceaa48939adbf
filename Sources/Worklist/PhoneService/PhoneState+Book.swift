import Intake
package import Procedures
import Spreadsheet

extension PhoneState {
  package func book(_ period: Period, _ context: LogContext) -> BookPlan {
    BookPlan(
      title: "Layanan Telepon \(period.name)", control: context.control,
      sheets: [.table(table(period, context))], active: PhoneColumns.sheet)
  }

  /// `Log Layanan`.
  private func table(_ period: Period, _ context: LogContext) -> TableSheet {
    let rows = log.rows(in: period)
    let columns = log.layout.columns + log.extras.map { BookColumn("", $0.header, .source, width: 16) }
    let places = columns.map { log.field($0.id) }
    let own = log.layout.columns.count
    var table = TableSheet(
      name: PhoneColumns.sheet, columns: columns, keys: rows.map { log.rows[$0].key },
      cells: { place in
        let row = rows[place]
        let decision = decisions[row]
        let context = self.context(row)
        return columns.indices.map { column in
          if column >= own { return log.extra(row, column - own).map { .staff($0) } ?? .empty }
          switch columns[column].id {
          case "kode": return .text(decision.code.rawValue)
          case "kepatuhan": return .text(decision.complianceText)
          case "status": return .text(decision.status.rawValue)
          case "tindak_lanjut": return .text(decision.actionText(context))
          case "alasan": return .text(decision.reason(context))
          case "no_ba": return numbers[row].map { .text($0) } ?? .empty
          default: return .log(row: row, field: places[column])
          }
        }
      },
      look: { place in
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
    func time(_ header: String) -> String {
      "IF(ISNUMBER([\(header)]),[\(header)],TIMEVALUE(SUBSTITUTE([\(header)],\".\",\":\")))"
    }
    let base = "IF([Jam Selesai]<>\"\",\(time("Jam Selesai")),\(time("Jam Masuk")))"
    var rules = [
      LiveRule(
        columns: ["Jam Hubungi Kembali"],
        formula:
          "AND([Tanggal]<>\"\",[Jam Hubungi Kembali]=\"\",IFERROR([Tanggal]+\(base)+\(minutes)/1440<NOW(),FALSE))",
        format: Styles.overdue)
    ]
    for type in PhoneServiceType.allCases {
      for field in settings.profile.requiredFields(for: type).list {
        rules.append(
          LiveRule(
            columns: [field.header], formula: "AND([Jenis Layanan]=\"\(type.rawValue)\",[\(field.header)]=\"\")",
            format: Styles.missing))
      }
    }
    return rules
  }

  package func report(_ period: Period, _ context: LogContext) -> LogReport {
    LogReport(figures: PeriodFigures()) { (path: String) throws(SpreadsheetError) in
      let book = try WorkbookWriter(path: path, created: context.control.made, title: "x", author: "Sapa", company: "")
      _ = try book.addSheet("x")
      try book.close()
    }
  }
}
