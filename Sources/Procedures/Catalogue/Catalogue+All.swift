package import Batch
import Core
import ExecutiveHotline
import Feedback
import PhoneService
import PostDischargeCalls
package import Spreadsheet

extension Catalogue {
  /// The SOPs that Sapa knows: a line each.
  package static let all = Catalogue([
    Entry(CallProcedure.self, "SOP sapa pasien post rawatan melalui telepon"),
    Entry(PhoneServiceProcedure.self, "SOP pelayanan melalui telepon"),
    Entry(HotlineProcedure.self, "SOP hotline pasien eksekutif"),
    Entry(FeedbackProcedure.self, "SOP umpan balik: lima kanal, WhatsApp dan SMS"),
  ])
}

extension Facility {
  /// Reads the profile of a facility that may follow any SOP that Sapa knows.
  ///
  /// - Throws: ``FacilityError`` where folder or profile are missing or wrong.
  package init(folder: String) throws(FacilityError) { try self.init(folder: folder, catalogue: .all) }

  /// Makes a facility's folder, as ``create(folder:sops:name:date:catalogue:)`` does, with SOPs that Sapa knows.
  ///
  /// - Throws: ``FacilityError/exists(_:)`` where the profile has all of them; nothing is changed then.
  package static func create(
    folder: String, sops: [String], name: String? = nil, date: CalendarDate? = nil
  ) throws(FacilityError) {
    try create(folder: folder, sops: sops, name: name, date: date, catalogue: .all)
  }
}
