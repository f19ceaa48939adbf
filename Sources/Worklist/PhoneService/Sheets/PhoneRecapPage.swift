import Procedures
import Spreadsheet

/// The tables of `Rekap Layanan`, one below the other.
struct PhoneRecapPage {
  let figures: PhoneFigures
  let columns: PhoneLogColumns
  let profile: PhoneServiceProfile
  let today: CalendarDate
  let styles: Styles
  private var cells = CellGrid()
  /// The next row, from 0.
  private var row = 3
  /// The cell that holds the number of calls.
  private var total = ""

  init(
    figures: PhoneFigures, columns: PhoneLogColumns, profile: PhoneServiceProfile, today: CalendarDate, styles: Styles
  ) {
    self.figures = figures
    self.columns = columns
    self.profile = profile
    self.today = today
    self.styles = styles
  }

  /// All tables below a note.
  func grid(note: String) -> CellGrid {
    var page = self
    page.cells.text(page.row, 0, note, styles.note)
    page.row += 2
    page.addStatuses()
    page.addTypes()
    page.addLimits()
    page.addClauses()
    page.addAges()
    page.addApproval()
    return page.cells
  }

  private mutating func head(_ title: String, _ headers: [String]) {
    cells.section(row, 0...4, title, styles.section)
    row += 1
    for (column, header) in headers.enumerated() { cells.text(row, column, header, styles.header) }
    if headers.dropFirst().contains(where: { $0.count > 12 }) { cells.height(row, 32) }
    row += 1
  }

  /// A figure as a formula while the period lasts, else as a value.
  private mutating func figure(_ column: Int, _ formula: String?, _ value: Int) {
    if let formula, columns.isLive {
      cells.formula(row, column, formula, value, styles.number)
    } else {
      cells.number(row, column, value, styles.number)
    }
  }

  /// A row with its count and its share of all calls.
  private mutating func line(_ label: String, _ formula: String?, _ value: Int) {
    cells.text(row, 0, label, styles.label)
    figure(1, formula, value)
    cells.share(
      row, 2, of: (cellName(row, 1), value), in: (total, figures.total.calls), styles.percent)
    row += 1
  }

  // MARK: Tables

  private mutating func addStatuses() {
    head("Telepon dan status (B5)", ["", "Jumlah", "Bagian"])
    total = "$B$\(row + 1)"
    line("Telepon tercatat", "COUNTIF(\(columns.status),\"?*\")", figures.total.calls)
    for status in PhoneCallStatus.allCases {
      line(status.rawValue, "COUNTIF(\(columns.status),\"\(status.rawValue)\")", figures.statuses[status.place])
    }
    row += 1
  }

  private mutating func addTypes() {
    head("Menurut Jenis Layanan", ["Jenis Layanan", "Jumlah", "Bagian"])
    let first = row
    for type in PhoneServiceType.allCases {
      line(type.rawValue, columns.count(of: type), figures.types[type.place].calls)
    }
    let sum = "\(cellName(first, 1)):\(cellName(row - 1, 1))"
    line("Jenis \(unknownWord)", "\(total)-SUM(\(sum))", figures.types[PhoneServiceType.allCases.count].calls)
    row += 1
  }

