import Book
import Core
import Intake
import Spreadsheet

/// `Rawat Inap` or `Rawat Jalan` of a week's book: the week's own patients, and those of earlier weeks who are on their way yet (G10).
struct PathTable: Sendable {
  /// One row, as the books up to this one have it.
  private struct Line: Sendable {
    var row: Int
    var decision: HotlineDecision
    /// The newest book in which the patient goes on; nil where that is this one.
    var goesOn: Period?
  }

  private let state: HotlineState
  private let path: CarePath
  private let period: Period
  private let lines: [Line]

  init(_ state: HotlineState, _ path: CarePath, _ period: Period) {
    self.state = state
    self.path = path
    self.period = period
    let standing = state.keys(path, in: period)
    lines = state.log.rows.indices.compactMap { row in
      let entry = state.log.rows[row]
      guard entry.home <= period,
        entry.home == period || period.contains(state.date) || standing.contains(entry.key)
      else { return nil }
      let line = Self.line(state, row, period)
      return Self.stands(state, line, path, period) ? line : nil
    }
  }

  private static func line(_ state: HotlineState, _ row: Int, _ period: Period) -> Line {
    let week = Period(Week(holding: state.date))
    var line = Line(row: row, decision: decision(state, row, upTo: period))
    guard period < week else { return line }
    // What a run dated ahead has made does not outweigh the book in which staff work.
    let standing = CarePath.allCases.compactMap { state.place($0, row, upTo: week)?.sheet.period }.max()
    let next = decision(state, row, upTo: week)
    if CarePath.allCases.contains(where: { goesOn(state, row, next, $0, week) }) {
      line.goesOn = week
    } else {
      line.goesOn = standing.flatMap { $0 > period ? $0 : nil }
    }
    return line
  }

  /// What is said of a row by the books up to a week's.
  private static func decision(_ state: HotlineState, _ row: Int, upTo period: Period) -> HotlineDecision {
    let newest = CarePath.allCases.compactMap { state.place($0, row)?.sheet.period }.max()
    return newest.map { $0 > period } ?? false ? state.decision(row, upTo: period) : state.decisions[row]
  }

  /// Whether a patient is on the way, by what is said up to a week, and goes over into that week's book.
  private static func goesOn(
    _ state: HotlineState, _ row: Int, _ decision: HotlineDecision, _ path: CarePath, _ week: Period
  ) -> Bool {
    guard let known = decision.state(path), !known.isFinished else { return false }
    return !state.isDropped(path, row, upTo: week)
  }

  /// Whether a patient has a row: the week's own on the path, one of an earlier week who is on the way when the week has begun, and
  /// whoever stands there already.
  private static func stands(_ state: HotlineState, _ line: Line, _ path: CarePath, _ period: Period) -> Bool {
    if state.place(path, line.row, in: period) != nil { return true }
    if state.log.rows[line.row].home == period { return line.decision.state(path) != nil }
    return period.contains(state.date) && goesOn(state, line.row, line.decision, path, period)
  }

  // MARK: Sheet

  var sheet: TableSheet {
    let columns = state.settings.columns.path(path)
    let steps = Dictionary(state.settings.profile.steps(path).enumerated().map { ($1.id, $0) }) { first, _ in first }
    let telephone = state.log.field("no_telepon")
    var table = TableSheet(
      name: path.rawValue, columns: columns, keys: lines.map { state.log.rows[$0.row].key },
      cell: { place, column in
        let line = lines[place]
        let (row, id, owner) = (line.row, columns[column].id, columns[column].owner)
        if owner != .sapa, let typed = typed(row, id) { return .staff(typed) }
        if let step = steps[id] {
          let applies = line.decision.state(path)?.applying.contains(step) ?? false
          return applies ? .empty : .text(PathStep.doesNotApply)
        }
        switch id {
        case "kode": return .text(code(line).rawValue)
        case "asal": return .text(state.log.rows[row].home.name)
        case "tanggal": return state.log.rows[row].date.map { .date($0) } ?? .empty
        case "no_telepon": return .text(shownTelephone(row, telephone))
        case "penanggung_jawab": return .text(line.decision.duty.role?.rawValue ?? "")
        case "gerbang": return .text(line.decision.gate.text)
        case "langkah_berikutnya": return .text(nextStep(line))
        case "pelanggaran": return .text(violationText(line))
        // What the log has a column of.
        default: return owner == .sapa ? .text(state.log.text(row, state.log.field(id))) : .empty
        }
      },
      look: { code(lines[$0]).look })
    for line in lines {
      guard let sheet = state.place(path, line.row, in: period)?.sheet else { continue }
      table.adopted = sheet.adopted
      break
    }
    table.frozenColumns = 2
    table.linesAtMost = .max
    table.notes = [
      TableNote(
        "Tulis jam setiap langkah di kolomnya, misalnya 14.05; bila harinya lain, 18/11/2026 09.30. Tidak Berlaku (abu-abu) tidak perlu diisi (C6). Pasien baru dicatat di \(HotlineColumns.sheet); barisnya di sini boleh diketik sebelum Sapa dijalankan, dengan nama yang sama."
      ),
      TableNote(
        "Asal minggu sebelumnya: jalurnya belum selesai dan dibawa ke buku ini sampai langkah terakhirnya dicatat; tulis tanggal dan jamnya (G10)."
      ),
    ]
    table.rules = rules
    return table
  }

