import Intake
import Procedures
import Spreadsheet

/// Writes `Formulir`: the form "Sapa pasien post rawatan", one printable page a patient (A6).
struct FormSheetWriter {
  let context: CallBookContext
  let list: CallList
  let styles: Styles
  private var state: CallState { context.state }

  func write(to sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.setDefaultRow(height: 22)
    try sheet.setColumn(first: 0, last: 1, width: 47)
    let open = list.stays.filter { state.decisions[$0].status == .target }
    var row = 0
    var breaks: [Int] = []
    for stay in open.prefix(context.maxForms) {
      if row > 0 { breaks.append(row) }
      row = try write(stay, from: row, sheet)
    }
    if open.isEmpty {
      try sheet.text("Tidak ada target yang masih terbuka.", row: 0, column: 0, format: styles.note)
      row = 1
    } else if open.count > context.maxForms {
      try sheet.text(
        "Formulir dibatasi \(context.maxForms) dari \(open.count) target (max_forms); semua target ada di Lembar Sapa.",
        row: row, column: 0, format: styles.note)
      row += 1
    }
    try sheet.pageBreaks(rows: breaks)
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil, area: CellArea(rows: 0...max(row - 1, 0), columns: 0...1))
  }

  private func write(_ stay: Int, from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    func field(_ id: String) -> String { state.schema.index(of: id).map { state.string(stay, $0) } ?? "" }
    let discharge = state.stays[stay].discharge?.indonesian ?? ""
    let decision = state.decisions[stay]
    var row = start
    try sheet.setRow(row, height: 24)
    try sheet.text("Formulir Sapa Pasien Post Rawatan", row: row, column: 0, format: styles.title)
    let control = context.control
    try sheet.text("\(control.facility) · \(control.title)", row: row + 1, column: 0, format: styles.subtitle)
    try sheet.text(
      "No. \(control.number) · Revisi \(control.revision) · berlaku \(control.effective)", row: row + 2, column: 0,
      format: styles.subtitle)
    row += 4
    let relation = field("hubungan")
    let pairs = [
      ("Nama Pasien: \(field("nama"))", "No RM: \(field("no_rm"))"),
      (
        "Tanggal Keluar: \(discharge)",
        "Tanggal Eksekusi: \(decision.executionDate?.indonesian ?? "") (\(decision.code.rawValue))"
      ),
      ("Ruangan: \(field("ruangan"))", "No HP: \(state.telephone(stay)?.display ?? "")"),
      (
        "Diagnosa: \(field("diagnosa"))",
        "Penanggung Jawab: \(field("penanggung_jawab"))\(relation.isEmpty ? "" : " (\(relation))")"
      ),
    ]
    for pair in pairs { row = try line(pair, row, sheet) }
    let opening = CallMessages.filled(
      context.messages.opening,
      ["rs": context.control.facility, "nama": field("nama"), "petugas": "…………", "keluar": discharge])
    try sheet.setRow(row + 1, height: 50)
    try sheet.mergeRow(row + 1, firstColumn: 0, lastColumn: 1, text: "“\(opening)”", format: styles.wrapped)
    row += 3
    for attempt in 1...state.profile.maxAttempts {
      row = try line(("Percobaan \(attempt) – tanggal, jam:", "Petugas:                         Hasil:"), row, sheet)
    }
    row = try line(("Dihubungi:   ☐ Ya    ☐ Tidak", "Izin diberikan:   ☐ Ya    ☐ Tidak"), row, sheet) + 1
    try sheet.text("Pertanyaan", row: row, column: 0, format: styles.header)
    try sheet.text("Jawaban", row: row, column: 1, format: styles.header)
    row += 1
    for question in state.profile.questions {
      let choices = question.choices.map { "☐ \($0)" }.joined(separator: "   ")
      row = try line((question.text, choices), row, sheet, height: 34)
    }
    row = try line(("Petugas:", "Tanggal Sapa:"), row + 1, sheet, height: 26)
    return try line(("Tanda tangan:", "Catatan:"), row, sheet, height: 48) + 1
  }

  /// Two cells side by side; the next row.
  private func line(
    _ cells: (String, String), _ row: Int, _ sheet: SheetWriter, height: Double? = nil
  ) throws(SpreadsheetError) -> Int {
    if let height { try sheet.setRow(row, height: height) }
    try sheet.text(cells.0, row: row, column: 0, format: styles.value)
    try sheet.text(cells.1, row: row, column: 1, format: styles.value)
    return row + 1
  }
}
