import Book
import Core
import FoundationEssentials
import Platform
import Spreadsheet

/// The writing of a run: all files are made, then what they replace is kept, then each is put in place.
///
/// Until the first is in place, every error leaves the folder as it was. A run that is killed leaves each file old or new.
struct Writing {
  /// Where a finished file goes.
  private struct Placement {
    var target: Run.Target
    /// Relative to the folder: the target's own name, or one beside it.
    var name: String
    /// The digest of what is replaced; nil where nothing is.
    var before: String?
    var after: String
    /// The finished file, before it was put in place.
    var finished: FolderSnapshot.Identity?
    var backup: String?
    /// What the journal is told where the target itself is replaced: what is put beside it counts for nothing yet.
    var events: [Journal.Event]
    var isBeside: Bool { name != target.name }
  }

  /// A file that was put beside an open one and is of no more use.
  private struct Stale {
    var name: String
    var digest: String
  }

  private let run: Run
  private let plan: Run.Plan
  private let snapshot: FolderSnapshot
  private let record: RunRecord
  private let clock: WallClock
  private let archive: Archive
  private let bounds: FolderBounds
  private var journal: Journal
  private var summary: RunSummary
  /// What there was to say before anything was made.
  private let said: RunSummary
  /// The names of files that were read of which the journal does not tell yet.
  private var untold: Set<String> = []
  /// Whether the journal could not be told of all that was done.
  private var lacksEvents = false

  /// Say that this process makes files in the folders; they go when it is done.
  private var marks: [WorkMark] = []
  private var made: [(target: Run.Target, made: Made)] = []
  private var placements: [Placement] = []
  /// Names beside open files that hold what this run made.
  private var current: Set<String> = []
  private var stale: [Stale] = []
  /// Backups that this run made.
  private var kept: [String] = []

  init(
    run: Run, plan: Run.Plan, snapshot: FolderSnapshot, record: RunRecord, notes: [String]
  ) throws(FacilityError) {
    self.run = run
    self.plan = plan
    self.snapshot = snapshot
    self.record = record
    clock = run.clock
    archive = Archive(run.facility, date: run.date)
    bounds = FolderBounds(run.facility.folder)
    journal = try Journal(folder: run.facility.folder)
    summary = plan.summary
    summary.notes += notes
    said = summary
  }

  mutating func perform() throws(FacilityError) -> RunSummary {
    defer { marks = [] }
    do throws(FacilityError) {
      try makeAll()
      try placeAll()
      findStale()
      untold = journal.untold(filesToAskFor().map { (name: $0.name, digest: $0.digest) })
      guard hasNews else { return summary }
      try keepReplaced()
      try requireUnchanged()
      try journal.append(opening())
    } catch {
      undo()
      throw error
    }
    try commitAll()
    close(status: Int(summary.exitCode))
    return summary
  }

  // MARK: Before anything is in place

  private mutating func makeAll() throws(FacilityError) {
    let targets = try run.targets(plan)
    try run.requireInside(targets)
    // Beside what a link leads to too, where a target is one.
    var folders = Set(targets.map { System.folder(of: AtomicFile.resolved($0.path)) })
    for part in [Facility.workFolder, Facility.reportFolder] where targets.contains(where: { $0.name.hasPrefix(part) })
    {
      let path = run.facility.folder + "/" + part
      guard System.makeFolder(path) else { throw .notWritable(file: path, reason: systemReason()) }
      folders.insert(path)
    }
    for folder in folders {
      AtomicFile.sweep(folder)
      marks.append(WorkMark(for: folder + "/"))
    }
    made = targets.map { ($0, Made()) }
    let results = Pairwise.map(targets.count, until: { $0.isFailure }) { [run] index in
      Result { () throws(FacilityError) in try run.make(targets[index]) }
    }
    for (index, result) in results.enumerated() {
      guard let result = try result?.get() else { continue }
      made[index].made = result
      summary.findings += result.findings
      if summary.procedures.indices.contains(targets[index].summary) {
        summary.procedures[targets[index].summary].conflicts += result.conflicts
      }
    }
  }

  private mutating func placeAll() throws(FacilityError) {
    for (target, made) in made {
      guard let after = made.digest else {
        AtomicFile.discard(target.temporary)
        summary.unchanged.append(target.name)
        continue
      }
      try AtomicFile.finish(target.temporary, for: target.path)
      let placement = Placement(
        target: target, name: target.name, after: after, finished: FolderSnapshot.Identity(target.temporary),
        events: made.events)
      if System.status(target.path) != nil, let mark = OpenMark.of(target.path) {
        if let beside = putBeside(placement, mark) { placements.append(beside) }
      } else {
        placements.append(placement)
      }
    }
  }

