/// How far a feedback has come (`Tahap`, D4), in the SOP's order.
package enum FeedbackStage: UInt8, Sendable, CaseIterable, Hashable, Comparable {
  case received, identified, distributed, decided, approved, answered, clientFeedback, rated

  /// As it stands in `Tahap`: `Disetujui Kepala`.
  package var name: String {
    switch self {
    case .received: "Diterima"
    case .identified: "Diidentifikasi"
    case .distributed: "Didistribusikan"
    case .decided: "Diputuskan"
    case .approved: "Disetujui Kepala"
    case .answered: "Dijawab Tertulis"
    case .clientFeedback: "Umpan Balik Klien"
    case .rated: "Dinilai"
    }
  }

  /// As it stands in `Pelanggaran`: `Disetujui`.
  package var shortName: String { self == .approved ? "Disetujui" : name }

  /// The column whose date, or whose score, proves the stage: `Tanggal Persetujuan`.
  package var header: String {
    switch self {
    case .received: "Tanggal"
    case .identified: "Tanggal Identifikasi"
    case .distributed: "Tanggal Distribusi"
    case .decided: "Tanggal Keputusan"
    case .approved: "Tanggal Persetujuan"
    case .answered: "Tanggal Jawaban"
    case .clientFeedback: "Tanggal Umpan Balik Klien"
    case .rated: "Nilai"
    }
  }

  /// That column's id in the template.
  package var column: String {
    switch self {
    case .received: "tanggal"
    case .identified: "tanggal_identifikasi"
    case .distributed: "tanggal_distribusi"
    case .decided: "tanggal_keputusan"
    case .approved: "tanggal_persetujuan"
    case .answered: "tanggal_jawaban"
    case .clientFeedback: "tanggal_umpan_balik"
    case .rated: "nilai"
    }
  }

  package static func < (left: FeedbackStage, right: FeedbackStage) -> Bool { left.rawValue < right.rawValue }
}

/// Some stages.
package struct FeedbackStages: OptionSet, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ stage: FeedbackStage) { rawValue = 1 << stage.rawValue }

  package func contains(_ stage: FeedbackStage) -> Bool { rawValue & (1 << stage.rawValue) != 0 }

  /// The stages in the SOP's order.
  package var list: [FeedbackStage] { FeedbackStage.allCases.filter { contains($0) } }

  /// The furthest stage; `received` where there is none.
  package var furthest: FeedbackStage {
    FeedbackStage(rawValue: UInt8(truncatingIfNeeded: max(0, 7 - rawValue.leadingZeroBitCount))) ?? .received
  }

  /// Whether a stage is missing before the furthest one.
  package var hasGap: Bool { rawValue & (rawValue &+ 1) != 0 }
}
