package import Intake
package import Procedures
import Spreadsheet
import Templates
package import Worklist

/// SOP A in a facility: calls to patients after their discharge.
package struct CallProcedure: BatchProcedure, CatalogueProcedure {
  package typealias Profile = CallProfile
  package static let sop = CallTemplate.sop

  package var template: CallTemplate
  package var profile: CallProfile

  package let bookPrefix = CallBook.prefix
  package let takesMessages = true
  package let marks = [CallSheets.calls, CallSheets.data]
  package var carriedSheets: [CarriedSheet] {
    [CarriedSheet(name: CallSheets.calls), CarriedSheet(name: CallSheets.data, filledRowsOnly: true)]
  }
  package var schema: Schema { template.schema }
  package var specs: [KeyedSheetSpec] { CallColumns.specs(template.schema, profile: profile) }

  package func keepsInputs(on sheet: String) -> Bool { sheet == CallSheets.data }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    let (text, own) = try Facility.template(CallTemplate.sop, folder: folder, builtIn: Templates.sapaPasien)
    template = try CallTemplate(toml: text, file: own)
    profile = template.profile
    profile.apply(values)
  }

  package func plan(
    _ inputs: ProcedureInputs, _ books: [WorkBook], _ run: Run, _ workspace: Workspace
  ) throws(FacilityError) -> any ProcedurePlan {
    let callBooks = try read(books)
    let tables = inputs.tables
    let builder = CallStateBuilder(
      profile: profile, schema: CallColumns.dataSchema(schema), outcomes: template.outcomes,
      medicalRecordWidth: run.facility.medicalRecordWidth, date: run.date, today: run.today)
    let isTelephones = { (table: Table) in table.shape?.id == CallTemplate.telephoneShape }
    var state = builder.build(
      inputs: tables.filter { !isTelephones($0) }, telephoneLists: tables.filter(isTelephones), books: callBooks)
    state.evaluations = evaluations(state, inputs.messages, run)
    var plan = CallPlan(
      run: run, procedure: self, state: state, hasInput: tables.contains { !isTelephones($0) } || !books.isEmpty,
      books: books, workspace: workspace)
    try plan.findCorrections()
    return plan
  }

  /// A8: what patients answered; the files are accounted for here where no other SOP takes messages.
  private func evaluations(_ state: CallState, _ messages: [MessageStore], _ run: Run) -> CallEvaluations {
    let others = run.facility.procedures.filter { $0.sop != sop && $0.takesMessages }
    let feedback = others.lazy.compactMap { $0 as? FeedbackProcedure }.first?.settings.profile
    return CallEvaluations(
      state, messages, ownNumbers: profile.ownNumbers + (feedback?.ownNumbers ?? []),
      ownNames: profile.ownNames + (feedback?.ownNames ?? []), facility: run.facility.name,
      message: template.messages.evaluation,
      accountsForFiles: others.isEmpty)
  }

  /// Reads the books as staff left them.
  private func read(_ books: [WorkBook]) throws(FacilityError) -> [CallBook] {
    let dataSchema = CallColumns.dataSchema(schema)
    var read: [CallBook] = []
    for book in books {
      do throws(SpreadsheetError) {
        var sheets = try CallBookFile.read(
          book.working, week: book.period.week, file: book.name, dataSchema: dataSchema, profile: profile)
        if let base = book.base {
          let later = books.filter { $0.period > book.period }.compactMap(\.base)
          sheets.findEmptied(since: base, later: later, profile: profile)
          sheets.findMended(since: base, template: schema)
        }
        read.append(sheets)
      } catch {
        throw .book(error)
      }
    }
    return read
  }
}
