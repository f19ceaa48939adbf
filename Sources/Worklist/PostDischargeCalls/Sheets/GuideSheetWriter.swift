import Procedures
import Spreadsheet

/// Writes `Petunjuk`: opening sentence, steps, legend, the settings that decide, and document control (G8, G9).
struct GuideSheetWriter {
  let context: CallBookContext
  let styles: Styles

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setColumn(first: 0, last: 0, width: 24)
    try sheet.setColumn(first: 1, last: 1, width: 96)
    try sheet.head("Petunjuk Sapa Pasien Post Rawatan", context.control, styles)
    var row = 4
    let profile = context.state.profile
    func section(_ title: String) throws(SpreadsheetError) {
      try sheet.text(title, row: row, column: 0, format: styles.section)
      try sheet.blank(row: row, column: 1, format: styles.section)
      row += 1
    }
    func line(_ label: String, _ text: String, _ format: FormatID? = nil) throws(SpreadsheetError) {
      try sheet.setRow(row, height: text.count > 105 ? 32 : 18)
      try sheet.text(label, row: row, column: 0, format: format ?? styles.label)
      try sheet.text(text, row: row, column: 1, format: styles.value)
      row += 1
    }
    try section("Kalimat pembuka")
    try line(
      "Ucapkan",
      context.messages.opening.filled([
        "rs": context.control.facility, "petugas": "(nama petugas)", "nama": "(nama pasien)",
        "keluar": "(tanggal keluar)",
      ]))
    row += 1
    try section("Langkah")
    for (index, step) in context.messages.steps.enumerated() {
      try line("\(index + 1)", step.filled(profile.settingWords))
    }
    row += 1
    try section("Arti kode dan warna")
    try line("T", "Target minggu ini, belum selesai", styles.cell(.target, isCentred: true))
    try line("T*", "Tunggakan: target minggu lalu yang belum selesai, dahulukan", styles.cell(.target, isCentred: true))
    try line("S", "Selesai: dihubungi, izin diberikan, formulir lengkap", styles.cell(.completed, isCentred: true))
    try line(
      "X", "Ditutup: menolak, atau tidak terhubung setelah \(profile.maxAttempts) percobaan",
      styles.cell(.closed, isCentred: true))
    try line(
      "!", "Jawaban peringatan: huruf merah di Lembar Sapa, ditindaklanjuti di Eskalasi",
      styles.book.format(
        Styles.warning.with {
          $0.numberFormat = nil; $0.horizontal = .center
        }))
    try line("(kosong)", "Bukan target; sebabnya di kolom Alasan pada Data Pasien")
    row += 1
    try section("Aturan yang berlaku")
    for rule in profile.settingRules
    where rule.setting != CallProfile.evaluationSetting || context.state.evaluations.isShown {
      try line(rule.label, rule.text)
    }
    row += 1
    try section("Kendali dokumen")
    for (label, text) in context.control.lines { try line(label, text) }
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...row - 1, columns: 0...1))
  }
}
