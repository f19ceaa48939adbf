import Intake
import Procedures
import Spreadsheet

/// What a template says of the SOP's own document (G8).
package struct TemplateDocument: Sendable, Decodable {
  package var version: String
  package var title: String
  package var number: String
  package var revision: String
  package var effective: String
  package var issuer: String
}

/// A column of a template: what it is called, and in which other words.
struct TemplateColumn: Decodable {
  var id: String
  var header: String
  var kind: Field.Kind
  var aliases: [String]

  var field: Field { Field(id: id, header: header, aliases: aliases, kind: kind) }
}

/// Days on which nobody works, as `sapa.toml` spells them.
struct ClosedDaysSetting: Decodable, Sendable {
  var weekdays: [String]?
  var holidays: [String]?
  var shift: ClosedDays.Shift?

  static let setting = Setting(
    "closed_days",
    .section([
      Setting("weekdays", .weekdays), Setting("holidays", .days), Setting("shift", .choice(["next", "previous"])),
    ]))

  var closedDays: ClosedDays {
    ClosedDays(
      weekdays: Set((weekdays ?? []).compactMap(Weekday.named)),
      holidays: Set((holidays ?? []).compactMap { CalendarDate(iso: $0) }), shift: shift ?? .next)
  }
}
