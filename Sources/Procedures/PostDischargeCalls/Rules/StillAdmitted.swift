/// A3b: without a discharge date the patient is still in the hospital.
package enum StillAdmitted: CallRule {
  package static let clause = "A3b"
  package static let title = "Belum keluar"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.stay.discharge == nil ? .stillAdmitted : nil
  }

  package static func message(_ context: StayContext) -> String {
    context.stay.outcome == .roomMove
      ? "Masih Dirawat: baris terakhir adalah pindah kamar, belum ada tanggal keluar (A0, A3b)"
      : "Masih Dirawat: belum ada tanggal keluar (A3b)"
  }
}
