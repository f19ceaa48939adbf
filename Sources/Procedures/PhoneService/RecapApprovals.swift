import Book
import Core
import Intake
import Spreadsheet

/// The approval of each week's recap, which stands for those of its calls that have none of their own (B10): typed once, on the line
/// that `Belum Selesai` of the week's own book and of later ones has for it.
struct RecapApprovals: Sendable {
  private static let prefix = "REKAP-"

  /// What stands on a week's line.
  struct Line: Sendable {
    var by: StaffValue?
    var day: StaffValue?
    /// Nil unless both are there and the day can be read.
    var approval: CalendarDate?
  }

  private var lines: [Period: Line] = [:]

  static func key(_ week: Period) -> String { prefix + week.name }

  /// The lines of a log's books; of several that tell of one week that of its own book.
  init(_ log: Log) {
    for book in log.books {
      guard let table = book.tables[OpenSheet.name]?.table, let by = table.schema.index(of: PhoneField.approvedBy.id),
        let day = table.schema.index(of: PhoneField.approvalDate.id)
      else { continue }
      for (key, row) in book.rows(of: OpenSheet.name) where key.hasPrefix(Self.prefix) {
        guard let week = Period(name: key.dropFirst(Self.prefix.count)), lines[week] == nil || week == book.period
        else { continue }
        var line = Line()
        func value(_ field: Int) -> StaffValue? {
          table.columnsOfField[field].first.flatMap { StaffValue(table, row: row, column: $0) }
        }
        (line.by, line.day) = (value(by), value(day))
        if line.by != nil, case .date(let date, _) = table.date(row: row, field: day) { line.approval = date }
        lines[week] = line
      }
    }
  }

  subscript(week: Period) -> Line { lines[week] ?? Line() }
}

extension PhoneSettings {
  /// A line a week about its recap's approval, for `Belum Selesai` (B10, G10).
  func openLines(_ log: Log, _ facts: [PhoneFacts], _ recaps: RecapApprovals) -> [OpenLine] {
    // A complaint's report is approved by itself.
    var waiting: [Period: Int] = [:]
    for (row, entry) in log.rows.enumerated() {
      let needs = facts[row].type != .complaint && !facts[row].isApprovedItself
      waiting[entry.home, default: 0] += needs ? 1 : 0
    }
    let minutes = profile.standardTimes.approve
    return waiting.sorted(on: \.key).map { week, calls in
      let line = recaps[week]
      let isOpen = calls > 0 && line.approval == nil
      let next =
        isOpen
        ? "Mintakan persetujuan rekap (\(calls) telepon) – atasan langsung – waktu baku \(minutes) menit (B10)"
        : PhoneCallAction.done
      var typed = [
        PhoneField.date.id: StaffValue.date(week.last.serial), PhoneField.type.id: .text("Rekap \(week.name)"),
      ]
      typed[PhoneField.approvedBy.id] = line.by
      typed[PhoneField.approvalDate.id] = line.day
      return OpenLine(
        key: RecapApprovals.key(week), home: week, day: week.last, isOpen: isOpen, closedOn: line.approval,
        said: ["kode": isOpen ? "" : PhoneCallCode.completed.rawValue, "tindak_lanjut": next], typed: typed)
    }
  }
}
