package import Spreadsheet

/// What a cell of a date column says.
package enum DateReading: Sendable, Hashable {
  /// Empty, or a mark for it: `-`, `0000-00-00`, `belum pulang`.
  case none
  /// A day, and the minute of it (0 to 1439) where the cell holds one.
  case date(CalendarDate, minute: Int?)
  case invalid(raw: String, reason: DateFault)

  package var date: CalendarDate? {
    if case .date(let date, _) = self { date } else { nil }
  }
}

/// Why a cell is no date.
package enum DateFault: Sendable, Hashable {
  /// Not a form of a date that Sapa knows.
  case unreadable
  /// A day, a month or a year is missing.
  case incomplete
  /// The calendar has no such day: 31/02/2026.
  case noSuchDay
  /// A month beyond 12 in the order that the column has.
  case noSuchMonth(DateOrder)
  /// A year of so many digits, neither two nor four.
  case yearDigits(Int)
  /// A year before 1900 or after 2100.
  case year(Int)
  /// A number outside of the serial numbers that are plausible dates.
  case number
  /// A time without a day.
  case timeOnly
  /// An error value or a truth value.
  case notADate
  /// Rows of the column prove both orders, so that a value that could be read both ways is not read.
  case contradictoryOrder
  /// A true date whose day and month an English Excel has swapped.
  case swappedByExcel

  /// Serial numbers that stand for a date in a cell without a date format: 1954-10-03 to 2064-04-08.
  static let serials: ClosedRange<Double> = 20_000...60_000

  package func text(_ language: Language) -> String {
    switch self {
    case .unreadable: language("bukan tanggal yang dikenali", "not a date in a known form")
    case .incomplete:
      language(
        "tanggal tidak lengkap: hari, bulan atau tahun tidak ada", "incomplete date: a day, month or year is missing")
    case .noSuchDay: language("tanggal ini tidak ada di kalender", "the calendar has no such day")
    case .noSuchMonth(let order):
      order == .monthFirst
        ? language(
          "bulan lebih dari 12 (kolom ini bulan/hari/tahun)", "a month beyond 12 (this column is month/day/year)")
        : language(
          "bulan lebih dari 12 (kolom ini hari/bulan/tahun)", "a month beyond 12 (this column is day/month/year)")
    case .yearDigits(let digits):
      language("tahun ditulis dengan \(digits) angka; tulis 4 angka", "a year of \(digits) digits; write 4")
    case .year(let year):
      language("tahun \(year) tidak masuk akal (1900–2100)", "the year \(year) is not plausible (1900–2100)")
    case .number: language("angka ini bukan tanggal", "this number is no date")
    case .timeOnly: language("hanya jam, tanpa tanggal", "a time without a date")
    case .notADate: language("isi sel bukan tanggal", "the cell holds no date")
    case .contradictoryOrder:
      language(
        "kolom ini memuat hari/bulan dan bulan/hari sekaligus, sehingga tanggal ini dapat dibaca dua cara",
        "the column holds both day/month and month/day, so that this date can be read two ways")
    case .swappedByExcel:
      language(
        "hari dan bulan tertukar oleh Excel berbahasa Inggris; ekspor ulang sebagai teks atau CSV dan buka tanpa Excel",
        "an English Excel has swapped day and month; export again as text or CSV without opening it in Excel")
    }
  }
}

extension DateReading {
  /// Reads one text whose order is known.
  ///
  /// `latest` is the last day that the date may be: a two-digit year that passes it is of the century before (a date of birth).
  /// `zone` is the facility's, in hours east of Greenwich: a moment that names another is shown as its clocks show it.
  package static func parse(
    _ text: String, order: DateOrder = .dayFirst, latest: CalendarDate? = nil, zone: ClockZone = .western
  ) -> DateReading {
    let bytes = Array(text.utf8)
    return parse(bytes.span, order: order, latest: latest, zone: zone)
  }

  package static func parse(
    _ text: Span<UInt8>, order: DateOrder, latest: CalendarDate? = nil, zone: ClockZone = .western
  ) -> DateReading {
    resolve(
      DateText.read(text), order: order, latest: latest, zone: zone, raw: { Bytes.string(text, Bytes.trimmed(text)) })
  }

  /// Reads a number in a date column: a serial number, or the digits `yyyymmdd`.
  package static func parse(number: Double) -> DateReading {
    if number == 0 { return .none }
    if DateFault.serials.contains(number) { return parse(serial: number) }
    let raw = NumberText.string(number)
    if number.rounded() == number, number >= 19_000_101, number <= 21_001_231 {
      return parse(raw)
    }
    return .invalid(raw: raw, reason: .number)
  }

  /// Reads a true date: days since 1899-12-30; 0 is none.
  package static func parse(serial: Double) -> DateReading {
    if serial == 0 { return .none }
    let seconds = (serial * 86_400).rounded()
    guard serial.isFinite, serial >= 1, let date = CalendarDate(serial: (seconds / 86_400).rounded(.down)) else {
      return .invalid(raw: NumberText.string(serial), reason: serial < 1 ? .timeOnly : .number)
    }
    guard (1900...2100).contains(date.year) else {
      return .invalid(raw: date.indonesian, reason: .year(date.year))
    }
    let ofDay = Int(seconds) % 86_400
    return .date(date, minute: ofDay == 0 ? nil : ofDay / 60)
  }

  static func resolve(
    _ reading: DateTextReading, order: DateOrder, latest: CalendarDate?, zone: ClockZone, raw: () -> String
  ) -> DateReading {
    switch reading {
    case .none: return .none
    case .serial(let serial): return parse(serial: serial)
    case .fault(let fault): return .invalid(raw: raw(), reason: fault)
    case .text(let text): return resolve(text, order: order, latest: latest, zone: zone, raw: raw)
    }
  }

  private static func resolve(
    _ text: DateText, order: DateOrder, latest: CalendarDate?, zone: ClockZone, raw: () -> String
  ) -> DateReading {
    let isMonthFirst = text.form == .numeric && order == .monthFirst
    let day = isMonthFirst ? text.second : text.first
    let month = isMonthFirst ? text.first : text.second
    var year = text.fullYear
    // The smallest date of the .NET framework stands for none.
    if year == 1, month == 1, day == 1 { return .none }
    if year == 0, month == 0, day == 0 { return .none }
    guard (1900...2100).contains(year) else { return .invalid(raw: raw(), reason: .year(year)) }
    if month > 12 {
      return .invalid(raw: raw(), reason: text.form == .numeric ? .noSuchMonth(order) : .noSuchDay)
    }
    if text.yearDigits == 2, let latest, let date = CalendarDate(year: year, month: month, day: day), date > latest {
      year -= 100
    }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      return .invalid(raw: raw(), reason: .noSuchDay)
    }
    guard let moment = LocalTime(text, zone: zone) else { return .date(date, minute: text.time?.minute) }
    return .date(date.adding(days: moment.days), minute: moment.minute)
  }
}
