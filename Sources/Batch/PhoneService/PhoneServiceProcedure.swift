package import Intake
package import Procedures
import Spreadsheet
import Templates
package import Worklist

/// SOP B in a facility: a service by telephone, its log and its reports of complaints.
package struct PhoneServiceProcedure: LogProcedure {
  package let document: TemplateDocument
  package let layout: LogLayout
  package let settings: PhoneSettings

  package let sop = PhoneSettings.sop
  package let bookPrefix = "Layanan Telepon "
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Layanan Telepon ")] }
  package var specs: [KeyedSheetSpec] { [layout.spec] }
  package var otherSheets: [(sheet: String, schema: Schema)] { [] }

  /// Reads the facility's template and its section of `sapa.toml`.
  ///
  /// - Throws: ``FacilityError`` where a setting is out of its range.
  init(_ parameters: PhoneParameters, folder: String, file: String) throws(FacilityError) {
    let (raw, own) = try Facility.template(
      RawPhoneTemplate.self, PhoneSettings.sop, folder: folder, builtIn: Templates.layananTelepon,
      settings: PhoneParameters.settings)
    document = raw.document
    var profile = PhoneServiceProfile()
    raw.parameters.apply(to: &profile)
    parameters.apply(to: &profile)
    profile.standardTimes = raw.standard_times.times
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
      profile: profile, words: PhoneServiceWords(services: services, yes: raw.words.yes, no: raw.words.no),
      opening: raw.messages.opening, callback: raw.messages.callback, steps: raw.messages.steps,
      maxReports: parameters.max_reports ?? raw.parameters.max_reports ?? 500,
      reportsShowNames: parameters.report_names ?? false)
  }

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    PhoneState(log, settings, date: run.date)
  }

  /// The section of a new `sapa.toml`: every setting with its default, commented out.
  static let profileSection = """
    [layanan-telepon]              # SOP pelayanan melalui telepon
    # max_rings = 3                # B1: dering sampai telepon diangkat, paling banyak
    # callback_minutes = 30        # B4: menit sampai penelepon dihubungi kembali, paling lambat
    # midnight_hours = 12          # B4: jam yang lebih awal dianggap hari berikutnya bila selisihnya tidak lebih dari ini
    # max_reports = 500            # B9: halaman BA Pengaduan paling banyak dalam satu buku kerja
    # report_names = false         # G7: true menampilkan nama penelepon di laporan manajer

    """
}

/// The parameters of the telephone service, as template and `sapa.toml` spell them; what is absent keeps its value.
struct PhoneParameters: Decodable, Sendable {
  var max_rings: Int?
  var callback_minutes: Int?
  var midnight_hours: Int?
  var max_reports: Int?
  var report_names: Bool?

  func apply(to profile: inout PhoneServiceProfile) {
    profile.maxRings = max_rings ?? profile.maxRings
    profile.callbackMinutes = callback_minutes ?? profile.callbackMinutes
    profile.midnightHours = midnight_hours ?? profile.midnightHours
  }

  static let settings = [
    Setting("max_rings", .wholeNumber(1...20)), Setting("callback_minutes", .wholeNumber(1...1440)),
    Setting("midnight_hours", .wholeNumber(1...23)), Setting("max_reports", .wholeNumber(0...1000)),
    Setting("report_names", .truth),
  ]
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
  struct Words: Decodable {
    var yes: [String]
    var no: [String]
  }
  struct Service: Decodable {
    var name: String
    var aliases: [String]
    var requires: [String]
  }

  var document: TemplateDocument
  var parameters: PhoneParameters
  var standard_times: Times
  var messages: Messages
  var words: Words
  var services: [Service]
  var columns: [TemplateColumn]
}
