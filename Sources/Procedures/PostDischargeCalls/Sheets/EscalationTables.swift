import Book
import Core
import Intake
import Spreadsheet

extension CallBookContext {
  /// `Eskalasi`: patients whose answers call for somebody to act (A6).
  func escalationTable(_ list: CallList) -> TableSheet {
    let state = state
    let escalations = Escalation.all(state, list)
    let staff = state.escalationRows
    let extras = state.currentBook?.escalation.extraHeaders ?? []
    let columns =
      state.columns.escalation + extras.map { BookColumn("", $0, .staff, .any, width: 20) }
    var table = TableSheet(
      name: CallSheets.escalation, columns: columns, keys: escalations.map(\.key),
      cells: { place in
        let escalation = escalations[place]
        let typed = staff[escalation.key]
        return columns.map { column in
          if column.owner == .staff {
            let value = column.id.isEmpty ? typed?.extras[column.header] : typed?.values[column.id]
            return value.map { .staff($0) } ?? .empty
          }
          switch column.id {
          case "pertanyaan": return .text(escalation.question.header)
          case "jawaban": return .text(escalation.answer)
          default: return state.personCell(column.id, of: escalation.stay)
          }
        }
      })
    table.notes = [TableNote("Tindak lanjuti, lalu isi \(state.columns.handling(.indonesian)) (A6).")]
    table.rules = handlingRules
    table.emptyNote = "Belum ada jawaban yang perlu ditindaklanjuti."
    table.required = Set(columns.filter { $0.owner == .staff }.map(\.id))
    table.spareRows = 100
    table.isLog = false
    table.isRuled = true
    table.linesAtMost = .max
    table.frozenColumns = 2
    table.headerHeight = 32
    return table
  }

  /// A row turns green once it says who did what and when; what it lacks then is yellow.
  private var handlingRules: [LiveRule] {
    let filled = state.columns.asked.map { "[\($0)]<>\"\"" }
    let all = filled.joined(separator: ",")
    return [LiveRule(formula: "AND(\(all))", format: Styles.turnedGreen, stopIfTrue: true)]
      + state.columns.asked.map { id in
        LiveRule(
          columns: [id], formula: "AND([\(id)]=\"\",OR(\(all)))", format: Styles.missing, stopIfTrue: true)
      }
  }

  /// `Evaluasi`: what patients answered to the evaluation message (A8), all of it Sapa's; nil where there is none, and where staff
  /// have a sheet of that name.
  func evaluationTable(_ list: CallList) -> TableSheet? {
    let state = state
    let current = state.currentBook?.evaluations
    let answers = state.evaluations.answers
    let rows = StayRows(
      state.evaluationStays(list),
      standing: (current?.keys ?? []).filter { key in
        state.stayOfKey[key].map { answers[$0] != nil } ?? false
      }.sorted(), state)
    guard current?.isForeign != true, !rows.stays.isEmpty || current?.keys != nil else { return nil }
    let columns = state.columns.evaluations
    var table = TableSheet(
      name: CallSheets.evaluations, columns: columns, keys: rows.keys,
      cells: { place in
        let stay = rows.stays[place]
        guard let answer = answers[stay] else { return columns.map { _ in .empty } }
        return columns.map { column in
          switch column.id {
          case "tanggal_jawaban": .date(answer.date)
          case "jam_jawaban": .staff(.time(Double(answer.second) / 86_400))
          case "nilai": answer.score.map { .number(Double($0)) } ?? .empty
          case "jawaban": .text(answer.text)
          case "sumber": .text(answer.file)
          default: column.owner == .staff ? .empty : state.personCell(column.id, of: stay)
          }
        }
      })
    table.standing = rows.standing
    table.notes = [
      TableNote(
        "Jawaban pesan evaluasi, paling lama \(state.profile.evaluationDays) hari sesudah disapa. Baris yang bukan jawaban boleh "
          + "dihapus; ia tidak dihitung lagi (A8).")
    ]
    table.required = Set(columns.map(\.id))
    table.spareRows = 0
    table.isLog = false
    table.isRuled = true
    table.linesAtMost = .max
    table.frozenColumns = 3
    table.headerHeight = 32
    return table
  }
}

extension CallState {
  /// A cell that tells of whom a row is and who called: a column of the export, the number that was dialled, officer and day.
  fileprivate func personCell(_ id: String, of stay: Int) -> TableCell {
    switch id {
    case "no_hp": .text(telephone(stay)?.display ?? "")
    case "petugas": .text(entries[stay]?.officer ?? "")
    case "tanggal_sapa": entries[stay]?.calledOn.map { .date($0) } ?? .empty
    default: .text(schema.index(of: id).map { string(stay, $0) } ?? "")
    }
  }
}
