/// How two packages differ.
package enum PackageDifference {
  /// The parts whose bytes differ or that only one of them has, by name.
  ///
  /// Sizes and checksums of the zip directories are compared.
  ///
  /// - Throws: `.damagedZip` where one is no zip file.
  package static func parts(_ one: String, _ other: String) throws(SpreadsheetError) -> [String] {
    let first = try ZipArchive(path: one).entries()
    let second = try ZipArchive(path: other).entries()
    let names = Set(first.keys).union(second.keys)
    return names.filter { first[$0] != second[$0] }.sorted()
  }
}
