import Platform

/// Where a command with `-o` writes: another file, or the place of a file that it reads.
///
/// The one rule of all commands: another file that is there is replaced only where that was asked for, one that somebody has open never.
package struct OutputTarget: Sendable {
  /// The file to write.
  package let path: String
  /// Whether it is the file that was read.
  package let isInPlace: Bool
  private let replaces: Bool

  /// - Parameters:
  ///   - output: the result's path; nil is the file's own place.
  ///   - file: the file that is read.
  ///   - replaces: whether another file that is there may be replaced.
  /// - Throws: ``FacilityError/outputExists(_:)``, ``FacilityError/outputIsNoFile(_:)``, ``FacilityError/isOpen(_:_:)``.
  package init(_ output: String?, of file: String, replaces: Bool) throws(FacilityError) {
    isInPlace = output.map { Self.isSame($0, file) } ?? true
    path = isInPlace ? file : output ?? file
    self.replaces = replaces
    try requireFree()
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ one: String, _ other: String) -> Bool {
    guard let left = FolderSnapshot.Identity(one), let right = FolderSnapshot.Identity(other) else {
      return one == other
    }
    return left.device == right.device && left.node == right.node
  }

  /// Makes sure that nothing is in the way, once more just before the result is put there.
  package func requireFree() throws(FacilityError) {
    guard let status = System.status(path) else {
      // A link to what is not there yet: who put it there chose where the result goes.
      if !replaces, AtomicFile.resolved(path) != path { throw .outputExists(path) }
      return
    }
    if status.st_mode & S_IFMT != S_IFREG { throw .outputIsNoFile(path) }
    if !isInPlace, !replaces { throw .outputExists(path) }
    if let mark = OpenMark.of(path) { throw .isOpen(path, mark) }
  }

  /// Keeps the original beside itself, as `NAME (sebelum sapa).xlsx`; one that is there already stays, and another is made `again`.
  ///
  /// - Returns: the copy's path; nil where one was there.
  package func keepOriginal(again: Bool) throws(FacilityError) -> String? {
    let original = AtomicFile.resolved(path)
    let name = System.name(of: original)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let folder = original.contains("/") ? System.folder(of: original) + "/" : ""
    var number = 1
    while true {
      let mark = number == 1 ? "(sebelum sapa)" : "(sebelum sapa \(number))"
      let copy = folder + FileName.fitting(name[..<dot], " \(mark)\(name[dot...])")
      if System.status(copy) == nil, AtomicFile.resolved(copy) == copy {
        try AtomicFile.copy(original, to: copy)
        return copy
      }
      guard again else { return nil }
      number += 1
    }
  }
}