  /// Places a file beside its target, which somebody has open; nil where it stands there already.
  private mutating func putBeside(_ placement: Placement, _ mark: OpenMark?) -> Placement? {
    var placement = placement
    let (folder, file) = (System.folder(of: placement.target.name), System.name(of: placement.target.name))
    for number in 1... {
      let beside = BesideCopy(of: file, date: run.date, number: number).name
      let path = "\(run.facility.folder)/\(folder)/\(beside)"
      placement.name = folder + "/" + beside
      guard bounds.holds(placement.name) else { continue }
      let isThere = System.status(path) != nil
      let isSame = isThere && AtomicFile.haveEqualBytes(path, placement.target.temporary)
      // What staff typed into an earlier one, or have open, stays.
      guard isSame || !isThere || (isAsWritten(placement.name) && OpenMark.of(path) == nil) else { continue }
      current.insert(placement.name)
      summary.findings.append(run.openFinding(placement.target.name, mark, beside: beside))
      if isSame {
        AtomicFile.discard(placement.target.temporary)
        summary.unchanged.append(placement.name)
        return nil
      }
      break
    }
    return placement
  }

  /// Whether a file holds what a run of Sapa wrote.
  private func isAsWritten(_ name: String) -> Bool {
    guard let known = journal.knownDigest(of: name) else { return false }
    return SHA256.ofFile(run.facility.folder + "/" + name)?.digest == known
  }

  /// Looks through what earlier runs put beside open files.
  private mutating func findStale() {
    for part in [Facility.workFolder, Facility.reportFolder] {
      for file in FolderSnapshot.names(in: run.facility.folder + "/" + part) {
        let name = part + "/" + file
        guard let beside = BesideCopy(name: file), !current.contains(name) else { continue }
        let path = run.facility.folder + "/" + name
        let original = part + "/" + beside.original
        if !isAsWritten(name) {
          summary.findings.append(
            Finding(
              "\(name): diubah sesudah Sapa membuatnya; isian di dalamnya tidak ikut. Salin isian itu ke \(original), lalu pindahkan berkas ini",
              "\(name): changed after Sapa made it; what was entered in it is not taken over. Copy that into \(original), then move this file away",
              file: name))
          continue
        }
        let isReplaced = current.contains { name in
          name.hasPrefix(part) && BesideCopy(name: System.name(of: name))?.original == beside.original
        }
        guard OpenMark.of(path) == nil, isReplaced || OpenMark.of(run.facility.folder + "/" + original) == nil,
          let digest = journal.knownDigest(of: name)
        else { continue }
        stale.append(Stale(name: name, digest: digest))
      }
    }
  }

  /// Whether there is anything to write, to tell or to put down: a run that finds all as the last one left it says nothing in the journal.
  private var hasNews: Bool { !placements.isEmpty || !stale.isEmpty || !untold.isEmpty }

  /// The files of which the journal may not tell: all, unless nothing came to it since the record was made; then those that are
  /// others by now, and what is named alike once names are masked.
  private func filesToAskFor() -> [FolderSnapshot.File] {
    guard let known = record.journal, known == FolderSnapshot.Identity(run.facility.folder + "/" + Journal.name) else {
      return snapshot.files
    }
    let others = Set(
      snapshot.files.filter { record.files[$0.name]?.digest != $0.digest }.map { Masking.fileName($0.name) })
    return snapshot.files.filter { others.contains(Masking.fileName($0.name)) }
  }

  private mutating func keepReplaced() throws(FacilityError) {
    if placements.contains(where: { System.status($0.target.path) != nil }) || !stale.isEmpty {
      try archive.makeFolder()
      marks.append(WorkMark(for: archive.folder + "/"))
    }
    for index in placements.indices {
      let placement = placements[index]
      let path = run.facility.folder + "/" + placement.name
      guard System.status(path) != nil else { continue }
      guard let digest = snapshot.digest(of: placement.name) ?? SHA256.ofFile(path)?.digest else {
        throw .notReadable(file: path, reason: systemReason())
      }
      placements[index].before = digest
      if placement.isBeside { continue }
      let (backup, isNew) = try archive.keep(path, named: System.name(of: placement.name), digest: digest)
      placements[index].backup = backup
      if isNew { kept.append(backup) }
    }
  }

  private func requireUnchanged() throws(FacilityError) {
    for name in snapshot.files.map(\.name) + placements.map(\.target.name) where !snapshot.isUnchanged(name) {
      throw .changedMeanwhile(file: run.facility.folder + "/" + name)
    }
  }

  /// Leaves the folder as it was.
  private func undo() {
    for item in made { AtomicFile.discard(item.target.temporary) }
    for backup in kept { AtomicFile.discard(archive.folder + "/" + backup) }
  }

  // MARK: In place

