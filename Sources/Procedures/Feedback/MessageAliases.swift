/// Senders who bear another name in another export of the same chat (E5): a contact who was renamed, or a number that was saved.
///
/// Two are one where each is missing in the other's export and, as far as both exports reach, they said the very same things in the
/// very same minutes: two messages at least, of twenty characters together, and nobody else did.
struct MessageAliases {
  /// A client's message in one export.
  struct Line {
    var minute: Int32
    var hash: UInt64
    /// Characters.
    var length: Int32
    var party: Int32
  }

  private static let minimumCount = 2
  private static let minimumLength = 20

  private var others: [Int32: Int32] = [:]

  /// - Parameter exports: the messages of each file and of each remembered chat.
  init(_ exports: [[Line]]) {
    for (place, one) in exports.enumerated() {
      for other in exports[(place + 1)...] { compare(one, other) }
    }
  }

  var isEmpty: Bool { others.isEmpty }

  /// Who a sender is, under the first of their names.
  func party(_ party: Int32) -> Int32 {
    var party = party
    while let other = others[party] { party = other }
    return party
  }

  /// What one sender said, whatever the order.
  private struct Sayings: Hashable {
    var count = 0
    var length = 0
    var sum: UInt64 = 0

    mutating func add(_ line: Line) {
      count += 1
      length += Int(line.length)
      var mixed = line.hash ^ (UInt64(UInt32(bitPattern: line.minute)) &* 0x9E37_79B9_7F4A_7C15)
      mixed = (mixed ^ (mixed >> 31)) &* 0x94D0_49BB_1331_11EB
      sum &+= mixed ^ (mixed >> 29)
    }
  }

  private mutating func compare(_ one: [Line], _ other: [Line]) {
    let parties = (Set(one.map { party($0.party) }), Set(other.map { party($0.party) }))
    let alone = (parties.0.subtracting(parties.1), parties.1.subtracting(parties.0))
    guard !alone.0.isEmpty, !alone.1.isEmpty else { return }
    let start = max(one.map(\.minute).min() ?? 0, other.map(\.minute).min() ?? 0)
    let end = min(one.map(\.minute).max() ?? 0, other.map(\.minute).max() ?? 0)
    let left = sayings(one, of: alone.0, start, end)
    let right = sayings(other, of: alone.1, start, end)
    for (said, party) in left {
      guard let party, said.count >= Self.minimumCount, said.length >= Self.minimumLength, let same = right[said] ?? nil
      else { continue }
      others[max(party, same)] = min(party, same)
    }
  }

  /// Who said what within the minutes that both exports have in full; nil where two said the same.
  private func sayings(_ lines: [Line], of parties: Set<Int32>, _ start: Int32, _ end: Int32) -> [Sayings: Int32?] {
    var said: [Int32: Sayings] = [:]
    for line in lines where line.minute >= start && line.minute <= end && parties.contains(party(line.party)) {
      said[party(line.party), default: Sayings()].add(line)
    }
    var found: [Sayings: Int32?] = [:]
    for (party, sayings) in said { found[sayings] = found.keys.contains(sayings) ? .some(nil) : party }
    return found
  }
}
