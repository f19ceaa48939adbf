import Spreadsheet

/// What Sapa last wrote into a workbook: of each cell a digest, by row key or by place.
///
/// It lies in the workbook as a very hidden sheet and holds nothing of a patient but the row's key.
package struct BaseSheet: Sendable {
  package static let name = "Dasar Sapa"
  /// 2: several rows of a free sheet in one line of cells; 3: several lines in one row, written only where they must.
  package static let formatVersion = 3

  /// What the workbook is of.
  package struct Meta: Sendable, Equatable {
    package var facility: String
    package var sop: String
    package var period: String
    package var programVersion: String

    package init(facility: String, sop: String, period: String, programVersion: String) {
      self.facility = facility
      self.sop = sop
      self.period = period
      self.programVersion = programVersion
    }
  }

  /// A sheet with row keys.
  package struct Keyed: Sendable {
    package var key: String
    package internal(set) var columns: [String]
    /// Where the columns stand, from 0; nil where that was not kept.
    package let positions: [Int]?
    /// By key and the column's place.
    package var rows: [String: [CellDigest]] = [:]
    /// How many rows without a key hold the same, by ``KeyedSheet/Row``'s content.
    package var keyless: [UInt64: Int] = [:]
    /// Keys of staff's that stand on more than one row.
    package var doubled: Set<String> = []
    package var above = FreeCells()
    package private(set) var places: [String: Int]

    package init(key: String, columns: [String], positions: [Int]? = nil) {
      self.key = key
      self.columns = columns
      self.positions = positions
      places = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    package func hasKey(_ key: String) -> Bool { rows[key] != nil }

    package var keys: some Collection<String> { rows.keys }

    package func hasColumn(_ header: String) -> Bool { places[header] != nil }

    /// Where a column's digests stand in ``rows``.
    package func place(of header: String) -> Int? { places[header] }

    /// A cell of one of ``rows``; empty where row or column is not known.
    package static func digest(_ row: [CellDigest]?, _ place: Int?) -> CellDigest {
      guard let row, let place, row.indices.contains(place) else { return .empty }
      return row[place]
    }

    /// The digest of a cell; empty where row or column is not known.
    package func digest(_ key: String, _ header: String) -> CellDigest {
      Self.digest(rows[key], places[header])
    }
  }

  package var meta: Meta
  package internal(set) var keyed: [String: Keyed] = [:]
  package internal(set) var free: [String: FreeCells] = [:]
  /// The SHA-256 of each copy that was merged into the workbook.
  package internal(set) var merged: Set<String> = []

  package init(meta: Meta) { self.meta = meta }

  /// The base that a workbook itself is.
  package init(of book: KeyedBook, meta: Meta) {
    self.init(meta: meta)
    for case (let spec, .sheet(let sheet)) in book.outcomes {
      var keyed = Keyed(
        key: spec.key, columns: sheet.columns.map(\.header), positions: sheet.columns.map(\.position))
      for row in sheet.rows {
        if row.key.isEmpty {
          if let key = row.repeatedKey, spec.keepsRepeatedKeys { keyed.doubled.insert(key) }
          if spec.keepsRepeatedKeys || !sheet.repeatsItsFirst(row) {
            keyed.keyless[sheet.content(of: row, spec), default: 0] += 1
          }
        } else {
          keyed.rows[row.key] = sheet.columns.indices.map { row.digest($0) }
        }
      }
      keyed.above = FreeCells(sheet.above)
      self.keyed[spec.name] = keyed
    }
    for sheet in book.others { free[sheet.name] = FreeCells(sheet.cells) }
  }
}

extension KeyedSheet {
  /// What a row holds, in whatever order the columns are: its values under their headers, but for key, formulas and
  /// Sapa's own columns.
  package func content(of row: Row, _ spec: KeyedSheetSpec, where isCounted: (String) -> Bool = { _ in true }) -> UInt64
  {
    var own: UInt64 = 0
    var all: UInt64 = 0
    func add(_ hash: CellHash, _ header: String) {
      let cell = hash.under(CellHash(name: header))
      all &+= cell
      if !spec.isComputed(header) { own &+= cell }
    }
    for place in contentPlaces where !row.isFormula(place) && isCounted(columns[place].header) {
      if let hash = CellHash(row.value(place)) { add(hash, columns[place].header) }
    }
    if spec.keepsRepeatedKeys, let key = row.repeatedKey { add(CellHash(name: key), spec.key) }
    return own == 0 ? all : own
  }

  /// Whether a row that repeats a key holds nothing that the first one with it does not.
  @inline(never)
  package func repeatsItsFirst(_ row: Row) -> Bool {
    guard let key = row.repeatedKey, let first = self.row(key) else { return false }
    return columns.indices.allSatisfy { place in
      row.isFormula(place) || row.value(place) == nil || StaffValue.areSame(row.value(place), first.value(place))
    }
  }
}
