import Spreadsheet

/// A3b: a later stay of the same patient, admitted on or after this discharge.
package enum Readmitted: CallRule {
  package static let clause = "A3b"
  package static let title = "Dirawat kembali"

  package static func status(_ context: StayContext) -> CallStatus? {
    context.stay.readmission == nil ? nil : .readmitted
  }

  package static func message(_ context: StayContext) -> String {
    "Dirawat Kembali: masuk lagi \(context.stay.readmission?.indonesian ?? "") setelah keluar "
      + "\(context.stay.discharge?.indonesian ?? "") (A3b)"
  }
}