  private mutating func addLimits() {
    head(
      "Dalam batas",
      ["Batas", "Dalam batas", "Dari yang diketahui", "Bagian", "Tidak diketahui"])
    let tally = figures.total
    let unknownRings = "COUNTIF(\(columns.reason),\"*Tidak diketahui: *\(PhoneField.rings.header) (B1)*\")"
    limit(
      "Diangkat paling lambat dering ke-\(profile.maxRings) (B1)",
      in: (
        "\(cellName(row, 2))-COUNTIF(\(columns.compliance),\"*B1*\")", tally.knownRings - tally.lateRings
      ), of: ("\(total)-\(cellName(row, 4))", tally.knownRings),
      unknown: (unknownRings, tally.calls - tally.knownRings))
    let isUnknown = "\(columns.reason),\"*Tidak diketahui: *(B4*\""
    let pending = row + 1
    limit(
      "Dihubungi kembali paling lambat \(profile.callbackMinutes) menit (B4)",
      in: (
        "\(cellName(row, 2))-COUNTIF(\(columns.compliance),\"*B4*\")", tally.dueCallbacks - tally.lateCallbacks
      ), of: ("\(total)-\(cellName(row, 4))-\(cellName(pending, 1))", tally.dueCallbacks),
      unknown: ("COUNTIF(\(isUnknown))", figures.unknownCallbacks))
    cells.text(row, 0, "Belum dihubungi kembali, batas belum lewat", styles.label)
    figure(
      1,
      "COUNTIFS(\(columns.action),\"Hubungi kembali*\",\(columns.compliance),\"<>*B4*\")-COUNTIFS(\(columns.action),\"Hubungi kembali*\",\(isUnknown))",
      figures.pending)
    row += 1
    cells.text(row, 0, "Belum dihubungi kembali, batas sudah lewat (kode L)", styles.label)
    figure(1, "COUNTIF(\(columns.code),\"L\")", figures.overdue)
    row += 2
  }

  private mutating func limit(
    _ label: String, in part: (String, Int), of whole: (String, Int), unknown: (String, Int)
  ) {
    cells.text(row, 0, label, styles.label)
    figure(1, part.0, part.1)
    figure(2, whole.0, whole.1)
    cells.share(row, 3, of: (cellName(row, 1), part.1), in: (cellName(row, 2), whole.1), styles.percent)
    figure(4, unknown.0, unknown.1)
    row += 1
  }

  private mutating func addClauses() {
    head("Kepatuhan: telepon menurut klausul yang dilanggar", ["Klausul", "Telepon", "Bagian"])
    for clause in PhoneClause.breakable {
      line(
        "\(clause.id) – \(clause.breach)", "COUNTIF(\(columns.compliance),\"*\(clause.id)*\")",
        figures.clauses[Int(clause.rawValue)])
    }
    line("Patuh", "COUNTIF(\(columns.compliance),\"Patuh\")", figures.compliant)
    row += 1
  }

  private mutating func addAges() {
    head("Yang masih terbuka menurut umur", ["Umur sejak hari telepon", "Belum dihubungi", "Belum Tuntas"])
    let first = row
    let open = ["\(columns.action),\"Hubungi kembali*\"", "\(columns.status),\"\(PhoneCallStatus.open.rawValue)\""]
    for age in figures.ages {
      cells.text(row, 0, age.title, styles.label)
      for (column, value) in [age.callbacks, age.unsettled].enumerated() {
        var formula: String?
        if columns.hasTrueDates {
          let condition = open[column]
          if let days = age.days {
            var conditions = [condition]
            if days.upperBound < 36_500 {
              conditions.append("\(columns.date),\">=\(Int(today.serial) - days.upperBound)\"")
            }
            if days.lowerBound > -36_500 {
              conditions.append("\(columns.date),\"<\(Int(today.serial) - days.lowerBound + 1)\"")
            }
            formula = "COUNTIFS(\(conditions.joined(separator: ",")))"
          } else {
            formula =
              "COUNTIF(\(condition))-SUM(\(cellName(first, column + 1)):\(cellName(row - 1, column + 1)))"
          }
        }
        figure(column + 1, formula, value)
      }
      row += 1
    }
    row += 1
  }

  private mutating func addApproval() {
    head("Persetujuan atasan langsung (B10)", ["", "Jumlah", "Bagian"])
    line(
      "Menunggu persetujuan, selebihnya selesai", "COUNTIF(\(columns.action),\"Mintakan persetujuan*\")",
      figures.toApprove)
    line("Selesai", "COUNTIF(\(columns.action),\"Selesai\")", figures.completed)
    row += 1
    cells.text(row, 0, "Petugas penyusun,", styles.subtitle)
    cells.text(row, 2, "Menyetujui, atasan langsung,", styles.subtitle)
    row += 4
    cells.text(row, 0, "(……………………………………)", styles.subtitle)
    cells.text(row, 2, "(……………………………………)", styles.subtitle)
    row += 1
    cells.text(row, 0, "Tanggal: ………………………", styles.subtitle)
    cells.text(row, 2, "Tanggal: ………………………", styles.subtitle)
  }
}
