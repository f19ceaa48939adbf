import Core
import Spreadsheet

/// A0: rows become stays, before anything else.
///
/// Rows of one no. rawat are one stay; rows without one are joined by no. RM and admission; a room move (`Pindah Kamar`)
/// goes on in the row of the same patient that begins where it ends. The stay keeps its first admission, last discharge and
/// last room. Then the same patient with the same discharge date twice is one stay.
package struct StayCollapse: Sendable {
  package private(set) var stays: [Stay] = []
  /// The rows of all stays, each stay's together, the shown one first.
  package private(set) var rows: [StayRow] = []

  package init(_ input: [StayRow]) {
    var sets = DisjointSets(count: input.count)
    joinByIdentity(input, &sets)
    var groups = sets.groups()
    if joinByDischarge(input, groups, &sets) { groups = sets.groups() }
    stays.reserveCapacity(groups.count)
    rows.reserveCapacity(input.count)
    for group in groups.indices { append(groups[group].map { input[Int($0)] }) }
    findReadmissions()
  }

  // MARK: Which rows are one stay

  private func joinByIdentity(_ input: [StayRow], _ sets: inout DisjointSets) {
    var byVisit: [PatientVisit: Int] = [:]
    var byKey: [Int32: Int] = [:]
    var byAdmission: [PatientDay: Int] = [:]
    byVisit.reserveCapacity(input.count)
    byAdmission.reserveCapacity(input.count)
    for (index, row) in input.enumerated() {
      if let visit = row.visit { join(index, &byVisit, PatientVisit(patient: row.patient, visit: visit), &sets) }
      if let key = row.key { join(index, &byKey, key, &sets) }
      if row.visit != nil, let day = row.admissionDay, byAdmission[day] == nil { byAdmission[day] = index }
    }
    for (index, row) in input.enumerated() where row.visit == nil {
      if let day = row.admissionDay { join(index, &byAdmission, day, &sets) }
    }
    for (index, row) in input.enumerated() where row.outcome == .roomMove && row.visit == nil {
      guard let patient = row.patient, let day = row.discharge else { continue }
      if let next = byAdmission[PatientDay(patient: patient, day: day.dayNumber)] { sets.join(index, next) }
    }
  }

  private func join<Key: Hashable>(_ index: Int, _ known: inout [Key: Int], _ key: Key, _ sets: inout DisjointSets) {
    if let first = known[key] { sets.join(first, index) } else { known[key] = index }
  }

  /// Joins stays of one patient that end on one day; whether there were any.
  private func joinByDischarge(_ input: [StayRow], _ groups: DisjointSets.Groups, _ sets: inout DisjointSets) -> Bool {
    var known: [PatientDay: Int] = [:]
    known.reserveCapacity(groups.count)
    var hasJoined = false
    for group in groups.indices {
      let rows = groups[group].map { input[Int($0)] }
      guard let patient = rows.lazy.compactMap(\.patient).first, let discharge = Ending(rows).discharge else {
        continue
      }
      let day = PatientDay(patient: patient, day: discharge.dayNumber)
      let place = Int(groups[group][groups[group].startIndex])
      if let first = known[day] {
        sets.join(first, place)
        hasJoined = true
      } else {
        known[day] = place
      }
    }
    return hasJoined
  }

  // MARK: What the stay is

  private mutating func append(_ own: [StayRow]) {
    let ending = Ending(own)
    let start = rows.count
    if own.count == 1 { rows += own } else { rows += ending.shownFirst(own) }
    let closing = own.lazy.filter { $0.outcome != .roomMove && $0.discharge == ending.discharge }
    stays.append(
      Stay(
        source: rows[start].source, rows: start..<rows.count, patient: own.lazy.compactMap(\.patient).first,
        admission: own.lazy.compactMap(\.admission).min(), discharge: ending.discharge,
        entry: closing.compactMap(\.entry).min(), outcome: ending.outcome))
  }

  /// A3b: for each stay the same patient's next admission on or after its discharge.
  private mutating func findReadmissions() {
    let order = stays.indices.filter { stays[$0].patient != nil }
      .sorted(on: { Int(stays[$0].patient ?? 0) })
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, stays[order[end]].patient == stays[order[start]].patient { end += 1 }
      let own = order[start..<end]
      start = end
      if own.count == 1 { continue }
      for index in own {
        guard let discharge = stays[index].discharge else { continue }
        var next: CalendarDate?
        for other in own where other != index {
          guard let admission = stays[other].admission, admission >= discharge else { continue }
          next = next.map { min($0, admission) } ?? admission
        }
        stays[index].readmission = next
      }
    }
  }
}

