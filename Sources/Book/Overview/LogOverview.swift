package import Core
package import Intake
package import Spreadsheet

/// What a SOP tells of its log on the facility's overview (RULES 0a).
package protocol LogOverview: Sendable {
  /// Three to five figures, of the names that ``measures(of:in:)`` has.
  var leading: [LeadingFigure] { get }
  /// All whole figures of rows of a period, as of its end where it is over (G13), in the order of `Koreksi`.
  func measures(of rows: [Int], in period: Period) -> [Measure]
  /// The records of a period's recap as they leave the facility: their measures come to the recap's figures of the same names.
  func records(of period: Period) -> [RecordTable]
  /// What is to be done next about a row: `Tindak Lanjut`.
  func nextStep(_ row: Int) -> String
  /// Where staff go on with an open row at the end of a day, if not on the log of its own period's book.
  func place(_ row: Int, atEndOf day: CalendarDate) -> (home: Period, sheet: String)?
  /// Whether a row ought to have a telephone number, and a NIK.
  func needs(_ row: Int) -> (telephone: Bool, nik: Bool)
  /// What officers did, of some rows of a month.
  func officerWork(_ rows: [Int], in month: Period) -> [OfficerWork]
  /// Tables of `Indikator`, of some rows of a month; `isHospital` tells which apply.
  func indicators(_ rows: [Int], in month: Period, isHospital: Bool) -> [PageTable]
  /// What is open beside the log's rows, at the end of a day; files are given by the period of their book.
  func otherOpen(atEndOf day: CalendarDate) -> [(home: Period, item: OpenItem)]
}

/// A SOP that says nothing of its own.
extension LogOverview {
  package var leading: [LeadingFigure] { [] }
  package func measures(of rows: [Int], in period: Period) -> [Measure] { [] }
  package func records(of period: Period) -> [RecordTable] { [] }
  package func nextStep(_ row: Int) -> String { "" }
  package func needs(_ row: Int) -> (telephone: Bool, nik: Bool) { (true, false) }
  package func place(_ row: Int, atEndOf day: CalendarDate) -> (home: Period, sheet: String)? { nil }
  package func officerWork(_ rows: [Int], in month: Period) -> [OfficerWork] { [] }
  package func indicators(_ rows: [Int], in month: Period, isHospital: Bool) -> [PageTable] { [] }
  package func otherOpen(atEndOf day: CalendarDate) -> [(home: Period, item: OpenItem)] { [] }
}

extension LogState {
  /// A log's figures by their names, and those that go on with their rows.
  package func counts(of rows: [Int], in period: Period) -> (counts: [String: Int], progress: Set<String>) {
    let measures = measures(of: rows, in: period)
    return (
      Dictionary(measures.map { ($0.name, $0.value) }) { first, _ in first },
      Set(measures.filter(\.isProgress).map(\.name))
    )
  }

  /// How well rows were kept, by week of their day.
  package func quality(_ rows: [Int]) -> [DataQuality] {
    let layout = log.layout
    let telephone = log.field(layout.telephoneField)
    let nik = layout.schema.fields.firstIndex { $0.kind == .nik }
    var weeks: [Week: DataQuality] = [:]
    for row in rows {
      guard let day = log.rows[row].date else { continue }
      let week = Week(holding: day)
      let needs = needs(row)
      var quality = weeks[week] ?? DataQuality(place: layout.sheet, week: week)
      quality.rows += 1
      quality.add(log.telephone(row, telephone), isNeeded: needs.telephone)
      if let nik { quality.add(log.nik(row, nik), isNeeded: needs.nik) }
      weeks[week] = quality
    }
    return weeks.sorted(on: \.key).map(\.value)
  }
}

extension DataQuality {
  package mutating func add(_ reading: TelephoneReading, isNeeded: Bool) {
    switch reading {
    case .none: missingTelephones += isNeeded ? 1 : 0
    case .usable, .repaired, .partlyUsable: break
    case .ambiguous, .damaged, .invalid: damagedTelephones += 1
    }
  }

  package mutating func add(_ reading: NIKReading, isNeeded: Bool) {
    switch reading {
    case .none: missingNIKs += isNeeded ? 1 : 0
    case .ok: break
    case .suspect, .bpjsCard, .invalid: damagedNIKs += 1
    }
  }
}
