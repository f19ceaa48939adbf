import Book
import Core
import Intake
import Spreadsheet

/// `Menunggu Persetujuan`: what the superior has not approved yet, complaints first, then the oldest (B10).
struct ApprovalSheet: Sendable {
  static let name = "Menunggu Persetujuan"
  /// Lines of the list, at most.
  static let limit = 2000

  private let state: PhoneState
  /// The day up to which waiting is counted, at most the period's last: the book of a week that is over stands still.
  private let asOf: CalendarDate
  private let waiting: [Int]
  private let count: Int

  init(state: PhoneState, rows: [Int], period: Period, context: LogContext) {
    self.state = state
    asOf = min(context.date, period.last)
    var complaints: [Int] = []
    var others: [Int] = []
    for row in rows where !state.facts[row].isApproved {
      if state.facts[row].type == .complaint { complaints.append(row) } else { others.append(row) }
    }
    count = complaints.count + others.count
    // The log is in order of receipt.
    waiting = Array((complaints + others).prefix(Self.limit))
  }

  var page: Page {
    Page(
      title: Self.name, [.note(note)],
      list: PageList(
        columns: [
          PageList.Column("Yang disetujui", 18), PageList.Column("Tanggal", 12, .date),
          PageList.Column("Jam", 8, .time), PageList.Column("Jenis Layanan", 24), PageList.Column("Petugas", 22),
          PageList.Column("Menunggu (hari)", 11, .centred), PageList.Column("Keadaan", 74, .long),
        ], count: waiting.count, empty: "Tidak ada yang menunggu persetujuan.", cells: cells))
  }

  private func cells(_ line: Int) -> [PageList.Value] {
    let call = waiting[line]
    let (facts, day) = (state.facts[call], state.log.rows[call].date)
    let subject = facts.type == .complaint ? state.numbers[call] ?? "BA Pengaduan" : "Rekap"
    let action = state.decisions[call].action == .approve ? "Siap disetujui" : "Dahulukan: \(state.action(call))"
    return [
      .text(subject), day.map { .date($0) } ?? .text("–"),
      facts.minute.map { .number(Double($0) / 1440) } ?? .text("–"), .text(facts.type?.rawValue ?? unknownWord),
      .text(facts.officer.map { state.officers.names[Int($0)] } ?? unknownWord),
      day.map { .number(Double(max(0, asOf.days(since: $0)))) } ?? .text("–"), .text(action),
    ]
  }

  private var note: String {
    let rest =
      count > waiting.count ? " Ditampilkan \(waiting.count) dari \(count); sisanya tersaring di Log Layanan." : ""
    return
      "Pengaduan dahulu, lalu yang terlama. Isi Disetujui Oleh dan Tanggal Persetujuan: pengaduan satu per satu di Log Layanan; rekap sekali, di barisnya di lembar \(OpenSheet.name), untuk semua telepon minggu itu yang belum disetujui sendiri; menunggu dihitung sampai \(asOf.indonesian) (B10).\(rest)"
  }
}
