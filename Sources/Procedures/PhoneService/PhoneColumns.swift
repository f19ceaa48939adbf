package import Book
import Core
package import Intake
import Spreadsheet

/// The columns of `Log Layanan`, spelled as RULES B has them.
package enum PhoneColumns {
  package static let sheet = "Log Layanan"
  package static let shape = "log-layanan"

  /// What makes a sheet a log of telephone calls.
  package static let shapes = [
    Schema.Shape(
      id: shape,
      requires: [["tanggal"], ["jam_masuk", "jam_selesai", "jumlah_dering"], ["jenis_layanan", "permasalahan"]],
      rejectsNameless: false)
  ]

  /// The words that the rules know, by column.
  private static func choices(_ profile: PhoneServiceProfile) -> [String: [String]] {
    var choices = ["jenis_layanan": PhoneServiceType.allCases.map(\.rawValue)]
    choices[PhoneField.officer.id] = profile.officers.choices
    return choices
  }

  /// The layout of a facility's log; `columns` are the template's.
  package static func layout(_ columns: [DeclaredColumn], _ profile: PhoneServiceProfile) -> LogLayout {
    let (words, choices) = (profile.settingWords, choices(profile))
    var layout = LogLayout(
      sheet: sheet, schema: Schema(fields: columns.map(\.field), shapes: shapes), shape: shape,
      columns: ([BookColumn("kode", "Kode", width: 6)] + columns.map { $0.column(words, choices: choices) } + said)
        .moving("tindak_lanjut", behind: "jam_masuk"),
      dateField: "tanggal", timeField: "jam_masuk", telephoneField: "no_telepon", nameField: "nama_penelpon",
      number: LogLayout.Numbering(column: "no_ba", prefix: "BA"))
    layout.carriesOpenRows = true
    return layout
  }

  /// What Sapa says of a call.
  private static let said = [
    BookColumn("kepatuhan", "Kepatuhan", width: 12), BookColumn("tindak_lanjut", "Tindak Lanjut", width: 62),
    BookColumn("status", "Status", width: 13), BookColumn("alasan", "Alasan", width: 70),
    BookColumn("penanda", "Penanda", width: 20, isHidden: true),
  ]
}
