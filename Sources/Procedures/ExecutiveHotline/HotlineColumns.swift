package import Book
import Core
package import Intake
import Spreadsheet

/// The sheets of the hotline's work book; their columns are the template's.
package struct HotlineColumns: Sendable {
  package static let sheet = "Log Hotline"
  package static let shape = "log-hotline"
  /// The census of rooms: a sheet of the book, and a kind of input.
  package static let roomSheet = "Kamar"
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
      columns: ([BookColumn("kode", "Kode", width: 6)]
        + columns.filter { !censusOnly.contains($0.field.id) }.map { $0.column([:], choices: choices) } + said)
        .moving("langkah_berikutnya", behind: "jam"),
      dateField: "tanggal", timeField: "jam", telephoneField: "no_telepon", nameField: "nama")
  }

  /// What Sapa says of a call.
  private static let said = [
    BookColumn("kelayakan", "Kelayakan", width: 17), BookColumn("penanggung_jawab", "Penanggung Jawab", width: 12),
    BookColumn("alasan", "Alasan", width: 100), BookColumn("langkah_berikutnya", "Langkah Berikutnya", width: 44),
  ]

  // MARK: Other sheets

  /// `Rawat Inap` and `Rawat Jalan`: who it is, one column a step, the questions, and what Sapa says.
  private let paths: [CarePath: [BookColumn]]
  /// `Kamar`: the census, which staff may fill in by hand, and how each room counts.
  package let rooms: [BookColumn]

  /// - Parameters:
  ///   - paths: the path sheets' columns, as the template declares them.
  ///   - rooms: those of `Kamar`.
  package init(_ paths: [CarePath: [DeclaredColumn]], rooms: [DeclaredColumn]) {
    self.paths = paths.mapValues { columns in columns.map { $0.column([:], choices: [:]) } }
    var choices = Self.choices
    choices["kelas"]?.append(Self.emergencyClass)
    choices["status"] = RoomStatus.allCases.map(\.rawValue)
    self.rooms = rooms.map { $0.column([:], choices: choices) }
  }

  func path(_ path: CarePath) -> [BookColumn] { paths[path] ?? [] }

  /// The columns of a path sheet without which the rules can't do.
  package static func needed(_ path: CarePath) -> [String] { PathStep.all(path).map(\.id) + PathEntry.questions(path) }

  /// The columns of a census that the rules read.
  package static let census = ["kamar", "kelas", "penjamin", "status"]

  /// How `Kelas` names the emergency department's beds.
  static let emergencyClass = "IGD"

  /// The sheets with row keys beside the log, as they are read; a step's cell as it stands, since it may hold a day and a time.
  package var otherSheets: [(sheet: String, schema: Schema)] {
    CarePath.allCases.map { path in
      let steps = Set(PathStep.all(path).map(\.id))
      return (
        path.rawValue,
        Schema(
          fields: (self.path(path) + [.key]).map { column in
            // Digits of a step tell a row that staff typed, of a name and a time, from a remark below the table.
            steps.contains(column.id)
              ? Field(id: column.id, header: column.header, kind: .identifier) : column.field
          })
      )
    } + [(Self.roomSheet, Schema(fields: (rooms + [.key]).map(\.field)))]
  }

  /// The sheets beside the log with row keys, by which copies are merged.
  package var specs: [KeyedSheetSpec] {
    CarePath.allCases.map { KeyedSheetSpec(name: $0.rawValue, columns: path($0)) }
      + [KeyedSheetSpec(name: Self.roomSheet, columns: rooms)]
  }
}
