/// The zone that a clock shows; Indonesia's three have no summer time.
public struct ClockZone: Sendable, Hashable {
  /// Minutes east of UTC, -840 to 840.
  public let offset: Int

  /// `Asia/Jakarta`: WIB.
  public static let western = ClockZone(offset: 420)
  /// `Asia/Makassar`: WITA.
  public static let central = ClockZone(offset: 480)
  /// `Asia/Jayapura`: WIT.
  public static let eastern = ClockZone(offset: 540)
  /// What `Z`, `UTC` and `GMT` name.
  public static let universal = ClockZone(offset: 0)

  init(offset: Int) { self.offset = offset }

  private static let indonesian: [(zone: ClockZone, name: String, word: String)] = [
    (western, "Asia/Jakarta", "WIB"), (central, "Asia/Makassar", "WITA"), (eastern, "Asia/Jayapura", "WIT"),
  ]

  /// The names of Indonesia's three, from west to east.
  public static let names = indonesian.map(\.name)

  /// One of Indonesia's three by its name, such as `Asia/Jakarta`; nil for any other.
  public init?(name: String) {
    guard let known = Self.indonesian.first(where: { $0.name == name }) else { return nil }
    self = known.zone
  }

  /// `Asia/Jakarta`; of a zone that is none of Indonesia's, what ``description`` says.
  public var name: String { Self.indonesian.first { $0.zone == self }?.name ?? description }

  /// The zone that a time's text names behind the time: `08.30 WITA`, `08:30+08:00`, `08.30 UTC`; nil where it names none.
  ///
  /// `-09` behind a time is the end of a span, unless `UTC` or `GMT` stands before it.
  package init?(namedIn text: String) {
    let bytes = Array(text.utf8)
    let range = CellText.unwrapped(bytes.span)
    var scanner = TextScanner(at: range.lowerBound, end: range.upperBound)
    guard scanner.time(bytes.span) != nil, scanner.isAtEnd, let zone = scanner.named ?? scanner.zone,
      scanner.named != nil || zone.offset >= 0
    else { return nil }
    // `14.05 WIB +07:00` says the same twice.
    self = zone == .universal ? scanner.zone ?? zone : zone
  }

  /// What a word behind a time names.
  static let words: [UInt64: ClockZone] = {
    var words = [Bytes.packed("z"): universal, Bytes.packed("utc"): universal, Bytes.packed("gmt"): universal]
    for known in indonesian { words[Bytes.packed(known.word)] = known.zone }
    return words
  }()
}

extension ClockZone: CustomStringConvertible {
  /// What people write after the time of day: `WIB`, `WITA`, `WIT`, else `UTC+05.30`.
  public var description: String {
    if let known = Self.indonesian.first(where: { $0.zone == self }) { return known.word }
    if offset == 0 { return "UTC" }
    let (hours, minutes) = (abs(offset) / 60, abs(offset) % 60)
    return "UTC\(offset < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours).\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
