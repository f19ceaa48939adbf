import Book
import Core
import Intake
import Spreadsheet

extension CallBookContext {
  /// `Lembar Sapa`: one row a target, from which an officer can work a whole shift (A4 to A8).
  func callTable(_ list: CallList) -> TableSheet {
    let state = state
    let columns = list.columns + list.extraHeaders.map { BookColumn("", $0, .staff, .any, width: 20) }
    let rows = StayRows(list.stays, standing: (state.currentBook?.calls.keys ?? []).sorted(), state)
    let cells = CallCells(self, list)
    var table = TableSheet(
      name: CallSheets.calls, columns: columns, keys: rows.keys,
      cells: { place in
        let stay = rows.stays[place]
        let staff = state.callRows[state.keys[stay]]
        return columns.map { column in
          guard column.owner == .staff else { return cells.cell(column.id, of: stay, at: place) }
          let value = column.id.isEmpty ? staff?.extras[column.header] : staff?.values[column.id]
          return value.map { .staff($0) } ?? .empty
        }
      },
      look: { Styles.Row(state.decisions[rows.stays[$0]]) })
    table.standing = rows.standing
    table.adopted = state.currentBook?.calls.adopted ?? [:]
    table.notes = notes(list)
    table.rules = liveRules(columns)
    table.required = Set(
      columns.filter { $0.owner == .staff || $0.kind == .formula || ["kode", "status"].contains($0.id) }.map(\.id))
    if let first = CalendarDate(year: 2000, month: 1, day: 1), let last = CalendarDate(year: 2100, month: 1, day: 1) {
      table.dates = first...last
    }
    table.refusesOthers = true
    table.spareRows = 100
    table.isLog = false
    table.isRuled = true
    table.coloursStaffs = false
    table.hasLinks = true
    table.frozenColumns = 5
    table.printedColumns = columns.firstIndex { $0.id == "status" }.map { $0 + 1 }
    table.tabColor = Styles.red
    return table
  }

  /// What stands above the table: how a call begins (A6), and what is left to do (A11).
  private func notes(_ list: CallList) -> [TableNote] {
    let opening = messages.opening.filled([
      "rs": control.facility, "petugas": "……", "nama": "(nama pasien)", "keluar": "(tanggal keluar)",
    ])
    let links =
      list.stays.count + CallList.firstRow > CallCells.linkedRows
      ? " Tautan telepon dan WA hanya sampai baris \(CallCells.linkedRows)." : ""
    let (open, count) = (CallList.openFormula, list.openCount(state))
    func time(_ minutes: Int) -> String {
      "INT(\(open)*\(minutes)/60)&\" jam \"&MOD(\(open)*\(minutes),60)&\" menit\""
    }
    let (plain, evaluated) = (state.profile.minutesPerPatient, state.profile.minutesWithEvaluation)
    let cached =
      "Sisa \(count) pasien · perkiraan waktu \(StandardTimes.phrase(minutes: count * plain)) (\(plain) menit seorang), dengan evaluasi "
      + "\(StandardTimes.phrase(minutes: count * evaluated)) (\(evaluated) menit seorang) – A11"
    let formula =
      "\"Sisa \"&\(open)&\" pasien · perkiraan waktu \"&\(time(plain))&\" (\(plain) menit seorang), dengan evaluasi \"&"
      + "\(time(evaluated))&\" (\(evaluated) menit seorang) – A11\""
    return [
      TableNote("Kalimat pembuka: \(opening)  → MINTA IZIN dahulu.\(links)", span: 11),
      TableNote(formula: formula, cached: cached, isStrong: false),
    ]
  }

