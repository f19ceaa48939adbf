import Spreadsheet

/// Where an annotation goes: another file, or the file's own place.
struct AnnotationTarget: Sendable {
  /// The file to write.
  let path: String
  /// Whether it is the file that was read.
  let isInPlace: Bool

  /// - Parameters:
  ///   - file: the file that is read.
  ///   - output: the result's path; nil is the file's own place.
  ///   - replaces: whether another file that is there may be replaced.
  /// - Throws: ``AnnotationError`` where the result is there already or somebody has it open.
  init(file: String, output: String?, replaces: Bool) throws(AnnotationError) {
    isInPlace = output.map { Self.isSame($0, file) } ?? true
    path = isInPlace ? file : output ?? file
    if !isInPlace, !replaces, System.status(path) != nil { throw .exists(path) }
    try requireClosed()
  }

  /// Whether two paths lead to one file.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    guard let left = FolderSnapshot.Identity(one), let right = FolderSnapshot.Identity(other) else { return false }
    return left.device == right.device && left.node == right.node
  }

  /// Makes sure that nobody has the file open that is to be replaced.
  func requireClosed() throws(AnnotationError) {
    if let mark = OpenMark.of(path), System.status(path) != nil { throw .isOpen(path, mark) }
  }

  /// Keeps the original beside itself, as `NAME (sebelum sapa).xlsx`; one that is there already stays.
  ///
  /// - Returns: the copy's path.
  func keepOriginal() throws(FacilityError) -> String {
    let original = AtomicFile.resolved(path)
    let name = System.name(of: original)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let folder = original.contains("/") ? System.folder(of: original) + "/" : ""
    var number = 1
    while true {
      let mark = number == 1 ? "(sebelum sapa)" : "(sebelum sapa \(number))"
      let copy = "\(folder)\(name[..<dot]) \(mark)\(name[dot...])"
      if System.status(copy) == nil {
        try AtomicFile.copy(original, to: copy)
        return copy
      }
      number += 1
    }
  }
}
