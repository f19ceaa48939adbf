import Book
import Core
import Spreadsheet

/// `RTL` of the monthly report: a copy of the month's follow-up plans to read, open ones first (E3, E4).
struct FollowUpPage {
  static let name = "RTL"

  private let plans: [FollowUps.Plan]
  private let date: CalendarDate

  init(plans: [FollowUps.Plan], date: CalendarDate) {
    func rank(_ plan: FollowUps.Plan) -> Int { plan.isOverdue(date) ? 0 : plan.isClosed ? 2 : 1 }
    self.plans = plans.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
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
        columns: [
          PageList.Column("No RTL", 15), PageList.Column("Tanggal", 12, .date), PageList.Column("Masalah", 32, .long),
          PageList.Column("Akar Masalah", 32, .long), PageList.Column("Rencana", 36, .long),
          PageList.Column("Penanggung Jawab", 19, .long), PageList.Column("Tenggat", 12, .date),
          PageList.Column("Status", 11), PageList.Column("Bukti", 20, .long), PageList.Column("Asal", 10),
          PageList.Column("Terbawa", 10, .centred), PageList.Column("Keadaan", 22, .long),
        ], count: plans.count, empty: "Tidak ada.",
        state: { plans[$0].isOverdue(date) ? .target : plans[$0].isClosed ? .completed : .plain },
        cells: { cells(plans[$0]) }))
  }

  private func cells(_ plan: FollowUps.Plan) -> [PageList.Value] {
    func text(_ place: Int) -> PageList.Value { .text(plan.text(place)) }
    func day(_ place: Int) -> PageList.Value { StaffRows.day(plan.cells[place]).map { .date($0) } ?? text(place) }
    return [
      .text(plan.key), day(0), text(1), text(2), text(3), text(4), day(5), .text(plan.status), text(7),
      .text(plan.origin.name), .number(Double(plan.carried)), .text(plan.condition(date)),
    ]
  }
}
