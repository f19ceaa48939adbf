import Platform

/// The files of a folder as they were before a run read them: which they are, and what is in those that it reads.
///
/// What somebody saves between the reading and the writing is found by it, and not overwritten.
package struct FolderSnapshot {
  /// What changes when a file is written or replaced.
  package struct Identity: Equatable {
    package var device: UInt64
    package var node: UInt64
    package var size: Int64
    package var seconds: Int
    package var nanoseconds: Int

    /// Nil where there is no file.
    package init?(_ path: String) {
      guard let status = System.status(path) else { return nil }
      device = UInt64(status.st_dev)
      node = UInt64(status.st_ino)
      size = Int64(status.st_size)
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      seconds = Int(time.tv_sec)
      nanoseconds = Int(time.tv_nsec)
    }
  }

  package struct File {
    /// Relative to the facility's folder.
    package var name: String
    package var identity: Identity
    package var digest: String
    package var size: Int
  }

  package let folder: String
  /// What a run reads, in the order of their names.
  private(set) var files: [File] = []
  private var reports: [String: Identity] = [:]

  package init(_ facility: Facility) {
    folder = facility.folder
    for part in [Facility.inputFolder, Facility.workFolder] {
      for name in Self.names(in: folder + "/" + part) {
        if part == Facility.workFolder, BesideCopy.isBesideCopy(name) { continue }
        let path = "\(folder)/\(part)/\(name)"
        // Taken before the bytes are read: a change while they are read shows as one later.
        guard let identity = Identity(path), let (digest, size) = SHA256.ofFile(path) else { continue }
        files.append(File(name: part + "/" + name, identity: identity, digest: digest, size: size))
      }
    }
    for name in Self.names(in: folder + "/" + Facility.reportFolder) {
      let name = Facility.reportFolder + "/" + name
      reports[name] = Identity(folder + "/" + name)
    }
  }

  /// Whether a file is as it was, or still missing.
  package func isUnchanged(_ name: String) -> Bool {
    let path = folder + "/" + name
    let now = Identity(path)
    guard let file = files.first(where: { $0.name == name }) else { return now == reports[name] }
    // Shares may number a file anew; then its bytes tell.
    return now == file.identity || SHA256.ofFile(path)?.digest == file.digest
  }

  /// The plain files of a folder that no program keeps for itself, sorted.
  package static func names(in folder: String) -> [String] { FolderListing(folder)?.files ?? [] }
}
