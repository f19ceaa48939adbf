import Spreadsheet

/// The order of messages that several files and books show, each in an order of its own.
///
/// Messages are in order of their moments, none before the one above it in its file; those of one moment stand as the first file
/// has them, what another file has or a book remembers more beside its neighbours there.
struct MessageOrder {
  /// All items, in order.
  let items: [Int]

  /// - Parameters:
  ///   - sequences: the items of each file and book in order; an item is in one of them at least.
  ///   - moments: by item.
  init(_ sequences: [[Int]], moments: [Int]) {
    // One file alone is the order.
    let filled = sequences.filter { !$0.isEmpty }
    if filled.count == 1 {
      items = filled[0]
      return
    }
    var effective = [Int](repeating: Int.min, count: moments.count)
    var buckets: [Int: [Int]] = [:]
    for sequence in sequences {
      var latest = Int.min
      var here: [Int: [Int]] = [:]
      for item in sequence {
        if effective[item] == Int.min { effective[item] = max(latest, moments[item]) }
        latest = max(latest, effective[item])
        here[effective[item], default: []].append(item)
      }
      for (moment, items) in here {
        if let known = buckets[moment] {
          buckets[moment] = Self.merged(known, items)
        } else {
          buckets[moment] = items
        }
      }
    }
    items = buckets.sorted(on: \.key).flatMap(\.value)
  }

  /// Puts the items of one list into another, each behind the one that it follows, or before the one that follows it.
  private static func merged(_ known: [Int], _ items: [Int]) -> [Int] {
    var result = known
    var places = Set(known)
    var waiting: [Int] = []
    var cursor: Int?
    for item in items {
      if places.contains(item) {
        guard let place = result.firstIndex(of: item) else { continue }
        result.insert(contentsOf: waiting, at: place)
        cursor = place + waiting.count + 1
        waiting = []
      } else if let place = cursor {
        result.insert(item, at: place)
        cursor = place + 1
      } else {
        waiting.append(item)
      }
      places.insert(item)
    }
    return result + waiting
  }
}
