package import Spreadsheet

/// Which part of a numeric date comes first in a column.
package enum DateOrder: String, Sendable, Hashable {
  case dayFirst
  case monthFirst
  /// Year, month, day.
  case iso
  /// True dates and named months alone, or nothing: there is no order to decide.
  case notNeeded

  package func text(_ language: Language) -> String {
    switch self {
    case .dayFirst: language("hari/bulan/tahun", "day/month/year")
    case .monthFirst: language("bulan/hari/tahun", "month/day/year")
    case .iso: language("tahun-bulan-hari", "year-month-day")
    case .notNeeded: language("tidak perlu ditentukan", "nothing to decide")
    }
  }
}

/// A cell that proves something: its row as people count and its text.
package struct DateExample: Sendable, Hashable {
  package let row: Int
  package let text: String
}

extension DateExample? {
  /// ` (baris 12: 05/11/2026)`, or nothing.
  package func place(_ language: Language) -> String {
    map { language(" (baris \($0.row): \($0.text))", " (row \($0.row): \($0.text))") } ?? ""
  }
}

/// What the cells of a date column are, counted.
package struct DateEvidence: Sendable, Hashable {
  /// Numeric texts whose first number exceeds 12.
  package internal(set) var dayFirst = 0
  package internal(set) var dayFirstExample: DateExample?
  /// Numeric texts whose second number exceeds 12.
  package internal(set) var monthFirst = 0
  package internal(set) var monthFirstExample: DateExample?
  /// Numeric texts that can be read both ways, and of these the ones that mean the same both ways (05/05).
  package internal(set) var undecided = 0
  package internal(set) var same = 0
  package internal(set) var undecidedExample: DateExample?
  package internal(set) var yearFirst = 0
  package internal(set) var monthNamed = 0
  /// Cells with a date format.
  package internal(set) var trueDates = 0
  package internal(set) var trueDateExample: DateExample?
  /// Bare serial numbers.
  package internal(set) var serials = 0
  package internal(set) var empty = 0
  package internal(set) var unreadable = 0
  /// Texts that name another zone than the facility's; of these the ones that the facility's clocks show on another day.
  package internal(set) var otherZone = 0
  package internal(set) var movedDay = 0
  package internal(set) var movedExample: DateExample?

  /// Texts of two numbers and a year.
  package var numeric: Int { dayFirst + monthFirst + undecided }
}

/// What a person should know about a date column.
package enum DateWarning: Sendable, Hashable {
  /// All numeric dates can be read both ways; they are read day-first.
  case provesNothing(count: Int, example: DateExample?)
  /// Rows prove both orders.
  case contradictory(dayFirst: DateExample?, monthFirst: DateExample?)
  /// True dates and texts whose first number exceeds 12 stand in one column.
  case mixed(trueDates: Int, texts: Int, example: DateExample?)
  /// As ``mixed``, and the true dates fit the texts only with day and month exchanged.
  case swapped(trueDates: Int, texts: Int, example: DateExample?)
  /// Moments of other zones were read as the facility's clocks show them; some on another day than they name.
  case otherZone(count: Int, moved: Int, example: DateExample?, zone: ClockZone)

  package func text(_ language: Language) -> String {
    switch self {
    case .provesNothing(let count, let example):
      return language(
        "\(count) tanggal\(example.place(language)) dapat dibaca dua cara dan tidak ada baris yang membuktikan; dibaca hari/bulan/tahun",
        "\(count) dates\(example.place(language)) can be read two ways and no row proves which; read as day/month/year")
    case .contradictory(let dayFirst, let monthFirst):
      return language(
        "ada baris hari/bulan\(dayFirst.place(language)) dan baris bulan/hari\(monthFirst.place(language)) dalam satu kolom",
        "rows of day/month\(dayFirst.place(language)) and of month/day\(monthFirst.place(language)) stand in one column"
      )
    case .mixed(let trueDates, let texts, let example):
      return language(
        "\(trueDates) sel tanggal tercampur dengan \(texts) teks tanggal yang angka pertamanya di atas 12\(example.place(language)): mungkin berkas ini pernah dibuka di Excel berbahasa Inggris yang menukar hari dan bulan; periksa",
        "\(trueDates) true dates are mixed with \(texts) text dates whose first number exceeds 12\(example.place(language)): an English Excel may have swapped day and month; check"
      )
    case .swapped(let trueDates, let texts, let example):
      return language(
        "tertukar oleh Excel berbahasa Inggris: \(trueDates) sel tanggal hanya cocok dengan \(texts) teks tanggal\(example.place(language)) bila hari dan bulannya ditukar; sel-sel itu tidak dipakai, ekspor ulang tanpa melalui Excel",
        "swapped by an English Excel: \(trueDates) true dates fit the \(texts) text dates\(example.place(language)) only with day and month exchanged; those cells are not used, export again without passing through Excel"
      )
    case .otherZone(let count, let moved, let example, let zone):
      let days =
        moved == 0
        ? ""
        : language(
          ", \(moved) di antaranya menjadi hari lain\(example.place(language))",
          ", \(moved) of them on another day than they name\(example.place(language))")
      return language(
        "\(count) nilai menyebut zona waktu lain dan dibaca menurut jam fasilitas (\(zone))\(days)",
        "\(count) values name another time zone and are read by the facility's clock (\(zone))\(days)")
    }
  }
}

/// The order of one date column, with its evidence.
package struct DateColumn: Sendable, Hashable {
  /// The index into the table's columns.
  package let column: Int
  package let order: DateOrder
  package let evidence: DateEvidence
  package let warnings: [DateWarning]
  /// Whether numeric texts that can be read both ways are left unread.
  package let isContradictory: Bool
  /// Whether true dates of day 12 and below are left unread.
  package let isSwapped: Bool
}
