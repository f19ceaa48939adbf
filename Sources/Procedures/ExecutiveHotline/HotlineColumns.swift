package import Book
import Core
package import Intake
import Spreadsheet

/// The sheets of the hotline's work book and their columns, spelled as RULES C has them.
package enum HotlineColumns {
  package static let sheet = "Log Hotline"
  package static let shape = "log-hotline"
  /// The census of rooms: a sheet of the book, and a kind of input.
  package static let rooms = "Kamar"
  package static let roomShape = "kamar"

  /// What makes a sheet a log of calls to the hotline, and what a census.
  package static let shapes = [
    Schema.Shape(
      id: shape, requires: [["tanggal"], ["penjamin"], ["jam", "penerima", "jalur"]], rejectsNameless: false),
    Schema.Shape(id: roomShape, requires: [["kamar"], ["status"]], without: ["tanggal"], rejectsNameless: false),
  ]

  /// The fields of a census that a log has not.
  private static let censusOnly: Set<String> = ["kamar", "status"]

  /// The words that the rules know, by column.
  private static let choices = [
    "penjamin": Payer.allCases.map(\.rawValue), "kelas": RoomClass.allCases.map(\.rawValue),
    "level": ManagementLevel.allCases.map(\.rawValue), "jalur": CarePath.allCases.map(\.rawValue),
  ]

  /// The layout of a hospital's log; `columns` are the template's.
  package static func layout(_ columns: [DeclaredColumn]) -> LogLayout {
    LogLayout(
      sheet: sheet, schema: Schema(fields: columns.map(\.field), shapes: shapes), shape: shape,
      columns: [BookColumn("kode", "Kode", width: 6)]
        + columns.filter { !censusOnly.contains($0.field.id) }.map { $0.column([:], choices: choices) } + said,
      dateField: "tanggal", timeField: "jam", telephoneField: "no_telepon", nameField: "nama")
  }

  /// What Sapa says of a call.
  private static let said = [
    BookColumn("kelayakan", "Kelayakan", width: 17), BookColumn("penanggung_jawab", "Penanggung Jawab", width: 12),
    BookColumn("alasan", "Alasan", width: 100), BookColumn("langkah_berikutnya", "Langkah Berikutnya", width: 44),
  ]

  // MARK: Path sheets

  /// The questions of a path sheet that staff answer with Ya or Tidak: their ids and headers.
  static func questions(_ path: CarePath) -> [(id: String, header: String)] {
    switch path {
    case .inpatient:
      [
        ("penjaminan", InpatientEntry.guaranteeHeader), ("edukasi", InpatientEntry.educationHeader),
        ("formulir", InpatientEntry.formHeader),
      ]
    case .outpatient: [("disarankan", OutpatientEntry.admissionHeader)]
    }
  }

  /// `Rawat Inap` or `Rawat Jalan`: who it is, one column a step, the questions, and what Sapa says.
  package static func pathColumns(_ path: CarePath, _ profile: HotlineProfile) -> [BookColumn] {
    let who = [
      BookColumn("kode", "Kode", width: 6), BookColumn("nama", "Nama Pasien", width: 24),
      BookColumn("no_telepon", "No Telepon", .sapa, .identifier, width: 17),
      BookColumn("penjamin", "Penjamin", width: 12), BookColumn("kelas", "Kelas", width: 15),
      BookColumn("penanggung_jawab", "Penanggung Jawab", width: 12),
    ]
    let steps = profile.steps(path).map { step in
      BookColumn(
        step.id, step.header, .source, .time, width: 15,
        hint: String(
          "\(step.unit). Jam langkah ini selesai, \(TypedTime.example); hari lain: 18/11/2026 09.30.".prefix(255)))
    }
    let questions = questions(path).map { id, header in
      BookColumn(id, header, .staff, .choice(["Ya", "Tidak"]), width: 16, hint: hint(id))
    }
    let gate = path == .inpatient ? [BookColumn("gerbang", "Gerbang Penjaminan", width: 58)] : []
    return who + steps + questions + gate + [
      BookColumn("langkah_berikutnya", "Langkah Berikutnya", width: 40),
      BookColumn("pelanggaran", "Pelanggaran", width: 50),
    ]
  }

  private static func hint(_ id: String) -> String {
    switch id {
    case "penjaminan": "Ya bila surat penjaminan asuransi sudah terbit; Tidak bila pasien pulang sebelum terbit (C3)."
    case "edukasi": "Ya bila pasien sudah diberi tahu tentang ekses klaim dan sanggup transfer (C3)."
    case "formulir": "Ya bila formulir sudah ditandatangani (C3)."
    default: "Ya: pasien ikut alur Rawat Inap. Tidak: langkah 6 sampai 9 (C5)."
    }
  }

  /// How a path sheet is read back: a step's cell as it stands, since it may hold a day and a time.
  package static func pathSchema(_ path: CarePath, _ profile: HotlineProfile) -> Schema {
    let steps = Set(profile.steps(path).map(\.id))
    return Schema(
      fields: (pathColumns(path, profile) + [BookColumn.key]).map { column in
        steps.contains(column.id) ? Field(id: column.id, header: column.header) : column.field
      })
  }

  // MARK: Kamar

  /// `Kamar`: the census, which staff may fill in by hand, and how each room counts.
  static let roomColumns = [
    BookColumn("kamar", "Kamar", .source, .identifier, width: 24, hint: "Nama kamar; satu kamar satu baris."),
    BookColumn(
      "kelas", "Kelas", .source, .choice(RoomClass.allCases.map(\.rawValue) + [emergencyClass]), width: 17),
    BookColumn("penjamin", "Penjamin", .source, .choice(Payer.allCases.map(\.rawValue)), width: 17),
    BookColumn("status", "Status", .source, .choice(RoomStatus.allCases.map(\.rawValue)), width: 20),
    BookColumn("keterangan", "Keterangan", width: 52),
  ]

  /// How `Kelas` names the emergency department's beds.
  static let emergencyClass = "IGD"

  package static var roomSchema: Schema { Schema(fields: (roomColumns + [BookColumn.key]).map(\.field)) }

  // MARK: All

  /// The sheets with row keys beside the log, as they are read.
  package static func otherSheets(_ profile: HotlineProfile) -> [(sheet: String, schema: Schema)] {
    CarePath.allCases.map { ($0.rawValue, pathSchema($0, profile)) } + [(rooms, roomSchema)]
  }

  /// The sheets with row keys, by which copies are merged.
  package static func specs(_ layout: LogLayout, _ profile: HotlineProfile) -> [KeyedSheetSpec] {
    [layout.spec] + CarePath.allCases.map { KeyedSheetSpec(name: $0.rawValue, columns: pathColumns($0, profile)) }
      + [KeyedSheetSpec(name: rooms, columns: roomColumns)]
  }
}