  /// Rows turn green or grey as they are filled (A4); warnings are red (A6), what a call lacks is yellow (A7).
  private func liveRules(_ columns: [BookColumn]) -> [LiveRule] {
    let warning = profile.questions.filter { !$0.warnings.isEmpty }
    let answers = warning.map { question in
      question.warnings.map { "[form_\(question.id)]&\"\"=\"\($0.replacing("\"", with: "\"\""))\"" }
        .joined(separator: ",")
    }
    let marked = warning.map { "form_" + $0.id } + (warning.isEmpty ? [] : ["kode"])
    var rules = zip(marked, answers).map { column, answers in
      LiveRule(columns: [column], formula: "OR(\(answers))", format: Styles.warning, stopIfTrue: true)
    }
    if !answers.isEmpty {
      rules.append(
        LiveRule(
          columns: ["kode"], formula: "OR(\(answers.joined(separator: ",")))", format: Styles.warned, stopIfTrue: true))
    }
    // Each area of its own: some spreadsheets try the rules of the larger area first, whatever their order.
    let areas = [columns.map(\.id).filter { !marked.contains($0) }] + marked.map { [$0] }
    for area in areas { rules += LiveRule.turns("[selesai]", columns: area) }
    for question in profile.questions where question.isRequired {
      rules.append(
        LiveRule(
          columns: ["form_" + question.id], formula: "AND([izin]=\"Ya\",[form_\(question.id)]=\"\")",
          format: Styles.missing, stopIfTrue: true))
    }
    let staff = columns.drop { $0.owner != .staff }.map(\.id)
    rules.append(LiveRule(columns: staff, formula: "[selesai]=\"\(CallCompletion.open)\"", format: Styles.toFill))
    return rules
  }

  private var profile: CallProfile { state.profile }
}

extension LiveRule {
  /// Turns cells green or grey once a row's call is executed or closed (A4); `state` is what says so.
  static func turns(_ state: String, columns: [String]?) -> [LiveRule] {
    [
      LiveRule(
        columns: columns, formula: "\(state)=\"\(CallCompletion.executed)\"", format: Styles.turnedGreen,
        stopIfTrue: true),
      LiveRule(
        columns: columns, formula: "\(state)=\"\(CallCompletion.closed)\"", format: Styles.turnedGrey, stopIfTrue: true),
    ]
  }
}

/// Sapa's own cells of `Lembar Sapa`.
private struct CallCells: Sendable {
  /// Rows below carry no links: more than a team can call in a week, and each link takes kilobytes to write.
  static let linkedRows = 5000

  private let state: CallState
  /// The message that asks for an evaluation (A8), as a query takes it.
  private let evaluation: String
  private let completion: String
  /// By stay.
  private let suggested: [Int: String]

  init(_ context: CallBookContext, _ list: CallList) {
    let due = list.stays.map { context.state.decisions[$0].executionDate }
    let officers = SuggestedOfficers.deal(due, among: context.state.profile.afternoonShift)
    suggested = Dictionary(zip(list.stays, officers)) { first, _ in first }
    state = context.state
    evaluation = context.messages.evaluation.filled(["rs": context.control.facility]).percentEncoded
    completion = CallCompletion(profile: state.profile).formula { "[\($0)]" }
  }

  func cell(_ id: String, of stay: Int, at place: Int) -> TableCell {
    let decision = state.decisions[stay]
    switch id {
    case "kode": return .text(decision.code.rawValue)
    case "tanggal_eksekusi": return decision.executionDate.map { .date($0) } ?? .empty
    case "tanggal_keluar": return state.stays[stay].discharge.map { .date($0) } ?? .empty
    case "status": return .text(decision.status.rawValue)
    case CallColumns.suggested: return .text(suggested[stay] ?? "")
    case "jadwal":
      return .formula(DayOfCall.formula, cached: .text(state.dayOfCall(stay)?.rawValue ?? ""))
    case "selesai": return .formula(completion, cached: .text(state.completion(stay)))
    case "no_hp":
      guard let number = state.telephone(stay) else { return .empty }
      guard place + CallList.firstRow < Self.linkedRows else { return .text(number.display) }
      return .link(number.display, url: "tel:" + number.international, tip: "Telepon \(number.international)")
    case "wa":
      guard let number = state.telephone(stay), number.isMobile, place + CallList.firstRow < Self.linkedRows else {
        return .empty
      }
      return .link(
        "Kirim WA", url: "https://wa.me/\(number.countryDigits)?text=\(evaluation)",
        tip: "Pesan evaluasi ke \(number.international)")
    default: return .text(state.schema.index(of: id).map { state.string(stay, $0) } ?? "")
    }
  }
}

extension Styles.Row {
  init(_ decision: CallDecision) {
    self =
      switch decision.code {
      case .target, .carriedOver: .target
      case .completed: .completed
      case .closed: .closed
      case .none: .plain
      }
  }
}

extension String {
  /// The text as a query takes it (RFC 3986).
  var percentEncoded: String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
