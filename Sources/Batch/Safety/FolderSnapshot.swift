import Platform

/// The files of a folder as they were before a run read them: which they are, and what is in them.
///
/// What somebody saves between the reading and the writing is found by it, and not overwritten.
package struct FolderSnapshot {
  /// What changes when a file is written or replaced.
  package struct Identity: Equatable, Sendable {
    package var device: UInt64
    package var node: UInt64
    package var size: Int64
    /// When its bytes were last written, in seconds since 1970 and nanoseconds.
    package var seconds: Int
    package var nanoseconds: Int
    /// When it was last given a name, an owner or permissions, or written.
    package var changedSeconds: Int
    package var changedNanoseconds: Int

    /// Whether a file under another name, or with other permissions, holds the same bytes still.
    func isSameContent(as other: Identity) -> Bool {
      (device, node, size, seconds, nanoseconds)
        == (other.device, other.node, other.size, other.seconds, other.nanoseconds)
    }
  }

  package struct File: Sendable {
    /// Relative to the facility's folder.
    package var name: String
    package var identity: Identity
    package var digest: String
    package var size: Int
  }

  package let folder: String
  /// What a run reads, in the order of their names.
  let files: [File]
  let reports: [File]
  private let known: [String: File]

  /// - Parameters:
  ///   - facility: whose folders are looked at.
  ///   - digest: what is known of a file that has this name and identity; its bytes are read where that is nil.
  package init(_ facility: Facility, digest: (String, Identity) -> String? = { _, _ in nil }) {
    let folder = facility.folder
    self.folder = folder
    func files(_ part: String) -> [File] {
      Self.names(in: folder + "/" + part).compactMap { name in
        if part == Facility.workFolder, BesideCopy.isBesideCopy(name) { return nil }
        let (path, name) = ("\(folder)/\(part)/\(name)", part + "/" + name)
        // Taken before the bytes are read: a change while they are read shows as one later.
        guard let identity = Identity(path) else { return nil }
        if let digest = digest(name, identity) {
          return File(name: name, identity: identity, digest: digest, size: Int(identity.size))
        }
        guard let (digest, size) = SHA256.ofFile(path) else { return nil }
        return File(name: name, identity: identity, digest: digest, size: size)
      }
    }
    self.files = files(Facility.inputFolder) + files(Facility.workFolder)
    reports = files(Facility.reportFolder)
    known = Dictionary((self.files + reports).map { ($0.name, $0) }) { first, _ in first }
  }

  /// SHA-256 of each file, as it was.
  var digests: [String: String] { known.mapValues(\.digest) }

  /// The digest of a file that is as it was; nil where its identity does not tell.
  func digest(of name: String) -> String? {
    known[name].flatMap { Identity(folder + "/" + name) == $0.identity ? $0.digest : nil }
  }

  /// Whether a file is as it was, or still missing.
  package func isUnchanged(_ name: String) -> Bool {
    let path = folder + "/" + name
    let now = Identity(path)
    guard let file = known[name] else { return now == nil }
    // Shares may number a file anew; then its bytes tell.
    return now == file.identity || SHA256.ofFile(path)?.digest == file.digest
  }

  /// The plain files of a folder that no program keeps for itself, sorted.
  package static func names(in folder: String) -> [String] { FolderListing(folder)?.files ?? [] }
}

extension FolderSnapshot.Identity {
  /// Nil where there is no file.
  package init?(_ path: String) {
    guard let status = System.status(path) else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let (time, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (time, change) = (status.st_mtim, status.st_ctim)
    #endif
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
    changedSeconds = Int(change.tv_sec)
    changedNanoseconds = Int(change.tv_nsec)
  }
}
