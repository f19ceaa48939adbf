package import Spreadsheet

/// The name of a workbook that a run put beside one that was open: `Sapa Pasien 2026-W47 (baru 2026-11-18).xlsx`.
package struct BesideCopy: Sendable, Hashable {
  /// The name of the workbook that was open.
  package var original: String
  package var date: CalendarDate
  /// 1, and counting on where the names before are open themselves or were changed by staff.
  package var number: Int

  package init(of original: String, date: CalendarDate, number: Int = 1) {
    self.original = original
    self.date = date
    self.number = number
  }

  /// Reads a file's name; nil where it is no such name.
  package init?(name: String) {
    guard name.hasSuffix(Self.end), let start = name.firstRange(of: Self.start)?.upperBound else { return nil }
    let inside = name[start...].dropLast(Self.end.count).split(separator: ", ", omittingEmptySubsequences: false)
    guard let first = inside.first, let date = CalendarDate(iso: String(first)), inside.count <= 2 else { return nil }
    let number = inside.count == 2 ? Int(inside[1]) : 1
    guard let number, number >= 1 else { return nil }
    self.init(of: name[..<start].dropLast(Self.start.count) + ".xlsx", date: date, number: number)
  }

  package static func isBesideCopy(_ name: String) -> Bool { BesideCopy(name: name) != nil }

  package var name: String {
    FileName.fitting(original.dropLast(5), "\(Self.start)\(date)\(number == 1 ? "" : ", \(number)")\(Self.end)")
  }

  private static let start = " (baru "
  private static let end = ").xlsx"
}
