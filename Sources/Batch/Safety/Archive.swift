import FoundationEssentials
import Platform
import Spreadsheet

/// How long files that a run replaced are kept in `arsip/`.
package struct Retention: Sendable, Hashable {
  /// Days after which a backup goes; 0 keeps all.
  package var days = 90
  /// The newest backups of a workbook that stay however old they are.
  package var count = 5

  package init() {}
}

/// The backups in `arsip/`: `Sapa Pasien 2026-W47 2026-11-18 1a2b3c4d.xlsx` is the work book that the run of that day replaced.
struct Archive {
  /// A backup's name: the workbook's, the day of the run that replaced it, and the beginning of its SHA-256.
  struct Name: Hashable {
    var stem: String
    var date: CalendarDate
    var digest: String

    init(of workbook: String, date: CalendarDate, digest: String, digits: Int) {
      // Cut as it has to be with the longest digest, so that a workbook's backups have one stem.
      stem = FileName.fitting(workbook.hasSuffix(".xlsx") ? String(workbook.dropLast(5)) : workbook, "", spare: 81)
      self.date = date
      self.digest = String(digest.prefix(digits))
    }

    /// Reads a file's name; nil where it is not of this form.
    init?(_ name: String) {
      guard name.hasSuffix(".xlsx") else { return nil }
      let parts = name.dropLast(5).split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count >= 3, let digest = parts.last, let date = CalendarDate(iso: String(parts[parts.count - 2])),
        [8, 64].contains(digest.utf8.count),
        digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return nil }
      stem = parts.dropLast(2).joined(separator: " ")
      self.date = date
      self.digest = String(digest)
    }

    var text: String { "\(stem) \(date) \(digest).xlsx" }
  }

  let folder: String
  let date: CalendarDate
  private let bounds: FolderBounds

  init(_ facility: Facility, date: CalendarDate) {
    folder = facility.folder + "/" + Facility.archiveFolder
    bounds = FolderBounds(facility.folder)
    self.date = date
  }

  func makeFolder() throws(FacilityError) {
    try bounds.place(Facility.archiveFolder)
    guard System.makeFolder(folder) else { throw .notWritable(file: folder, reason: systemReason()) }
  }

  /// Copies a file into the archive.
  ///
  /// - Returns: the backup's name, and whether it is new: the same bytes of the same day are kept once.
  /// - Throws: ``FacilityError/notWritable(file:reason:)``, ``FacilityError/notReadable(file:reason:)``,
  ///   ``FacilityError/leadsOut(link:to:)``.
  func keep(_ path: String, named workbook: String, digest: String) throws(FacilityError) -> (name: String, isNew: Bool)
  {
    let (name, exists) = try place(for: path, named: workbook, digest: digest)
    if !exists { try AtomicFile.copy(path, to: folder + "/" + name) }
    return (name, !exists)
  }

  /// Moves a file into the archive.
  ///
  /// - Returns: its name there.
  /// - Throws: ``FacilityError/notWritable(file:reason:)``; the file is then where it was.
  func take(_ path: String, named workbook: String, digest: String) throws(FacilityError) -> String {
    let (name, exists) = try place(for: path, named: workbook, digest: digest)
    if exists || (unsafe rename(path, folder + "/" + name)) != 0 {
      if !exists { try AtomicFile.copy(path, to: folder + "/" + name) }
      guard unsafe unlink(path) == 0 else { throw .notWritable(file: path, reason: systemReason()) }
    }
    AtomicFile.syncFolder(of: folder + "/" + name)
    AtomicFile.syncFolder(of: path)
    return name
  }

  /// The name for a file, and whether the archive has it already; the whole digest where eight digits are another file's.
  private func place(
    for path: String, named workbook: String, digest: String
  ) throws(FacilityError) -> (name: String, exists: Bool) {
    let (name, exists) = free(for: path, named: workbook, digest: digest)
    try bounds.place(Facility.archiveFolder + "/" + name)
    return (name, exists)
  }

  private func free(for path: String, named workbook: String, digest: String) -> (name: String, exists: Bool) {
    let short = Name(of: workbook, date: date, digest: digest, digits: 8).text
    guard System.status(folder + "/" + short) != nil else { return (short, false) }
    if AtomicFile.haveEqualBytes(path, folder + "/" + short) { return (short, true) }
    let long = Name(of: workbook, date: date, digest: digest, digits: 64).text
    return (long, AtomicFile.haveEqualBytes(path, folder + "/" + long))
  }

  /// The paths of a workbook's backups, the newest first.
  func backups(of workbook: String) -> [String] {
    let stem = Name(of: workbook, date: date, digest: "", digits: 0).stem
    return FolderSnapshot.names(in: folder).compactMap { file -> (path: String, made: Int)? in
      guard Name(file)?.stem == stem, let made = FolderSnapshot.Identity(folder + "/" + file)?.seconds else {
        return nil
      }
      return (folder + "/" + file, made)
    }.sorted(on: \.path).sorted(on: { -$0.made }).map(\.path)
  }

  /// Removes backups that were kept long enough, and gives their names.
  ///
  /// A backup goes only if the day in its name and the file's own age say so, so that a run with a mistyped date removes nothing, and
  /// only while it is what its name says: a file that somebody else put there or changed stays.
  func prune(_ retention: Retention, now: Moment) -> [String] {
    guard retention.days > 0 else { return [] }
    var backups: [String: [(name: Name, age: Int)]] = [:]
    for file in FolderSnapshot.names(in: folder) {
      guard let name = Name(file), let made = FolderSnapshot.Identity(folder + "/" + file)?.seconds else { continue }
      backups[name.stem, default: []].append((name, (now.seconds - made) / 86_400))
    }
    var pruned: [String] = []
    for (stem, list) in backups {
      // What was put beside an open workbook can be made again.
      let kept = BesideCopy.isBesideCopy(stem + ".xlsx") ? 0 : retention.count
      let old = list.sorted(on: \.age).sorted(on: { -Int($0.name.date.dayNumber) }).dropFirst(kept)
      for (name, age) in old where age > retention.days && date.days(since: name.date) > retention.days {
        let path = folder + "/" + name.text
        guard let digest = SHA256.ofFile(path)?.digest, digest.hasPrefix(name.digest) else { continue }
        if unsafe unlink(path) == 0 { pruned.append(name.text) }
      }
    }
    return pruned.sorted()
  }
}
