package import Core

/// A3b: without a discharge date the patient is still in the hospital.
package enum StillAdmitted: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Belum keluar"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.stay.discharge == nil ? .gives(.stillAdmitted) : .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    context.stay.outcome == .roomMove
      ? "Masih Dirawat: baris terakhir adalah pindah kamar, belum ada tanggal keluar (A0, A3b)"
      : "Masih Dirawat: belum ada tanggal keluar (A3b)"
  }
}
