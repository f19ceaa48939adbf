import Spreadsheet

/// A sheet's columns as they are compared with another sheet's: by header, and where that does not say which is which, by
/// neighbours and values.
package struct ComparedColumns {
  package struct Column {
    /// The name by which the sheet's own cells are found.
    package var name: String
    /// The header as it stands in the sheet; empty where there is none.
    package var label: String
  }

  /// In the order in which they stand, as far as that is known.
  package var columns: [Column]
  /// The keys of the rows, gathered where they are asked for.
  package var keys: () -> Set<String>
  /// The digest of a cell, by key and by the column's place in `columns`.
  package var digest: (String, Int) -> CellDigest

  package init(_ sheet: KeyedSheet) {
    let order = sheet.columns.indices.sorted(on: { sheet.columns[$0].position })
    columns = order.map { Column(name: sheet.columns[$0].header, label: sheet.columns[$0].label) }
    keys = { Set(sheet.rows.lazy.map(\.key).filter { !$0.isEmpty }) }
    digest = { key, place in sheet.row(key)?.digest(order[place]) ?? .empty }
  }

  /// The columns of a base, which keeps names alone; `seen` are headers that do stand in a sheet.
  package init(_ base: BaseSheet.Keyed, seen: Set<String>) {
    let labels = base.labels(seen: seen)
    let order = base.order(labels)
    columns = order.map { Column(name: base.columns[$0], label: labels[$0]) }
    keys = { Set(base.keys) }
    let names = columns.map(\.name)
    digest = { key, place in base.digest(key, names[place]) }
  }

  /// The places of the columns that share a header, by header; columns without one are a group of their own.
  package var groups: [String: [Int]] { Dictionary(grouping: columns.indices) { columns[$0].label } }

  /// The headers left and right of a column; nil at the sheet's edge.
  package func neighbours(_ place: Int) -> [String?] {
    [place - 1, place + 1].map { columns.indices.contains($0) ? columns[$0].label : nil }
  }
}

/// Which column of a sheet is which of another.
package struct ColumnIdentity {
  /// By name, the other sheet's name; only what is proved.
  package private(set) var known: [String: String] = [:]
  /// By name, the names among which the column's own could not be told.
  package private(set) var unclear: [String: [String]] = [:]

  /// Compares the columns with the `other` sheet's.
  ///
  /// A header that stands once in each is the same column. Of several under one header, or without any, those are the same
  /// that hold the same values in rows of the same keys, or else those that stand between the same neighbours.
  package init(_ columns: ComparedColumns, in other: ComparedColumns) {
    let others = other.groups
    for (label, places) in columns.groups {
      let candidates = others[label] ?? []
      guard !candidates.isEmpty else { continue }
      if !label.isEmpty, places.count == 1, candidates.count == 1 {
        known[columns.columns[places[0]].name] = other.columns[candidates[0]].name
      } else {
        match(places, of: columns, with: candidates, of: other)
      }
    }
  }

  private mutating func match(
    _ places: [Int], of columns: ComparedColumns, with candidates: [Int], of other: ComparedColumns
  ) {
    let keys = columns.keys().intersection(other.keys())
    let isAligned =
      places.count == candidates.count
      && zip(places, candidates).allSatisfy { columns.neighbours($0) == other.neighbours($1) }
    // How often a column holds what a candidate holds, and how often it holds anything.
    var equal = [[Int]](repeating: [Int](repeating: 0, count: candidates.count), count: places.count)
    var filled = [Int](repeating: 0, count: places.count)
    for key in keys {
      let theirs = candidates.map { other.digest(key, $0) }
      for (index, place) in places.enumerated() {
        let own = columns.digest(key, place)
        if own.isEmpty { continue }
        filled[index] += 1
        for (candidate, digest) in theirs.enumerated() where digest.hasValue(of: own) { equal[index][candidate] += 1 }
      }
    }
    var chosen = places.indices.map { index -> Int? in
      let most = equal[index].max() ?? 0
      let best = equal[index].indices.filter { equal[index][$0] == most }
      if best.count == 1, most * 2 > filled[index] { return best[0] }
      // The neighbours decide where the values say nothing against them.
      return isAligned && (best.contains(index) || most == 0) ? index : nil
    }
    for index in chosen.indices {
      guard let candidate = chosen[index], chosen.indices.contains(where: { $0 != index && chosen[$0] == candidate })
      else { continue }
      // Two claim it: a copied column holds the same.
      for claimant in chosen.indices where chosen[claimant] == candidate && !(isAligned && claimant == candidate) {
        chosen[claimant] = nil
      }
    }
    let isWholeGroupKnown = Set(chosen.compactMap(\.self)).count == candidates.count
    for (index, place) in places.enumerated() {
      let name = columns.columns[place].name
      if let candidate = chosen[index] {
        known[name] = other.columns[candidates[candidate]].name
      } else if !isWholeGroupKnown {
        unclear[name] = candidates.map { other.columns[$0].name }
      }
    }
  }
}

extension BaseSheet.Keyed {
  /// The headers as they stood in the sheet, told from the names: `X (2)` is the second `X`, `Kolom J` has none, unless
  /// they are headers that do stand in a sheet.
  package func labels(seen: Set<String>) -> [String] {
    let names = Set(columns)
    return columns.map { name in
      if seen.contains(name) { return name }
      if let position = Self.headerless(name), CellReference.letters(position) == name.dropFirst(6) { return "" }
      guard name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex,
        Int(name[name.index(after: open)...].dropLast()) ?? 0 > 1
      else { return name }
      let label = String(name[..<name.index(before: open)])
      return names.contains(label) ? label : name
    }
  }

  /// The columns' places from left to right: those without a header stand where their letters say, the others fill the
  /// sheet from its first column on.
  package func order(_ labels: [String]) -> [Int] {
    if let positions { return columns.indices.sorted(on: { positions[$0] }) }
    var result: [Int] = []
    let headerless = Dictionary(
      columns.indices.compactMap { place in
        labels[place].isEmpty ? Self.headerless(columns[place]).map { ($0, place) } : nil
      }
    ) { first, _ in first }
    for place in columns.indices where !labels[place].isEmpty {
      while let next = headerless[result.count] { result.append(next) }
      result.append(place)
    }
    return result + headerless.sorted(on: \.key).map(\.value).filter { !result.contains($0) }
  }

  private static func headerless(_ name: String) -> Int? {
    guard name.hasPrefix("Kolom ") else { return nil }
    return CellReference.parse(Array((name.dropFirst(6) + "1").utf8).span)?.column
  }
}
