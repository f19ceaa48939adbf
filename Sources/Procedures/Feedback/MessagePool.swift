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
    var length: Int
    /// The first file that shows it, and the entry there; -1 for none.
    var file: Int32
    var entry: Int32
    /// Which text it has: the memory's, or that of a file's entry.
    var textFile: Int32
    var textEntry: Int32
    /// The last moment of the export that a changed text is from.
    var textRank = Int.min
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

  private struct Identity: Hashable {
    var minute: Int32
    var party: Int32
    /// The chat of our own message; one of a client is the same in whatever chat.
    var chat: Int32
    var hash: UInt64
  }

  private struct Minute: Hashable {
    var minute: Int32
    var party: Int32
  }

  /// The first and the last of a chain of items.
  private struct Chain {
    var first: Int32
    var last: Int32
  }

  private(set) var items: [Item] = []
  private var equals: [Identity: Chain] = [:]
  private var atMinute: [Minute: Chain] = [:]

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
    var found = [Int32](repeating: -1, count: candidates.count)
    for (place, candidate) in candidates.enumerated() {
      found[place] = equal(candidate, source)
      if found[place] >= 0 { join(candidate, to: found[place], source) }
    }
    for (place, candidate) in candidates.enumerated() where found[place] < 0 && !candidate.item.isOwn {
      found[place] = changed(candidate, source)
      if found[place] >= 0 { join(candidate, to: found[place], source) }
    }
    for (place, candidate) in candidates.enumerated() where found[place] < 0 {
      found[place] = insert(candidate, source)
    }
    return found
  }

  private func identity(_ candidate: Candidate) -> Identity {
    Identity(
      minute: candidate.item.minute, party: candidate.item.party, chat: candidate.chat, hash: candidate.item.hash)
  }

  private func fits(_ candidate: Item, _ item: Item, _ source: Int32) -> Bool {
    item.source != source && item.isOwn == candidate.isOwn
      && (!item.isPrecise || !candidate.isPrecise || item.second == candidate.second)
  }

  private func equal(_ candidate: Candidate, _ source: Int32) -> Int32 {
    var place = equals[identity(candidate)]?.first ?? -1
    while place >= 0, !fits(candidate.item, items[Int(place)], source) { place = items[Int(place)].nextEqual }
    return place
  }

  private func changed(_ candidate: Candidate, _ source: Int32) -> Int32 {
    var place = atMinute[Minute(minute: candidate.item.minute, party: candidate.item.party)]?.first ?? -1
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
    if other.isEdited, candidate.rank > items[Int(place)].textRank {
      items[Int(place)].isEdited = true
      items[Int(place)].textRank = candidate.rank
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
    if item.isEdited { item.textRank = candidate.rank }
    let identity = identity(candidate)
    // In order, so that the first of equal ones is the first of equal ones elsewhere.
    if let last = equals[identity]?.last {
      items[Int(last)].nextEqual = place
      equals[identity]?.last = place
    } else {
      equals[identity] = Chain(first: place, last: place)
    }
    if !item.isOwn {
      let minute = Minute(minute: item.minute, party: item.party)
      if let last = atMinute[minute]?.last {
        items[Int(last)].nextAtMinute = place
        atMinute[minute]?.last = place
      } else {
        atMinute[minute] = Chain(first: place, last: place)
      }
    }
    items.append(item)
    return place
  }
}
