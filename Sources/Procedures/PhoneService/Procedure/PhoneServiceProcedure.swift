package import Batch
package import Book
package import Core
package import Intake
import Spreadsheet
import Templates

/// SOP B in a facility: a service by telephone, its log and its reports of complaints.
package struct PhoneServiceProcedure: LogProcedure, CatalogueProcedure {
  package typealias Profile = PhoneServiceProfile
  package static let sop = PhoneSettings.sop

  package let document: TemplateDocument
  package let layout: LogLayout
  package let settings: PhoneSettings

  package let bookPrefix = "Layanan Telepon "
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Layanan Telepon ")] }
  package var specs: [KeyedSheetSpec] { layout.specs }
  package var otherSheets: [(sheet: String, schema: Schema)] { [] }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let (raw, parameters, own) = try Facility.template(
      RawPhoneTemplate.self, PhoneSettings.sop, folder: folder, builtIn: Templates.layananTelepon,
      PhoneServiceProfile.self)
    document = raw.document
    var profile = PhoneServiceProfile()
    profile.apply(parameters)
    profile.apply(values)
    profile.standardTimes = raw.standard_times.times
    for column in raw.columns {
      if let field = PhoneField(id: column.id) { profile.headers[field] = column.header }
    }
    var services: [(PhoneServiceType, [String])] = []
    for service in raw.services {
      guard let type = PhoneServiceType(rawValue: service.name) else {
        let known = PhoneServiceType.allCases.map(\.rawValue)
        throw .setting(file: own, fault: .unknownName("services.name", service.name, known: known))
      }
      services.append((type, service.aliases))
      var required: [PhoneField] = []
      for id in service.requires {
        guard let field = PhoneField(id: id) else {
          throw .setting(file: own, fault: .unknownName("services.requires", id, known: PhoneField.ids))
        }
        required.append(field)
      }
      profile.require(PhoneFields(required), for: type)
    }
    layout = PhoneColumns.layout(raw.columns.map(\.declared), profile)
    settings = PhoneSettings(
      profile: profile, services: WordTable(services, missing: EmptyMark.words),
      answers: WordTable(raw.words, missing: EmptyMark.words), opening: raw.messages.opening,
      callback: raw.messages.callback, steps: raw.messages.steps)
  }

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    PhoneState(log, settings, date: run.date)
  }
}

/// A SOP's template for the telephone service.
struct RawPhoneTemplate: LogTemplate {
  struct Times: Decodable {
    var answer: Int
    var greet: Int
    var note: Int
    var promise: Int
    var confirm: Int
    var call_back: Int
    var report: Int
    var approve: Int

    var times: PhoneStandardTimes {
      var times = PhoneStandardTimes()
      (times.answer, times.greet, times.note, times.promise) = (answer, greet, note, promise)
      (times.confirm, times.callBack, times.report, times.approve) = (confirm, call_back, report, approve)
      return times
    }
  }
  struct Messages: Decodable {
    var opening: String
    var callback: String
    var steps: [String]
  }
  struct Service: Decodable {
    var name: String
    var aliases: [String]
    var requires: [String]
  }

  var document: TemplateDocument
  var standard_times: Times
  var messages: Messages
  var words: AnswerWords
  var services: [Service]
  var columns: [TemplateColumn]
}
