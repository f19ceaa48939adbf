package import Spreadsheet

extension IntakeError {
  /// The error in words: the file, the sheets, what was seen and what to do next.
  ///
  /// - Parameters:
  ///   - language: of the words.
  ///   - quotes: whether they tell what stands where headers should be: in a file without any, that is a patient (G7).
  /// - Returns: one sentence or several.
  package func message(_ language: Language, quotes: Bool = true) -> String {
    let (head, sheets) = parts(language, quotes)
    return sheets.isEmpty ? head : head + " – " + sheets.joined(separator: "; ")
  }

  /// The same in lines, at least one: what is wrong, then a sheet each.
  package func lines(_ language: Language) -> [String] {
    let (head, sheets) = parts(language, true)
    return [head] + sheets.map { "  " + $0 }
  }

  private func parts(_ language: Language, _ quotes: Bool) -> (head: String, sheets: [String]) {
    switch self {
    case .unreadable(let error): return (error.message(language), [])
    case .noInput(let file, let sheets):
      let head = language(
        "\(file): tidak ada lembar dengan kolom yang diperlukan", "\(file): no sheet has the columns that are needed")
      return (head, sheets.map { $0.message(language, quotes: quotes) })
    }
  }
}

extension SheetLookedAt {
  /// What became of the sheet, in one sentence; `quotes` as ``IntakeError/message(_:quotes:)`` has it.
  package func message(_ language: Language, quotes: Bool = true) -> String {
    let place = name.map { language("lembar \"\($0)\": ", "sheet \"\($0)\": ") } ?? ""
    return place + outcome.message(language, quotes)
  }
}

extension SheetLookedAt.Outcome {
  fileprivate func message(_ language: Language, _ quotes: Bool) -> String {
    switch self {
    case .read(let rows): return language("\(rows) baris dibaca", "\(rows) rows read")
    case .empty: return language("kosong", "empty")
    case .hidden:
      return language(
        "disembunyikan, tidak dibaca; tampilkan di Excel bila ini datanya",
        "hidden, not read; unhide it if it holds the data")
    case .noHeader(let row, let headers):
      guard let row else { return language("kosong", "empty") }
      let seen =
        quotes
        ? language("; yang terlihat di baris \(row): ", "; row \(row) shows: ") + Self.list(headers)
        : language(" di baris \(row)", " in row \(row)")
      return form(headers, language)
        + language(
          "judul kolom tidak dikenali\(seen). Ganti judulnya, atau tambahkan judul itu ke aliases kolomnya di templat",
          "no known header\(seen). Rename them, or add them to the aliases of their columns in the template"
        )
    case .lacksColumns(let groups, let headers, let suggestions, _):
      let names = groups.map { $0.map { "\"\($0.header)\"" }.joined(separator: language(" atau ", " or ")) }
      let missing = names.joined(separator: language(" dan ", " and "))
      let seen =
        quotes
        ? language("; judul yang terlihat: ", "; the headers are: ") + Self.list(headers) : ""
      var text =
        form(headers, language)
        + language("tidak ada kolom \(missing)\(seen).", "there is no column \(missing)\(seen).")
      if suggestions.isEmpty {
        let ids = groups.joined().map(\.id).joined(separator: ", ")
        text +=
          FormAnswers(headers: headers) == nil
          ? language(
            " Bila ada kolom itu dengan judul lain, ganti judulnya, atau tambahkan ke aliases \(ids) di templat",
            " If there is one under another header, rename it, or add it to the aliases of \(ids) in the template")
          : language(
            " Bila sebuah pertanyaan berisi itu, ganti judulnya dengan nama kolom itu (di salinan ekspor ini, atau di formulirnya untuk seterusnya), atau tambahkan pertanyaannya ke aliases \(ids) di templat",
            " If a question holds it, give it the column's name (in a copy of this export, or in the form for good), or add the question to the aliases of \(ids) in the template"
          )
      }
      for miss in suggestions { text += " " + miss.message(language) }
      return text
    }
  }

  private func form(_ headers: [String], _ language: Language) -> String {
    FormAnswers(headers: headers)?.message(language) ?? ""
  }

  /// At most twenty headers, each of at most eighty characters.
  private static func list(_ headers: [String]) -> String {
    let shown = headers.prefix(20).map { header in
      let beginning = header.prefix(80)
      return beginning.endIndex < header.endIndex ? "\"\(beginning)…\"" : "\"\(header)\""
    }
    return shown.joined(separator: ", ") + (headers.count > 20 ? ", …" : "")
  }
}

extension SheetLookedAt.NearMiss {
  package func message(_ language: Language) -> String {
    language(
      "Kolom \"\(header)\" mungkin \"\(known)\": ganti judulnya, atau tambahkan ke aliases \(field.id) di templat.",
      "Column \"\(header)\" may be \"\(known)\": rename it, or add it to the aliases of \(field.id) in the template.")
  }
}
