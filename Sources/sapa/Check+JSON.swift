import Intake
import Spreadsheet

/// A value of JSON whose keys keep their order.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    case .int(let number): bytes.append(contentsOf: String(number).utf8)
    case .string(let text): JSONText.append(string: Array(text.utf8).span, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, (key, value)) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(string: Array(key.utf8).span, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// `sapa check --json`: one object and a line end.
enum CheckJSON {
  static func bytes(of report: CheckReport) -> [UInt8] {
    let reading = report.reading
    var members: [(String, JSONValue)] = [("file", .string(reading.file)), ("sop", .string(report.sop))]
    switch reading.format {
    case .workbook: members.append(("format", .string("xlsx")))
    case .delimitedText(let dialect):
      members.append(("format", .string("text")))
      members.append(("delimiter", .string(String(decoding: [dialect.delimiter], as: UTF8.self))))
      members.append(("encoding", .string(dialect.encoding.description(.english))))
    }
    members.append(("remarks", .array(reading.faults.map { .string($0.message(.english)) })))
    members.append(("sheets", .array(reading.sheets.map(sheet))))
    members.append(("tables", .array(reading.tables.map(table))))
    members.append(("problems", .array(report.problems.joined().map(problem))))
    return line(.object(members))
  }

  static func bytes(of error: IntakeError, path: String) -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("file", .string(path)), ("error", .string(error.message(.english))),
    ]
    if case .noInput(_, let sheets) = error { members.append(("sheets", .array(sheets.map(sheet)))) }
    return line(.object(members))
  }

  private static func line(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    value.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  private static func sheet(_ sheet: SheetLookedAt) -> JSONValue {
    .object([
      ("name", .optional(sheet.name)), ("read", .bool(sheet.isRead)), ("outcome", .string(sheet.message(.english))),
    ])
  }

  private static func table(_ table: Table) -> JSONValue {
    .object([
      ("sheet", .optional(table.sheet)), ("kind", .optional(table.shape?.id)), ("header_row", .int(table.headerRow)),
      ("header_rows", .int(table.headerHeight)), ("rows", .int(table.rowCount)),
      ("columns", .array(table.columns.map { column($0, table.schema) })),
      ("dates", .array(table.dateColumns.map { date($0, table) })),
      ("skipped", .array(table.skipped.map(skipped))),
    ])
  }

  private static func column(_ column: TableColumn, _ schema: Schema) -> JSONValue {
    .object([
      ("column", .string(column.letters)), ("header", .string(column.header)),
      ("field", .optional(column.field.map { schema.fields[$0].id })), ("duplicate", .bool(column.isDuplicate)),
      ("suggestion", .optional(column.suggestion?.header)),
    ])
  }

  private static func date(_ date: DateColumn, _ table: Table) -> JSONValue {
    let evidence = date.evidence
    let column = table.columns[date.column]
    return .object([
      ("column", .string(column.letters)), ("header", .string(column.header)), ("order", .string(date.order.rawValue)),
      ("day_first", .int(evidence.dayFirst)), ("month_first", .int(evidence.monthFirst)),
      ("undecided", .int(evidence.undecided)), ("year_first", .int(evidence.yearFirst)),
      ("month_named", .int(evidence.monthNamed)), ("true_dates", .int(evidence.trueDates)),
      ("serials", .int(evidence.serials)), ("unreadable", .int(evidence.unreadable)), ("empty", .int(evidence.empty)),
      ("warnings", .array(date.warnings.map { .string($0.text(.english)) })),
    ])
  }

  private static func skipped(_ skipped: SkippedRows) -> JSONValue {
    .object([
      ("from", .int(skipped.rows.lowerBound)), ("to", .int(skipped.rows.upperBound)),
      ("reason", .string(skipped.reason.text(.english))), ("text", .string(skipped.text)),
    ])
  }

  private static func problem(_ problem: Problem) -> JSONValue {
    .object([
      ("sheet", .optional(problem.sheet)), ("row", .int(problem.row)), ("column", .string(problem.column)),
      ("value", .string(problem.value)), ("effect", .string(problem.effect.rawValue)),
      ("what", .string(problem.fault.text(.english))),
    ])
  }
}
