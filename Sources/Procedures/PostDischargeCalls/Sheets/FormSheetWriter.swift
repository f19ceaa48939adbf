import Book
import Core
import Intake
import Spreadsheet

/// Writes `Formulir`: the form "Sapa pasien post rawatan", one printable page a patient (A6).
struct FormSheetWriter {
  let context: CallBookContext
  let list: CallList
  let styles: Styles
  private var state: CallState { context.state }

  /// A row of a form: up to two cells side by side, or one over both columns.
  private struct Line {
    var texts: [String] = []
    var format: FormatID?
    var height: Double?
    var isMerged = false
  }

  /// Writes the sheet; gives what takes its cells.
  func write(to sheet: SheetWriter) throws(SpreadsheetError) -> CellRecorder {
    try sheet.setDefaultRow(height: 22)
    try sheet.setColumn(first: 0, last: 1, width: 47)
    let open = list.stays.filter { state.decisions[$0].status == .target }
    let shown = open.prefix(context.state.profile.maxForms)
    // Every form has as many rows as the first.
    let height = shown.first.map { form($0).count } ?? 0
    let note: String? =
      if open.isEmpty {
        "Tidak ada target yang masih terbuka."
      } else if open.count > shown.count {
        "Formulir dibatasi \(context.state.profile.maxForms) dari \(open.count) target (max_forms); semua target ada di Lembar Sapa."
      } else {
        nil
      }
    let end = shown.count * height
    let rows = 0..<end + (note == nil ? 0 : 1)
    try sheet.pageBreaks(rows: Array(stride(from: height, to: end, by: max(height, 1))))
    try sheet.hideGridlines()
    try sheet.print(
      context.control, landscape: false, repeatRows: nil,
      area: CellArea(rows: 0...max(rows.upperBound - 1, 0), columns: 0...1))
    var lines: [Line] = []
    let formats = [styles.title, styles.subtitle, styles.value, styles.wrapped, styles.header, styles.note]
    let recorder = CellRecorder(columns: 2)
    try sheet.stream(rows: rows, columns: 2, formats: formats) {
      (encoder: inout RowEncoder, row: Int) throws(SpreadsheetError) in
      try recorder.write(to: &encoder) { (cells: inout DigestingRow) throws(SpreadsheetError) in
        guard row < end else { return try cells.text(note ?? "", column: 0, format: styles.note) }
        if row % height == 0 { lines = form(shown[row / height]) }
        try Self.write(lines[row % height], to: &cells)
      }
    }
    return recorder
  }

  private static func write(_ line: Line, to row: inout DigestingRow) throws(SpreadsheetError) {
    if let height = line.height { row.setHeight(RowHeight(height)) }
    if line.isMerged, let text = line.texts.first, let format = line.format {
      return try row.mergeRow(firstColumn: 0, lastColumn: 1, text: text, format: format)
    }
    for (column, text) in line.texts.enumerated() { try row.text(text, column: column, format: line.format) }
  }

  /// The rows of a stay's form, with the ones that stay empty.
  private func form(_ stay: Int) -> [Line] {
    func field(_ id: String) -> String { state.schema.index(of: id).map { state.string(stay, $0) } ?? "" }
    func line(_ left: String, _ right: String, height: Double? = nil) -> Line {
      Line(texts: [left, right], format: styles.value, height: height)
    }
    let discharge = state.stays[stay].discharge?.indonesian ?? ""
    let decision = state.decisions[stay]
    let control = context.control
    let relation = field("hubungan")
    let opening = context.messages.opening.filled([
      "rs": control.facility, "nama": field("nama"), "petugas": "…………", "keluar": discharge,
    ])
    var lines = [
      Line(texts: ["Formulir Sapa Pasien Post Rawatan"], format: styles.title, height: 24),
      Line(texts: ["\(control.facility) · \(control.title)"], format: styles.subtitle),
      Line(
        texts: ["No. \(control.number) · Revisi \(control.revision) · berlaku \(control.effective)"],
        format: styles.subtitle),
      Line(),
      line("Nama Pasien: \(field("nama"))", "No RM: \(field("no_rm"))"),
      line(
        "Tanggal Keluar: \(discharge)",
        "Tanggal Eksekusi: \(decision.executionDate?.indonesian ?? "") (\(decision.code.rawValue))"),
      line("Ruangan: \(field("ruangan"))", "No HP: \(state.telephone(stay)?.display ?? "")"),
      line(
        "Diagnosa: \(field("diagnosa"))",
        "Penanggung Jawab: \(field("penanggung_jawab"))\(relation.isEmpty ? "" : " (\(relation))")"),
      Line(),
      Line(texts: ["“\(opening)”"], format: styles.wrapped, height: 50, isMerged: true),
      Line(),
    ]
    for attempt in 1...state.profile.maxAttempts {
      lines.append(line("Percobaan \(attempt) – tanggal, jam:", "Petugas:                         Hasil:"))
    }
    lines += [
      line("Dihubungi:   ☐ Ya    ☐ Tidak", "Izin diberikan:   ☐ Ya    ☐ Tidak"),
      Line(),
      Line(texts: ["Pertanyaan", "Jawaban"], format: styles.header),
    ]
    for question in state.profile.questions {
      let choices = question.choices.map { "☐ \($0)" }.joined(separator: "   ")
      lines.append(line(question.text, choices, height: 34))
    }
    lines += [
      Line(),
      line("Petugas:", "Tanggal Sapa:", height: 26),
      line("Tanda tangan:", "Catatan:", height: 48),
      Line(),
    ]
    return lines
  }
}
