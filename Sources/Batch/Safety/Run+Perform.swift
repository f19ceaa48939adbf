import Core
import FoundationEssentials
import Spreadsheet

extension Run {
  /// How a run is gone about; what it decides does not depend on it.
  package struct Options {
    /// Seconds to wait for another run in the folder.
    package var wait = 0
    /// What the lock file and the journal call the command.
    package var command = "sapa run"
    /// Called once where another run has the folder, before the waiting.
    package var whenWaiting: (LockHolder?) -> Void = { _ in }

    package init() {}
  }

  /// Runs the batch: takes the folder's lock, reads, decides, writes each file whole or not at all, and keeps the journal.
  ///
  /// A work book that somebody saves in the meantime has the run begin anew, up to three times.
  ///
  /// - Returns: the summary with the paths of what was made or changed.
  /// - Throws: ``FacilityError``; every file is then as it was, but for ``FacilityError/partlyWritten(file:reason:written:)``.
  package func perform(_ options: Options = Options()) throws(FacilityError) -> RunSummary {
    let began = clock.now()
    try requireInside([])
    let lock = try FolderLock(
      folder: facility.folder, holder: .own(command: options.command, at: began), waiting: options.wait,
      whenWaiting: options.whenWaiting)
    defer { withExtendedLifetime(lock) {} }
    Leftovers.sweep(facility: facility.folder)
    var attempt = 1
    let record = RunRecord(folder: facility.folder)
    while true {
      let snapshot = FolderSnapshot(facility) { record.digest(of: $0, $1) }
      if lock.isKept, let outcome = record.outcome, outcome.state == state(snapshot),
        let summary = outcome.summary(facility.language)
      {
        return summary
      }
      let plan = try plan(unopened(record, snapshot), snapshot)
      var notes: [String] = []
      if !lock.isKept {
        notes.append(
          facility.language(
            "Folder ini ada di tempat yang tidak mengenal kunci: pastikan hanya satu orang yang menjalankan Sapa pada satu waktu",
            "This folder is on a share that keeps no locks: make sure that one person runs Sapa at a time"))
      }
      do throws(FacilityError) {
        var writing = try Writing(run: self, plan: plan, snapshot: snapshot, record: record, notes: notes)
        let summary = try writing.perform()
        writing.record(foreseen: lock.isKept).write(to: facility.folder)
        return summary
      } catch {
        guard case .changedMeanwhile = error, attempt < 3 else { throw error }
        attempt += 1
      }
    }
  }

  /// What a run would do; writes nothing and needs no lock.
  package func preview() throws(FacilityError) -> RunSummary {
    Leftovers.sweep(facility: facility.folder)
    try requireInside([])
    let plan = try plan()
    var summary = plan.summary
    let targets = try targets(plan)
    try requireInside(targets)
    for target in targets {
      guard let mark = OpenMark.of(target.path), System.status(target.path) != nil else {
        summary.planned.append(target.name)
        continue
      }
      let beside = BesideCopy(of: System.name(of: target.name), date: date).name
      summary.planned.append(System.folder(of: target.name) + "/" + beside)
      summary.findings.append(openFinding(target.name, mark, beside: beside))
    }
    return summary
  }

  /// Makes sure that nothing is written through a link that leads out of the facility's folder.
  ///
  /// - Throws: ``FacilityError/leadsOut(link:to:)``.
  func requireInside(_ targets: [Target]) throws(FacilityError) {
    let bounds = FolderBounds(facility.folder)
    for name in Facility.writtenFolders + [Journal.name] + targets.map(\.name) { try bounds.place(name) }
  }

  /// Says that a file was not replaced at this moment, and what to do; without a mark, that somebody saved it while the run went on.
  func openFinding(_ name: String, _ mark: OpenMark?, beside: String) -> Finding {
    let folder = System.folder(of: name)
    return Finding(file: name, isPassing: true) { language in
      guard let mark else {
        return language(
          "\(name): disimpan orang selagi Sapa berjalan, maka tidak diganti; yang baru: \(folder)/\(beside). Jalankan lagi",
          "\(name): somebody saved it while Sapa was running, so it was not replaced; the new one: \(folder)/\(beside). Run again"
        )
      }
      let who = mark.text { language($0, $1) }
      return language(
        "\(name): sedang dibuka \(who), maka tidak diganti; yang baru: \(folder)/\(beside). Simpan dan tutup berkas itu, lalu jalankan lagi. Bila tidak ada yang membukanya, hapus \(folder)/\(mark.file)",
        "\(name): open by \(who), so it was not replaced; the new one: \(folder)/\(beside). Save and close it, then run again. If nobody has it open, remove \(folder)/\(mark.file)"
      )
    }
  }
}
