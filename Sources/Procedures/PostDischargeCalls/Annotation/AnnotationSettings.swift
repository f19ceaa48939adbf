package import Batch
import Book
import Core
package import Intake
package import Spreadsheet

/// By what a spreadsheet is annotated: a facility's template and profile, or the built-in ones.
package struct AnnotationSettings: Sendable {
  package var template: CallTemplate
  package var profile: CallProfile
  let columns: CallColumns
  /// The digits of a no. RM; nil where padded and unpadded forms are different patients.
  package var medicalRecordWidth: Int?
  package var language: Language
  package var date: CalendarDate
  /// That of the facility's clocks.
  package var zone: ClockZone

  /// The settings of a facility; its work books are not read.
  ///
  /// - Parameters:
  ///   - facility: the facility.
  ///   - date: the day; nil is today in the facility's time zone.
  /// - Throws: ``FacilityError/unknownSOP(_:)`` where the facility makes no post-discharge calls.
  package init(facility: Facility, date: CalendarDate? = nil) throws(FacilityError) {
    guard let calls = facility.calls else { throw .unknownSOP(CallTemplate.sop, known: facility.procedures.map(\.sop)) }
    template = calls.template
    profile = calls.profile
    columns = calls.columns
    medicalRecordWidth = facility.medicalRecordWidth
    language = facility.language
    self.date = date ?? facility.timeZone.today()
    zone = facility.timeZone
  }

  /// The built-in template and its profile.
  ///
  /// - Parameters:
  ///   - language: that of messages.
  ///   - date: the day; nil is today in western Indonesia.
  /// - Throws: ``FacilityError`` never, unless the built-in template was built wrong.
  package init(language: Language, date: CalendarDate? = nil) throws(FacilityError) {
    var facility = Facility()
    facility.language = language
    facility.procedures = [try CallProcedure([:], folder: "", file: "")]
    try self.init(facility: facility, date: date)
  }

  var builder: CallStateBuilder {
    CallStateBuilder(
      profile: profile, columns: columns, outcomes: template.outcomes,
      medicalRecordWidth: medicalRecordWidth, date: date,
      today: date)
  }
}
