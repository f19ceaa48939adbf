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
    for (column, width) in [24.0, 26, 22, 22].enumerated() {
      try sheet.setColumn(first: column, last: column, width: width)
    }
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
      context.control, landscape: false, repeatRows: nil,
      area: CellArea(rows: 0...max(row - 1, 0), columns: 0...3))
  }

  private func write(_ stay: Int, from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    var row = start
    let facts = state.stays[stay]
    try sheet.setRow(row, height: 24)
    try sheet.text("Formulir Sapa Pasien Post Rawatan", row: row, column: 0, format: styles.title)
    try sheet.text(
      "\(context.control.facility) · \(context.control.line)", row: row + 1, column: 0, format: styles.subtitle)
    row += 3
    func field(_ id: String) -> String { state.schema.index(of: id).map { state.string(stay, $0) } ?? "" }
    let decision = state.decisions[stay]
    let pairs: [(String, String, String, String)] = [
      ("Nama Pasien", field("nama"), "No RM", field("no_rm")),
      (
        "Tanggal Keluar", facts.discharge?.indonesian ?? "", "Tanggal Eksekusi",
        decision.executionDate?.indonesian ?? ""
      ),
      ("Ruangan", field("ruangan"), "No HP", state.telephone(stay)?.display ?? ""),
      ("Diagnosa", field("diagnosa"), "Kode", decision.code.rawValue),
      ("Penanggung Jawab", field("penanggung_jawab"), "Hubungan", field("hubungan")),
    ]
    for (label, value, otherLabel, otherValue) in pairs {
      try sheet.setRow(row, height: 22)
      try sheet.text(label, row: row, column: 0, format: styles.label)
      try sheet.text(value, row: row, column: 1, format: styles.value)
      try sheet.text(otherLabel, row: row, column: 2, format: styles.label)
      try sheet.text(otherValue, row: row, column: 3, format: styles.value)
      row += 1
    }
    row += 1
    let opening = CallMessages.filled(
      context.messages.opening,
      [
        "rs": context.control.facility, "nama": field("nama"), "petugas": "…………",
        "keluar": facts.discharge?.indonesian ?? "",
      ])
    try sheet.setRow(row, height: 48)
    try sheet.mergeRow(row, firstColumn: 0, lastColumn: 3, text: "“\(opening)”", format: styles.wrapped)
    row = try writeAttempts(from: row + 2, sheet)
    row = try writeQuestions(from: row + 1, sheet)
    try sheet.setRow(row + 1, height: 40)
    try line("Petugas", "", "Tanggal Sapa", "", row + 1, sheet)
    try line("Tanda tangan", "", "Catatan", "", row + 2, sheet, height: 40)
    return row + 4
  }

  private func line(
    _ label: String, _ value: String, _ otherLabel: String, _ otherValue: String, _ row: Int, _ sheet: SheetWriter,
    height: Double = 26
  ) throws(SpreadsheetError) {
    try sheet.setRow(row, height: height)
    try sheet.text(label, row: row, column: 0, format: styles.label)
    try sheet.text(value, row: row, column: 1, format: styles.value)
    try sheet.text(otherLabel, row: row, column: 2, format: styles.label)
    try sheet.text(otherValue, row: row, column: 3, format: styles.value)
  }

  private func writeAttempts(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    let headers = ["Percobaan", "Tanggal dan jam", "Petugas", "Hasil"]
    for (column, header) in headers.enumerated() {
      try sheet.text(header, row: start, column: column, format: styles.header)
    }
    for attempt in 1...state.profile.maxAttempts {
      try line("Percobaan \(attempt)", "", "", "", start + attempt, sheet, height: 22)
    }
    let row = start + state.profile.maxAttempts + 1
    try line("Dihubungi", "☐ Ya    ☐ Tidak", "Izin diberikan", "☐ Ya    ☐ Tidak", row, sheet)
    return row + 1
  }

  private func writeQuestions(from start: Int, _ sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    try sheet.mergeRow(start, firstColumn: 0, lastColumn: 1, text: "Pertanyaan", format: styles.header)
    try sheet.mergeRow(start, firstColumn: 2, lastColumn: 3, text: "Jawaban", format: styles.header)
    var row = start + 1
    for question in state.profile.questions {
      try sheet.setRow(row, height: 32)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 1, text: question.text, format: styles.value)
      let choices = question.choices.map { "☐ \($0)" }.joined(separator: "   ")
      try sheet.mergeRow(row, firstColumn: 2, lastColumn: 3, text: choices, format: styles.value)
      row += 1
    }
    return row
  }
}
