import FoundationEssentials
import Spreadsheet

/// What the last run that found anything new left: by it the next one knows files without reading them, and that nothing is new.
///
/// It may be deleted at any time: a run without it opens everything and comes to the same. It says what was in place when it was
/// made, and nothing of it counts for a file that is another by now.
struct RunRecord {
  /// Relative to the facility's folder.
  static let name = Facility.archiveFolder + "/.sapa-ingatan"

  struct KnownFile: Equatable {
    var identity: FolderSnapshot.Identity
    /// SHA-256.
    var digest: String
  }

  /// By name, relative to the folder.
  var files: [String: KnownFile] = [:]
  /// What a run finds where nothing is new, ``Run/state(_:)``, and what it then says; nil where that can't be told beforehand.
  var outcome: (state: String, summary: RunSummary)?
  /// What later runs need not open.
  var closed: ClosedPeriods?
  /// When it was written, by the clock of the disk that it lies on; nil while it is made.
  private var seconds: Int?

  init() {}

  /// The record of a facility; an empty one where there is none, or none that can be trusted.
  init(folder: String) {
    let path = folder + "/" + Self.name
    guard let identity = FolderSnapshot.Identity(path), let bytes = AtomicFile.bytes(of: path) else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 3, Self.head(lines[1...]) == String(decoding: lines[0], as: UTF8.self) else { return }
    seconds = identity.seconds
    closed = try? JSONDecoder().decode(ClosedPeriods.self, from: Data(lines[3]))
    for line in lines[4...] {
      if let (name, file) = Self.file(line) { files[name] = file }
    }
    if let summary = RunSummary(remembered: Array(lines[2])) {
      outcome = (String(decoding: lines[1], as: UTF8.self), summary)
    }
  }

  /// What a file's bytes come to, where it is the one that was looked at.
  ///
  /// A file that was written while the record was made, or just before, may have been written once more within the disk's clock's
  /// tick: its bytes are read.
  func digest(of name: String, _ identity: FolderSnapshot.Identity) -> String? {
    guard let file = files[name], file.identity == identity else { return nil }
    if let seconds, max(identity.seconds, identity.changedSeconds) > seconds - 2 { return nil }
    return file.digest
  }

  /// Puts the record in its place; where that can't be done, the next run reads everything.
  func write(to folder: String) {
    guard let path = try? FolderBounds(folder).place(Self.name) else { return }
    var lines: [ArraySlice<UInt8>] = [Array((outcome?.state ?? "-").utf8)[...]]
    lines.append(outcome.flatMap { $0.summary.remembered }?[...] ?? Array("-".utf8)[...])
    lines.append(closed.flatMap { try? JSONEncoder().encode($0) }.map { Array($0)[...] } ?? Array("-".utf8)[...])
    lines += files.sorted(on: \.key).map { Self.line($0, $1)[...] }
    let text = ([Array(Self.head(lines[...]).utf8)[...]] + lines).joined(separator: [0x0A])
    try? AtomicFile.write(Array(text), to: path)
  }

  // MARK: Lines

  /// The first line: of which kind the others are, and what they come to.
  private static func head(_ lines: ArraySlice<ArraySlice<UInt8>>) -> String {
    var hash = SHA256()
    for line in lines {
      hash.update(line)
      hash.update([0x0A])
    }
    return "Sapa ingatan 2 " + hash.hexadecimal()
  }

  private static func line(_ name: String, _ file: KnownFile) -> [UInt8] {
    let identity = file.identity
    let numbers = [
      Int(truncatingIfNeeded: identity.device), Int(truncatingIfNeeded: identity.node), Int(identity.size),
      identity.seconds, identity.nanoseconds, identity.changedSeconds, identity.changedNanoseconds,
    ]
    return Array(([file.digest] + numbers.map { String($0) } + [name]).joined(separator: " ").utf8)
  }

  /// Nil where the line is none, as of a name with a line break in it.
  private static func file(_ line: ArraySlice<UInt8>) -> (name: String, file: KnownFile)? {
    let parts = line.split(separator: 0x20, maxSplits: 8, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let numbers = parts.dropFirst().prefix(7).compactMap { Int($0) }
    guard parts.count == 9, numbers.count == 7 else { return nil }
    let identity = FolderSnapshot.Identity(
      device: UInt64(bitPattern: Int64(numbers[0])), node: UInt64(bitPattern: Int64(numbers[1])),
      size: Int64(numbers[2]), seconds: numbers[3], nanoseconds: numbers[4], changedSeconds: numbers[5],
      changedNanoseconds: numbers[6])
    return (parts[8], KnownFile(identity: identity, digest: parts[0]))
  }
}
