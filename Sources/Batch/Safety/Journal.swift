import Book
import FoundationEssentials
import Platform
import Spreadsheet

/// A facility's journal, `arsip/jurnal.jsonl`: what runs read, decided, wrote and merged, one line of JSON an event, only ever added to.
package struct Journal: Sendable {
  /// Relative to the folder.
  package static let name = Facility.archiveFolder + "/jurnal.jsonl"

  private let bounds: FolderBounds
  private var path: String { bounds.folder + "/" + Self.name }
  private var lines = JournalLines()

  /// Reads a facility's journal; empty where there is none yet.
  ///
  /// - Throws: ``FacilityError/notReadable(file:reason:)``.
  package init(folder: String) throws(FacilityError) {
    bounds = FolderBounds(folder)
    guard System.status(path) != nil else { return }
    guard let bytes = AtomicFile.bytes(of: path) else { throw .notReadable(file: path, reason: systemReason()) }
    lines = JournalLines(bytes: bytes)
  }

  /// In the order of the file, the oldest first.
  package var events: [Event] { lines.backwards().compactMap { JournalLines.event($0) }.reversed() }

  /// Lines that are no event: cut off by a power cut, or edited by hand.
  package var damagedLines: Int { lines.backwards().count { JournalLines.event($0) == nil } }

  /// The latest moment of any event; nil where there is none.
  var latest: Moment? { lines.latest }

  /// Whether a returned copy of these bytes has been merged.
  package func hasMerged(sha256: String) -> Bool {
    lines.containing(sha256).contains { $0.kind == .merged && $0.text("sha256") == sha256 }
  }

  /// Whether any data package was made.
  var hasExports: Bool {
    lines.containing("\"\(Event.Kind.exported.rawValue)\"").contains { $0.kind == .exported }
  }

  /// The last data package that was made of a SOP's period; nil where none was.
  func lastExport(sop: String, period: String) -> (number: Int, sha256: String)? {
    let exports = lines.containing("\"\(Event.Kind.exported.rawValue)\"").filter {
      $0.kind == .exported && $0.text("sop") == sop && $0.text("period") == period
    }
    return exports.compactMap { event in
      event.number("number").flatMap { number in event.text("sha256").map { (number, $0) } }
    }.max { $0.0 < $1.0 }
  }

  /// Of files, relative to the folder, those with other bytes than runs last told of under their names, and those of which none told.
  ///
  /// Names may be masked alike: then what the last run with one of them told counts, and all of them are new where one is.
  package func untold(_ files: [(name: String, digest: String)]) -> Set<String> {
    struct Wanted {
      var names: [String]
      var digests: [String]
      /// Whether the run that is looked at read other bytes under the name.
      var isNamed = false
    }
    var wanted = Dictionary(grouping: files) { Masking.fileName($0.name) }.mapValues { files in
      Wanted(names: files.map(\.name), digests: files.map(\.digest))
    }
    var untold: Set<String> = []
    // Earlier versions wrote names as they are.
    var masked: [String: String] = [:]
    for line in lines.backwards() {
      if wanted.isEmpty { break }
      guard let file = JournalLines.file(of: line) else {
        guard wanted.values.contains(where: \.isNamed), JournalLines.event(line)?.kind == .started else { continue }
        for (file, same) in wanted where same.isNamed {
          untold.formUnion(same.names)
          wanted[file] = nil
        }
        continue
      }
      if wanted[file] == nil, masked[file] == nil { masked[file] = Masking.fileName(file) }
      guard case let file = masked[file] ?? file, var same = wanted[file], let event = JournalLines.event(line) else {
        continue
      }
      switch event.kind {
      case .written:
        if !same.digests.allSatisfy({ event.text("after") == $0 }) { untold.formUnion(same.names) }
        same.digests = []
      case .input:
        same.digests.removeAll { event.text("sha256") == $0 }
        same.isNamed = true
      default: continue
      }
      wanted[file] = same.digests.isEmpty ? nil : same
    }
    return wanted.values.reduce(into: untold) { $0.formUnion($1.names) }
  }

  /// The digest of a file's bytes as a run last read or wrote them, relative to the folder; nil where none did.
  package func knownDigest(of file: String) -> String? {
    let file = Masking.fileName(file)
    for event in lines.backwards().lazy.compactMap({ JournalLines.event($0) }) where event.text("file") == file {
      if event.kind == .written { return event.text("after") }
      if event.kind == .input { return event.text("sha256") }
    }
    return nil
  }

  /// Adds events, each a line written at once, and syncs them; the folder's lock is held.
  ///
  /// - Throws: ``FacilityError/notWritable(file:reason:)``, ``FacilityError/leadsOut(link:to:)``; the file is then as long as it was.
  package mutating func append(_ new: [Event]) throws(FacilityError) {
    guard !new.isEmpty else { return }
    let path = try bounds.place(Self.name)
    let new = new.map(\.masked)
    let isNew = System.status(path) == nil
    if isNew { _ = System.makeFolder(System.folder(of: path)) }
    let descriptor = System.open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    defer { System.close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw .notWritable(file: path, reason: systemReason()) }
    var isWritten = true
    // A line that a power cut left without its end is closed first, so that it spoils no other.
    if end > 0, lastByte(of: descriptor, at: end) != 0x0A { isWritten = System.write([0x0A], to: descriptor) }
    let added = new.flatMap { Self.line(of: $0) }
    if isWritten { isWritten = System.write(added[...], to: descriptor) }
    if isWritten { isWritten = System.retrying { fsync(descriptor) } == 0 }
    guard isWritten else {
      let reason = systemReason()
      _ = ftruncate(descriptor, end)
      throw .notWritable(file: path, reason: reason)
    }
    if isNew { AtomicFile.syncFolder(of: path) }
    lines.append(added)
  }

  private func lastByte(of descriptor: Int32, at end: off_t) -> UInt8? {
    var byte: UInt8 = 0
    return unsafe pread(descriptor, &byte, 1, end - 1) == 1 ? byte : nil
  }

  private static func line(of event: Event) -> ArraySlice<UInt8> {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(event) else { return [] }
    return (TerminalText.json(Array(data)) + [0x0A])[...]
  }
}
