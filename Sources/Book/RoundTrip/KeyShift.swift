/// Whether keys stand on rows that are not theirs, as after the key's column alone was sorted: what was typed would go to
/// other patients.
package enum KeyShift {
  /// Of a column's values those tell rows apart that so many rows have at most.
  private static let rare = 3

  /// Finds a row whose key is another row's.
  ///
  /// - Parameters:
  ///   - sheet: the sheet as it came back.
  ///   - base: what was last written, by the same keys and headers.
  /// - Returns: the first such row, from 0; nil where keys stand right.
  package static func firstRow(of sheet: KeyedSheet, over base: BaseSheet.Keyed) -> Int? {
    let columns = sheet.contentPlaces.compactMap { place in
      base.places[sheet.columns[place].header].map { (place: place, last: $0, header: sheet.columns[place].header) }
    }
    // A row that holds less of its own than of something else.
    var shared = 0
    let doubtful = sheet.rows.filter { row in
      guard !row.key.isEmpty, let digests = base.rows[row.key] else { return false }
      shared += 1
      var balance = 0
      for (place, last, _) in columns where digests.indices.contains(last) {
        if digests[last].isEmpty || row.isFormula(place) { continue }
        let digest = row.digest(place)
        if !digest.isEmpty { balance += digest.hasValue(of: digests[last]) ? -1 : 1 }
      }
      return balance > 0
    }
    guard doubtful.count > 1 else { return nil }
    var moved: [(row: Int, key: String, isCertain: Bool)] = []
    let owners = columns.map { column in
      var owners: [CellDigest: [String]] = [:]
      for key in base.keys {
        let digest = base.digest(key, column.header)
        if digest.isEmpty || digest.isFormula { continue }
        if owners[digest]?.count ?? 0 <= rare { owners[digest, default: []].append(key) }
      }
      return owners
    }
    for row in doubtful {
      var votes: [String: Int] = [:]
      for (index, column) in columns.enumerated() {
        let digest = row.digest(column.place)
        if digest.isEmpty || digest.isFormula { continue }
        if let keys = owners[index][digest], keys.count <= rare {
          for key in keys { votes[key, default: 0] += 1 }
        }
      }
      let own = votes.removeValue(forKey: row.key) ?? 0
      guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > own else { continue }
      moved.append((row.index, best.key, own == 0 && best.value > 1))
    }
    guard Set(moved.map(\.key)).count > 1 else { return nil }
    let isCertain = moved.count(where: \.isCertain) > 1 || moved.count * 2 > shared
    return isCertain ? moved.map(\.row).min() : nil
  }
}
