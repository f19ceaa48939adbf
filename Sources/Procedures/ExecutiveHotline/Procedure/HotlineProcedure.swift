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

  package var isOfHospitals: Bool { true }
  package let bookPrefix = "Hotline "
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Hotline ")] }
  package var carriedSheets: [CarriedSheet] {
    (CarePath.allCases.map(\.rawValue) + [HotlineColumns.roomSheet]).map { CarriedSheet(name: $0, takesMended: true) }
  }
  package var specs: [KeyedSheetSpec] { [layout.spec] + settings.columns.specs }
  package var otherSheets: [(sheet: String, schema: Schema)] { settings.columns.otherSheets }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let (raw, parameters, own) = try Facility.template(
      RawHotlineTemplate.self, HotlineSettings.sop, folder: folder, builtIn: Templates.hotline, HotlineProfile.self)
    layout = HotlineColumns.layout(raw.columns.map(\.declared))
    var profile = HotlineProfile()
    profile.words = HotlineWords(raw.words)
    let paths = [CarePath.inpatient: raw.inpatient, .outpatient: raw.outpatient].mapValues { $0.declared }
    for (path, columns) in paths { profile.name(path, columns) }
    for (values, file) in [(parameters, own), (values, file)] {
      profile.apply(values)
      if let fault = Self.fault(profile) { throw .setting(file: file, fault: fault) }
    }
    document = raw.document.filled(profile)
    profile.dutyNames = DutyNames(
      words: raw.words.receiver, cs: profile.csOfficers,
      mod: profile.modOfficers + profile.modRoster.values.sorted().filter { !profile.modOfficers.contains($0) })
    settings = HotlineSettings(
      profile: profile, steps: raw.messages.steps,
      columns: HotlineColumns(paths, rooms: raw.rooms.declared))
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

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    var settings = settings
    settings.profile.zone = run.facility.timeZone
    return HotlineState(log, settings, date: run.date)
  }
}

extension TemplateDocument {
  /// The document control of the facility's own SOP, as far as its settings have it (G8).
  fileprivate func filled(_ profile: HotlineProfile) -> TemplateDocument {
    var document = self
    if !profile.sopTitle.isEmpty { document.title = profile.sopTitle }
    guard !profile.sopNumber.isEmpty else { return document }
    // Revision and day are of the number that they stand beside.
    (document.number, document.revision) = (profile.sopNumber, profile.sopRevision.isEmpty ? "–" : profile.sopRevision)
    document.effective = profile.sopEffective.isEmpty ? "–" : profile.sopEffective
    return document
  }
}

/// A SOP's template for the hotline.
struct RawHotlineTemplate: LogTemplate {
  /// What a column of a path sheet was called, and who did it, before the template had these columns.
  struct Step: Decodable {
    var id: String
    var header: String
    var unit: String
  }
  struct Messages: Decodable {
    var steps: [String]
    /// The hint of a step that has none of its own.
    var step_hint: String?
  }

  var document: TemplateDocument
  var words: HotlineWordLists
  var inpatient_steps: [Step]?
  var outpatient_steps: [Step]?
  var inpatient: TemplateSheet?
  var outpatient: TemplateSheet?
  var rooms: TemplateSheet?
  var messages: Messages
  var columns: [TemplateColumn]

  mutating func fill(from builtIn: RawHotlineTemplate, file: String) throws(FacilityError) {
    columns = try columns.filled(from: builtIn.columns, file: file)
    messages.step_hint = messages.step_hint ?? builtIn.messages.step_hint
    inpatient = try path(.inpatient, inpatient, builtIn.inpatient, inpatient_steps, file: file)
    outpatient = try path(.outpatient, outpatient, builtIn.outpatient, outpatient_steps, file: file)
    rooms = try .filled(
      rooms, from: builtIn.rooms, "rooms", on: HotlineColumns.roomSheet, needed: HotlineColumns.census, file: file)
  }

  private func path(
    _ path: CarePath, _ sheet: TemplateSheet?, _ builtIn: TemplateSheet?, _ steps: [Step]?, file: String
  ) throws(FacilityError) -> TemplateSheet {
    let name = CarePath.keys.first { $0.value == path }?.key ?? ""
    var result = try TemplateSheet.filled(
      sheet, from: builtIn, name, on: path.rawValue, needed: HotlineColumns.needed(path), file: file)
    for step in steps ?? [] {
      guard let place = result.columns.firstIndex(where: { $0.id == step.id }) else {
        throw .setting(
          file: file, fault: .unknownName("\(name)_steps.id", step.id, known: PathStep.all(path).map(\.id)))
      }
      (result.columns[place].header, result.columns[place].unit) = (step.header, step.unit)
    }
    for place in result.columns.indices where result.columns[place].unit != nil {
      result.columns[place].hint = result.columns[place].hint ?? messages.step_hint
    }
    return result
  }
}
