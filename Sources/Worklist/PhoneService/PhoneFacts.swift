import Intake
import Procedures
import Spreadsheet

/// What figures need of one call, without its texts: made once, while the call is decided over.
struct PhoneFacts: Sendable {
  /// Nil where `Jumlah Dering` is missing or can't be read.
  var rings: Int16?
  /// Minutes from midnight to the call's start.
  var minute: Int16?
  /// Nil where the type is missing or no service that the template knows.
  var type: PhoneServiceType?
  /// The officer's place among ``PhoneState/officers``; nil where nobody is noted.
  var officer: Int32?
  /// Both `Disetujui Oleh` and `Tanggal Persetujuan` are there (B10).
  var isApproved: Bool

  init(_ call: borrowing PhoneCall, officer: Int32?) {
    rings = call.rings.value.map { Int16(clamping: $0) }
    minute = call.start.value.map { Int16($0.minute) }
    type = call.type.value
    self.officer = officer
    isApproved = B10Approval.isApproved(call)
  }
}

/// How a call stands to its callback's limit (B4).
enum CallbackState: Sendable {
  case inTime
  case late
  /// Not on record, and its limit has not passed.
  case pending
  case unknown
}

extension PhoneCallDecision {
  var callback: CallbackState {
    if broken.contains(.b4) { return .late }
    if unknown.contains(.b4) { return .unknown }
    return isCallbackOpen ? .pending : .inTime
  }
}

/// The officers' names as they are typed, in order of their first call.
struct PhoneOfficers: Sendable {
  private(set) var names: [String] = []
  /// How often each is noted.
  private(set) var counts: [Int] = []
  private var places: [String: Int32] = [:]

  mutating func place(_ name: String?) -> Int32? {
    guard let name, !name.isEmpty else { return nil }
    let place = places[name] ?? Int32(names.count)
    if Int(place) == names.count {
      places[name] = place
      names.append(name)
      counts.append(0)
    }
    counts[Int(place)] += 1
    return place
  }

  /// By the place of a spelling: a more frequent one of the same name that differs by case or blanks only.
  var likelySpellings: [Int: String] {
    var groups: [String: [Int]] = [:]
    for (place, name) in names.enumerated() {
      groups[name.lowercased().filter { !$0.isWhitespace }, default: []].append(place)
    }
    var likely: [Int: String] = [:]
    for group in groups.values where group.count > 1 {
      guard let best = group.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else { continue }
      for place in group where place != best { likely[place] = names[best] }
    }
    return likely
  }
}
