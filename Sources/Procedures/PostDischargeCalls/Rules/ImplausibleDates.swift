package import Core
import Spreadsheet

/// A3b: a discharge after the day of the run, or before the admission, can't be right.
package enum ImplausibleDates: Rule {
  package static let clause = Clause("A", 3, "b")
  package static let title = "Tanggal keluar tidak masuk akal"

  package static func verdict(_ context: StayContext) -> Verdict<CallStatus> {
    guard let discharge = context.stay.discharge else { return .notApplicable }
    if discharge > context.date { return .gives(.implausible) }
    if let admission = context.stay.admission, discharge < admission { return .gives(.implausible) }
    return .notApplicable
  }

  package static func facts(_ context: StayContext) -> String {
    let discharge = context.stay.discharge?.indonesian ?? ""
    if let admission = context.stay.admission, let day = context.stay.discharge, day < admission {
      return "Data Bermasalah: keluar \(discharge) sebelum masuk \(admission.indonesian) (A3b)"
    }
    return "Data Bermasalah: keluar \(discharge) sesudah tanggal proses \(context.date.indonesian) (A3b)"
  }
}
