import Book
import Core
import Spreadsheet

/// The follow-up plans of all work books: each month's own, and those that earlier months left open (E3, E4).
struct FollowUps: Sendable {
  /// A plan as a month's `RTL` has it.
  struct Plan: Codable, Sendable {
    var key: String
    /// As staff typed them, by the columns' ids.
    var cells: [String: StaffValue]
    /// The month of the book.
    var month: Period
    /// The month whose book had it first.
    var origin: Period
    /// What it was in the months before, the first one first: `2026-10 Terbuka`.
    var history: [String] = []

    init(_ key: String, _ cells: [String: StaffValue], in month: Period, after before: Plan?) {
      self.key = key
      self.cells = cells
      self.month = month
      origin = before?.origin ?? month
      if let before {
        history = before.history + ["\(before.month.name) \(before.status.isEmpty ? "Terbuka" : before.status)"]
      }
    }

    /// How many months it has been carried on.
    var carried: Int { rule.carriedMonths(in: month.month) }

    func text(_ id: String) -> String { cells[id]?.text ?? "" }
    var due: CalendarDate? { StaffRows.day(cells["tenggat"]) }
    var status: String { text("status") }
    /// A plan that staff have closed is not carried on.
    var isClosed: Bool { rule.isClosed }

    /// What the rule looks at (E4).
    private var rule: FollowUp {
      var plan = FollowUp(origin: origin.month)
      let word = status.lowercased()
      let known = FollowUpStatus.allCases.first { $0.rawValue.lowercased() == word }
      plan.status = known.map { .value($0) } ?? (word.isEmpty ? .missing : .unreadable(status))
      plan.deadline = due.map { .value($0) } ?? .missing
      return plan
    }

    /// `Keadaan` on a day.
    func condition(_ date: CalendarDate) -> String { rule.condition(on: date) }

    func isOverdue(_ date: CalendarDate) -> Bool { rule.isOverdue(on: date) }
  }

  private(set) var plans: [Period: [Plan]] = [:]
  /// Keyless rows of a month's sheet, from 0, by the key that they get.
  private(set) var adopted: [Period: [String: Int]] = [:]
  /// The highest numbers that a month's sheet had, by year.
  private(set) var highest: [Period: [Int: Int]] = [:]

  init() {}

  /// Joins the books' sheets.
  ///
  /// - Parameters:
  ///   - books: the work books.
  ///   - columns: those of `RTL`.
  ///   - periods: the months that will have a book.
  ///   - date: the day of the run; no plan is carried into a month that has not begun by then (E4).
  ///   - closed: what months contribute whose books are not among these.
  init(
    _ books: [LogBook], _ columns: [BookColumn], periods: [Period], on date: CalendarDate,
    after closed: FeedbackClosed = FeedbackClosed()
  ) {
    let sheets = Dictionary(
      books.map { ($0.period, StaffRows(FeedbackSheets.plans, columns, in: $0)) }
    ) { first, _ in first }
    highest = sheets.mapValues { Numbers($0).highest }
    var numbers = Numbers(highest.values + [closed.planNumbers])
    var earlier = closed.plans
    for period in Set(periods + books.map(\.period)).sorted() {
      let sheet = sheets[period] ?? StaffRows()
      var known = Dictionary(earlier.map { ($0.key, $0) }) { first, _ in first }
      var month: [Plan] = []
      var taken: Set<String> = []
      for row in sheet.rows {
        var key = row.key ?? ""
        if key.isEmpty || !taken.insert(key).inserted {
          key = numbers.next(period)
          taken.insert(key)
          if let place = row.place { adopted[period, default: [:]][key] = place }
        }
        month.append(Plan(key, row.cells, in: period, after: known.removeValue(forKey: key)))
      }
      for before in earlier where period.first <= date && known[before.key] != nil {
        guard !before.isClosed, !sheet.deleted.contains(before.key) else { continue }
        month.append(Plan(before.key, before.cells, in: period, after: before))
      }
      plans[period] = month
      earlier = month
    }
  }

  /// Gives numbers, none twice: `RTL-2026-0001`.
  struct Numbers {
    private(set) var highest: [Int: Int] = [:]

    init(_ sheet: StaffRows) {
      for key in sheet.rows.compactMap(\.key) + sheet.deleted {
        guard let number = RunningNumber.parse(key, prefix: FollowUps.prefix) else { continue }
        highest[number.year] = max(highest[number.year] ?? 0, number.number)
      }
    }

    /// The highest of several.
    init(_ others: some Sequence<[Int: Int]>) { for other in others { highest.merge(other, uniquingKeysWith: max) } }

    mutating func next(_ period: Period) -> String {
      let year = period.first.year
      highest[year, default: 0] += 1
      return RunningNumber(FollowUps.prefix, year: year, number: highest[year] ?? 1).description
    }
  }

  static let prefix = "RTL"
}
