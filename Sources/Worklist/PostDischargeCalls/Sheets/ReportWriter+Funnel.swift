import Procedures
import Spreadsheet

/// The tables of the report's first sheet: from discharge to execution, what was carried over, why patients were not called.
extension CallReportWriter {
  /// The number of a part's rows, with another condition where one is given.
  private func count(_ part: RecapPart, status: String? = nil) -> String {
    let own = "\(rowsRange(Self.partColumn)),\"\(part.rawValue)\""
    return status.map { "=COUNTIFS(\(own),\(rowsRange(Self.statusColumn)),\($0))" } ?? "=COUNTIF(\(own))"
  }

  func writeFunnel(_ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) {
    let headers = ["Langkah", "Jumlah", "Dari", "% langkah lalu", "% dari keluar", "Arti"]
    try sheet.setRow(6, height: 20)
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: 6, column: column, format: styles.header)
    }
    let meanings = [
      "Pasien keluar yang jatuh tempo sapa minggu ini",
      "Tidak meninggal, dirujuk, dirawat kembali atau bermasalah (A3b)",
      "Dapat dihubungi: bernomor telepon, tidak menolak, entri tidak terlambat (A1, A3)",
      "Ada percobaan telepon (A5)", "Dihubungi = Ya (A5)", "Izin = Ya (A6)", "Formulir lengkap (A9)",
    ]
    let due = recap.rows(.due)
    let names = [CallRecap.discharged] + CallRecap.steps.map(\.header)
    var previous = 0
    for (step, name) in names.enumerated() {
      let row = 7 + step
      let count = step == 0 ? due.count : due.count { CallRecap.steps[step - 1].holds($0) }
      let formula =
        step == 0
        ? self.count(.due)
        : "=SUMIFS(\(rowsRange(Self.flagColumn + step - 1)),\(rowsRange(Self.partColumn)),\"\(RecapPart.due.rawValue)\")"
      try sheet.text(name, row: row, column: 0, format: styles.label)
      try sheet.formula(formula, cached: .number(Double(count)), row: row, column: 1, format: styles.number)
      if step > 0 {
        let (own, before) = (CellReference.name(row: row, column: 1), CellReference.name(row: row - 1, column: 1))
        try sheet.formula("=\(before)", cached: .number(Double(previous)), row: row, column: 2, format: styles.number)
        try share(own, before, count, previous, row, 3, sheet, styles)
        try share(own, "$B$8", count, due.count, row, 4, sheet, styles)
      } else {
        for column in 2...4 { try sheet.blank(row: row, column: column, format: styles.label) }
      }
      try sheet.setRow(row, height: meanings[step].count > 50 ? 31 : 18)
      try sheet.text(meanings[step], row: row, column: 5, format: styles.value)
      previous = count
    }
  }

  /// What was open when the week began, and what of it was executed by its end; gives the row behind it.
  func writeCarried(from start: Int, _ sheet: SheetWriter, _ styles: Styles) throws(SpreadsheetError) -> Int {
    let carried = recap.rows(.carried)
    let done = carried.count { $0.status == .completed }
    let name = RecapPart.carried.rawValue
    let (whole, own) = (CellReference.name(row: start, column: 1), CellReference.name(row: start + 1, column: 1))
    let lines = [
      (
        name, count(.carried), carried.count, "Target sebelum minggu ini yang masih terbuka saat minggu ini mulai (A3a)"
      ),
      (
        "\(name) selesai", count(.carried, status: "\"\(CallStatus.completed.rawValue)\""), done,
        "Selesai dari tunggakan; sisanya di bawah"
      ),
    ]
    for (offset, line) in lines.enumerated() {
      let row = start + offset
      try sheet.text(line.0, row: row, column: 0, format: styles.label)
      try sheet.formula(line.1, cached: .number(Double(line.2)), row: row, column: 1, format: styles.number)
      if offset == 0 {
        for column in 2...3 { try sheet.blank(row: row, column: column, format: styles.label) }
      } else {
        try sheet.formula(
          "=\(whole)", cached: .number(Double(carried.count)), row: row, column: 2, format: styles.number)
        try share(own, whole, done, carried.count, row, 3, sheet, styles)
      }
      try sheet.blank(row: row, column: 4, format: styles.label)
      try sheet.setRow(row, height: line.3.count > 50 ? 31 : 18)
      try sheet.text(line.3, row: row, column: 5, format: styles.value)
    }
    try sheet.text(
      "Angka dijumlahkan dari lembar Rincian; tunggakan tidak termasuk dalam Keluar.", row: start + 2, column: 0,
      format: styles.note)
    return start + 3
  }

  private func share(
    _ part: String, _ whole: String, _ count: Int, _ total: Int, _ row: Int, _ column: Int, _ sheet: SheetWriter,
    _ styles: Styles
  ) throws(SpreadsheetError) {
    try sheet.formula(
      "=IF(\(whole)=0,\"–\",\(part)/\(whole))",
      cached: total == 0 ? .text("–") : .number(Double(count) / Double(total)), row: row, column: column,
      format: styles.percent)
  }

  /// What became of those who were not called, of the funnel and of what was carried over; gives the row behind it.
  func writeReasons(
    from start: Int, _ sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) -> Int {
    try section("Mengapa tidak disapa", start, sheet, styles)
    for (column, header) in ["Status", RecapPart.due.rawValue, RecapPart.carried.rawValue].enumerated() {
      try sheet.text(header, row: start + 1, column: column, format: styles.header)
    }
    try sheet.mergeRow(start + 1, firstColumn: 3, lastColumn: 5, text: "Sebab", format: styles.header)
    for (offset, (status, why)) in Self.reasons.enumerated() {
      let row = start + 2 + offset
      try sheet.setRow(row, height: 17)
      try sheet.text(status.rawValue, row: row, column: 0, format: styles.label)
      for (column, part) in [(1, RecapPart.due), (2, .carried)] {
        try sheet.formula(
          count(part, status: CellReference.name(row: row, column: 0)),
          cached: .number(Double(recap.rows(part).count { $0.status == status })), row: row, column: column,
          format: styles.number)
      }
      try sheet.mergeRow(row, firstColumn: 3, lastColumn: 5, text: why, format: styles.value)
    }
    return start + 2 + Self.reasons.count
  }

  private static let reasons: [(CallStatus, String)] = [
    (.target, "Masih terbuka: belum selesai dihubungi (A3, A3a)"), (.notReached, "Semua percobaan gagal (A5)"),
    (.refused, "Izin tidak diberikan, atau minta tidak dihubungi (A6, A3b)"),
    (.missed, "Tanggal eksekusi dan masa tunggakan lewat (A3a)"),
    (.noTelephone, "Tidak ada nomor yang dapat dihubungi (A3b)"), (.lateEntry, "Entri lewat batas (A1)"),
    (.died, "Meninggal (A3b)"), (.referred, "Dirujuk ke tempat lain (A3b)"), (.readmitted, "Masuk rawat lagi (A3b)"),
    (.implausible, "Tanggal keluar tidak masuk akal (A3b)"),
  ]

  /// The executed calls of the week by how they lie to their execution dates; gives the row behind it.
  func writePunctuality(
    from start: Int, _ sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) -> Int {
    try section("Ketepatan yang selesai minggu ini (A3)", start, sheet, styles)
    let kinds: [(Punctuality, String)] = [
      (.exact, "Disapa tepat pada tanggal eksekusi"), (.early, "Disapa sebelum tanggal eksekusi"),
      (.late, "Disapa sesudah tanggal eksekusi, termasuk tunggakan"),
    ]
    for (offset, (kind, meaning)) in kinds.enumerated() {
      let row = start + 1 + offset
      try sheet.setRow(row, height: 17)
      try sheet.text(kind.title(recap.profile), row: row, column: 0, format: styles.label)
      try sheet.formula(
        "=COUNTIF(\(rowsRange(Self.punctualityColumn)),\(CellReference.name(row: row, column: 0)))",
        cached: .number(Double(recap.rows.count { $0.punctuality == kind })), row: row, column: 1,
        format: styles.number)
      try sheet.mergeRow(row, firstColumn: 2, lastColumn: 5, text: meaning, format: styles.value)
    }
    return start + 1 + kinds.count
  }

  private func section(
    _ title: String, _ row: Int, _ sheet: SheetWriter, _ styles: Styles
  ) throws(SpreadsheetError) {
    try sheet.text(title, row: row, column: 0, format: styles.section)
    for column in 1...5 { try sheet.blank(row: row, column: column, format: styles.section) }
  }
}