  /// What staff typed: on this book's sheet, else on that of the week from which the patient comes.
  private func typed(_ row: Int, _ id: String) -> StaffValue? {
    let place = state.place(path, row, in: period) ?? state.place(path, row, upTo: period)
    return place.flatMap { $0.sheet.typed($0.row, id) }
  }

  private var rules: [LiveRule] {
    var rules = state.settings.profile.steps(path).map { step in
      LiveRule(
        columns: [step.id], formula: "[\(step.id)]=\"\(PathStep.doesNotApply)\"", format: Styles.turnedGrey)
    }
    if path == .inpatient {
      for column in ["edukasi", "formulir"] {
        rules.append(
          LiveRule(
            columns: [column],
            formula: "AND(LEFT([gerbang],5)=\"Belum\",[penjaminan]<>\"Ya\",[\(column)]<>\"Ya\")",
            format: Styles.missing))
      }
    }
    return rules
  }

  // MARK: What Sapa says

  /// The code of a row: what concerns this path alone; of a patient who goes on elsewhere, as it came to there.
  private func code(_ line: Line) -> HotlineCode {
    guard let state = line.decision.state(path) else { return .ineligible }
    if !state.isInOrder || (path == .inpatient && line.decision.leftTooEarly) { return .broken }
    let now = line.goesOn == nil ? state : self.state.decisions[line.row].state(path) ?? state
    if now.next == nil { return line.decision.eligibility == .unclear ? .unclear : .completed }
    if line.goesOn != nil { return .none }
    return line.decision.eligibility == .unclear ? .unclear : .none
  }

  /// What comes next on the path, and who does it; where the patient went on, in which book.
  private func nextStep(_ line: Line) -> String {
    let decision = line.decision
    guard let state = decision.state(path) else {
      let why = decision.eligibility == .ineligible ? decision.eligibility.rawValue : "lihat kolom Jalur"
      return "Tidak lagi di jalur ini: \(why)"
    }
    if let week = line.goesOn, !state.isFinished {
      let isFinished = self.state.decisions[line.row].state(path)?.isFinished ?? true
      return isFinished ? "Selesai di buku \(week.name)" : "Lanjut di buku \(week.name)"
    }
    if decision.ground.question != nil { return decision.nextStep(self.state.settings.profile) }
    if let next = state.nextStep(self.state.settings.profile) { return next }
    return path == .outpatient && decision.inpatient != nil
      ? "Lanjut di lembar \(CarePath.inpatient.rawValue)" : "Selesai"
  }

  /// What is broken on the path, in words (C3, C6).
  private func violationText(_ line: Line) -> String {
    let decision = line.decision
    guard let known = decision.state(path), !known.isInOrder || decision.leftTooEarly else { return "" }
    let context = state.context(line.row, upTo: period)
    var parts: [String] = []
    if path == .inpatient, decision.leftTooEarly { parts.append(EarlyDischarge.facts(JudgedCall(decision, context))) }
    let times = path == .inpatient ? context.inpatient.steps : context.outpatient.steps
    parts += StepOrder.messages(known, times, state.settings.profile)
    return parts.joined(separator: "; ")
  }

  /// A telephone number as the log's sheet shows it.
  private func shownTelephone(_ row: Int, _ field: Int) -> String {
    let numbers = state.log.telephone(row, field).numbers
    return numbers.isEmpty ? state.log.text(row, field) : numbers.map(\.display).joined(separator: " / ")
  }
}
