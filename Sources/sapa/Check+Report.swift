import Intake
import Spreadsheet

/// What `sapa check` has to say of a file.
struct CheckReport {
  /// The SOP whose input the file is.
  let sop: String
  let reading: FileReading
  /// By table.
  let problems: [[Problem]]

  /// How many problems of a table are printed; `--json` has them all.
  private static let shownProblems = 40

  init(_ reading: FileReading, sop: String) {
    self.sop = sop
    self.reading = reading
    problems = reading.tables.map { $0.problems() }
  }

  /// Whether there is something that a person should look at.
  var hasFindings: Bool {
    !reading.faults.isEmpty || problems.contains { !$0.isEmpty }
      || reading.tables.contains { table in
        table.dateColumns.contains { !$0.warnings.isEmpty } || table.columns.contains { $0.suggestion != nil }
      }
  }

  func lines(_ language: Language) -> [String] {
    var lines = [heading(language)]
    lines += reading.faults.map { "  " + $0.message(language) }
    for (table, problems) in zip(reading.tables, problems) {
      lines.append("")
      lines.append(tableHeading(table, language))
      lines += columns(table, language)
      lines += dates(table, language)
      lines += skipped(table, language)
      lines += self.problems(problems, language)
    }
    let others = reading.sheets.filter { !$0.isRead }
    if !others.isEmpty {
      lines.append("")
      lines.append(language("Lembar yang tidak dibaca", "Sheets that were not read"))
      lines += others.map { "  " + $0.message(language) }
    }
    return lines
  }

  private func heading(_ language: Language) -> String {
    switch reading.format {
    case .workbook:
      let (read, all) = (reading.tables.count, reading.sheets.count)
      return "\(reading.file): "
        + language(
          "buku kerja Excel, \(read) dari \(all) lembar dibaca", "Excel workbook, \(read) of \(all) sheets read")
    case .delimitedText(let dialect):
      return "\(reading.file): " + language("berkas teks", "text file") + ", " + dialect.description(language)
    }
  }

  private func tableHeading(_ table: Table, _ language: Language) -> String {
    var parts: [String] = []
    if let sheet = table.sheet { parts.append(language("Lembar \"\(sheet)\"", "Sheet \"\(sheet)\"")) }
    if let shape = table.shape { parts.append(shape.id) }
    let rows =
      table.headerHeight == 1 ? "\(table.headerRow)" : "\(table.headerRow)–\(table.headerRow + table.headerHeight - 1)"
    parts.append(language("judul kolom di baris \(rows)", "header in row \(rows)"))
    parts.append(language("\(table.rowCount) baris data", "\(table.rowCount) rows of data"))
    return parts.joined(separator: ", ")
  }

  private func columns(_ table: Table, _ language: Language) -> [String] {
    let headers = table.columns.map { $0.header.isEmpty ? language("(tanpa judul)", "(no header)") : $0.header }
    let width = min(headers.map(\.count).max() ?? 0, 40)
    var lines = [language("  Kolom", "  Columns")]
    for (column, header) in zip(table.columns, headers) {
      var line = "    \(padded(column.letters, 3)) \(padded(header, width))  "
      if let field = column.field {
        line += "→ \(table.schema.fields[field].header)"
      } else if let suggestion = column.suggestion {
        let field = table.schema.fields[suggestion.field]
        line += language(
          "? mungkin \"\(suggestion.header)\": ganti judulnya, atau tambahkan ke aliases \(field.id) di template/\(sop).toml",
          "? may be \"\(suggestion.header)\": rename it, or add it to the aliases of \(field.id) in template/\(sop).toml"
        )
      } else {
        line += language("– tidak dikenal, disimpan apa adanya", "– unknown, kept as it is")
      }
      if column.isDuplicate { line += language(" (judul ini berulang)", " (this header occurs more than once)") }
      lines.append(line)
    }
    return lines
  }

  private func dates(_ table: Table, _ language: Language) -> [String] {
    guard !table.dateColumns.isEmpty else { return [] }
    var lines = [language("  Tanggal", "  Dates")]
    for date in table.dateColumns {
      let column = table.columns[date.column]
      lines.append("    \(column.header) (\(column.letters)): \(date.text(language))")
      lines += date.warnings.map { "      ! " + $0.text(language) }
    }
    return lines
  }

