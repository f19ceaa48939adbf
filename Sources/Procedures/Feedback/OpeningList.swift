import Book
import Core
import Intake
import Spreadsheet

/// When the suggestion box was opened: what staff typed into `Pembukaan Kotak`, and lists among the inputs (D3).
struct OpeningList: Sendable {
  struct Opening: Sendable {
    var key: String
    /// By the columns' ids.
    var cells: [String: StaffValue]
    var day: CalendarDate?
  }

  private(set) var months: [Period: [Opening]] = [:]
  /// Keyless rows of a month's sheet, from 0, by the key that they get.
  private(set) var adopted: [Period: [String: Int]] = [:]
  /// By file: rows that say again what is known.
  private var merged: [String: Int] = [:]
  /// A month's keys, of deleted openings too.
  private(set) var keys: [Period: Set<String>] = [:]

  /// Whether a list has an opening of a closed month that this did not know.
  private(set) var touchesClosed = false

  init(_ log: Log, _ columns: [BookColumn], _ closed: FeedbackClosed = FeedbackClosed()) {
    var taken = Set(closed.openingKeys)
    for day in closed.openings.map({ CalendarDate(dayNumber: $0) }) {
      months[Period(monthOf: day), default: []].append(Opening(key: "", cells: [:], day: day))
    }
    let lastClosedDay = log.closed?.until?.last
    for book in log.books.reversed() {
      let sheet = StaffRows(FeedbackSheets.openings, columns, in: book)
      taken.formUnion(sheet.deleted)
      keys[book.period, default: []].formUnion(sheet.deleted)
      for row in sheet.rows {
        let day = StaffRows.day(row.cells["tanggal"])
        var key = row.key ?? ""
        if key.isEmpty || !taken.insert(key).inserted {
          key = Self.key(day, &taken)
          if let place = row.place { adopted[book.period, default: [:]][key] = place }
        }
        keys[book.period, default: []].insert(key)
        months[book.period, default: []].append(Opening(key: key, cells: row.cells, day: day))
      }
    }
    for table in log.others where table.shape?.id == FeedbackColumns.openingShape {
      add(table, columns.map(\.id), &taken, lastClosedDay)
    }
  }

  /// Adds a list's openings; one of a day that is known adds nothing.
  private mutating func add(
    _ table: Table, _ ids: [String], _ taken: inout Set<String>, _ lastClosedDay: CalendarDate?
  ) {
    guard let date = table.schema.index(of: "tanggal") else { return }
    for row in 0..<table.rowCount {
      guard let day = table.date(row: row, field: date).date else { continue }
      let month = Period(monthOf: day)
      let key = Self.natural(day)
      // One a day; what staff deleted stays deleted.
      if months[month]?.contains(where: { $0.day == day }) == true || !taken.insert(key).inserted {
        merged[table.file, default: 0] += 1
        continue
      }
      if let lastClosedDay, day <= lastClosedDay { touchesClosed = true }
      var cells: [String: StaffValue] = [:]
      for id in ids {
        guard let field = table.schema.index(of: id), let text = table.noted(row: row, field: field), !text.isEmpty
        else { continue }
        cells[id] = Double(text).map { .number($0) } ?? .text(text)
      }
      cells["tanggal"] = .date(day.serial)
      months[month, default: []].append(Opening(key: key, cells: cells, day: day))
    }
  }

  private static func natural(_ day: CalendarDate?) -> String { "K" + (day?.description ?? "") }

  private static func key(_ day: CalendarDate?, _ taken: inout Set<String>) -> String {
    let natural = natural(day)
    var key = natural
    var count = 1
    while !taken.insert(key).inserted {
      count += 1
      key = "\(natural)-\(count)"
    }
    return key
  }

  /// Counts repeated rows as merged.
  func account(_ accounts: inout [FileAccount]) {
    for place in accounts.indices {
      let repeated = min(merged[accounts[place].file] ?? 0, accounts[place].used)
      accounts[place].used -= repeated
      accounts[place].merged += repeated
    }
  }

  /// The weeks with an opening on record, or with a suggestion from the box.
  func weeks(_ log: Log, _ facts: [FeedbackFacts], _ closed: FeedbackClosed) -> BoxOpenings {
    var weeks = BoxOpenings()
    for opening in months.values.joined() { if let day = opening.day { weeks.add(opening: day) } }
    for day in closed.boxDays { weeks.add(feedback: CalendarDate(dayNumber: day), .box) }
    if let first = closed.first { weeks.add(feedback: CalendarDate(dayNumber: first), nil) }
    for (row, entry) in log.rows.enumerated() {
      if let day = entry.date { weeks.add(feedback: day, facts[row].channel) }
    }
    return weeks
  }

  /// `Pembukaan Kotak` of a month's work book.
  func table(_ month: Period, _ columns: [BookColumn]) -> TableSheet {
    let openings = months[month] ?? []
    var table = TableSheet(
      name: FeedbackSheets.openings, columns: columns, keys: openings.map(\.key),
      cells: { row in columns.map { openings[row].cells[$0.id].map { .staff($0) } ?? .empty } })
    table.adopted = adopted[month] ?? [:]
    table.spareRows = 100
    table.linesAtMost = .max
    table.notes = [
      TableNote(
        "Kotak saran dibuka setiap minggu; catat setiap pembukaan, juga bila kotaknya kosong (D3). Isinya ditulis di Register dengan Kanal = Kotak Saran."
      )
    ]
    return table
  }
}
