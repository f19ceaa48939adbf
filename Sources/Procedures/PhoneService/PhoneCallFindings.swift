import Core
import Intake
import Spreadsheet

/// What in one call contradicts itself or can't be read, for `Data Bermasalah`; pointed out, never corrected.
///
/// Unreadable dates, times, NIK and telephone numbers are pointed out where they are read.
package enum PhoneCallFindings {
  package struct Finding: Sendable, Hashable {
    package var field: PhoneField
    /// In Indonesian, with the clause.
    package var message: String
  }

  /// The findings in the log's order of columns.
  package static func all(_ context: PhoneCallContext) -> [Finding] {
    let call = context.call
    func name(_ field: PhoneField) -> String { context.profile.header(field) }
    var found: [Finding] = []
    func add(_ field: PhoneField, _ message: String) { found.append(Finding(field: field, message: message)) }
    if let date = call.date {
      if date > context.date { add(.date, "\(date.indonesian) sesudah tanggal proses \(context.date.indonesian) (B4)") }
    } else {
      add(.date, "\(name(.date)) kosong: batas hubungi kembali tidak dapat dihitung (B4)")
    }
    if call.rings.isUnreadable { add(.rings, "Tidak terbaca: isi dengan angka (B1)") }
    let timing = context.timing
    if timing.isEndImplausible, let start = call.start.value, let end = call.end.value {
      add(.end, "\(name(.end)) \(end) sebelum \(name(.start)) \(start): batas dihitung dari \(name(.start)) (B4)")
    }
    if call.greeted.isUnreadable { add(.greeted, "Bukan Ya atau Tidak (B2)") }
    if call.type.isUnreadable {
      let names = PhoneServiceType.allCases.map(\.rawValue).joined(separator: ", ")
      add(.type, "\(name(.type)) tidak dikenal; pilihan: \(names) (B3)")
    }
    if let request = call.requestDate.value, let date = call.date, request > date {
      add(.requestDate, "\(request.indonesian) sesudah tanggal telepon \(date.indonesian) (B3)")
    }
    if call.settled.isUnreadable { add(.settled, "Bukan Ya atau Tidak (B5)") }
    if call.passedOn.isUnreadable { add(.passedOn, "Bukan Ya atau Tidak (B5)") }
    if timing.outcome == .beforeCall, let time = call.callback.value {
      add(.callback, "\(name(.callback)) \(time) sebelum \(timing.basePhrase) (B4)")
    }
    if !call.complaintNumber.isMissing, let type = call.type.value, type != .complaint {
      add(.complaintNumber, "\(name(.complaintNumber)) terisi padahal \(name(.type)) \(type.rawValue) (B9)")
    }
    if let approval = call.approvalDate.value {
      if let date = call.date, approval < date {
        add(.approvalDate, "\(approval.indonesian) sebelum tanggal telepon \(date.indonesian) (B10)")
      }
      if approval > context.date {
        add(.approvalDate, "\(approval.indonesian) sesudah tanggal proses \(context.date.indonesian) (B10)")
      }
    }
    return found
  }
}
