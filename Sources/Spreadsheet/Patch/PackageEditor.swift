/// A package opened for reading, and what is to become of its parts when it is saved elsewhere.
///
/// A part is asked for as it now stands: as it was replaced, else as the package has it.
final class PackageEditor {
  let archive: ZipArchive
  /// Parts replaced or added, in the order of their first change; in UTF-8.
  private var replaced: [String: [UInt8]] = [:]
  private var removed: Set<String> = []

  var path: String { archive.path }
  var hasChanges: Bool { !replaced.isEmpty || !removed.isEmpty }

  init(_ archive: ZipArchive) { self.archive = archive }

  func contains(_ part: String) -> Bool {
    if replaced[part] != nil { return true }
    return !removed.contains(part) && archive.contains(part)
  }

  /// A small part as it now stands, in UTF-8 and without what would say otherwise.
  ///
  /// - Throws: `.missingPart`, `.damagedZip`.
  func bytes(of part: String) throws(SpreadsheetError) -> [UInt8] {
    if let bytes = replaced[part] { return bytes }
    guard !removed.contains(part) else { throw SpreadsheetError(.missingPart(part), file: path) }
    return try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
  }

  /// A part of any size, as it now stands.
  func open(_ part: String) throws(SpreadsheetError) -> any ByteSource {
    if let bytes = replaced[part] { return MemorySource(bytes, file: path, part: part) }
    guard !removed.contains(part) else { throw SpreadsheetError(.missingPart(part), file: path) }
    return try archive.open(part, maximumBytes: archive.limits.streamedPartBytes)
  }

  /// Puts bytes in the place of a part, or adds the part; its content type and relationships are the caller's matter.
  func replace(_ part: String, with bytes: [UInt8]) {
    removed.remove(part)
    replaced[part] = bytes
  }

  func remove(_ part: String) {
    replaced[part] = nil
    removed.insert(part)
  }
}
