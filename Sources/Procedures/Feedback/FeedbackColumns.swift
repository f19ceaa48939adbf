package import Book
import Core
package import Intake
import Spreadsheet

/// The sheets of the feedback's work book and their columns, spelled as RULES D and E have them.
package enum FeedbackColumns {
  package static let sheet = "Register"
  package static let shape = "register"
  package static let surveyShape = "survei"
  package static let openingShape = "pembukaan-kotak"

  /// What makes a sheet a survey, a list of the box's openings, a register.
  package static let shapes = [
    Schema.Shape(
      id: surveyShape, requires: [["u1", "u2", "u3"], ["u4", "u5", "u6"], ["u7", "u8", "u9"]], rejectsNameless: false),
    Schema.Shape(
      id: openingShape, requires: [["tanggal"], ["jumlah_saran"]], without: ["isi"], rejectsNameless: false),
    Schema.Shape(
      id: shape, requires: [["tanggal"], ["isi", "kanal", "jenis", "keputusan", "nilai"]], rejectsNameless: false),
  ]

  /// The layout of a facility's register.
  ///
  /// - Parameters:
  ///   - columns: the register's columns, as the template has them.
  ///   - others: the columns of surveys and of lists of openings.
  ///   - settings: the choices that columns offer.
  /// - Returns: the layout.
  package static func layout(
    _ columns: [DeclaredColumn], others: [Field], _ settings: FeedbackSettings
  ) -> LogLayout {
    let choices = [
      "kanal": FeedbackChannel.allCases.map(\.rawValue), "jenis": FeedbackKind.allCases.map(\.rawValue),
      "tema": settings.themes, "unit": settings.units, "grading": FeedbackGrade.allCases.map(\.rawValue),
    ]
    let words = settings.profile.settingWords
    var layout = LogLayout(
      sheet: sheet, schema: Schema(fields: columns.map(\.field) + others, shapes: shapes), shape: shape,
      columns: ([BookColumn("kode", "Kode", width: 6)] + columns.map { $0.column(words, choices: choices) } + said)
        .moving("tindak_lanjut", behind: "jam"),
      dateField: "tanggal", timeField: "jam", telephoneField: "no_telepon", nameField: "nama",
      number: LogLayout.Numbering(column: "id", prefix: "UB"))
    layout.firstUnprinted = "usulan_jenis"
    layout.unit = .month
    layout.carriesOpenRows = true
    return layout
  }

  /// What Sapa says, and what it suggests.
  private static let said = [
    BookColumn("tahap", "Tahap", width: 18), BookColumn("pelanggaran", "Pelanggaran", width: 40),
    BookColumn("tindak_lanjut", "Tindak Lanjut", width: 78),
    BookColumn("usulan_jenis", "Usulan Jenis", width: 12), BookColumn("usulan_tema", "Usulan Tema", width: 22),
    BookColumn("usulan_unit", "Usulan Unit", width: 16), BookColumn("kata_penentu", "Kata Penentu", width: 36),
    BookColumn("mungkin_sama", "Mungkin Sama", .sapa, .identifier, width: 14),
    BookColumn("alasan", "Alasan", width: 60),
  ]
}
