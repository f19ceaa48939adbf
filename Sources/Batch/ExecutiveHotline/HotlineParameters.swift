import Intake
import Procedures
import Spreadsheet

/// The parameters of the hotline, as template and `sapa.toml` spell them; what is absent keeps its value.
struct HotlineParameters: Decodable, Sendable {
  var hotline_number: String?
  var working_from: String?
  var working_to: String?
  var days_off: [String]?
  var holidays: [String]?
  var cs_officers: [String]?
  var mod_officers: [String]?
  var vip_rooms: Int?
  var vip_bpjs_limit: Int?
  var vip_kept: Int?
  var midnight_hours: Int?
  var report_names: Bool?

  func apply(to profile: inout HotlineProfile) {
    profile.worksFrom = working_from.flatMap(Self.minute) ?? profile.worksFrom
    profile.worksTo = working_to.flatMap(Self.minute) ?? profile.worksTo
    if let days = days_off { profile.closedDays.weekdays = Set(days.compactMap(Weekday.named)) }
    if let days = holidays { profile.closedDays.holidays = Set(days.compactMap { CalendarDate(iso: $0) }) }
    profile.vipRooms = vip_rooms ?? profile.vipRooms
    profile.bpjsLimit = vip_bpjs_limit ?? profile.bpjsLimit
    profile.keptRooms = vip_kept ?? profile.keptRooms
    profile.midnightHours = midnight_hours ?? profile.midnightHours
  }

  static let settings = [
    Setting("hotline_number", .text), Setting("working_from", .clock), Setting("working_to", .clock),
    Setting("days_off", .weekdays), Setting("holidays", .days), Setting("cs_officers", .texts),
    Setting("mod_officers", .texts), Setting("vip_rooms", .wholeNumber(1...500)),
    Setting("vip_bpjs_limit", .wholeNumber(0...500)), Setting("vip_kept", .wholeNumber(0...500)),
    Setting("midnight_hours", .wholeNumber(0...23)), Setting("report_names", .truth),
  ]

  private static func minute(_ text: String) -> Int? { ClockTime.parse(text).time?.minute }
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
  var parameters: HotlineParameters
  var words: HotlineWordLists
  var inpatient_steps: [Step]
  var outpatient_steps: [Step]
  var messages: Messages
  var columns: [TemplateColumn]
}
