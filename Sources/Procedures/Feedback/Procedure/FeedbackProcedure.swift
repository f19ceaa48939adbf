package import Batch
package import Book
package import Core
package import Intake
import Spreadsheet
import Templates

/// SOPs D and E in a facility: feedback from five channels and from WhatsApp, one register for all.
package struct FeedbackProcedure: LogProcedure, CatalogueProcedure {
  package typealias Profile = FeedbackProfile
  package static let sop = FeedbackSettings.sop

  package let document: TemplateDocument
  package let layout: LogLayout
  package let settings: FeedbackSettings

  package let bookPrefix = "Umpan Balik "
  package let takesMessages = true
  package var ownParties: (numbers: [String], names: [String]) {
    (settings.profile.ownNumbers, settings.profile.ownNames)
  }
  package var carriedSheets: [CarriedSheet] { [CarriedSheet(name: FeedbackSheets.plans)] }
  package var reports: [(unit: PeriodUnit, prefix: String)] {
    [(.week, Self.recapPrefix), (.month, "Analisis Umpan Balik ")]
  }
  package var specs: [KeyedSheetSpec] { layout.specs + settings.sheets.specs }
  package var otherSheets: [(sheet: String, schema: Schema)] { settings.sheets.read }

  static let recapPrefix = "Rekap Umpan Balik "

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let (raw, parameters, own) = try Facility.template(
      RawFeedbackTemplate.self, FeedbackSettings.sop, folder: folder, builtIn: Templates.umpanBalik,
      FeedbackProfile.self)
    var profile = FeedbackProfile()
    profile.apply(parameters)
    profile.apply(values)
    document = raw.document(for: profile.follows)
    var settings = FeedbackSettings(
      profile: profile, vocabulary: try raw.words.vocabulary(raw.themes, raw.units, file: own),
      wordings: FeedbackWordings(
        channels: WordTable(try RawFeedbackTemplate.aliases(raw.channels, "channels", file: own)),
        kinds: WordTable(try RawFeedbackTemplate.aliases(raw.kinds, "kinds", file: own)),
        grades: WordTable(try RawFeedbackTemplate.aliases(raw.grades, "grades", file: own))),
      steps: raw.messages.steps)
    settings.reply = raw.messages.reply
    settings.sheets = FeedbackSheets(
      [FeedbackSheets.openings: raw.openings.declared, FeedbackSheets.plans: raw.follow_ups.declared])
    settings.papers = raw.papers.words
    settings.gradeMeanings = raw.grades.map { ($0.name, $0.meaning ?? "") }
    self.settings = settings
    layout = FeedbackColumns.layout(raw.registerColumns, others: raw.otherFields, settings)
  }

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    FeedbackState(
      log, settings, date: run.date, recaps: recaps(log, run), messages: prepared.remembered(log),
      hasMessages: prepared.hasMessages)
  }

  /// Makes rows of chats and SMS, and says of lists without a channel which one their name tells.
  package func prepared(
    _ inputs: ProcedureInputs, _ books: [LogBook], _ run: Run
  ) throws(FacilityError) -> PreparedInputs {
    var prepared = PreparedInputs(tables: inputs.tables)
    do throws(SpreadsheetError) {
      prepared.tables = []
      var stores = inputs.messages
      for input in inputs.tables {
        var table = input
        if let list = try MessageList(input, settings.wordings) {
          stores.append(list.store)
          prepared.merged.append(list.account)
          if let note = list.note { prepared.notes.append(note) }
          guard let rest = list.rest else { continue }
          table = rest
        }
        let named = try NamedChannel.adding(to: table, settings.wordings)
        prepared.tables.append(named.table)
        if let note = named.note { prepared.notes.append(note) }
      }
      let feedback = try MessageFeedback(
        stores, remembered: books.flatMap(\.messages), settings, layout, facility: run.facility.name,
        lastDay: Week(holding: run.date).last)
      prepared.hasMessages = !stores.isEmpty || books.contains { !$0.messages.isEmpty }
      prepared.keys = prepared.tables.map { _ in [] } + feedback.keys
      prepared.tables += feedback.tables
      prepared.remembered = feedback.remembered
      prepared.merged += feedback.accounts
      prepared.notes += feedback.notes
      prepared.problems += feedback.problems
    } catch {
      throw .notMade(error)
    }
    return prepared
  }

  /// The weeks whose recap is there, with the day that it bears (E2).
  private func recaps(_ log: Log, _ run: Run) -> [Period: CalendarDate] {
    let closed = FeedbackClosed(log.closed)
    let days = log.rows.compactMap(\.date) + [closed.first].compactMap { $0.map { CalendarDate(dayNumber: $0) } }
    guard let first = days.min(), first <= run.date else { return [:] }
    var recaps: [Period: CalendarDate] = [:]
    var week = Period(Week(holding: first))
    while week.first <= run.date {
      recaps[week] =
        closed.recaps[week.name].map { CalendarDate(dayNumber: $0) }
        ?? run.dayMade(week, report: Self.recapPrefix + week.name + ".xlsx")
      week = Period(Week(holding: week.last.adding(days: 1)))
    }
    return recaps
  }
}
