import Spreadsheet

/// Finds, in one sheet of a work book, the columns of Sapa's whose headers staff changed.
///
/// That a column is the one that is missing is proved: its cells are, row by row, what Sapa last wrote, or, where nothing stood in
/// it, it has the same neighbours.
package struct ColumnSearch {
  private let sheet: KeyedSheet
  private let base: BaseSheet.Keyed
  /// The headers that are gone, in the order in which they stood, each with its digests in the rows that are there still.
  package private(set) var missing: [String]
  /// The places of the columns that Sapa did not write, from left to right.
  private var unknown: [Int]
  package private(set) var found: [RenamedColumn] = []
  /// How well a missing column fits one that is unknown.
  private var fits: [String: [Int: Fit]] = [:]

  private struct Fit {
    /// Cells that held something when Sapa last wrote, and those of them that hold it still.
    var filled = 0
    var same = 0
    var isProof: Bool { filled > 0 && 2 * same >= filled }
  }

  package init(_ sheet: KeyedSheet, spec: KeyedSheetSpec, base: BaseSheet.Keyed) {
    self.sheet = sheet
    self.base = base
    missing = base.columns.filter { $0 != spec.key && spec.owners[$0] != nil && sheet.column($0) == nil }
    unknown = sheet.columns.indices.filter { !base.hasColumn(sheet.columns[$0].header) }
      .sorted(on: { sheet.columns[$0].position })
    guard !missing.isEmpty, !unknown.isEmpty else { return }
    for header in missing { fits[header] = unknown.reduce(into: [:]) { $0[$1] = fit(header, $1) } }
    pairByNeighbours()
    pairByValues()
    found = found.sorted(on: \.column)
  }

  private func fit(_ header: String, _ place: Int) -> Fit {
    var fit = Fit()
    for row in sheet.rows where base.hasKey(row.key) {
      let last = base.digest(row.key, header)
      if last.isEmpty, !last.isFormula { continue }
      fit.filled += 1
      if !row.digest(place).isChange(of: last) { fit.same += 1 }
    }
    return fit
  }

  private mutating func take(_ header: String, _ place: Int) {
    let column = sheet.columns[place]
    found.append(
      RenamedColumn(
        sheet: sheet.name, header: header, now: column.label, row: sheet.headerRow ?? 0,
        column: column.position))
    missing.removeAll { $0 == header }
    unknown.removeAll { $0 == place }
  }

  /// Between two columns that stand there as they did, as many as are missing are those, in their order, unless their values say
  /// otherwise.
  private mutating func pairByNeighbours() {
    var gap: [String] = []
    var start = -1
    var pairs: [(String, Int)] = []
    for header in base.columns.map(Optional.some) + [nil] {
      if let header, missing.contains(header) {
        gap.append(header)
        continue
      }
      let place = header.flatMap { sheet.column($0) }
      // A column that staff deleted, or one of their own, is no neighbour.
      if header != nil, place == nil { continue }
      let end = place?.position ?? Int.max
      let between = unknown.filter { start < sheet.columns[$0].position && sheet.columns[$0].position < end }
      let isWhole = !sheet.columns.contains { start < $0.position && $0.position < end && base.hasColumn($0.header) }
      if !gap.isEmpty, isWhole, gap.count == between.count { pairs += zip(gap, between) }
      gap = []
      start = place?.position ?? start
    }
    for (header, place) in pairs {
      guard let fit = fits[header]?[place], fit.filled == 0 || fit.isProof else { continue }
      take(header, place)
    }
  }

  /// A column whose cells hold what the missing one held, better than any other.
  private mutating func pairByValues() {
    for header in missing {
      let ranked = unknown.compactMap { place in fits[header]?[place].map { (place, $0) } }.filter { $0.1.isProof }
        .sorted(on: \.0).sorted(on: { -$0.1.same })
      guard let (place, fit) = ranked.first, ranked.count == 1 || ranked[1].1.same < fit.same else { continue }
      let isOthers = missing.contains { other in
        other != header && (fits[other]?[place]).map { $0.isProof && $0.same >= fit.same } == true
      }
      if !isOthers { take(header, place) }
    }
  }
}