  private func skipped(_ table: Table, _ language: Language) -> [String] {
    let reasons: [SkippedRows.Reason] = [.blank, .repeatedHeader, .columnNumbers, .total, .note]
    var lines: [String] = []
    for reason in reasons {
      let rows = table.skipped.filter { $0.reason == reason }
      if rows.isEmpty { continue }
      let count = rows.reduce(0) { $0 + $1.rows.count }
      let shown = rows.prefix(8).map { skipped in
        let numbers =
          skipped.rows.count == 1
          ? "\(skipped.rows.lowerBound)" : "\(skipped.rows.lowerBound)–\(skipped.rows.upperBound)"
        return skipped.text.isEmpty ? numbers : "\(numbers) \"\(skipped.text.prefix(40))\""
      }
      let list = shown.joined(separator: ", ") + (rows.count > 8 ? ", …" : "")
      lines.append("    \(count) × \(reason.text(language)): \(list)")
    }
    return lines.isEmpty ? [] : [language("  Baris yang bukan data", "  Rows that are no data")] + lines
  }

  private func problems(_ problems: [Problem], _ language: Language) -> [String] {
    if problems.isEmpty { return [language("  Tidak ada masalah di dalam sel", "  No problems in the cells")] }
    func count(_ effect: Problem.Effect) -> Int { problems.count { $0.effect == effect } }
    let (rejected, unused, warnings) = (count(.rowRejected), count(.valueUnused), count(.warning))
    var lines = [
      language(
        "  Masalah: \(rejected) baris ditolak, \(unused) nilai tidak dipakai, \(warnings) peringatan",
        "  Problems: \(rejected) rows rejected, \(unused) values not used, \(warnings) warnings")
    ]
    // What costs most comes first.
    let order: [Problem.Effect] = [.rowRejected, .valueUnused, .warning]
    let sorted = order.flatMap { effect in problems.filter { $0.effect == effect } }
    lines += sorted.prefix(Self.shownProblems).map { "    " + $0.text(language) }
    if sorted.count > Self.shownProblems {
      let rest = sorted.count - Self.shownProblems
      lines.append(
        language("    … dan \(rest) lagi; --json memuat semuanya", "    … and \(rest) more; --json has them all"))
    }
    return lines
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Problem {
  /// `baris 14, Tgl Keluar "31/02/2026": tanggal ini tidak ada di kalender → baris ditolak`.
  fileprivate func text(_ language: Language) -> String {
    let place = language("baris \(row)", "row \(row)") + (column.isEmpty ? "" : ", \(column) \"\(value)\"")
    let consequence =
      switch effect {
      case .rowRejected: language("baris ditolak", "row rejected")
      case .valueUnused: language("nilai tidak dipakai", "value not used")
      case .warning: language("dipakai, periksa", "used, check it")
      }
    return "\(place): \(fault.text(language)) → \(consequence)"
  }
}

extension DateColumn {
  /// The order and its proof.
  fileprivate func text(_ language: Language) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ indonesian: String, _ english: String) {
      if count > 0 { parts.append("\(count) " + language(indonesian, english)) }
    }
    let day = evidence.dayFirstExample.place(language)
    let month = evidence.monthFirstExample.place(language)
    add(evidence.dayFirst, "membuktikan hari di depan\(day)", "prove day first\(day)")
    add(evidence.monthFirst, "membuktikan bulan di depan\(month)", "prove month first\(month)")
    add(evidence.undecided, "dapat dibaca dua cara", "can be read both ways")
    add(evidence.yearFirst, "tahun-bulan-hari", "year-month-day")
    add(evidence.monthNamed, "dengan nama bulan", "with the month's name")
    add(evidence.trueDates, "sel tanggal Excel", "true dates")
    add(evidence.serials, "nomor seri Excel", "serial numbers")
    add(evidence.unreadable, "tidak terbaca", "unreadable")
    add(evidence.empty, "kosong", "empty")
    let order = order == .notNeeded ? "" : order.text(language) + " – "
    return order + (parts.isEmpty ? language("tidak ada isi", "nothing in it") : parts.joined(separator: ", "))
  }
}
