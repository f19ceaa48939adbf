import Platform
import Spreadsheet

extension Run {
  /// A digest of what a run decides by beside what came in: program, settings and templates, wherever the folder lies.
  ///
  /// Nil where the program can't be told from others of its version, and where settings or templates are no longer those that the run
  /// has read.
  func basis() -> String? {
    guard let program = System.executable.flatMap({ FolderSnapshot.Identity($0) }), !facility.sources.isEmpty,
      facility.sources.allSatisfy({ FolderSnapshot.Identity(facility.folder + "/" + $0.key) == $0.value })
    else { return nil }
    var hash = TextHash()
    hash.add(programVersion)
    hash.add(program)
    for file in facility.sources.keys.sorted() {
      hash.add(file, SHA256.ofFile(facility.folder + "/" + file)?.digest ?? "-")
    }
    return hash.hexadecimal()
  }

  /// A digest of all that a run depends on: its ``basis()``, the folder as it is named, date and day, what lies in the folders, and the
  /// journal.
  ///
  /// Two runs that find the same come to the same. Nil where there is no basis.
  func state(_ snapshot: FolderSnapshot) -> String? {
    guard let basis = basis() else { return nil }
    var hash = TextHash()
    hash.add(basis, facility.folder, date.description, today.description)
    for part in [Facility.inputFolder, Facility.workFolder, Facility.reportFolder] {
      let listing = FolderListing(facility.folder + "/" + part)
      hash.add(part)
      for names in [listing?.files, listing?.marks] {
        for name in names ?? [] { hash.add(name) }
        hash.add("")
      }
      hash.add("\(listing?.passedOver ?? [])")
    }
    for file in snapshot.files + snapshot.reports { hash.add(file.name, file.digest) }
    hash.add(FolderSnapshot.Identity(facility.folder + "/" + Journal.name))
    return hash.hexadecimal()
  }

  /// What a run says that finds all as this one leaves it, by the record's files; nil where that can't be told.
  func outcome(_ plan: Plan, _ record: RunRecord, _ journal: Journal) -> RunRecord.Outcome? {
    guard let plan = try? plan.settled(), let targets = try? targets(plan) else { return nil }
    // What is said of a wrong clock names the time.
    if let latest = journal.latest, latest.day(in: facility.timeZone) > today { return nil }
    let now = FolderSnapshot(facility) { record.digest(of: $0, $1) }
    // What stands beside an open book counts by what becomes of it, which nothing here tells.
    let work = FolderSnapshot.names(in: facility.folder + "/" + Facility.workFolder)
    if work.contains(where: BesideCopy.isBesideCopy) { return nil }
    // What came while this run went on, it has not read.
    let files = now.files + now.reports
    guard files.count == record.files.count, files.allSatisfy({ record.files[$0.name]?.digest == $0.digest }),
      let state = state(now)
    else { return nil }
    var summary = plan.summary
    summary.unchanged = targets.map(\.name)
    return RunRecord.Outcome(state: state, summary)
  }
}

/// A digest of texts and files.
private struct TextHash: ~Copyable {
  private var hash = SHA256()

  mutating func add(_ texts: String...) {
    for text in texts {
      hash.update(Array(text.utf8)[...])
      // No name holds this byte.
      hash.update([0])
    }
  }

  mutating func add(_ identity: FolderSnapshot.Identity?) { add(identity.map { String(describing: $0) } ?? "-") }

  consuming func hexadecimal() -> String { hash.hexadecimal() }
}