  private mutating func commitAll() throws(FacilityError) {
    var done: [Journal.Event] = []
    for (index, placement) in placements.enumerated() {
      var placement = placement
      if !placement.isBeside {
        let mark = placement.before == nil ? nil : OpenMark.of(placement.target.path)
        // Somebody opened or saved it in the last moment.
        if mark != nil || !snapshot.isUnchanged(placement.target.name) {
          guard let beside = putBeside(placement, mark) else { continue }
          placement = beside
          placement.before = nil
          placement.backup = nil
        }
      }
      let path = run.facility.folder + "/" + placement.name
      do throws(FacilityError) {
        // Somebody may have put a link there in the last moment.
        try bounds.place(placement.name)
        try AtomicFile.replace(path, by: placement.target.temporary)
      } catch {
        for rest in placements[index...] { AtomicFile.discard(rest.target.temporary) }
        if summary.written.isEmpty { undo() }
        try? journal.append(stamped(done + [.ended(status: 2)]))
        guard !summary.written.isEmpty, case .notWritable(let file, let reason) = error else { throw error }
        throw .partlyWritten(file: file, reason: reason, written: summary.written)
      }
      summary.written.append(placement.name)
      done.append(
        .written(
          file: placement.name, before: placement.before, after: placement.after,
          backup: placement.backup.map { Facility.archiveFolder + "/" + $0 }))
      if !placement.isBeside { done += placement.events }
    }
    tell(done)
  }

  private mutating func close(status: Int) {
    var events: [Journal.Event] = []
    for item in stale where !summary.written.contains(item.name) {
      let path = run.facility.folder + "/" + item.name
      // What can't be moved now is found again by the next run.
      guard let name = try? archive.take(path, named: System.name(of: item.name), digest: item.digest) else { continue }
      events.append(.archived(file: item.name, to: Facility.archiveFolder + "/" + name))
    }
    for name in archive.prune(run.facility.retention, now: clock.now()) {
      events.append(.pruned(file: Facility.archiveFolder + "/" + name))
    }
    tell(events + [.ended(status: status)])
  }

  // MARK: What the next run may know

  /// What is in place now; `foreseen` asks for what the next run says where nothing is new.
  func record(foreseen: Bool) -> RunRecord {
    var record = RunRecord()
    for file in snapshot.files + snapshot.reports {
      record.files[file.name] = RunRecord.KnownFile(identity: file.identity, digest: file.digest)
    }
    for placement in placements where !placement.isBeside {
      let now = FolderSnapshot.Identity(placement.target.path)
      // Somebody may have saved it since.
      record.files[placement.name] = now.flatMap { now in
        placement.finished?.isSameContent(as: now) == true
          ? RunRecord.KnownFile(identity: now, digest: placement.after) : nil
      }
    }
    if !lacksEvents { record.journal = FolderSnapshot.Identity(run.facility.folder + "/" + Journal.name) }
    let isPlain =
      summary.findings == said.findings && current.isEmpty && stale.isEmpty && placements.allSatisfy(\.events.isEmpty)
    if foreseen, isPlain { record.outcome = run.outcome(plan, record, journal) }
    let quiet = made.filter { $0.made.digest == nil && $0.made.findings.isEmpty && $0.made.events.isEmpty }
    record.closed = run.closed(plan, quiet: Set(quiet.map(\.target.name)))
    return record
  }

  // MARK: The journal

  private func opening() -> [Journal.Event] {
    var events: [Journal.Event] = [
      .started(date: run.date.description, version: programVersion, who: "\(System.user)@\(System.host)")
    ]
    events += snapshot.files.filter { untold.contains($0.name) }.map {
      .input(file: $0.name, sha256: $0.digest, size: $0.size)
    }
    // Of other periods nothing is written: what was decided there, the run that wrote it has told.
    let written = Set(placements.map(\.target.summary))
    events += summary.procedures.enumerated().filter { written.contains($0.offset) }.map {
      .decisions(sop: $1.sop, period: $1.period, statuses: $1.statuses)
    }
    return stamped(events)
  }

  private func stamped(_ events: [Journal.Event]) -> [Journal.Event] {
    let moment = clock.now()
    return events.map { event in
      var event = event
      event.moment = moment
      return event
    }
  }

  /// Appends events of what is done already; that they could not be written is a finding.
  private mutating func tell(_ events: [Journal.Event]) {
    do throws(FacilityError) {
      try journal.append(stamped(events))
    } catch {
      lacksEvents = true
      guard case .notWritable(_, let reason) = error else { return }
      let finding = Finding(
        "\(Journal.name): tidak dapat ditulis (\(reason)); jurnal tidak memuat seluruh kejadian ini. Periksa izin dan sisa ruang disk",
        "\(Journal.name): can't be written (\(reason)); the journal lacks a part of this run. Check permissions and the free disk space",
        file: Journal.name, isPassing: true)
      if !summary.findings.contains(finding) { summary.findings.append(finding) }
    }
  }
}

extension Result {
  fileprivate var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}
