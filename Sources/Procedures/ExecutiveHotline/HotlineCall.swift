package import Core
package import Intake
package import Spreadsheet

/// One call to the hotline, a row of `Log Hotline`, as the rules see it.
package struct HotlineCall: Sendable, Equatable {
  /// `Tanggal`; nil where there is none to be read.
  package var date: CalendarDate?
  /// `Jam`, as the clock of its zone showed it.
  package var time = Noted<ClockTime>.missing
  /// The zone that the time names; nil for the facility's own.
  package var zone: ClockZone?
  /// `Penerima`, as it stands.
  package var answeredBy = ""
  /// What the receiver is by ``DutyNames``; nil where that is not known.
  package var answeredAs: DutyRole?
  /// `Nama Pasien`.
  package var patient = ""
  /// `Penjamin`.
  package var payer = Noted<Payer>.missing
  /// `Kelas`: of the benefit.
  package var roomClass = Noted<RoomClass>.missing
  /// `Nama Perusahaan/Asuransi`.
  package var company = ""
  /// `Level`.
  package var level = Noted<ManagementLevel>.missing
  /// `Mitra`: whether the company is the hospital's partner.
  package var isPartner = Noted<Bool>.missing
  /// `Rujukan Agen`: whether an insurance agent referred the patient.
  package var isAgentReferral = Noted<Bool>.missing
  /// `Jalur`.
  package var path = Noted<CarePath>.missing

  package init() {}

  /// Whether the benefit is one of the three classes; false where none is known.
  package var hasExecutiveClass: Bool { roomClass.value?.isExecutive ?? false }

  /// The words that the template does not know, by their column's id, for `Data Bermasalah`.
  package var unknownWords: [(column: String, text: String)] {
    func unread<Value>(_ column: String, _ noted: Noted<Value>) -> (column: String, text: String)? {
      if case .unreadable(let text) = noted { (column, text) } else { nil }
    }
    return [
      unread("penjamin", payer), unread("kelas", roomClass), unread("level", level), unread("mitra", isPartner),
      unread("rujukan_agen", isAgentReferral), unread("jalur", path),
    ].compactMap { $0 }
  }
}
