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
    if let days = days_off { profile.daysOff = Set(days.compactMap(Self.weekday)) }
    if let days = holidays { profile.holidays = Set(days.compactMap { CalendarDate(iso: $0) }) }
    profile.vipRooms = vip_rooms ?? profile.vipRooms
    profile.bpjsLimit = vip_bpjs_limit ?? profile.bpjsLimit
    profile.keptRooms = vip_kept ?? profile.keptRooms
    profile.midnightHours = midnight_hours ?? profile.midnightHours
  }

  /// What is wrong, in words; nil where all is well.
  var fault: String? {
    for (name, text) in [("working_from", working_from), ("working_to", working_to)] {
      if let text, Self.minute(text) == nil { return "\(name) = \"\(text)\": 00.00…23.59" }
    }
    if let from = working_from.flatMap(Self.minute), let to = working_to.flatMap(Self.minute), from >= to {
      return "working_from = \"\(working_from ?? "")\": < working_to"
    }
    for text in days_off ?? [] where Self.weekday(text) == nil { return "days_off: \"\(text)\"; Senin … Minggu" }
    for text in holidays ?? [] where CalendarDate(iso: text) == nil { return "holidays: \"\(text)\"; tttt-bb-hh" }
    return rangeFault([
      ("vip_rooms", vip_rooms, 1...500), ("vip_bpjs_limit", vip_bpjs_limit, 0...500), ("vip_kept", vip_kept, 0...500),
      ("midnight_hours", midnight_hours, 0...23),
    ])
  }

  private static func minute(_ text: String) -> Int? { ClockTime.parse(text).time?.minute }

  /// 1 Monday to 7 Sunday.
  private static func weekday(_ text: String) -> Int? {
    let name = text.lowercased().filter { $0 != "'" }
    let names = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
    return names.firstIndex(of: name == "ahad" ? "minggu" : name).map { $0 + 1 }
  }
}

/// A SOP's template for the hotline.
struct RawHotlineTemplate: Decodable {
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
