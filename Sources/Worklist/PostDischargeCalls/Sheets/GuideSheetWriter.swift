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
      CallMessages.filled(
        context.messages.opening,
        [
          "rs": context.control.facility, "petugas": "(nama petugas)", "nama": "(nama pasien)",
          "keluar": "(tanggal keluar)",
        ]))
    row += 1
    try section("Langkah")
    for (index, step) in context.messages.steps.enumerated() {
      try line("\(index + 1)", CallMessages.filled(step, ["percobaan": String(profile.maxAttempts)]))
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
    for (label, text) in settings(profile) { try line(label, text) }
    if context.state.evaluations.isShown {
      try line(
        "Jawaban evaluasi",
        "Balasan dari nomor pasien paling lama \(profile.evaluationDays) hari sesudah disapa dihitung sebagai jawaban pesan evaluasi; keputusan Sapa (A8)."
      )
    }
    row += 1
    try section("Kendali dokumen")
    for (label, text) in context.control.lines { try line(label, text) }
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...row - 1, columns: 0...1))
  }

  private func settings(_ profile: CallProfile) -> [(String, String)] {
    let isLateTarget = profile.lateEntry == .mark
    let isUnknownTarget = profile.unknownEntry == .mark
    return [
      ("Batas entri", "Data pasien dimasukkan paling lambat \(profile.entryMaxDays) hari sesudah keluar (A1)."),
      (
        "Entri terlambat",
        "Pasien yang Tgl Entri-nya lewat dari batas itu "
          + (isLateTarget ? "tetap menjadi target dan ditandai (A1)." : "tidak menjadi target (A1).")
      ),
      (
        "Tanpa Tgl Entri",
        "Pada ekspor tanpa Tgl Entri, hari pertama pasien terlihat dianggap hari entri. Yang terlambat "
          + (isUnknownTarget
            ? "hanya ditandai: keputusan Sapa, karena proses mingguan selalu terlambat dua hari bagi sebagian pasien (A1)."
            : "tidak menjadi target (A1).")
      ),
      (
        "Hari menyapa",
        "Tanggal Eksekusi adalah \(profile.targetDay) hari sesudah tanggal keluar"
          + (profile.closedDays == .none ? "" : "; bila jatuh pada hari tutup, digeser ke hari buka") + " (A3)."
      ),
      (
        "Tunggakan",
        "Target yang lewat tetap ditagih selama \(profile.carryOverDays) hari; keputusan Sapa, SOP tidak mengaturnya (A3a)."
      ),
      (
        "Percobaan",
        "Sesudah \(profile.maxAttempts) percobaan gagal, pasien ditutup sebagai Tidak Terhubung; keputusan Sapa (A5)."
      ),
      (
        "Poin",
        "1 poin untuk \(profile.targetsPerPoint) target yang selesai, per petugas, dihitung per bulan agar sisa seminggu tidak hilang (A9)."
      ),
      ("Jumlah seminggu", "Paling sedikit \(profile.weeklyMinimum) pasien disapa dalam seminggu (A10)."),
    ]
  }
}
