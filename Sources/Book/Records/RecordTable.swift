package import Spreadsheet

/// Records of a period as they leave the facility: a row each, with the measures that its recap counts and nothing of a person (G7).
package struct RecordTable: Sendable {
  package struct Column: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// 0 or 1, or how many.
      case count
      /// One of these words.
      case word([String])
      case date
    }

    /// As other programs read it: `pelanggaran_b4`.
    package var name: String
    /// As the facility's reports call it: `Pelanggaran B4`.
    package var title: String
    package var kind: Kind
    /// What the recap calls the sum of its measures (``PeriodFigures``); nil of other columns.
    package var figure: String?

    package init(_ title: String, _ kind: Kind, figure: String? = nil) {
      name = Self.name(of: title)
      self.title = title
      self.kind = kind
      self.figure = figure
    }

    /// The name of a title: its letters and digits, small, with `_` between words.
    static func name(of title: String) -> String {
      title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    }
  }

  package enum Cell: Sendable, Equatable {
    case none
    case count(Int)
    case word(String)
    case date(CalendarDate)
  }

  /// As other programs read it: `layanan`.
  package var name: String
  package var title: String
  package var columns: [Column]
  /// By which the facility knows the records; they do not leave it.
  package var keys: [String]
  /// By record, then by column.
  package var cells: [[Cell]]

  /// Records of which some columns tell, then their measures.
  ///
  /// - Parameters:
  ///   - name: the table's.
  ///   - title: the same in words.
  ///   - keys: the records'.
  ///   - columns: what else is told of a record, by its place.
  ///   - titles: what facilities have in common of the measures' names.
  ///   - measures: what some records come to, by their places: always the same figures in the same order.
  package init(
    _ name: String, title: String, keys: [String], columns: [(column: Column, cell: (Int) -> Cell)] = [],
    titles: (Measure) -> String = \.name, measures: ([Int]) -> [Measure]
  ) {
    self.name = name
    self.title = title
    self.keys = keys
    self.columns = columns.map(\.column) + measures([]).map { Column(titles($0), .count, figure: $0.name) }
    cells = keys.indices.map { place in columns.map { $0.cell(place) } + measures([place]).map { .count($0.value) } }
  }

  /// What a column of measures comes to.
  package func sum(_ column: Int) -> Int {
    cells.reduce(0) { if case .count(let count) = $1[column] { $0 + count } else { $0 } }
  }
}

/// Minutes as they leave the facility: in classes that can be added up, which medians can't.
package enum MinuteClass {
  private static let limits = [5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 4320, 10_080]
  /// What stands for no minutes at all.
  package static let none = "tidak ada"

  package static let words: [String] = {
    let known = limits.enumerated().map { "\($0 == 0 ? 0 : limits[$0 - 1] + 1) sampai \($1) menit" }
    return known + ["lebih dari \(limits.last ?? 0) menit", none]
  }()

  /// The class of some minutes; negative ones are of the first.
  package static func word(_ minutes: Int?) -> String {
    guard let minutes else { return none }
    return words[limits.firstIndex { minutes <= $0 } ?? limits.count]
  }
}

/// Years of age as they leave the facility.
package enum AgeGroup {
  private static let firsts = [0, 1, 5, 15, 25, 45, 60]
  package static let words: [String] =
    firsts.indices.map { place in
      guard place + 1 < firsts.count else { return "\(firsts[place]) tahun ke atas" }
      let last = firsts[place + 1] - 1
      return last == firsts[place] ? "di bawah \(last + 1) tahun" : "\(firsts[place]) sampai \(last) tahun"
    } + [unknownWord]

  /// The group of who was born on a day, on another; nil is unknown, as is who was not born yet or is older than 130.
  package static func word(born: CalendarDate?, on day: CalendarDate?) -> String {
    guard let born, let day, born <= day else { return unknownWord }
    let years = day.year - born.year - ((day.month, day.day) < (born.month, born.day) ? 1 : 0)
    guard years <= 130 else { return unknownWord }
    return words[(firsts.lastIndex { $0 <= years }) ?? 0]
  }
}
