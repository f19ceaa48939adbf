import Platform

/// A package opened for reading, and what is to become of its parts when it is saved elsewhere.
///
/// A part is asked for as it now stands: as it was replaced, else as the package has it.
struct PackageEditor {
  let archive: ZipArchive
  private var replaced: [String: [UInt8]] = [:]
  /// The replaced and added parts, in the order of their first change.
  private var order: [String] = []
  private var removed: Set<String> = []

  var path: String { archive.path }
  var hasChanges: Bool { !replaced.isEmpty || !removed.isEmpty }

  /// - Throws: `.damagedZip` for two entries of one name or bytes before the zip, `.passwordProtected` for an encrypted
  ///   entry.
  init(_ archive: ZipArchive) throws(SpreadsheetError) {
    if let name = archive.doubledName {
      throw SpreadsheetError(.damagedZip(reason: "two entries of one name"), file: archive.path, part: name)
    }
    guard archive.bytesBefore == 0 else {
      throw SpreadsheetError(.damagedZip(reason: "bytes before the zip"), file: archive.path)
    }
    if let name = archive.encryptedName {
      throw SpreadsheetError(.passwordProtected, file: archive.path, part: name)
    }
    self.archive = archive
  }

  // MARK: Parts

  func contains(_ part: String) -> Bool {
    if replaced[part] != nil { return true }
    return !removed.contains(part) && archive.contains(part)
  }

  /// A small XML part as it now stands, in UTF-8.
  ///
  /// - Throws: `.missingPart`, `.damagedZip`.
  func bytes(of part: String) throws(SpreadsheetError) -> [UInt8] {
    if let bytes = replaced[part] { return bytes }
    guard !removed.contains(part) else { throw SpreadsheetError(.missingPart(part), file: path) }
    let bytes = try archive.bytes(of: part, maximumBytes: archive.limits.smallPartBytes)
    return try XMLDeclaration.utf8(bytes, file: path, part: part, limits: archive.limits)
  }

  /// A part of any size, as it now stands.
  func open(_ part: String) throws(SpreadsheetError) -> any ByteSource {
    if let bytes = replaced[part] { return MemorySource(bytes, file: path, part: part) }
    guard !removed.contains(part) else { throw SpreadsheetError(.missingPart(part), file: path) }
    return try archive.openStream(part)
  }

  /// A small XML part's elements, as they now stand; those within one of them may be left out.
  func tree(of part: String, leaving name: StaticString? = nil) throws(SpreadsheetError) -> XMLTree {
    try XMLTree(utf8: bytes(of: part), file: path, part: part, leaving: name, limits: archive.limits)
  }

  /// The relationships of a part as they now stand; none where it has no part of them.
  func relationships(of part: String) throws(SpreadsheetError) -> Relationships {
    let name = PartName.relationships(of: part)
    guard contains(name) else { return Relationships() }
    let source = MemorySource(try bytes(of: name), file: path, part: name)
    return try Relationships(of: part, from: source, limits: archive.limits)
  }

  /// Puts bytes in the place of a part, or adds the part; its content type and relationships are the caller's matter.
  mutating func replace(_ part: String, with bytes: [UInt8]) {
    removed.remove(part)
    if replaced.updateValue(bytes, forKey: part) == nil { order.append(part) }
  }

  mutating func remove(_ part: String) {
    if replaced.removeValue(forKey: part) != nil { order.removeAll { $0 == part } }
    removed.insert(part)
  }

  /// The first of `prefix1suffix`, `prefix2suffix`, … that no part has.
  func unusedName(_ prefix: String, _ suffix: String) -> String {
    var number = 1
    while contains("\(prefix)\(number)\(suffix)") { number += 1 }
    return "\(prefix)\(number)\(suffix)"
  }

  // MARK: Saving

  /// Writes the package with its changes; nothing is left at the path where that fails.
  ///
  /// - Parameters:
  ///   - path: not the package's own.
  ///   - takesSource: whether the package's own file may be moved there.
  ///   - streams: parts whose bytes are made while they are written.
  ///   - knowsAll: whether the last changes can be made beforehand, so that all is written in one pass.
  ///   - finish: makes the last changes, with all streams written.
  /// - Throws: `.notWritable`, and what the makers throw.
  func save(
    to path: String, takesSource: Bool, streams: [(part: String, make: ZipRewriter.Maker)], knowsAll: Bool,
    finish: (inout PackageEditor) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    // What was opened stays readable under whatever name.
    if !takesSource || !FileCopy.move(self.path, to: path) { try FileCopy.copy(self.path, to: path) }
    do throws(SpreadsheetError) {
      var package = self
      if knowsAll {
        try finish(&package)
        try package.write(streams, to: path)
        return
      }
      if !streams.isEmpty {
        let rewriter = try ZipRewriter(path: path)
        for (part, make) in streams { try rewriter.replace(archive.index(of: part), named: part, make) }
        try rewriter.write()
      }
      try finish(&package)
      try package.write([], to: path, except: Set(streams.map(\.part)))
    } catch {
      unsafe unlink(path)
      throw error.kind.isNotWritable ? error : error.inFile(self.path)
    }
  }

  /// Writes the replaced and added parts, and those that are made while they are written.
  private func write(
    _ streams: [(part: String, make: ZipRewriter.Maker)], to path: String, except written: Set<String> = []
  ) throws(SpreadsheetError) {
    let made = written.union(streams.map(\.part))
    let parts = order.filter { !made.contains($0) }
    let deleted = removed.compactMap { archive.index(of: $0) }.sorted()
    guard !streams.isEmpty || !parts.isEmpty || !deleted.isEmpty else { return }
    let rewriter = try ZipRewriter(path: path)
    for (part, make) in streams { try rewriter.replace(archive.index(of: part), named: part, make) }
    for part in parts {
      guard let bytes = replaced[part] else { continue }
      try rewriter.replace(archive.index(of: part), named: part) { (sink) throws(SpreadsheetError) in
        try sink.send(bytes)
      }
    }
    for index in deleted { try rewriter.delete(index) }
    try rewriter.write()
  }
}

extension SpreadsheetError {
  /// The same error, of a file that is named otherwise; where a temporary's name is given, only if it is of that one.
  package func inFile(_ path: String, insteadOf temporary: String? = nil) -> SpreadsheetError {
    var error = self
    if error.file == temporary ?? error.file { error.file = path }
    return error
  }
}

extension SpreadsheetError.Kind {
  var isNotWritable: Bool {
    switch self {
    case .notWritable, .temporaryNotWritable: true
    default: false
    }
  }
}
