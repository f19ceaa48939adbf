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
        .free(guide(period).plan(context.control)), .table(logTable(period)),
        .table(PathTable(self, .inpatient, period).sheet),
        .table(PathTable(self, .outpatient, period).sheet), .table(roomTable(period)),
        .free(
          FreeSheetPlan(HotlineRecapSheet.name, context.control, isFrozen: context.isClosed, page: recap.page)),
        .free(
          .problems(
            context.problems, context.control,
            note: "Perbaiki di lembarnya, atau di sumbernya lalu ekspor ulang; baris yang ditolak tidak ada di log.")),
      ] + (isLive(period) ? [.own(LiveAnswers(profile: settings.profile).sheet)] : []), active: HotlineColumns.sheet)
  }

  /// Whether the log answers while staff type: not once the week is over.
  private func isLive(_ period: Period) -> Bool { date <= period.last }

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
    if isLive(period) { table.live = LiveAnswers.formulas(table.columns) }
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
        case let cell?: (rooms.isNew ? row.shown : row.cells)[cell].map { .staff($0) } ?? .empty
        case nil: columns[column].id == "keterangan" ? .text(row.remark) : .empty
        }
      })
    table.adopted = rooms.adopted
    if rooms.isNew { table.sources = sources(rooms) }
    table.spareRows = 300
    table.linesAtMost = .max
    table.notes =
      RoomLines(rooms, settings.profile).notes + [
        TableNote(
          "Diisi dari sensus kamar terakhir di masuk/, atau dengan tangan: kelas, penjamin dan status setiap kamar. Kalimat di atas ikut berubah. Minggu baru melanjutkan keadaan terakhir minggu sebelumnya."
        )
      ]
    table.rules = [
      LiveRule(
        formula: "AND([kelas]=\"VIP\",[status]=\"Kosong\")", format: Styles.turnedGreen, stopIfTrue: true),
      LiveRule(formula: "AND([kelas]=\"VIP\",LEFT([penjamin],4)=\"BPJS\",[status]=\"Terisi\")", format: Styles.missing),
    ]
    return table
  }

  /// What the census says of cells that staff mended in the week before, so that they stay theirs.
  private func sources(_ rooms: HotlineRooms) -> [String: [String: CellDigest]] {
    let headers = Dictionary(settings.columns.rooms.map { ($0.id, $0.header) }) { first, _ in first }
    var sources: [String: [String: CellDigest]] = [:]
    for row in rooms.rows {
      for (place, id) in HotlineColumns.census.enumerated() where row.cells[place] != row.shown[place] {
        if let header = headers[id] { sources[row.key, default: [:]][header] = CellDigest(row.cells[place]) }
      }
    }
    return sources
  }
}
