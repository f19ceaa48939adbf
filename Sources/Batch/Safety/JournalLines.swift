import FoundationEssentials

/// The lines of a journal, read from its end: what a run asks for is among the last ones, however long the journal is.
struct JournalLines: Sendable {
  private var bytes: [UInt8] = []

  init(bytes: [UInt8] = []) { self.bytes = bytes }

  /// Adds lines; one that was left without its end is closed first.
  mutating func append(_ added: [UInt8]) {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += added
  }

  /// The lines that hold anything, the last one first.
  func backwards() -> UnfoldSequence<ArraySlice<UInt8>, Int> {
    sequence(state: bytes.count) { [bytes] end in
      while end > 0 {
        let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = bytes[start..<end]
        end = max(0, start - 1)
        if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { return line }
      }
      return nil
    }
  }

  /// The event of a line; nil where it is none.
  static func event(_ line: ArraySlice<UInt8>) -> Journal.Event? {
    (try? JSONDecoder().decode(Journal.Event.self, from: Data(line)))?.masked
  }

  /// The file that a line tells of, as the line names it; nil where it tells of none.
  static func file(of line: ArraySlice<UInt8>) -> String? {
    guard let place = place(of: fileMark, in: line) else { return nil }
    let name = line[(place + fileMark.count)...].prefix { $0 != quote }
    return name.contains(backslash) ? event(line)?.text("file") : String(decoding: name, as: UTF8.self)
  }

  private static let fileMark = Array("\"file\":\"".utf8)
  private static let momentMark = Array("\"at\":\"".utf8)
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// The events of the lines in which a text stands, the last one first.
  func containing(_ text: String) -> some Sequence<Journal.Event> {
    let text = Array(text.utf8)
    return backwards().lazy.filter { Self.place(of: text, in: $0) != nil }.compactMap { Self.event($0) }
  }

  /// The latest moment of any event: lines that tell of no later one are not looked into.
  var latest: Moment? {
    var best: (text: ArraySlice<UInt8>, moment: Moment)?
    for line in backwards() {
      guard let place = Self.place(of: Self.momentMark, in: line) else { continue }
      let text = line[(place + Self.momentMark.count)...].prefix(20)
      if let best, !best.text.lexicographicallyPrecedes(text) { continue }
      if let event = Self.event(line) { best = (text, event.moment) }
    }
    return best?.moment
  }

  private static func place(of text: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, line.count >= text.count else { return nil }
    for place in line.startIndex...line.endIndex - text.count
    where line[place] == first && line[place...].starts(with: text) {
      return place
    }
    return nil
  }
}
