package import Book
package import Core
import Intake
import Spreadsheet

extension HotlineState {
  package func book(_ period: Period, _ context: LogContext) -> BookPlan {
    let recap = HotlineRecapSheet(state: self, period: period, context: context)
    return BookPlan(
      title: "Hotline \(period.name)", control: context.control,
      sheets: [
        .free(guide.plan(context.control)), .table(logTable(period)), .table(pathTable(.inpatient, period)),
        .table(pathTable(.outpatient, period)), .table(roomTable(period)),
        .free(
          FreeSheetPlan(HotlineRecapSheet.name, context.control, isFrozen: context.isClosed, page: recap.page)),
        .free(
          .problems(
            context.problems, context.control,
            note: "Perbaiki di lembarnya, atau di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di log.")),
      ], active: HotlineColumns.sheet)
  }

  // MARK: Log Hotline

  private func logTable(_ period: Period) -> TableSheet {
    var table = TableSheet(
      log, period,
      note:
        "Satu telepon satu baris. Kuning: masih kurang untuk menentukan kelayakan (C1). Kode P: tanyakan dahulu; L (merah): langkah dilanggar; D: bukan yang bertugas yang menerima; S (hijau): selesai; X (abu-abu): tidak layak.",
      said: ["kode", "kelayakan", "penanggung_jawab", "alasan", "langkah_berikutnya"],
      cells: { [self] row in
        let decision = decisions[row]
        return [
          .text(code(row).rawValue), .text(decision.eligibility.rawValue), .text(decision.duty.role?.rawValue ?? ""),
          .text(decision.reason(context(row))), .text(decision.nextStep(settings.profile)),
        ]
      },
      look: { self.code($0).look })
    table.frozenColumns = 5
    table.rules = Self.logRules
    return table
  }

  /// What the spreadsheet shows by itself: what is missing to decide, as soon as the payer is chosen (C1).
  private static var logRules: [LiveRule] {
    func missing(_ column: String, _ condition: String) -> LiveRule {
      LiveRule(columns: [column], formula: "AND(\(condition),[\(column)]=\"\")", format: Styles.missing)
    }
    return [
      missing("penjamin", "OR([nama]<>\"\",[jam]<>\"\")"),
      missing("level", "[penjamin]=\"Perusahaan\""),
      missing("kelas", "OR([penjamin]=\"Asuransi\",[penjamin]=\"Pribadi\",[level]=\"Staf\")"),
      missing("jalur", "[penjamin]<>\"\",LEFT([penjamin],4)<>\"BPJS\",[kelayakan]<>\"Tidak Layak\""),
      LiveRule(
        columns: ["penjamin"], formula: "AND([kelayakan]=\"\",LEFT([penjamin],4)=\"BPJS\")", format: Styles.turnedGrey),
    ]
  }

  // MARK: Rawat Inap, Rawat Jalan

  /// The rows of a path's sheet: who stands on the path, and who stands on the sheet though no longer on the path.
  func pathRows(_ path: CarePath, _ period: Period) -> [Int] {
    log.rows.indices.filter { row in
      log.rows[row].home == period && (decisions[row].state(path) != nil || place(path, row) != nil)
    }
  }

  private func pathTable(_ path: CarePath, _ period: Period) -> TableSheet {
    let rows = pathRows(path, period)
    let columns = settings.columns.path(path)
    let steps = Dictionary(settings.profile.steps(path).enumerated().map { ($1.id, $0) }) { first, _ in first }
    let telephone = log.field("no_telepon")
    var table = TableSheet(
      name: path.rawValue, columns: columns, keys: rows.map { log.rows[$0].key },
      cell: { [self] place, column in
        let row = rows[place]
        let (id, owner) = (columns[column].id, columns[column].owner)
        if owner != .sapa, let standing = self.place(path, row), let typed = standing.sheet.typed(standing.row, id) {
          return .staff(typed)
        }
        if let step = steps[id] {
          let applies = decisions[row].state(path)?.applying.contains(step) ?? false
          return applies ? .empty : .text(PathStep.doesNotApply)
        }
        switch id {
        case "kode": return .text(pathCode(row, path).rawValue)
        case "no_telepon": return .text(shownTelephone(row, telephone))
        case "penanggung_jawab": return .text(decisions[row].duty.role?.rawValue ?? "")
        case "gerbang": return .text(decisions[row].gate.text)
        case "langkah_berikutnya": return .text(nextStep(row, path))
        case "pelanggaran": return .text(violationText(row, path))
        // What the log has a column of.
        default: return owner == .sapa ? .text(log.text(row, log.field(id))) : .empty
        }
      },
      look: { self.pathCode(rows[$0], path).look })
    table.frozenColumns = 2
    table.wrapsTexts = true
    table.notes = [
      TableNote(
        "Tulis jam setiap langkah di kolomnya, misalnya 14.05; bila harinya lain, 18/11/2026 09.30. Tidak Berlaku (abu-abu) tidak perlu diisi (C6). Pasien baru dicatat di \(HotlineColumns.sheet)."
      )
    ]
    table.rules = pathRules(path)
    return table
  }

