package import Batch
package import Book
package import Core
package import Intake
import Spreadsheet
import Templates

/// SOP C in a facility: the hotline for executive patients, its log, paths and rooms.
package struct HotlineProcedure: LogProcedure, CatalogueProcedure {
  package typealias Profile = HotlineProfile
  package static let sop = HotlineSettings.sop

  package let document: TemplateDocument
  package let layout: LogLayout
  package let settings: HotlineSettings

  package let bookPrefix = "Hotline "
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Hotline ")] }
  package var specs: [KeyedSheetSpec] { HotlineColumns.specs(layout, settings.profile) }
  package var otherSheets: [(sheet: String, schema: Schema)] { HotlineColumns.otherSheets(settings.profile) }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let (raw, parameters, own) = try Facility.template(
      RawHotlineTemplate.self, HotlineSettings.sop, folder: folder, builtIn: Templates.hotline, HotlineProfile.self)
    document = raw.document
    layout = HotlineColumns.layout(raw.columns.map(\.declared))
    var profile = HotlineProfile()
    profile.words = HotlineWords(raw.words)
    profile.inpatientSteps = try Self.steps(raw.inpatient_steps, .inpatient, file: own)
    profile.outpatientSteps = try Self.steps(raw.outpatient_steps, .outpatient, file: own)
    for (values, file) in [(parameters, own), (values, file)] {
      profile.apply(values)
      if let fault = Self.fault(profile) { throw .setting(file: file, fault: fault) }
    }
    profile.dutyNames = DutyNames(words: raw.words.receiver, cs: profile.csOfficers, mod: profile.modOfficers)
    settings = HotlineSettings(profile: profile, steps: raw.messages.steps)
  }

  /// What does not fit together; nil where all is well.
  private static func fault(_ profile: HotlineProfile) -> SettingFault? {
    guard profile.worksFrom >= profile.worksTo else { return nil }
    func clock(_ minute: Int) -> String { ClockTime(hour: minute / 60, minute: minute % 60)?.description ?? "" }
    let (from, to) = (clock(profile.worksFrom), clock(profile.worksTo))
    return SettingFault { language in
      language(
        "working_from = \"\(from)\" tidak sebelum working_to = \"\(to)\"; jam kerja harus mulai sebelum selesai",
        "working_from = \"\(from)\" is not before working_to = \"\(to)\"; working hours must begin before they end")
    }
  }

  /// The steps of a path as a template names them.
  private static func steps(
    _ steps: [RawHotlineTemplate.Step], _ path: CarePath, file: String
  ) throws(FacilityError) -> [PathStep] {
    let known = path == .inpatient ? PathStep.inpatient : PathStep.outpatient
    guard steps.map(\.id) == known.map(\.id) else {
      let ids = known.map(\.id).joined(separator: ", ")
      throw .setting(
        file: file,
        fault: SettingFault { language in
          language(
            "langkah \(path.rawValue): id harus \(ids), berurutan",
            "steps of \(path.rawValue): id must be \(ids), in this order")
        })
    }
    return zip(known, steps).map { step, raw in
      PathStep(id: step.id, header: raw.header, unit: raw.unit, condition: step.condition)
    }
  }

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    var settings = settings
    settings.profile.zone = run.facility.timeZone
    return HotlineState(log, settings, date: run.date)
  }
}

/// A SOP's template for the hotline.
struct RawHotlineTemplate: LogTemplate {
  struct Step: Decodable {
    var id: String
    var header: String
    var unit: String
  }
  struct Messages: Decodable {
    var steps: [String]
  }

  var document: TemplateDocument
  var words: HotlineWordLists
  var inpatient_steps: [Step]
  var outpatient_steps: [Step]
  var messages: Messages
  var columns: [TemplateColumn]
}
