package import Core
import Spreadsheet

/// B10: the superior approves recap and report; waiting for it is never a breach.
package enum B10Approval: Rule {
  package static let clause = Clause("B", 10)
  package static let title = "Disetujui atasan langsung"

  package static func verdict(_ context: PhoneCallContext) -> Verdict<Never> {
    if isApproved(context.call) { return .kept }
    var unreadable = PhoneFields()
    if context.call.approvedBy.isUnreadable { unreadable.formUnion(PhoneFields(.approvedBy)) }
    if context.call.approvalDate.isUnreadable { unreadable.formUnion(PhoneFields(.approvalDate)) }
    return unreadable.isEmpty ? .pending : .unknown(of: context.profile.headers(unreadable))
  }

  package static func facts(_ context: PhoneCallContext) -> String {
    guard let name = context.call.approvedBy.value, let day = context.call.approvalDate.value else {
      return "Menunggu persetujuan atasan langsung (B10)"
    }
    return "Disetujui \(name) pada \(day.indonesian) (B10)"
  }

  /// Whether both `Disetujui Oleh` and `Tanggal Persetujuan` are there.
  package static func isApproved(_ call: PhoneCall) -> Bool {
    call.approvedBy.value != nil && call.approvalDate.value != nil
  }
}
