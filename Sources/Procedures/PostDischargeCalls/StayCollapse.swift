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
    var drafts = drafts(input, &sets)
    joinByDischarge(&drafts)
    finish(drafts)
  }

  private struct Draft {
    var rows: [StayRow]
    var admission: CalendarDate?
    var discharge: CalendarDate?
    var outcome: DischargeOutcome
  }

  private func joinByIdentity(_ input: [StayRow], _ sets: inout DisjointSets) {
    var byVisit: [Int32: Int] = [:]
    var byKey: [Int32: Int] = [:]
    var byAdmission: [PatientDay: Int] = [:]
    for (index, row) in input.enumerated() {
      if let visit = row.visit { join(index, &byVisit, visit, &sets) }
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

  private func drafts(_ input: [StayRow], _ sets: inout DisjointSets) -> [Draft] {
    var place: [Int: Int] = [:]
    var drafts: [Draft] = []
    for (index, row) in input.enumerated() {
      let root = sets.root(index)
      if let found = place[root] {
        drafts[found].rows.append(row)
      } else {
        place[root] = drafts.count
        drafts.append(Draft(rows: [row], outcome: .unstated))
      }
    }
    for index in drafts.indices { close(&drafts[index]) }
    return drafts
  }

  /// Finds the draft's admission, discharge and outcome from its rows.
  private func close(_ draft: inout Draft) {
    draft.admission = draft.rows.lazy.compactMap(\.admission).min()
    let closing = draft.rows.filter { $0.outcome != .roomMove }
    // An export may correct what an earlier work book holds; what only the book knows is kept.
    let fresh = closing.filter { $0.isFresh && $0.discharge != nil }
    let deciding = fresh.isEmpty ? closing : closing.filter(\.isFresh)
    draft.discharge = deciding.lazy.compactMap(\.discharge).max()
    if let discharge = draft.discharge, deciding.contains(where: { isOpen($0, after: discharge, deciding) }) {
      draft.discharge = nil
    }
    draft.outcome = closing.isEmpty ? .roomMove : .unstated
    // The shown row comes first: the one that closes the stay, else the last to begin.
    let shown = draft.discharge
    draft.rows = draft.rows.enumerated().sorted { left, right in
      let (l, r) = (rank(left.element, shown), rank(right.element, shown))
      return l == r ? left.offset < right.offset : l > r
    }.map(\.element)
    if let stated = outcome(deciding, draft.discharge) ?? outcome(closing, draft.discharge) { draft.outcome = stated }
  }

  /// What closing rows state: death on any of them, else what the last row of the exports with this discharge says, else
  /// the newest work book; nil where none states anything.
  private func outcome(_ closing: [StayRow], _ discharge: CalendarDate?) -> DischargeOutcome? {
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

  private func rank(_ row: StayRow, _ discharge: CalendarDate?) -> (Int, Int32, Int) {
    let closes = row.outcome != .roomMove && row.discharge == discharge ? 1 : 0
    return (closes, row.admission?.dayNumber ?? .min, row.key == nil ? 1 : 0)
  }

  private func joinByDischarge(_ drafts: inout [Draft]) {
    var known: [PatientDay: Int] = [:]
    var kept: [Draft] = []
    kept.reserveCapacity(drafts.count)
    for draft in drafts {
      guard let patient = draft.rows.lazy.compactMap(\.patient).first, let discharge = draft.discharge else {
        kept.append(draft)
        continue
      }
      let day = PatientDay(patient: patient, day: discharge.dayNumber)
      if let first = known[day] {
        kept[first].rows += draft.rows
        close(&kept[first])
      } else {
        known[day] = kept.count
        kept.append(draft)
      }
    }
    drafts = kept
  }

  private mutating func finish(_ drafts: [Draft]) {
    stays.reserveCapacity(drafts.count)
    for draft in drafts {
      let start = rows.count
      rows += draft.rows
      let closing = draft.rows.filter { $0.outcome != .roomMove && $0.discharge == draft.discharge }
      stays.append(
        Stay(
          source: draft.rows[0].source, rows: start..<rows.count,
          patient: draft.rows.lazy.compactMap(\.patient).first, admission: draft.admission,
          discharge: draft.discharge, entry: closing.lazy.compactMap(\.entry).min(), outcome: draft.outcome))
    }
    findReadmissions()
  }

  /// A3b: for each stay the same patient's next admission on or after its discharge.
  private mutating func findReadmissions() {
    var byPatient: [Int32: [Int]] = [:]
    for (index, stay) in stays.enumerated() {
      if let patient = stay.patient { byPatient[patient, default: []].append(index) }
    }
    for indices in byPatient.values where indices.count > 1 {
      let admissions = indices.compactMap { index in stays[index].admission.map { (index, $0) } }
        .sorted { $0.1 < $1.1 }
      for index in indices {
        guard let discharge = stays[index].discharge else { continue }
        stays[index].readmission = admissions.first { $0.0 != index && $0.1 >= discharge }?.1
      }
    }
  }
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
  fileprivate var isFresh: Bool { key == nil }
}

/// Sets of places that are joined pairwise (union–find).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  /// Joins two sets under the earlier of their roots.
  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(left), root(right))
    if left < right { parents[right] = left } else if right < left { parents[left] = right }
  }
}
