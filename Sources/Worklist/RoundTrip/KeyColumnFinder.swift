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
