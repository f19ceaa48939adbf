import Spreadsheet

/// A sheet of a copy, of the current workbook and of their base, under one set of names: the current workbook's.
package struct SheetAlignment {
  package private(set) var base: BaseSheet.Keyed?
  package private(set) var copy: KeyedSheet
  /// Columns of the copy that could not be told from each other, and the base's columns that each may be.
  package private(set) var unclear: [String: [String]] = [:]

  /// - Parameters:
  ///   - base: what was last written; nil where nothing is known of it.
  ///   - current: the sheet that takes the copy in.
  ///   - copy: the sheet that came back.
  package init(base: BaseSheet.Keyed?, current: KeyedSheet, copy: KeyedSheet) {
    self.base = base
    self.copy = copy
    let own = ComparedColumns(current)
    let theirs = ComparedColumns(copy)
    let seen = Set((current.columns + copy.columns).map(\.label))
    let known = base.map { ComparedColumns($0, seen: seen) }
    guard [own, theirs, known].compactMap(\.self).contains(where: \.hasDoubtful) else { return }
    var used = Set(current.columns.map(\.header))
    var baseNames: [String: String] = [:]
    if let known {
      let identity = ColumnIdentity(known, in: own)
      for column in known.columns {
        baseNames[column.name] = identity.known[column.name] ?? Self.name(column.name, &used)
      }
      self.base = base?.renamed(baseNames)
    }
    // Through the base, and what this does not know, directly.
    let reference = known ?? own
    let identity = ColumnIdentity(theirs, in: reference)
    let claimed = Set(baseNames.values)
    let direct = ColumnIdentity(
      theirs.without { identity.known[$0] != nil || identity.unclear[$0] != nil }, in: own.without(claimed.contains))
    var names: [String: String] = [:]
    for column in theirs.columns {
      if let name = identity.known[column.name] {
        names[column.name] = known == nil ? name : baseNames[name]
      } else if let candidates = identity.unclear[column.name] {
        names[column.name] = doubtful(column, among: candidates.map { baseNames[$0] ?? $0 }, &used)
      } else if known != nil, let name = direct.known[column.name] {
        names[column.name] = name
      } else if known != nil, let candidates = direct.unclear[column.name] {
        names[column.name] = doubtful(column, among: candidates, &used)
      } else {
        names[column.name] = Self.name(column.name, &used)
      }
    }
    self.copy = copy.renamed(names, unclear: Set(unclear.keys))
  }

  /// A column that may be any of some: it is named by its place.
  private mutating func doubtful(
    _ column: ComparedColumns.Column, among candidates: [String], _ used: inout Set<String>
  ) -> String {
    let letters = copy.column(column.name).map { CellReference.letters($0.position) } ?? ""
    let place = "kolom \(letters)"
    let name = Self.name(column.label.isEmpty ? place : "\(column.label) [\(place)]", &used)
    unclear[name] = candidates
    return name
  }

  /// A name that no other column has.
  private static func name(_ wanted: String, _ used: inout Set<String>) -> String {
    var name = wanted
    var count = 2
    while !used.insert(name).inserted {
      name = "\(wanted) [\(count)]"
      count += 1
    }
    return name
  }
}

extension ComparedColumns {
  /// Whether a header does not tell a column from all others.
  fileprivate var hasDoubtful: Bool {
    var labels: Set<String> = []
    return columns.contains { $0.label.isEmpty || !labels.insert($0.label).inserted }
  }

  /// The columns but for some, with those between whose places they had.
  fileprivate func without(_ isLeftOut: (String) -> Bool) -> ComparedColumns {
    var result = self
    let places = columns.indices.filter { !isLeftOut(columns[$0].name) }
    let digest = digest
    result.columns = places.map { columns[$0] }
    result.digest = { key, place in digest(key, places[place]) }
    return result
  }
}

extension KeyedSheet {
  /// The sheet with its columns under other names.
  fileprivate func renamed(_ names: [String: String], unclear: Set<String>) -> KeyedSheet {
    var result = KeyedSheet(name: name)
    result.headerRow = headerRow
    result.keyPlaces = keyPlaces
    result.above = above
    for var column in columns {
      column.header = names[column.header] ?? column.header
      column.isUnclear = unclear.contains(column.header)
      result.append(column)
    }
    for row in rows { result.append(row) }
    return result
  }
}

extension BaseSheet.Keyed {
  fileprivate func renamed(_ names: [String: String]) -> BaseSheet.Keyed {
    var result = BaseSheet.Keyed(key: key, columns: columns.map { names[$0] ?? $0 }, positions: positions)
    result.rows = rows
    result.keyless = keyless
    result.doubled = doubled
    result.above = above
    return result
  }
}
