package import Batch
package import Book
package import Core
package import Intake
import Spreadsheet
import Templates

/// SOP A in a facility: calls to patients after their discharge.
package struct CallProcedure: BatchProcedure, CatalogueProcedure {
  package typealias Profile = CallProfile
  package static let sop = CallTemplate.sop

  package var template: CallTemplate
  package var profile: CallProfile
  package let columns: CallColumns
  /// By which program, template and settings inputs are read, as a digest.
  let basis: String

  package var document: TemplateDocument { template.document }
  package var isOfHospitals: Bool { true }
  package let bookPrefix = CallBook.prefix
  package let takesMessages = true
  package let marks = [CallSheets.calls, CallSheets.data]
  package var carriedSheets: [CarriedSheet] {
    [CarriedSheet(name: CallSheets.calls), CarriedSheet(name: CallSheets.data, filledRowsOnly: true)]
  }
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, CallReportWriter.prefix)] }
  package let schema: Schema
  package var specs: [KeyedSheetSpec] { columns.specs }

  package func keepsInputs(on sheet: String) -> Bool { sheet == CallSheets.data }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    template = try CallTemplate(folder: folder)
    schema = template.schema
    profile = template.profile
    profile.apply(values)
    let text = try Facility.template(Self.sop, folder: folder, builtIn: Templates.sapaPasien).text
    basis = String(SHA256.of("\(programVersion) \(SettingValue.section(values).whole) \(text)").prefix(16))
    columns = CallColumns(
      template.columns, list: template.list, escalation: template.escalation, evaluations: template.evaluations,
      profile: profile)
  }

  package func plan(
    _ inputs: ProcedureInputs, _ books: [WorkBook], _ run: Run, _ workspace: Workspace
  ) throws(FacilityError) -> any ProcedurePlan {
    let read = try books.read(columns.sheets, optional: [CallSheets.evaluations])
    let open = read.map { book in
      CallBook(book, later: read.filter { $0.period > book.period }.compactMap(\.base), columns: columns)
    }
    let closed = CallClosed(inputs.closed)
    var (tables, used) = unused(inputs, read, closed, run)
    used.hasMessages = !inputs.messages.isEmpty
    var links = CallLinks(width: run.facility.medicalRecordWidth)
    if inputs.closed != nil {
      for table in tables { links.add(table) }
      for book in open { links.add(book) }
    }
    let known: [CallBook]?
    do throws(SpreadsheetError) { known = try closed.books(links, columns) } catch { throw .book(error) }
    let week = Week(holding: run.date)
    let callBooks = open.filter { $0.week <= week } + (known ?? []) + open.filter { $0.week > week }
    let builder = CallStateBuilder(
      profile: profile, columns: columns, outcomes: template.outcomes,
      medicalRecordWidth: run.facility.medicalRecordWidth, date: run.date, today: run.today)
    let isTelephones = { (table: Table) in table.shape?.id == CallTemplate.telephoneShape }
    var state = builder.build(
      inputs: tables.filter { !isTelephones($0) }, telephoneLists: tables.filter(isTelephones), books: callBooks)
    state.closed = closed
    state.closedWeeks = Set((inputs.closed?.periods ?? []).map(\.week))
    state.evaluations = evaluations(state, inputs.messages, run)
    var plan = CallPlan(
      run: run, procedure: self, state: state, hasInput: tables.contains { !isTelephones($0) } || !books.isEmpty,
      books: books, workspace: workspace, inputs: used)
    plan.closedLog = inputs.closed
    if inputs.closed != nil { plan.reopens = known == nil || used.hasMessages }
    try plan.findCorrections()
    return plan
  }

  /// The tables without the exports that are used up: all of their stays stand in the book of a week that ended weeks ago, which read
  /// them by the same rules. They count as taken out of `masuk/`, are named, and read again when rules or settings change.
  private func unused(
    _ inputs: ProcedureInputs, _ books: [LogBook], _ closed: CallClosed, _ run: Run
  ) -> (tables: [Table], used: CallInputs) {
    let bases = books.filter { $0.period.last.adding(days: Run.rememberedDays) < run.date }.compactMap(\.base)
    let known = Set(closed.inputs)
    var used = CallInputs()
    used.usedUp = Array(inputs.unread)
    let tables = inputs.tables.filter { table in
      guard table.shape?.id == CallTemplate.stayShape, let digest = inputs.digest(table.file) else { return true }
      let isUsedUp =
        known.contains(UsedInputs.name(digest, basis))
        || bases.contains { UsedInputs.contains(digest, basis: basis, in: $0) }
      if isUsedUp, table.rejectedRows == 0 {
        used.usedUp.append(table.file)
        used.names[table.file] = UsedInputs.name(digest, basis)
        return false
      }
      used.read.insert(digest, basis: basis)
      return true
    }
    used.usedUp.sort()
    used.tables = Set(tables.map(\.file))
    return (tables, used)
  }

  /// A8: what patients answered; the files are accounted for here where no other SOP takes messages.
  private func evaluations(_ state: CallState, _ messages: [MessageStore], _ run: Run) -> CallEvaluations {
    let others = run.facility.procedures.filter { $0.sop != sop && $0.takesMessages }
    return CallEvaluations(
      state, messages, ownNumbers: profile.ownNumbers + others.flatMap(\.ownParties.numbers),
      ownNames: profile.ownNames + others.flatMap(\.ownParties.names), facility: run.facility.name,
      message: template.messages.evaluation,
      accountsForFiles: others.isEmpty)
  }
}

extension Facility {
  /// The post-discharge calls, where the facility makes them.
  package var calls: CallProcedure? { procedures.lazy.compactMap { $0 as? CallProcedure }.first }
}

/// The exports that lie in `masuk/`: those of a run, and those whose stays stand in the books of weeks that are long over.
struct CallInputs: Sendable {
  var read = UsedInputs()
  /// File names.
  var usedUp: [String] = []
  /// Of those that were read, what they are remembered by.
  var names: [String: String] = [:]
  /// Files with tables that the run reads.
  var tables: Set<String> = []
  /// Whether chats or SMS lie there, too.
  var hasMessages = false

  /// Names those that are not looked at any more; nil where there are none.
  func note(_ language: Language) -> String? {
    guard let first = usedUp.first, let last = usedUp.last else { return nil }
    let files = usedUp.count == 1 ? first : language("\(first) sampai \(last)", "\(first) to \(last)")
    return language(
      "masuk/: \(usedUp.count) ekspor (\(files)) sudah masuk buku minggu yang lama selesai dan tidak dibaca lagi; boleh dipindahkan dari masuk/ (A2)",
      "masuk/: \(usedUp.count) exports (\(files)) stand in books of weeks that are long over and are not read again; they may be taken out of masuk/ (A2)"
    )
  }
}

extension Table {
  /// How many of its rows are rejected.
  fileprivate var rejectedRows: Int { problems().count { $0.effect == .rowRejected } }
}
