package import Core
import Spreadsheet

/// A3b: a later stay of the same patient, admitted on or after this discharge.
package enum Readmitted: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Dirawat kembali"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    context.stay.readmission == nil ? .notApplicable : .gives(.readmitted)
  }

  package static func facts(_ context: StayContext) -> String {
    "Dirawat Kembali: masuk lagi \(context.stay.readmission?.indonesian ?? "") setelah keluar "
      + "\(context.stay.discharge?.indonesian ?? "") (A3b)"
  }
}
