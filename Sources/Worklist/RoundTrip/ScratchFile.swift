import Platform

/// Files that are written for a moment.
enum ScratchFile {
  static func remove(_ path: String) { _ = unsafe unlink(path) }
}
