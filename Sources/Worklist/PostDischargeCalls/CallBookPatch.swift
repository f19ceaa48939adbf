import Intake
import Procedures
package import Spreadsheet

/// Brings a work book that lies in `kerja/` up to date in place: Sapa's own cells change, new rows are appended, all else stays
/// as staff left it (G3).
package struct CallBookPatch: Sendable {
  private let context: CallBookContext
  private let current: KeyedBook
  private let base: BaseSheet?
  private var state: CallState { context.state }

  /// `current` is the book as it lies there, `base` what Sapa last wrote into it; nil where it holds no record.
  package init(_ context: CallBookContext, current: KeyedBook, base: BaseSheet?) {
    self.context = context
    self.current = current
    self.base = base
  }

  /// Keys of rows that staff deleted, by sheet; they are not put back. A row that lost its key alone is none of them.
  private var deletedKeys: [String: Set<String>] {
    guard let base else { return [:] }
    let adopted = state.currentBook?.calls.adopted ?? [:]
    return base.keyed.reduce(into: [:]) { result, entry in
      guard let sheet = current.sheet(entry.key) else { return }
      result[entry.key] = Set(
        entry.value.keys.filter { !sheet.hasKey($0) && (entry.key != CallSheets.calls || adopted[$0] == nil) })
    }
  }

  /// Collects the changes in `patch`, opened on the book; at `donor` a workbook is written from which whole sheets are
  /// taken, and which the caller removes.
  package func apply(to patch: WorkbookPatch, donor: String) throws(SpreadsheetError) -> BookChanges {
    let book = try CallBookWriter.workbook(context, path: donor)
    let styles = Styles(book)
    var changes = BookChanges()
    let deleted = deletedKeys
    var list = CallList(state, deleted: deleted[CallSheets.calls] ?? [])

    var calls = try overlay(
      CallSheets.calls, list.columns.map(\.header) + list.extraHeaders + [CallColumns.key.header],
      required: Set(
        list.columns.filter { $0.owner == .staff || $0.kind == .formula }.map(\.header) + ["Kode", "Status"]),
      unnamed: .staff, book, links: try patch.links(ofSheet: CallSheets.calls))
    adoptRows(&calls)
    let listed = stays(of: calls)
    for stay in list.stays where !listed.contains(stay) { _ = calls.nextRow(for: state.keys[stay]) }
    list = CallList(state, places: calls.places, deleted: deleted[CallSheets.calls] ?? [])
    let callWriter = CallSheetWriter(context: context, list: list, styles: styles)
    try update(&calls, list.stays) { (stay: Int, row: inout RowEdits) throws(SpreadsheetError) in
      try callWriter.write(stay, to: &row, callWriter.formats(stay))
    }
    try calls.finish(
      head: callWriter.head, firstHeader: CallList.headerRow, patch, &changes, book, header: callWriter.headerFormat)

    let statusRange = try updateData(
      list, styles, patch, &changes, book, deleted[CallSheets.data] ?? [],
      isListLonger: calls.places.lastRow > calls.lastRow)
    try updateEscalations(list, styles, patch, &changes, book, deleted[CallSheets.escalation] ?? [])
    let added = try updateEvaluations(list, styles, patch, &changes, book, deleted[CallSheets.evaluations] ?? [])
    try updateFreeSheets(list, styles, patch, &changes, book, statusRange: statusRange, adding: added, donor: donor)
    changes.deleted = deleted
    changes.hasChanges = patch.hasChanges
    return changes
  }

  // MARK: Keyed sheets

  private func spec(_ name: String) -> KeyedSheetSpec? { current.outcomes.first { $0.spec.name == name }?.spec }

  private func overlay(
    _ name: String, _ headers: [String], required: Set<String>, unnamed: KeyedSheetSpec.Owner, _ book: WorkbookWriter,
    links: [CellPosition: String] = [:]
  ) throws(SpreadsheetError) -> SheetOverlay {
    guard let sheet = current.sheet(name), let spec = spec(name) else {
      throw SpreadsheetError(.noSuchSheet(name), file: current.file)
    }
    return SheetOverlay(
      sheet, spec: spec, base: base, headers: headers, required: required, links: links,
      unnamedOwner: unnamed,
      coloursStaffs: name == CallSheets.data
    ) { book.look(of: $0) }
  }

  /// Rows that staff inserted for a patient of theirs take the key of the stay.
  private func adoptRows(_ calls: inout SheetOverlay) {
    for (key, row) in (state.currentBook?.calls.adopted ?? [:]).sorted(by: { $0.value < $1.value }) {
      calls.adopt(row, as: key)
    }
  }

  /// Rows that staff typed into `Data Pasien` without a key take that of the stay that was read from them.
  private func adoptTypedStays(_ data: inout SheetOverlay, _ stays: [Int]) {
    guard let file = state.currentBook?.file else { return }
    let listed = self.stays(of: data)
    for stay in stays where !listed.contains(stay) {
      for place in state.stays[stay].rows {
        let source = state.rows[place].source
        let table = state.tables[Int(source.table)].table
        guard Int(source.table) >= state.inputCount, table.file == file else { continue }
        data.adopt(table.rowNumber(Int(source.row)) - 1, as: state.keys[stay])
      }
    }
  }

  /// The stays that the sheet has a row for, under whichever of their keys.
  private func stays(of overlay: SheetOverlay) -> Set<Int> {
    Set(overlay.places.rows.keys.compactMap { state.stayOfKey[$0] })
  }

  /// Compares the rows that stand there, and appends those of the stays that have none.
  private func update(
    _ overlay: inout SheetOverlay, _ stays: [Int],
    _ write: (Int, inout RowEdits) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    let standing = overlay.standing
    for (key, row) in standing {
      guard let stay = state.stayOfKey[key] else { continue }
      var edits = RowEdits(row: row.index, columns: overlay.headers.count)
      try write(stay, &edits)
      let code = overlay.sheet.value(row, "Kode")?.text ?? ""
      overlay.update(
        key, edits, restyles: overlay.sheet.column("Kode") != nil && code != state.decisions[stay].code.rawValue)
    }
    for stay in stays {
      guard let row = overlay.places.rows[state.keys[stay]], row > overlay.lastRow else { continue }
      var edits = RowEdits(row: row, columns: overlay.headers.count)
      try write(stay, &edits)
      overlay.append(edits)
    }
  }

  private func updateData(
    _ list: CallList, _ styles: Styles, _ patch: WorkbookPatch, _ changes: inout BookChanges, _ book: WorkbookWriter,
    _ deleted: Set<String>, isListLonger: Bool
  ) throws(SpreadsheetError) -> String {
    guard current.sheet(CallSheets.data) != nil else {
      let writer = DataSheetWriter(context: context, list: list, styles: styles)
      try writer.write(to: try book.addSheet(CallSheets.data))
      changes.restored.append(CallSheets.data)
      return writer.statusRange(count: state.listed.count)
    }
    let headers = DataSheetWriter.headers(state)
    var data = try overlay(
      CallSheets.data, headers, required: ["Kode", "Status", "Tanggal Eksekusi", "Alasan", "No HP (perbaikan)"],
      unnamed: .source, book)
    data.rewritesFormulas = isListLonger
    let stays = state.listed.filter { !deleted.contains(state.keys[$0]) }
    adoptTypedStays(&data, stays)
    let standing = self.stays(of: data)
    for stay in stays where !standing.contains(stay) { _ = data.nextRow(for: state.keys[stay]) }
    let writer = DataSheetWriter(context: context, list: list, styles: styles, places: data.places)
    try update(&data, stays) { (stay: Int, row: inout RowEdits) throws(SpreadsheetError) in
      try writer.write(stay, to: &row, writer.formats(stay))
    }
    try data.finish(
      head: writer.head, firstHeader: DataSheetWriter.headerRow, patch, &changes, book, header: writer.headerFormat)
    return writer.statusRange(count: state.listed.count)
  }

  private func updateEscalations(
    _ list: CallList, _ styles: Styles, _ patch: WorkbookPatch, _ changes: inout BookChanges, _ book: WorkbookWriter,
    _ deleted: Set<String>
  ) throws(SpreadsheetError) {
    let writer = EscalationSheetWriter(context: context, list: list, styles: styles)
    guard current.sheet(CallSheets.escalation) != nil else {
      try writer.write(to: try book.addSheet(CallSheets.escalation))
      changes.restored.append(CallSheets.escalation)
      return
    }
    let columns = CallColumns.escalation
    let extras = state.currentBook?.escalation.extraHeaders ?? []
    let headers = columns.dropLast().map(\.header) + extras + [CallColumns.key.header]
    var sheet = try overlay(
      CallSheets.escalation, headers, required: Set(columns.filter { $0.owner == .staff }.map(\.header)),
      unnamed: .staff, book)
    let formats = RowFormats(styles, .plain, columns)
    let staff = state.escalationRows
    for escalation in Escalation.all(state, list) where !deleted.contains(escalation.key) {
      let isNew = sheet.places.rows[escalation.key] == nil
      let row = sheet.places.rows[escalation.key] ?? sheet.nextRow(for: escalation.key)
      var edits = RowEdits(row: row, columns: headers.count)
      try writer.write(escalation, to: &edits, staff: staff[escalation.key], extras: extras, formats)
      if isNew { sheet.append(edits) } else { sheet.update(escalation.key, edits, restyles: false) }
    }
    if sheet.places.lastRow > sheet.lastRow { sheet.clear(EscalationSheetWriter.emptyNote) }
    try sheet.finish(
      head: writer.head, firstHeader: EscalationSheetWriter.headerRow, patch, &changes, book
    ) { header in columns.contains { $0.header == header && $0.owner == .staff } ? styles.staffHeader : styles.header }
  }

  /// Brings `Evaluasi` up to date, or writes it where there are answers for the first time; gives the sheets that are new.
  private func updateEvaluations(
    _ list: CallList, _ styles: Styles, _ patch: WorkbookPatch, _ changes: inout BookChanges, _ book: WorkbookWriter,
    _ deleted: Set<String>
  ) throws(SpreadsheetError) -> [String] {
    let name = CallSheets.evaluations
    let writer = EvaluationSheetWriter(context: context, styles: styles)
    let stays = state.evaluationStays(list).filter { !deleted.contains(state.keys[$0]) }
    guard current.sheet(name) != nil else {
      if stays.isEmpty || CallSheets.isTaken(name, state) { return [] }
      try writer.write(stays, to: try book.addSheet(name))
      if base?.keyed[name] == nil { return [name] }
      changes.restored.append(name)
      return []
    }
    let headers = CallColumns.evaluations.map(\.header)
    var sheet = try overlay(name, headers, required: Set(headers), unnamed: .staff, book)
    let formats = EvaluationFormats(styles)
    var standing: Set<Int> = []
    for (key, row) in sheet.standing {
      guard let stay = state.stayOfKey[key], standing.insert(stay).inserted, state.evaluations.answers[stay] != nil
      else {
        continue
      }
      var edits = RowEdits(row: row.index, columns: headers.count)
      try writer.write(stay, to: &edits, formats)
      sheet.update(key, edits, restyles: false)
    }
    for stay in stays where !standing.contains(stay) {
      var edits = RowEdits(row: sheet.nextRow(for: state.keys[stay]), columns: headers.count)
      try writer.write(stay, to: &edits, formats)
      sheet.append(edits)
    }
    try sheet.finish(head: writer.head, firstHeader: EvaluationSheetWriter.headerRow, patch, &changes, book) { _ in
      styles.header
    }
    return []
  }

  // MARK: Sheets without keys

  private func updateFreeSheets(
    _ list: CallList, _ styles: Styles, _ patch: WorkbookPatch, _ changes: inout BookChanges, _ book: WorkbookWriter,
    statusRange: String, adding added: [String], donor: String
  ) throws(SpreadsheetError) {
    for name in CallSheets.free {
      try CallBookWriter.write(
        name, to: try book.addSheet(name), context, list, styles, statusRange: statusRange)
    }
    try book.close()
    for name in changes.restored + added { try patch.importSheet(name, from: donor, keeping: []) }
    try FreeSheets(patch: patch, current: current, base: base, donor: donor).update(CallSheets.free, &changes)
  }
}
