import Book
import Core
import Spreadsheet

extension FollowUps {
  /// `RTL` of a month's work book.
  func table(_ period: Period, _ columns: [BookColumn], _ date: CalendarDate) -> TableSheet {
    let plans = plans[period] ?? []
    var table = TableSheet(
      name: FeedbackSheets.plans, columns: columns, keys: plans.map(\.key),
      cells: { row in
        let plan = plans[row]
        return columns.map { column in
          switch column.id {
          case "no_rtl": .text(plan.key)
          case "asal": .text(plan.origin.name)
          case "terbawa": .number(Double(plan.carried))
          case "keadaan": .text(plan.condition(date))
          case "riwayat": .text(plan.history.joined(separator: "; "))
          default: plan.cells[column.id].map { .staff($0) } ?? .empty
          }
        }
      },
      look: { row in
        if plans[row].isOverdue(date) { return .target }
        return plans[row].isClosed ? .completed : .plain
      })
    table.adopted = adopted[period] ?? [:]
    table.spareRows = 200
    table.linesAtMost = .max
    table.frozenColumns = 3
    table.notes = [
      TableNote(
        "Rencana tindak lanjut dari rapat bulanan, satu rencana satu baris (E3). Yang belum Selesai atau Batal dibawa ke buku bulan berikutnya beserta riwayatnya (E4); merah: lewat tenggat."
      )
    ]
    table.rules = [
      LiveRule(
        columns: ["tenggat"],
        formula: "AND([tenggat]<>\"\",[status]<>\"Selesai\",[status]<>\"Batal\",IFERROR([tenggat]<TODAY(),FALSE))",
        format: Styles.overdue),
      LiveRule(columns: ["tenggat"], formula: "AND([masalah]<>\"\",[tenggat]=\"\")", format: Styles.missing),
      LiveRule(columns: ["bukti"], formula: "AND([status]=\"Selesai\",[bukti]=\"\")", format: Styles.missing),
    ]
    return table
  }
}
