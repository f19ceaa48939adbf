import Book
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

  /// What a run says that finds the folder in a state.
  struct Outcome {
    var state: String
    private var line: [UInt8]

    /// Nil where the summary can't be kept.
    init?(state: String, _ summary: RunSummary) {
      guard let line = summary.remembered else { return nil }
      self.init(state: state, line: line)
    }

    fileprivate init(state: String, line: [UInt8]) { (self.state, self.line) = (state, line) }

    /// The summary of a facility with a language of messages; nil where the record is of another make.
    func summary(_ language: Language) -> RunSummary? { RunSummary(remembered: line, language) }

    fileprivate var lines: [[UInt8]] { [Array(state.utf8), line] }
  }

  /// By name, relative to the folder.
  var files: [String: KnownFile] = [:]
  /// The journal, where it tells of all of these files; nil where that is not certain.
  var journal: FolderSnapshot.Identity?
  /// What a run finds where nothing is new, ``Run/state(_:)``, and what it then says; nil where that can't be told beforehand.
  var outcome: Outcome?
  /// What later runs need not open.
  var closed: ClosedPeriods?
  /// When it was written, by the clock of the disk that it lies on; nil while it is made.
  private var seconds: Int?

  init() {}

  /// The record of a facility; an empty one where there is none, or none that can be trusted.
  init(folder: String) {
    let path = folder + "/" + Self.name
    guard let identity = FolderSnapshot.Identity(path), let bytes = AtomicFile.bytes(of: path) else { return }
    var rest = bytes[...]
    let lines = (0..<5).map { _ in Self.line(&rest) }
    guard lines[0] == Array(Self.head(bytes[lines[1].startIndex...]).utf8)[...] else { return }
    seconds = identity.seconds
    closed = try? JSONDecoder().decode(ClosedPeriods.self, from: Data(lines[3]))
    let blocks = (closed?.logs.keys.sorted() ?? []).flatMap { sop in Self.blocks.map { (sop, $0) } }
    for ((sop, block), count) in zip(blocks, Self.counts(lines[4])).reversed() {
      guard count <= rest.count else { return }
      closed?.logs[sop]?[keyPath: block] = rest.suffix(count)
      rest.removeLast(count)
    }
    for line in rest.split(separator: 0x0A) {
      guard let (name, file) = Self.file(line) else { continue }
      if name == Journal.name { journal = file.identity } else { files[name] = file }
    }
    if lines[1] != Self.none[...] {
      outcome = Outcome(state: String(decoding: lines[1], as: UTF8.self), line: Array(lines[2]))
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
    let blocks = (closed?.logs ?? [:]).sorted(on: \.key).flatMap { log in Self.blocks.map { log.value[keyPath: $0] } }
    var text: [UInt8] = []
    for line in (outcome?.lines ?? [Self.none, Self.none]) + [
      closed.flatMap { try? JSONEncoder().encode($0) }.map { Array($0) } ?? Self.none,
      Array(blocks.map { String($0.count) }.joined(separator: " ").utf8),
    ] {
      text += line
      text.append(0x0A)
    }
    if let journal { text += Self.line(Journal.name, KnownFile(identity: journal, digest: "-")) }
    for (name, file) in files.sorted(on: \.key) { text += Self.line(name, file) }
    for block in blocks { text += block }
    try? AtomicFile.write(Array(Self.head(text[...]).utf8) + [0x0A] + text, to: path)
  }

  /// What of a closed log stands behind the lines, as it is.
  private static var blocks: [WritableKeyPath<ClosedLog, ArraySlice<UInt8>>] { [\.contribution, \.rows] }

  // MARK: Lines

  /// A line that says nothing.
  private static let none = Array("-".utf8)

  /// The first line: of which kind the others are, and by what they are known to be whole.
  private static func head(_ bytes: ArraySlice<UInt8>) -> String {
    var sum = UInt64(bytes.count)
    unsafe bytes.withUnsafeBytes { bytes in
      var place = 0
      while place < bytes.count {
        let isWhole = place + 8 <= bytes.count
        let word =
          isWhole
          ? unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          : unsafe bytes[place...].reduce(0) { $0 << 8 | UInt64($1) }
        sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 29
        place += 8
      }
    }
    return "Sapa ingatan 5 " + String(sum, radix: 16)
  }

  /// Takes the first line off.
  private static func line(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let line = bytes.prefix { $0 != 0x0A }
    bytes = bytes[line.endIndex...].dropFirst()
    return line
  }

  private static func counts(_ line: ArraySlice<UInt8>) -> [Int] {
    line.split(separator: 0x20).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  private static func line(_ name: String, _ file: KnownFile) -> [UInt8] {
    let identity = file.identity
    let numbers = [
      Int(truncatingIfNeeded: identity.device), Int(truncatingIfNeeded: identity.node), Int(identity.size),
      identity.seconds, identity.nanoseconds, identity.changedSeconds, identity.changedNanoseconds,
    ]
    return Array((([file.digest] + numbers.map { String($0) } + [name]).joined(separator: " ") + "\n").utf8)
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
