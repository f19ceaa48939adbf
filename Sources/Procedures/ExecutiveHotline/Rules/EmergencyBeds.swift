/// C3, step 1: the emergency department keeps a bed for hotline patients in its treatment room and one in its resuscitation room.
package struct EmergencyBeds: Sendable, Equatable {
  package static let clause = "C3"
  package static let title = "Bed IGD untuk pasien hotline"

  /// What the census says of one bed.
  package enum State: Sendable, Hashable {
    case free
    case occupied
    case neither
    case unknown
    /// No row of the census is of it.
    case absent

    fileprivate var text: String {
      switch self {
      case .free: "kosong"
      case .occupied: "terisi"
      case .neither: "tidak dapat dipakai"
      case .unknown: "status tidak jelas"
      case .absent: "tidak ada dalam sensus"
      }
    }
  }

  package private(set) var treatment = State.absent
  package private(set) var resuscitation = State.absent

  /// Of several rows of one room a free bed counts first.
  package init(_ rows: [CensusRow]) {
    for row in rows {
      guard let bed = row.emergencyBed else { continue }
      let state: State =
        switch row.use {
        case .free: .free
        case .occupied: .occupied
        case .neither: .neither
        case .unknown: .unknown
        }
      switch bed {
      case .treatment: treatment = Self.better(treatment, state)
      case .resuscitation: resuscitation = Self.better(resuscitation, state)
      }
    }
  }

  private static func better(_ known: State, _ state: State) -> State {
    known == .absent || state == .free ? state : known
  }

  /// How many of the two are free.
  package var free: Int { [treatment, resuscitation].count { $0 == .free } }

  /// What the census comes to, in Indonesian, a sentence a bed.
  package var sentences: [String] {
    [(EmergencyBed.treatment, treatment), (.resuscitation, resuscitation)].map { bed, state in
      "Bed IGD ruang \(bed.rawValue): \(state.text) (C3.1)"
    }
  }
}
