import Book
import Core
import Intake
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
  /// The same of the call's own line, without its week's recap.
  var isApprovedItself = false
  /// `Tanggal Persetujuan`.
  private var approval: CalendarDate?

  init(_ call: borrowing PhoneCall, officer: Int32?) {
    rings = call.rings.value.map { Int16(clamping: $0) }
    minute = call.start.value.map { Int16($0.minute) }
    type = call.type.value
    self.officer = officer
    isApproved = B10Approval.isApproved(call)
    approval = call.approvalDate.value
  }

  /// Whether the call was approved after a day: as of that day it was not.
  func isApproved(after day: CalendarDate) -> Bool { isApproved && approval.map { $0 > day } ?? false }
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
    if broken.contains(B4CallbackInTime.clause) { return .late }
    if unknown.contains(B4CallbackInTime.clause) { return .unknown }
    return isCallbackOpen ? .pending : .inTime
  }
}

/// The officers whom calls name, in order of their first call; spellings that differ by case or blanks are one officer (G12).
struct PhoneOfficers: Sendable {
  /// As they are spelled most often, with single blanks; of spellings as frequent the first in order.
  private(set) var names: [String] = []
  /// How often each spelling is noted, by the officer's place.
  private var spellings: [[String: Int]] = []
  private var places: [String: Int32] = [:]
  private let list: OfficerList

  /// Officers of calls that are not looked at, by their spellings.
  init(_ list: OfficerList, _ spellings: [String: Int] = [:]) {
    self.list = list
    for (name, count) in spellings.sorted(on: \.key) {
      guard let place = place(name) else { continue }
      self.spellings[Int(place)][name] = count
    }
  }

  /// The officer of a name that is noted.
  func known(_ name: String) -> Int32? { places[name] }

  /// Whether an officer is noted under several spellings.
  private func isMixed(_ place: Int32) -> Bool { spellings[Int(place)].count > 1 }

  /// The spelling by which a name's officer is shown; empty where the name is spelled so.
  func remark(on name: String, _ place: Int32) -> String {
    let shown = names[Int(place)]
    return shown != name && (isMixed(place) || list.has(name)) ? shown : ""
  }

  /// Whether there is a list that lacks the name.
  func isUnknown(_ name: String) -> Bool { !list.isEmpty && !list.has(name) }

  /// The officer of a call; nil where nobody is noted. Names are known after ``settle()``.
  mutating func place(_ name: String?) -> Int32? {
    guard let name, !name.isEmpty else { return nil }
    if let place = places[name] {
      spellings[Int(place)][name, default: 0] += 1
      return place
    }
    let key = OfficerNames.key(list.shown(name))
    // Whoever writes that the officer is not known has noted nobody.
    guard !key.isEmpty, key != Self.unknownKey else { return nil }
    let place = places[key] ?? Int32(spellings.count)
    if Int(place) == spellings.count { spellings.append([:]) }
    places[key] = place
    places[name] = place
    spellings[Int(place)][name, default: 0] += 1
    return place
  }

  /// Chooses the spelling by which each officer is shown.
  mutating func settle() {
    names = spellings.map { counts in
      if let listed = counts.keys.first(where: list.has) { return list.shown(listed) }
      let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      return best.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private static let unknownKey = OfficerNames.key(unknownWord)
}
