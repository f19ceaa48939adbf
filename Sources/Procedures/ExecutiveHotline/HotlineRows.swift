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
  /// In the order of ``CarePath``.
  private let paths: [PathPlaces]

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
    paths = CarePath.allCases.map { path in
      PathPlaces(log.books.compactMap { PathSheetTable(path, $0, profile) }, log)
    }
  }

  /// The sheets of all paths.
  var sheets: [PathSheetTable] { paths.flatMap(\.sheets) }

  private func places(_ path: CarePath) -> PathPlaces { paths[path == .inpatient ? 0 : 1] }

  /// The row of a path sheet that is a call's: of the newest book that has it, up to a week's where one is given.
  func place(_ path: CarePath, _ row: Int, upTo period: Period? = nil) -> PathPlaces.Place? {
    guard let period else { return places(path).newest(row) }
    return places(path).newest(row, log.rows[row], upTo: period)
  }

  /// The row of a path sheet of a week's own book.
  func place(_ path: CarePath, _ row: Int, in period: Period) -> PathPlaces.Place? {
    places(path).place(log.rows[row], in: period)
  }

  /// The keys on a path sheet of a week's own book.
  func keys(_ path: CarePath, in period: Period) -> Set<String> {
    Set(places(path).sheets.first { $0.period == period }.map { Array($0.rows.keys) } ?? [])
  }

  /// Whether staff deleted a patient's row, so that it goes no further.
  func isDropped(_ path: CarePath, _ row: Int, upTo period: Period) -> Bool {
    places(path).isDropped(row, log.rows[row], upTo: period)
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

  /// What the rules look at: as the newest books have it, or those up to a week's.
  mutating func context(_ row: Int, upTo period: Period? = nil) -> HotlineContext {
    var context = HotlineContext(call: call(row), profile: profile)
    (context.inpatient, context.outpatient) = entries(row, upTo: period)
    return context
  }

  /// The same as it stood at the end of a day: what later books have of a later day is not there yet (G13).
  mutating func context(_ row: Int, atEndOf day: CalendarDate) -> HotlineContext {
    let week = max(Period(Week(holding: day)), log.rows[row].home)
    var context = context(row, upTo: week)
    if CarePath.allCases.contains(where: { place($0, row).map { $0.sheet.period > week } ?? false }) {
      let (inpatient, outpatient) = entries(row, upTo: nil)
      context.inpatient.steps = context.inpatient.steps(of: profile).filled(from: inpatient.steps, until: day)
      context.outpatient.steps = context.outpatient.steps(of: profile).filled(
        from: outpatient.steps, until: day)
    }
    return context.asOf(day)
  }

  private func entries(_ row: Int, upTo period: Period?) -> (InpatientEntry, OutpatientEntry) {
    let (entry, words) = (log.rows[row], profile.words)
    var (inpatient, outpatient) = (InpatientEntry(), OutpatientEntry())
    if let place = place(.inpatient, row, upTo: period) {
      inpatient = place.sheet.inpatient(place.row, words)
      inpatient.steps = places(.inpatient).dated(inpatient.steps, place, entry, words)
    }
    if let place = place(.outpatient, row, upTo: period) {
      outpatient = place.sheet.outpatient(place.row, words)
      outpatient.steps = places(.outpatient).dated(outpatient.steps, place, entry, words)
    }
    return (inpatient, outpatient)
  }

  /// The day from which on nothing more is known of a row: whoever asks as of a later one hears what is known now.
  func lastDay(_ row: Int, _ context: HotlineContext) -> CalendarDate {
    let home = log.rows[row].home
    var last = home.last
    for (path, steps) in [(CarePath.inpatient, context.inpatient.steps), (.outpatient, context.outpatient.steps)] {
      guard let place = place(path, row) else { continue }
      for date in steps.compactMap({ $0.value?.date }) { last = max(last, date) }
      if place.sheet.period > home, !place.sheet.isUntouched(place.row) { last = max(last, place.sheet.period.last) }
    }
    return last
  }
}
