import Spreadsheet

/// A3b: a discharge after the day of the run, or before the admission, can't be right.
package enum ImplausibleDates: CallRule {
  package static let clause = "A3b"
  package static let title = "Tanggal keluar tidak masuk akal"

  package static func status(_ context: StayContext) -> CallStatus? {
    guard let discharge = context.stay.discharge else { return nil }
    if discharge > context.date { return .implausible }
    if let admission = context.stay.admission, discharge < admission { return .implausible }
    return nil
  }

  package static func message(_ context: StayContext) -> String {
    let discharge = context.stay.discharge?.indonesian ?? ""
    if let admission = context.stay.admission, let day = context.stay.discharge, day < admission {
      return "Data Bermasalah: keluar \(discharge) sebelum masuk \(admission.indonesian) (A3b)"
    }
    return "Data Bermasalah: keluar \(discharge) sesudah tanggal proses \(context.date.indonesian) (A3b)"
  }
}
