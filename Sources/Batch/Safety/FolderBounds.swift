import Platform

/// Keeps what is written inside a facility's folder: a symbolic link that leads out of it is not followed. The folder itself may be
/// reached through one, and what is only read may lie elsewhere.
struct FolderBounds {
  let folder: String

  init(_ folder: String) { self.folder = folder }

  /// Finds where a path in the folder ends, links followed, also where nothing stands there yet.
  ///
  /// - Parameter name: relative to the folder.
  /// - Returns: the path without links.
  /// - Throws: ``FacilityError/leadsOut(link:to:)``.
  @discardableResult
  func place(_ name: String) throws(FacilityError) -> String {
    let path = folder + "/" + name
    guard let root = Self.end(of: folder) else { return path }
    let inside = root.hasSuffix("/") ? root : root + "/"
    if let end = Self.end(of: path), end.hasPrefix(inside) { return end }
    // The first link on the way from which it leads out.
    var link = folder
    for part in name.split(separator: "/") {
      link += "/" + part
      guard Self.isLink(link), let end = Self.end(of: link), !end.hasPrefix(inside) else { continue }
      throw .leadsOut(link: link, to: end)
    }
    throw .leadsOut(link: path, to: AtomicFile.resolved(path))
  }

  /// Whether what is written under a name stays inside.
  func holds(_ name: String) -> Bool { (try? place(name)) != nil }

  /// The path without links of what stands there or will; nil where a link leads to what can't be made out.
  private static func end(of path: String) -> String? {
    if let found = unsafe realpath(path, nil) {
      defer { unsafe free(found) }
      return unsafe String(cString: found)
    }
    let resolved = AtomicFile.resolved(path)
    // A folder that is not there yet, and links in a circle.
    if resolved == path, isLink(path) { return nil }
    let parent = System.folder(of: resolved)
    guard parent != resolved, let folder = end(of: parent) else { return nil }
    return (folder.hasSuffix("/") ? folder : folder + "/") + System.name(of: resolved)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
