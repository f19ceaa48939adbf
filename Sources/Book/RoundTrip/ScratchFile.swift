import Platform

/// Files that are written for a moment.
package enum ScratchFile {
  package static func remove(_ path: String) { _ = unsafe unlink(path) }
}
