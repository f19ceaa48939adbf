package import Spreadsheet

/// B9, D1: a number is given in order of receipt within a year, never changed and never reused, as `BA-2026-0001` of a
/// complaint's report and `UB-2026-0001` of a feedback.
package struct RunningNumber: Sendable, Hashable, Comparable {
  /// What is counted, in capital letters: `BA`, `UB`.
  package var prefix: String
  /// 1 to 9999.
  package var year: Int
  /// 1 or more; written with four digits at least.
  package var number: Int

  package init(_ prefix: String, year: Int, number: Int) {
    self.prefix = prefix
    self.year = year
    self.number = number
  }

  /// Reads `BA-2026-0001`, whatever its case, blanks and leading zeros; nil for a text that is no number of the prefix.
  package static func parse(_ text: String, prefix: String) -> RunningNumber? {
    var (year, number, digits) = (0, 0, 0)
    var part = Part.prefix
    var expected = prefix.utf8.makeIterator()
    for byte in text.utf8 where byte != 0x20 && byte != 0x09 {
      switch (part, byte) {
      case (.prefix, _):
        guard let letter = expected.next() else {
          guard byte == hyphen else { return nil }
          part = .year
          continue
        }
        guard byte == letter || byte == letter | 0x20 && (0x41...0x5A).contains(letter) else { return nil }
      case (.year, 0x30...0x39):
        digits += 1
        guard digits <= 4 else { return nil }
        year = year * 10 + Int(byte - 0x30)
      case (.year, hyphen):
        guard digits == 4, year > 0 else { return nil }
        part = .number
      case (.number, 0x30...0x39):
        let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
        let (sum, isLarger) = tenfold.addingReportingOverflow(Int(byte - 0x30))
        guard !isTooLarge, !isLarger else { return nil }
        number = sum
      default: return nil
      }
    }
    return part == .number && number > 0 ? RunningNumber(prefix, year: year, number: number) : nil
  }

  private enum Part { case prefix, year, number }

  private static let hyphen: UInt8 = 0x2D

  package static func < (left: RunningNumber, right: RunningNumber) -> Bool {
    (left.prefix, left.year, left.number) < (right.prefix, right.year, right.number)
  }
}

extension RunningNumber: CustomStringConvertible {
  /// `BA-2026-0001`.
  package var description: String { "\(prefix)-\(Self.padded(year))-\(Self.padded(number))" }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension RunningNumber {
  /// A row that needs a number, or has one.
  package struct Row: Sendable, Hashable {
    /// The day of receipt; without one no year is known, and no number is given.
    package var date: CalendarDate?
    /// Minute of the day of receipt; without one the row comes after those of its day that have one.
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

  /// Numbers the rows in order of receipt: day, minute, then the rows' own order.
  ///
  /// A row's own number stays. New ones follow the highest of the year among rows and known numbers; gaps stay gaps, so that
  /// no number is reused. A text that is no number of the prefix counts for no year.
  ///
  /// - Parameters:
  ///   - rows: Rows of one kind, in the order of the input.
  ///   - prefix: What is counted, in capital letters.
  ///   - known: Numbers of rows not among these, in any book; those of another prefix don't count.
  /// - Returns: The numbers, and the rows that share one.
  package static func assign(
    _ rows: [Row], prefix: String, known: some Sequence<RunningNumber> = []
  ) -> Assignment {
    var highest: [Int: Int] = [:]
    for number in known where number.prefix == prefix {
      highest[number.year] = max(highest[number.year] ?? 0, number.number)
    }
    var texts = rows.map(\.text)
    var waiting: [(minute: Int, row: Int, year: Int)] = []
    for (index, row) in rows.enumerated() {
      if !row.text.isEmpty {
        guard let number = parse(row.text, prefix: prefix) else { continue }
        highest[number.year] = max(highest[number.year] ?? 0, number.number)
      } else if let date = row.date {
        // A row without a time comes after those of its day.
        waiting.append((Int(date.dayNumber) * 1441 + (row.minute ?? 1440), index, date.year))
      }
    }
    for entry in waiting.sorted(on: \.minute) {
      let (next, isFull) = (highest[entry.year] ?? 0).addingReportingOverflow(1)
      guard !isFull else { continue }
      highest[entry.year] = next
      texts[entry.row] = RunningNumber(prefix, year: entry.year, number: next).description
    }
    return Assignment(texts: texts, duplicates: duplicates(rows.map(\.text), prefix: prefix))
  }

  /// Whether a text of one list names a number of the other.
  package static func shares(_ texts: [String], _ others: [String], prefix: String) -> Bool {
    let known = Set(texts.filter { !$0.isEmpty })
    if known.isEmpty { return false }
    let place = known.count
    return duplicates(Array(known) + Set(others.filter { !$0.isEmpty }).subtracting(known), prefix: prefix).contains {
      $0[0] < place && $0.contains { $0 >= place }
    } || !known.isDisjoint(with: others)
  }

  /// The places of the texts that name one number, in groups, in order of the first; empty texts name none.
  package static func duplicates(_ texts: [String], prefix: String) -> [[Int]] {
    var numbers: [RunningNumber: Int] = [:]
    var others: [String: Int] = [:]
    var groups: [Int: [Int]] = [:]
    for (index, text) in texts.enumerated() where !text.isEmpty {
      let first: Int
      if let number = parse(text, prefix: prefix) {
        first = numbers[number] ?? index
        numbers[number] = first
      } else {
        let folded = text.lowercasedWithoutBlanks
        if folded.isEmpty { continue }
        first = others[folded] ?? index
        others[folded] = first
      }
      if first != index { groups[first, default: [first]].append(index) }
    }
    return groups.sorted(on: \.key).map(\.value)
  }
}
