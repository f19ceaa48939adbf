package import Batch
package import Book
package import Core
package import Intake
import Spreadsheet

/// SOP A in a facility: calls to patients after their discharge.
package struct CallProcedure: BatchProcedure, CatalogueProcedure {
  package typealias Profile = CallProfile
  package static let sop = CallTemplate.sop

  package var template: CallTemplate
  package var profile: CallProfile
  package let columns: CallColumns

  package let bookPrefix = CallBook.prefix
  package let takesMessages = true
  package let marks = [CallSheets.calls, CallSheets.data]
  package var carriedSheets: [CarriedSheet] {
    [CarriedSheet(name: CallSheets.calls), CarriedSheet(name: CallSheets.data, filledRowsOnly: true)]
  }
  package var schema: Schema { template.schema }
  package var specs: [KeyedSheetSpec] { columns.specs }

  package func keepsInputs(on sheet: String) -> Bool { sheet == CallSheets.data }

  package init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError) {
    template = try CallTemplate(folder: folder)
    profile = template.profile
    profile.apply(values)
    columns = CallColumns(
      template.columns, list: template.list, escalation: template.escalation, evaluations: template.evaluations,
      profile: profile)
  }

  package func plan(
    _ inputs: ProcedureInputs, _ books: [WorkBook], _ run: Run, _ workspace: Workspace
  ) throws(FacilityError) -> any ProcedurePlan {
    let read = try books.read(columns.sheets, optional: [CallSheets.evaluations])
    let callBooks = read.map { book in
      CallBook(book, later: read.filter { $0.period > book.period }.compactMap(\.base), columns: columns)
    }
    let tables = inputs.tables
    let builder = CallStateBuilder(
      profile: profile, columns: columns, outcomes: template.outcomes,
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
