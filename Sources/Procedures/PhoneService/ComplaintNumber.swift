package import Spreadsheet

/// The number of a complaint's report (`No BA`, B9): `BA-2026-0001`.
package struct ComplaintNumber: Sendable, Hashable, Comparable {
  /// 1 to 9999.
  package var year: Int
  /// 1 or more; written with four digits at least.
  package var number: Int

  package init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// Reads `BA-2026-0001`, whatever its case, blanks and leading zeros; nil for a text that is no such number.
  package static func parse(_ text: String) -> ComplaintNumber? {
    var parts = (year: 0, number: 0)
    var digits = 0
    var place = 0
    for byte in text.utf8 where byte != 0x20 && byte != 0x09 {
      switch (place, byte) {
      case (0, 0x42), (0, 0x62), (1, 0x41), (1, 0x61), (2, 0x2D): place += 1
      case (3, 0x30...0x39):
        digits += 1
        guard digits <= 4 else { return nil }
        parts.year = parts.year * 10 + Int(byte - 0x30)
      case (3, 0x2D):
        guard digits == 4, parts.year > 0 else { return nil }
        place += 1
      case (4, 0x30...0x39):
        let (tenfold, isTooLarge) = parts.number.multipliedReportingOverflow(by: 10)
        let (sum, isLarger) = tenfold.addingReportingOverflow(Int(byte - 0x30))
        guard !isTooLarge, !isLarger else { return nil }
        parts.number = sum
      default: return nil
      }
    }
    return place == 4 && parts.number > 0 ? ComplaintNumber(year: parts.year, number: parts.number) : nil
  }

  package static func < (left: ComplaintNumber, right: ComplaintNumber) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension ComplaintNumber: CustomStringConvertible {
  /// `BA-2026-0001`.
  package var description: String { "BA-\(Self.padded(year))-\(Self.padded(number))" }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension ComplaintNumber {
  /// A row that needs a number, or has one.
  package struct Row: Sendable, Hashable {
    /// The day of the call; without one no year is known, and no number is given.
    package var date: CalendarDate?
    /// Minute of the day of `Jam Masuk`; without one the row comes after those of its day that have one.
    package var minute: Int?
    /// As typed, imported or given earlier; empty for none.
    package var text: String

    package init(date: CalendarDate?, minute: Int?, text: String = "") {
      self.date = date
      self.minute = minute
      self.text = text
    }
  }

  /// Numbers for all rows, and which of them bear one number.
  package struct Assignment: Sendable, Hashable {
    /// One for each row, in the rows' order: its own as it stands, a new one, or empty without a date.
    package var texts: [String]
    /// The rows' places, in groups of one number each, in order of the first row.
    package var duplicates: [[Int]]
  }

  /// Numbers the complaints among the rows in order of receipt: day, `Jam Masuk`, then the rows' own order.
  ///
  /// A row's own number stays. New ones follow the highest of the year among rows and known numbers; gaps stay gaps, so that
  /// no number is reused. A text that is no `BA-2026-0001` counts for no year.
  ///
  /// - Parameters:
  ///   - rows: Complaints, in the order of the input.
  ///   - known: Numbers of rows not among these, in any book.
  /// - Returns: The numbers, and the rows that share one.
  package static func assign(_ rows: [Row], known: some Sequence<ComplaintNumber> = []) -> Assignment {
    var highest: [Int: Int] = [:]
    for number in known { highest[number.year] = max(highest[number.year] ?? 0, number.number) }
    var texts = rows.map(\.text)
    var waiting: [(day: Int32, minute: Int, row: Int, year: Int)] = []
    for (index, row) in rows.enumerated() {
      if !row.text.isEmpty {
        guard let number = parse(row.text) else { continue }
        highest[number.year] = max(highest[number.year] ?? 0, number.number)
      } else if let date = row.date {
        waiting.append((date.dayNumber, row.minute ?? Int.max, index, date.year))
      }
    }
    waiting.sort { ($0.day, $0.minute, $0.row) < ($1.day, $1.minute, $1.row) }
    for complaint in waiting {
      let (next, isFull) = (highest[complaint.year] ?? 0).addingReportingOverflow(1)
      guard !isFull else { continue }
      highest[complaint.year] = next
      texts[complaint.row] = ComplaintNumber(year: complaint.year, number: next).description
    }
    return Assignment(texts: texts, duplicates: duplicates(rows.map(\.text)))
  }

  /// The places of the texts that name one number, in groups, in order of the first; empty texts name none.
  package static func duplicates(_ texts: [String]) -> [[Int]] {
    var numbers: [ComplaintNumber: Int] = [:]
    var others: [String: Int] = [:]
    var groups: [Int: [Int]] = [:]
    for (index, text) in texts.enumerated() where !text.isEmpty {
      let first: Int
      if let number = parse(text) {
        first = numbers[number] ?? index
        numbers[number] = first
      } else {
        let folded = text.lowercased().filter { !$0.isWhitespace }
        if folded.isEmpty { continue }
        first = others[folded] ?? index
        others[folded] = first
      }
      if first != index { groups[first, default: [first]].append(index) }
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
