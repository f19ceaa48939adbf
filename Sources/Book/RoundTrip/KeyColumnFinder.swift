import Intake
package import Spreadsheet

/// Finds the column by which a workbook's rows are known, where nobody names it.
package enum KeyColumnFinder {
  /// A sheet's key, and how it was come by.
  package struct Found: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// The caller named it.
      case named
      /// The column is `Kunci`.
      case standard
      /// The workbook's own base sheet says so.
      case base
      /// Its values are unique in every file, and its header looks like a number that rows are known by.
      case guessed
    }

    package var sheet: String
    /// The headers of the columns that make the key together.
    package var keys: [String]
    package var reason: Reason
    /// Whether Sapa gives the keys itself: a row that repeats one is then a new row without.
    package var isSapas = false

    /// The headers in words.
    package var key: String { keys.joined(separator: " + ") }

    package var spec: KeyedSheetSpec {
      var spec = KeyedSheetSpec(name: sheet, key: keys.first ?? "", moreKeys: Array(keys.dropFirst()))
      spec.keepsRepeatedKeys = !isSapas
      return spec
    }
  }

  package static let standard = "Kunci"

  /// Headers that look like a key's, as ``HeaderText`` compares them, the likeliest first.
  private static let likely = [
    "norawat", "nomorrawat", "id", "norm", "nomr", "nomorrm", "nomerrm", "norekammedis", "kode", "nik", "no", "nomor",
  ]

  /// Finds the keys of the sheets of workbooks that are merged, of which the first is the base.
  ///
  /// Asked are all sheets, or the one named; `keys` are the key's headers, where the caller knows them. Sheets without a key
  /// are left out.
  package static func keys(
    of workbooks: [XLSXWorkbook], keys: [String], sheet: String?
  ) throws(MergeRefusal) -> [Found] {
    guard let first = workbooks.first else { return [] }
    let base = try BaseSheet.read(first)
    var found: [Found] = []
    do throws(SpreadsheetError) {
      for candidate in first.sheets
      where candidate.name != BaseSheet.name && candidate.name != ConflictList.sheetName
        && (sheet == nil || candidate.name == sheet)
      {
        let headers = try headers(first, candidate)
        if !keys.isEmpty {
          let isThere = keys.allSatisfy { key in headers.contains { HeaderText.key($0) == HeaderText.key(key) } }
          if isThere { found.append(Found(sheet: candidate.name, keys: keys, reason: .named)) }
        } else if headers.contains(where: { HeaderText.key($0) == HeaderText.key(standard) }) {
          found.append(Found(sheet: candidate.name, keys: [standard], reason: .standard))
        } else if let known = base?.keyed[candidate.name]?.key {
          found.append(Found(sheet: candidate.name, keys: [known], reason: .base))
        } else if let guess = try guess(workbooks, candidate.name, headers) {
          found.append(Found(sheet: candidate.name, keys: [guess], reason: .guessed))
        }
      }
    } catch {
      throw .notReadable(error)
    }
    for index in found.indices where base?.keyed[found[index].sheet]?.key == found[index].key {
      found[index].isSapas = true
    }
    return found
  }

  /// Why a column that looks like a key's is none.
  package struct Obstacle: Sendable, Equatable {
    /// The place of the workbook among those that are merged.
    package var workbook: Int
    package var sheet: String
    package var header: String
    /// The first such row, from 1, and how many there are in that workbook.
    package var row: Int
    package var count: Int
    /// Whether the rows repeat another one's key; else they have none.
    package var isRepeated: Bool
  }

  /// What keeps the column from being the key that lacks least; nil where no header looks like a key's.
  package static func obstacle(to workbooks: [XLSXWorkbook], sheet: String?) throws(SpreadsheetError) -> Obstacle? {
    guard let first = workbooks.first else { return nil }
    var least: Obstacle?
    for candidate in first.sheets where sheet == nil || candidate.name == sheet {
      let headers = try headers(first, candidate)
      for likely in likely {
        guard let header = headers.first(where: { HeaderText.key($0) == likely }) else { continue }
        for (place, workbook) in workbooks.enumerated() {
          guard let sheet = workbook.sheet(named: candidate.name) else { continue }
          var reader = try workbook.reader(of: sheet)
          let spec = KeyedSheetSpec(name: candidate.name, key: header)
          guard let rows = try KeyedSheet.read(&reader, spec: spec)?.rows else { continue }
          let bad = rows.filter(\.key.isEmpty)
          guard let row = bad.first, bad.count < rows.count, bad.count < least?.count ?? .max else { continue }
          least = Obstacle(
            workbook: place, sheet: candidate.name, header: header, row: row.index + 1, count: bad.count,
            isRepeated: row.repeatedKey != nil)
          break
        }
      }
    }
    return least
  }

  /// The texts of the rows in which a header may stand.
  private static func headers(_ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet) throws(SpreadsheetError)
    -> [String]
  {
    let reader = try workbook.reader(of: sheet)
    var row = SheetRow()
    var texts: [String] = []
    while try reader.next(&row), row.index < KeyedRows.headerRows {
      for cell in row.cells {
        if case .text(let range) = cell.value { texts.append(row.string(range)) }
      }
    }
    return texts
  }

  private static func guess(
    _ workbooks: [XLSXWorkbook], _ name: String, _ headers: [String]
  ) throws(SpreadsheetError) -> String? {
    for likely in likely {
      guard let header = headers.first(where: { HeaderText.key($0) == likely }) else { continue }
      let spec = KeyedSheetSpec(name: name, key: header)
      var isKey = true
      for workbook in workbooks where isKey {
        guard let sheet = workbook.sheet(named: name) else { continue }
        var reader = try workbook.reader(of: sheet)
        let read = try KeyedSheet.read(&reader, spec: spec)
        isKey = read.map { !$0.rows.isEmpty && $0.rows.allSatisfy { !$0.key.isEmpty } } ?? false
      }
      if isKey { return header }
    }
    return nil
  }
}
