/// Months and weekdays by their Indonesian and English names, in full and short.
enum MonthName {
  private static let months: [UInt64: Int] = {
    let names = [
      ["januari", "january", "jan", "jnr"],
      ["februari", "february", "pebruari", "febuari", "feb", "febr", "peb"],
      ["maret", "march", "mar", "mrt"],
      ["april", "apr"],
      ["mei", "may"],
      ["juni", "june", "jun"],
      ["juli", "july", "jul"],
      ["agustus", "august", "agu", "agt", "ags", "agst", "agus", "aug"],
      ["september", "sept", "sep"],
      ["oktober", "october", "okt", "oct"],
      ["november", "nopember", "nov", "nop"],
      ["desember", "december", "des", "dec"],
    ]
    var months: [UInt64: Int] = [:]
    for (index, month) in names.enumerated() {
      for name in month { months[Bytes.packed(name)] = index + 1 }
    }
    return months
  }()

  private static let weekdays = Bytes.packed([
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "sen", "sel", "rab", "kam", "jum", "sab",
    "min", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun",
  ])

  /// The month, 1 to 12, that a packed word names.
  static func month(_ word: UInt64) -> Int? { months[word] }

  static func isWeekday(_ word: UInt64) -> Bool { weekdays.contains(word) }
}
