import Spreadsheet

extension Table {
  /// What is wrong in the cells of known columns, row by row (RULES F).
  ///
  /// A bad date in a column without which the sheet is no input rejects its row; so does a row that names nobody.
  package func problems() -> [Problem] {
    var problems: [Problem] = []
    var checks: [(column: Int, kind: Field.Kind, field: Int)] = []
    for (index, column) in columns.enumerated() {
      guard let field = column.field, content.schema.fields[field].kind != .text else { continue }
      checks.append((index, content.schema.fields[field].kind, field))
    }
    let doubts = IdentifierDoubts(self)
    let essential = Set((shape?.requires ?? []).filter { $0.count == 1 }.joined().compactMap(schema.index(of:)))
    let keys = keyGroups()
    for row in 0..<rowCount {
      for group in keys where group.allSatisfy({ isEmpty(row: row, field: $0) }) {
        let fault = Problem.Fault.noKey(group.map { content.schema.fields[$0].header })
        problems.append(problem(row, column: nil, fault, .rowRejected))
      }
      for check in checks {
        guard let (fault, effect) = fault(row, check.column, check.kind) ?? doubts.fault(row: row, column: check.column)
        else { continue }
        let rejects = check.kind == .date && essential.contains(check.field) && effect == .valueUnused
        problems.append(problem(row, column: check.column, fault, rejects ? .rowRejected : effect))
      }
    }
    return problems
  }

  /// What a row is known by wherever it stands: its no. RM, else its no. rawat, as `No RM 001234`; empty where it has neither.
  package func rowKey(_ row: Int) -> String {
    for id in ["no_rm", "no_rawat"] {
      guard let field = schema.index(of: id), has(field), !isEmpty(row: row, field: field) else { continue }
      return "\(schema.fields[field].header) \(string(row: row, field: field))"
    }
    return ""
  }

  /// The shape's groups that must not be empty on a row: those that name somebody, not those of dates or telephone numbers.
  private func keyGroups() -> [[Int]] {
    guard let shape, shape.rejectsNameless else { return [] }
    return shape.requires.compactMap { group in
      let fields = group.compactMap(schema.index(of:)).filter(has)
      let names = fields.contains { [.identifier, .nik, .text].contains(content.schema.fields[$0].kind) }
      return names ? fields : nil
    }
  }

  /// Whether the field's columns are empty on a row or hold marks for it, such as `-`.
  package func isEmpty(row: Int, field: Int) -> Bool {
    let bytes = content.cells.bytes
    return content.columnsOfField[field].allSatisfy { column in
      switch content.cells.value(row: row, column: column) {
      case .empty: true
      case .text(let range): EmptyMark.isEmpty(bytes.span.extracting(range.range))
      default: false
      }
    }
  }

  private func fault(_ row: Int, _ column: Int, _ kind: Field.Kind) -> (Problem.Fault, Problem.Effect)? {
    let bytes = content.cells.bytes
    switch kind {
    case .text: return nil
    case .date:
      guard case .invalid(_, let reason) = date(row: row, column: column) else { return nil }
      return (.date(reason), .valueUnused)
    case .time:
      guard case .invalid = time(row: row, column: column) else { return nil }
      return (.time, .valueUnused)
    case .telephone:
      switch telephone(row: row, column: column) {
      case .damaged: return (.damagedTelephone, .valueUnused)
      case .ambiguous(let fault), .invalid(let fault): return (.telephone(fault), .valueUnused)
      case let reading: return reading.doubt.map { ($0, .warning) }
      }
    case .nik:
      switch nik(row: row, column: column) {
      case .none, .ok: return nil
      case .suspect: return (.suspectNIK, .warning)
      case .bpjsCard: return (.bpjsCardAsNIK, .warning)
      case .invalid(_, let reason): return (.nik(reason), .warning)
      }
    case .identifier:
      switch content.cells.value(row: row, column: column) {
      case .number(let number):
        return abs(number) >= 1e15 ? (.longNumericIdentifier, .warning) : nil
      case .text(let range) where range.count > 15 && content.cells.wasFloat(row: row, column: column):
        return (.longNumericIdentifier, .warning)
      case .text(let range):
        return Scientific.isScientific(bytes.span.extracting(range.range)) ? (.damagedIdentifier, .warning) : nil
      default: return nil
      }
    }
  }

  private func problem(_ row: Int, column: Int?, _ fault: Problem.Fault, _ effect: Problem.Effect) -> Problem {
    Problem(
      file: file, sheet: sheet, row: rowNumber(row), key: rowKey(row), column: column.map { columns[$0].header } ?? "",
      value: column.map { string(row: row, column: $0) } ?? "", fault: fault, effect: effect)
  }
}
