import Book
import Core
import Spreadsheet

/// `RTL` of the monthly report: a copy of the month's follow-up plans to read, open ones first (E3, E4).
struct FollowUpPage {
  static let name = "RTL"

  private let plans: [FollowUps.Plan]
  private let date: CalendarDate
  /// The columns of the work book's sheet that the report has too, and how.
  private let columns: [(id: String, column: PageList.Column)]

  init(plans: [FollowUps.Plan], _ columns: [BookColumn], date: CalendarDate) {
    let known: [(String, Double, PageList.Column.Look)] = [
      ("no_rtl", 15, .plain), ("tanggal", 12, .date), ("masalah", 28, .long), ("akar_masalah", 28, .long),
      ("rencana", 30, .long), ("penanggung_jawab", 19, .long), ("tenggat", 12, .date), ("status", 11, .plain),
      ("bukti", 20, .long), ("asal", 10, .plain), ("terbawa", 10, .centred), ("keadaan", 22, .long),
    ]
    self.columns = known.compactMap { id, width, style in
      columns.first { $0.id == id }.map { (id, PageList.Column($0.header, width, style)) }
    }
    self.plans = plans.sorted(on: { $0.isOverdue(date) ? 0 : $0.isClosed ? 2 : 1 })
    self.date = date
  }

  /// `5 terbuka, 2 di antaranya lewat tenggat; 3 selesai atau batal; 1 terbawa dari bulan sebelumnya`.
  static func counts(_ plans: [FollowUps.Plan], _ date: CalendarDate) -> String {
    let open = plans.count { !$0.isClosed }
    let overdue = plans.count { $0.isOverdue(date) }
    let carried = plans.count { $0.carried > 0 }
    return
      "\(open) terbuka, \(overdue) lewat tenggat; \(plans.count - open) selesai atau batal; \(carried) terbawa dari bulan sebelumnya"
  }

  var page: Page {
    Page(
      title: "Rencana Tindak Lanjut",
      [
        .note(
          plans.isEmpty ? "Belum ada RTL; isi lembar RTL di buku kerja." : Self.counts(plans, date) + ".", .strongNote),
        .note(
          "Salinan untuk dibaca; yang diisi adalah lembar RTL di buku kerja. Merah: lewat tenggat pada \(date.indonesian)."
        ),
      ],
      list: PageList(
        columns: columns.map(\.column), count: plans.count, empty: "Tidak ada.",
        state: { plans[$0].isOverdue(date) ? .target : plans[$0].isClosed ? .completed : .plain },
        cells: { cells(plans[$0]) }))
  }

  private func cells(_ plan: FollowUps.Plan) -> [PageList.Value] {
    columns.map { id, _ in
      switch id {
      case "no_rtl": .text(plan.key)
      case "asal": .text(plan.origin.name)
      case "terbawa": .number(Double(plan.carried))
      case "keadaan": .text(plan.condition(date))
      case "tanggal", "tenggat": StaffRows.day(plan.cells[id]).map { .date($0) } ?? .text(plan.text(id))
      default: .text(plan.text(id))
      }
    }
  }
}
