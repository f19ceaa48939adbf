import Platform
import Spreadsheet

extension Run {
  /// A digest of all that a run depends on: program, date and day, settings and templates, what lies in the folders, and the journal.
  ///
  /// Two runs that find the same come to the same. Nil where the program can't be told from others of its version, and where settings or
  /// templates are no longer those that the run has read.
  func state(_ snapshot: FolderSnapshot) -> String? {
    guard let program = System.executable.flatMap({ FolderSnapshot.Identity($0) }), !facility.sources.isEmpty,
      facility.sources.allSatisfy({ FolderSnapshot.Identity(facility.folder + "/" + $0.key) == $0.value })
    else { return nil }
    var hash = SHA256()
    func add(_ texts: String...) {
      for text in texts {
        hash.update(Array(text.utf8)[...])
        // No name holds this byte.
        hash.update([0])
      }
    }
    func add(_ identity: FolderSnapshot.Identity?) { add(identity.map { String(describing: $0) } ?? "-") }
    add(programVersion)
    add(program)
    add(facility.folder, date.description, today.description)
    for file in facility.sources.keys.sorted() {
      add(file, SHA256.ofFile(facility.folder + "/" + file)?.digest ?? "-")
    }
    for part in [Facility.inputFolder, Facility.workFolder, Facility.reportFolder] {
      let listing = FolderListing(facility.folder + "/" + part)
      add(part, "\(listing?.files ?? []) \(listing?.passedOver ?? []) \(listing?.marks ?? [])")
    }
    for file in snapshot.files + snapshot.reports { add(file.name, file.digest) }
    add(FolderSnapshot.Identity(facility.folder + "/" + Journal.name))
    return hash.hexadecimal()
  }
}
