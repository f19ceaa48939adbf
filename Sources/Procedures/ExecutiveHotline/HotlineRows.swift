import Book
import Core
import Intake
import Spreadsheet

/// Makes calls of a log's rows, and finds what staff noted of them on the path sheets.
///
/// Its word caches are filled while all rows are decided; a copy of it reads single rows again on demand.
struct HotlineRows: Sendable {
  let log: Log
  let profile: HotlineProfile
  private let fields: Fields
  private var reader: HotlineCallReader
  /// By path: the sheets, and by the log's row the sheet and its row, or -1.
  private(set) var sheets: [[PathSheetTable]] = []
  private var places: [[(sheet: Int32, row: Int32)]] = []

  /// Where the columns stand in the template's schema.
  private struct Fields {
    let time, answeredBy, patient, payer, roomClass, company, level, partner, referral, path: Int

    init(_ log: Log) {
      time = log.field("jam")
      answeredBy = log.field("penerima")
      patient = log.field("nama")
      payer = log.field("penjamin")
      roomClass = log.field("kelas")
      company = log.field("perusahaan")
      level = log.field("level")
      partner = log.field("mitra")
      referral = log.field("rujukan_agen")
      path = log.field("jalur")
    }
  }

  init(_ log: Log, _ profile: HotlineProfile) {
    self.log = log
    self.profile = profile
    fields = Fields(log)
    reader = HotlineCallReader(profile)
    for path in CarePath.allCases {
      var found: [PathSheetTable] = []
      var places: [(sheet: Int32, row: Int32)] = []
      for book in log.books {
        guard let sheet = PathSheetTable(path, book, profile) else { continue }
        found.append(sheet)
        if sheet.rows.isEmpty { continue }
        if places.isEmpty { places = [(sheet: Int32, row: Int32)](repeating: (-1, -1), count: log.rows.count) }
        for (index, row) in log.rows.enumerated() where row.home == book.period {
          if let place = sheet.rows[row.key] { places[index] = (Int32(found.count - 1), Int32(place)) }
        }
      }
      sheets.append(found)
      self.places.append(places)
    }
  }

  /// The row of a path sheet that is a call's.
  func place(_ path: CarePath, _ row: Int) -> (sheet: PathSheetTable, row: Int)? {
    let index = path == .inpatient ? 0 : 1
    guard places[index].indices.contains(row), case let place = places[index][row], place.sheet >= 0 else { return nil }
    return (sheets[index][Int(place.sheet)], Int(place.row))
  }

  /// The call of a row.
  mutating func call(_ row: Int) -> HotlineCall {
    let time: TimeReading
    var text = ""
    if log.isEmpty(row, fields.time), let known = log.rows[row].time {
      time = .time(known)
    } else {
      switch log.time(row, fields.time) {
      case .missing: time = .none
      case .unreadable(let raw): time = .invalid(raw: raw)
      case .value(let value):
        time = .time(value)
        text = log.text(row, fields.time)
      }
    }
    var texts = HotlineCallTexts()
    texts.answeredBy = log.text(row, fields.answeredBy)
    texts.patient = log.text(row, fields.patient)
    texts.payer = log.text(row, fields.payer)
    texts.roomClass = log.text(row, fields.roomClass)
    texts.company = log.text(row, fields.company)
    texts.level = log.text(row, fields.level)
    texts.partner = log.text(row, fields.partner)
    texts.agentReferral = log.text(row, fields.referral)
    texts.path = log.text(row, fields.path)
    return reader.call(date: log.rows[row].date, time: time, timeText: text, texts: texts)
  }

  /// What the rules look at.
  mutating func context(_ row: Int) -> HotlineContext {
    var context = HotlineContext(call: call(row), profile: profile)
    if let place = place(.inpatient, row) { context.inpatient = place.sheet.inpatient(place.row, profile.words) }
    if let place = place(.outpatient, row) { context.outpatient = place.sheet.outpatient(place.row, profile.words) }
    return context
  }
}