  private func pathRules(_ path: CarePath) -> [LiveRule] {
    var rules = settings.profile.steps(path).map { step in
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

  /// The code of a row of a path's sheet: what concerns this path alone.
  func pathCode(_ row: Int, _ path: CarePath) -> HotlineCode {
    let decision = decisions[row]
    guard let state = decision.state(path) else { return .ineligible }
    if !state.isInOrder || (path == .inpatient && decision.leftTooEarly) { return .broken }
    if decision.eligibility == .unclear { return .unclear }
    return state.next == nil ? .completed : .none
  }

  /// What comes next on a path, and who does it.
  func nextStep(_ row: Int, _ path: CarePath) -> String {
    let decision = decisions[row]
    guard let state = decision.state(path) else {
      let why = decision.eligibility == .ineligible ? decision.eligibility.rawValue : "lihat kolom Jalur"
      return "Tidak lagi di jalur ini: \(why)"
    }
    if decision.ground.question != nil { return decision.nextStep(settings.profile) }
    if let next = state.nextStep(settings.profile) { return next }
    return path == .outpatient && decision.inpatient != nil
      ? "Lanjut di lembar \(CarePath.inpatient.rawValue)" : "Selesai"
  }

  /// What is broken on a path, in words (C3, C6).
  private func violationText(_ row: Int, _ path: CarePath) -> String {
    let decision = decisions[row]
    guard let state = decision.state(path), !state.isInOrder || decision.leftTooEarly else { return "" }
    let context = context(row)
    var parts: [String] = []
    if path == .inpatient, decision.leftTooEarly { parts.append(EarlyDischarge.facts(JudgedCall(decision, context))) }
    let times = path == .inpatient ? context.inpatient.steps : context.outpatient.steps
    parts += StepOrder.messages(state, times, settings.profile)
    return parts.joined(separator: "; ")
  }

  /// A telephone number as the log's sheet shows it.
  private func shownTelephone(_ row: Int, _ field: Int) -> String {
    let numbers = log.telephone(row, field).numbers
    return numbers.isEmpty ? log.text(row, field) : numbers.map(\.display).joined(separator: " / ")
  }

  // MARK: Kamar

  private func roomTable(_ period: Period) -> TableSheet {
    let rooms = rooms(period)
    let columns = settings.columns.rooms
    let census = columns.map { HotlineColumns.census.firstIndex(of: $0.id) }
    var table = TableSheet(
      name: HotlineColumns.roomSheet, columns: columns, keys: rooms.rows.map(\.key),
      cell: { place, column in
        let row = rooms.rows[place]
        // What staff typed into a column of their own stands as it is.
        return switch census[column] {
        case let cell?: row.cells[cell].map { .staff($0) } ?? .empty
        case nil: columns[column].id == "keterangan" ? .text(row.remark) : .empty
        }
      })
    table.adopted = rooms.adopted
    table.spareRows = 300
    table.wrapsTexts = true
    table.notes =
      RoomLines(rooms, settings.profile).notes + [
        TableNote(
          "Diisi dari sensus kamar terakhir di masuk/, atau dengan tangan: kelas, penjamin dan status setiap kamar. Kalimat di atas ikut berubah."
        )
      ]
    table.rules = [
      LiveRule(
        formula: "AND([kelas]=\"VIP\",[status]=\"Kosong\")", format: Styles.turnedGreen, stopIfTrue: true),
      LiveRule(formula: "AND([kelas]=\"VIP\",LEFT([penjamin],4)=\"BPJS\",[status]=\"Terisi\")", format: Styles.missing),
    ]
    return table
  }
}