/// How a stay ends, by its rows.
private struct Ending {
  private(set) var discharge: CalendarDate?
  private(set) var outcome: DischargeOutcome

  init(_ rows: [StayRow]) {
    let closing = rows.filter { $0.outcome != .roomMove }
    // An export may correct what an earlier work book holds, and a newer book an older one; what only the book knows is kept.
    let hasFresh = closing.contains { $0.isFresh && $0.discharge != nil }
    let newest = hasFresh ? nil : closing.lazy.filter { $0.discharge != nil }.map(\.source.table).min()
    let deciding = closing.filter { $0.isFresh || $0.source.table == newest }
    discharge = deciding.lazy.compactMap(\.discharge).max()
    outcome = closing.isEmpty ? .roomMove : .unstated
    if let last = discharge, deciding.contains(where: { isOpen($0, after: last, deciding) }) { discharge = nil }
    outcome = stated(deciding) ?? stated(closing) ?? outcome
  }

  /// The rows with the shown one first: the one that closes the stay, else the last to begin.
  func shownFirst(_ rows: [StayRow]) -> [StayRow] {
    rows.enumerated().sorted { left, right in
      let (l, r) = (rank(left.element), rank(right.element))
      return l == r ? left.offset < right.offset : l > r
    }.map(\.element)
  }

  /// What closing rows state: death on any of them, else what the last row of the exports with this discharge says, else
  /// the newest work book; nil where none states anything.
  private func stated(_ closing: [StayRow]) -> DischargeOutcome? {
    if closing.contains(where: { $0.outcome == .died }) { return .died }
    let stated = closing.filter { $0.outcome != .unstated && $0.discharge == discharge }
    let last = stated.filter(\.isFresh).max { $0.source < $1.source } ?? stated.min { $0.source < $1.source }
    return last?.outcome
  }

  /// Whether a row without a discharge says that the stay went on after the last discharge of its other rows.
  private func isOpen(_ row: StayRow, after discharge: CalendarDate, _ closing: [StayRow]) -> Bool {
    guard row.discharge == nil, let admission = row.admission else { return false }
    if admission > discharge { return true }
    return admission == discharge && !closing.contains { $0.discharge != nil && $0.admission == admission }
  }

  private func rank(_ row: StayRow) -> (Int, Int32, Int) {
    let closes = row.outcome != .roomMove && row.discharge == discharge ? 1 : 0
    return (closes, row.admission?.dayNumber ?? .min, row.key == nil ? 1 : 0)
  }
}

private struct PatientVisit: Hashable {
  var patient: Int32?
  var visit: Int32
}

private struct PatientDay: Hashable {
  var patient: Int32
  var day: Int32
}

extension StayRow {
  fileprivate var admissionDay: PatientDay? {
    guard let patient, let admission else { return nil }
    return PatientDay(patient: patient, day: admission.dayNumber)
  }

  /// Whether it stands in one of the run's exports, and not in an earlier work book.
  package var isFresh: Bool { key == nil }
}

/// Sets of places that are joined pairwise (union–find).
private struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = Array(0..<Int32(count)) }

  mutating func root(_ place: Int) -> Int {
    var place = place
    while Int(parents[place]) != place {
      parents[place] = parents[Int(parents[place])]
      place = Int(parents[place])
    }
    return place
  }

  /// Joins two sets under the earlier of their roots.
  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(left), root(right))
    if left < right { parents[right] = Int32(left) } else if right < left { parents[left] = Int32(right) }
  }

  /// The places of each set, in their order, set by set in the order of their first places.
  struct Groups {
    fileprivate var starts: [Int32] = []
    fileprivate var order: [Int32]

    var count: Int { starts.count - 1 }
    var indices: Range<Int> { 0..<count }
    subscript(group: Int) -> ArraySlice<Int32> { order[Int(starts[group])..<Int(starts[group + 1])] }
  }

  mutating func groups() -> Groups {
    var groupOfRoot = [Int32](repeating: -1, count: parents.count)
    var sizes: [Int32] = []
    for place in parents.indices {
      let root = root(place)
      if groupOfRoot[root] < 0 {
        groupOfRoot[root] = Int32(sizes.count)
        sizes.append(0)
      }
      sizes[Int(groupOfRoot[root])] += 1
    }
    var groups = Groups(order: [Int32](repeating: 0, count: parents.count))
    var next: Int32 = 0
    for size in sizes {
      groups.starts.append(next)
      next += size
    }
    groups.starts.append(next)
    var filled = groups.starts
    for place in parents.indices {
      let group = Int(groupOfRoot[root(place)])
      groups.order[Int(filled[group])] = Int32(place)
      filled[group] += 1
    }
    return groups
  }
}
