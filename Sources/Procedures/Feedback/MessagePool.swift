import Core
import Intake
import Spreadsheet

/// The messages of all files and of what the work books remember, each once (E5).
///
/// A message is known by its minute, its sender and its text, whichever file shows it; where two exports know the second, by that.
/// So many equal ones of a minute are there as the export has that shows most of them. A message that was changed later is known by
/// its moment and its sender.
struct MessagePool {
  struct Item {
    var date: CalendarDate
    /// Of the day.
    var second: Int32
    /// Whether the second is known, not the minute alone.
    var isPrecise: Bool
    /// Of whom it is on which channel; of our own to whom, -1 in a chat.
    var party: Int32
    var isSMS: Bool
    var isOwn: Bool
    var isMedia: Bool
    var isEdited: Bool
    var hash: UInt64
    /// Characters of the text that count (``FoldedText``); none of media.
    var length: Int32
    /// The first file that shows it, and the entry there; -1 for none.
    var file: Int32
    var entry: Int32
    /// Which text it has: the memory's, or that of a file's entry.
    var textFile: Int32
    var textEntry: Int32
    /// Its place in the memory; -1 for none.
    var memory: Int32 = -1
    /// The source that was matched with it last, so that equal messages of one source stay several.
    var source: Int32
    var nextEqual: Int32 = -1
    var nextAtMinute: Int32 = -1

    /// Seconds since 1970-01-01 in the facility's own time.
    var moment: Int { Int(date.dayNumber) * 86_400 + Int(second) }
    var minute: Int32 { date.dayNumber * 1440 + second / 60 }
  }

  private(set) var items: [Item] = []
  /// The first and the last of a chain of items.
  private struct Chain {
    var first: Int32
    var last: Int32
  }

  /// By a hash of what equal messages have in common.
  private var equals: [UInt64: Chain] = [:]
  /// By minute and sender, those of clients; nil until a message was changed, before which nobody asks.
  private var atMinute: [UInt64: Chain]?
  /// By changed item: the last moment of the export that its text is from.
  private var ranks: [Int32: Int] = [:]

  /// What a source says of one message.
  struct Candidate {
    var item: Item
    /// Our own message's chat; -1 of a client's.
    var chat: Int32
    /// The last moment of the export.
    var rank: Int
  }

  /// Takes the messages of one source: those with equals first, then those that were changed, then the new ones.
  ///
  /// - Returns: By candidate the item that it is.
  mutating func add(_ candidates: [Candidate], source: Int32) -> [Int32] {
    if atMinute == nil, candidates.contains(where: \.item.isEdited) {
      atMinute = [:]
      for place in items.indices where !items[place].isOwn { chainAtMinute(Int32(place)) }
    }
    if items.isEmpty { items.reserveCapacity(candidates.count) }
    var found = [Int32](repeating: -1, count: candidates.count)
    for (place, candidate) in candidates.enumerated() {
      found[place] = equal(candidate, source)
      if found[place] >= 0 { join(candidate, to: found[place], source) }
    }
    for (place, candidate) in candidates.enumerated()
    where atMinute != nil && found[place] < 0 && !candidate.item.isOwn {
      found[place] = changed(candidate, source)
      if found[place] >= 0 { join(candidate, to: found[place], source) }
    }
    for (place, candidate) in candidates.enumerated() where found[place] < 0 {
      found[place] = insert(candidate, source)
    }
    return found
  }

  /// Lets go of what only the joining needs.
  mutating func finish() {
    (equals, atMinute, ranks) = ([:], nil, [:])
  }

  /// A hash of minute, sender and text; of our own message of its chat, too: one of a client is the same in whatever chat.
  private static func identity(_ candidate: Candidate) -> UInt64 {
    var hash = candidate.item.hash ^ (pair(candidate.item.minute, candidate.item.party) &* 0x9E37_79B9_7F4A_7C15)
    hash = (hash ^ UInt64(UInt32(bitPattern: candidate.chat)) ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ (hash >> 32)
  }

  private static func pair(_ minute: Int32, _ party: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: minute)) << 32 | UInt64(UInt32(bitPattern: party))
  }

  private func fits(_ candidate: Item, _ item: Item, _ source: Int32) -> Bool {
    item.source != source && item.isOwn == candidate.isOwn
      && (!item.isPrecise || !candidate.isPrecise || item.second == candidate.second)
  }

  private func equal(_ candidate: Candidate, _ source: Int32) -> Int32 {
    var place = equals[Self.identity(candidate)]?.first ?? -1
    while place >= 0, !fits(candidate.item, items[Int(place)], source) { place = items[Int(place)].nextEqual }
    return place
  }

  private func changed(_ candidate: Candidate, _ source: Int32) -> Int32 {
    var place = atMinute?[Self.pair(candidate.item.minute, candidate.item.party)]?.first ?? -1
    while place >= 0 {
      let item = items[Int(place)]
      if fits(candidate.item, item, source), item.isEdited || candidate.item.isEdited { return place }
      place = item.nextAtMinute
    }
    return -1
  }

  private mutating func join(_ candidate: Candidate, to place: Int32, _ source: Int32) {
    let other = candidate.item
    items[Int(place)].source = source
    if !items[Int(place)].isPrecise, other.isPrecise {
      items[Int(place)].second = other.second
      items[Int(place)].isPrecise = true
    }
    if items[Int(place)].file < 0 {
      items[Int(place)].file = other.file
      items[Int(place)].entry = other.entry
    }
    if other.memory >= 0 { items[Int(place)].memory = other.memory }
    if other.isEdited, candidate.rank > ranks[place] ?? Int.min {
      items[Int(place)].isEdited = true
      ranks[place] = candidate.rank
      items[Int(place)].textFile = other.textFile
      items[Int(place)].textEntry = other.textEntry
      items[Int(place)].isMedia = other.isMedia
      items[Int(place)].hash = other.hash
    }
  }

  private mutating func insert(_ candidate: Candidate, _ source: Int32) -> Int32 {
    var item = candidate.item
    let place = Int32(items.count)
    item.source = source
    if item.isEdited { ranks[place] = candidate.rank }
    let identity = Self.identity(candidate)
    // In order, so that the first of equal ones is the first of equal ones elsewhere.
    if let last = equals[identity]?.last {
      items[Int(last)].nextEqual = place
      equals[identity]?.last = place
    } else {
      equals[identity] = Chain(first: place, last: place)
    }
    items.append(item)
    if atMinute != nil, !item.isOwn { chainAtMinute(place) }
    return place
  }

  private mutating func chainAtMinute(_ place: Int32) {
    let minute = Self.pair(items[Int(place)].minute, items[Int(place)].party)
    if let last = atMinute?[minute]?.last {
      items[Int(last)].nextAtMinute = place
      atMinute?[minute]?.last = place
    } else {
      atMinute?[minute] = Chain(first: place, last: place)
    }
  }
}
