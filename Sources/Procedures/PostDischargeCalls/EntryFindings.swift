package import Book
package import Core
import Intake
import Spreadsheet

/// A contradiction in what staff entered, and where it stands.
package struct EntryFinding: Sendable, Equatable {
  /// The book's file.
  package var file: String
  /// Where the row stands now, as people count.
  package var row: Int?
  /// Whose row it is, wherever it was sorted: `No RM 001234`.
  package var key = ""
  package var column: String
  package var value: String
  package var message: String
  /// What to do, where the message does not say it.
  package var remedy = ""

  /// The finding for whoever runs the batch: `Sapa Pasien 2026-W47.xlsx, Lembar Sapa, baris 8 (No RM 001234), Izin: …`.
  package var text: String {
    let line = row.map { ", baris \($0)" } ?? ""
    let owner = key.isEmpty ? "" : row == nil ? ", \(key)" : " (\(key))"
    return "\(file), \(CallSheets.calls)\(line)\(owner), \(column): \(message)"
  }

  package var finding: Finding {
    Finding(text, file: "kerja/\(file)", sheet: CallSheets.calls, row: Finding.row(key, at: row), remedy: remedy)
  }
}

extension CallState {
  /// What a stay's row is known by: its no. RM, else the row's key.
  package func rowKey(_ stay: Int) -> String {
    guard let field = schema.index(of: "no_rm"), case let number = string(stay, field), !number.isEmpty else {
      return "kunci \(keys[stay])"
    }
    return "\(schema.fields[field].header) \(number)"
  }

  /// Where each stay of the list stands in the week's book, as people count: now, or once its row was appended.
  package func callRows(_ list: CallList) -> [Int: Int] {
    guard let sheet = currentBook?.calls else {
      return Dictionary(
        list.stays.enumerated().map { ($1, CallList.firstRow + $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }
    var rows: [Int: Int] = [:]
    for (key, row) in sheet.places {
      guard let stay = stayOfKey[key] else { continue }
      rows[stay] = min(rows[stay] ?? row, row)
    }
    var last = sheet.lastRow
    for stay in list.stays where rows[stay] == nil {
      last += 1
      rows[stay] = last
    }
    return rows
  }

  /// Where a stay's row stands now in the newest book that has it: `Sapa Pasien 2026-W47.xlsx, Lembar Sapa, baris 8`.
  package func bookPlace(_ stay: Int) -> String? {
    for book in books {
      guard let place = book.calls.places.filter({ stayOfKey[$0.key] == stay }).map(\.value).min() else { continue }
      return "\(book.file), \(CallSheets.calls), baris \(place)"
    }
    return nil
  }

  /// A5 to A7, A9: what contradicts itself or can't be read, in the week's call list and in the rows of earlier lists that the
  /// week's has not; pointed out, never corrected.
  package var entryFindings: [EntryFinding] {
    let list = CallList(self)
    let file = currentBook?.file ?? CallBook.fileName(week)
    let rows = callRows(list)
    var found: [EntryFinding] = []
    for stay in list.stays { found += findings(of: stay, file: file, row: rows[stay], list) }
    let listed = Set(list.stays)
    for stay in entries.keys.filter({ !listed.contains($0) }).sorted() {
      // A week that is past a month is not pointed at any more.
      guard let book = books.first(where: { $0.calls.keys.contains(keys[stay]) }), book.week >= week.adding(weeks: -4)
      else { continue }
      found += findings(of: stay, file: book.file, row: book.calls.places[keys[stay]], list)
    }
    for (first, second) in EntryConsistency.similarOfficers(entries.values.map(\.officer) + closed.spellings) {
      found.append(
        EntryFinding(
          file: file, row: nil, column: profile.header("petugas"), value: second,
          message:
            "nama petugas '\(first)' dan '\(second)' hanya berbeda huruf besar atau spasi: dihitung sebagai satu petugas (G12)",
          remedy: "Pakai satu ejaan"))
    }
    for (key, row) in currentBook?.calls.doubled ?? [] {
      found.append(
        EntryFinding(
          file: file, row: row, key: stayOfKey[key].map(rowKey) ?? "", column: "Kunci", value: key,
          message: "dua baris dengan kunci yang sama dan isi berbeda: yang kedua disimpan di bawah daftar (G3)",
          remedy: "Bandingkan keduanya, lalu hapus yang tidak benar"))
    }
    return found
  }

  private func findings(of stay: Int, file: String, row: Int?, _ list: CallList) -> [EntryFinding] {
    let key = rowKey(stay)
    let values = callRows[keys[stay]]?.values ?? [:]
    var found = list.columns.compactMap { column -> EntryFinding? in
      guard let value = values[column.id], let message = fault(of: value, in: column) else { return nil }
      return EntryFinding(
        file: file, row: row, key: key, column: column.header, value: value.text, message: message)
    }
    guard let entry = entries[stay] else { return found }
    if let (column, message) = incompletion(entry, of: stay) {
      let id = list.columns.first { $0.header == column }?.id ?? ""
      found.append(
        EntryFinding(
          file: file, row: row, key: key, column: column, value: values[id]?.text ?? "", message: message))
    }
    let contradictions = EntryConsistency.contradictions(
      entry, discharge: stays[stay].discharge, profile: profile, date: date)
    for (column, message) in contradictions {
      let id = list.columns.first { $0.header == column }?.id ?? ""
      found.append(
        EntryFinding(
          file: file, row: row, key: key, column: column, value: values[id]?.text ?? "", message: message,
          remedy: "Periksa, lalu perbaiki isian yang salah di baris itu"))
    }
    return found
  }

  /// The newest week before the run's that has a book: what lapsed since its beginning, its runs may not have told.
  private var lastBooked: Week { books.lazy.map(\.week).filter { $0 < week }.max() ?? week }

  /// A9: a call that was begun and lacks something, with the first column that it lacks: until when it can be filled, or, in
  /// the week in which it lapsed and the next, that it did.
  private func incompletion(_ entry: CallEntry, of stay: Int) -> (column: String, message: String)? {
    let missing = Execution.missing(entry, profile: profile)
    let status = decisions[stay].status
    guard let column = missing.first, let last = CarriedOver.lastDay(context(stay)),
      status == .target || (status == .missed && last >= lastBooked.first.adding(days: -1))
    else { return nil }
    let until = last.indonesian
    let what = "sudah disapa tetapi kurang \(Execution.phrase(missing))"
    return (
      column,
      status == .target
        ? "\(what); isi paling lambat \(until), sesudah itu Terlewat dan tidak dihitung (A9, A3a)"
        : "\(what), dan batas \(until) lewat: Terlewat; isi yang kurang beserta Tanggal Sapa-nya bila benar sudah disapa (A9, A3a)"
    )
  }

  /// Why a value that staff typed can't be read; nil where it can.
  private func fault(of value: StaffValue, in column: BookColumn) -> String? {
    switch column.kind {
    case .date where value.date == nil: return "bukan tanggal yang dikenali; tulis hari/bulan/tahun (A5, A7)"
    case .choice(let choices) where !choices.contains { $0.lowercased() == value.text.lowercased() }:
      if value.isYes != nil, choices.contains("Ya") { return nil }
      return "isian di luar pilihan \(choices.joined(separator: ", ")) (A5, A6)"
    default: break
    }
    guard column.id == "no_hp_perbaikan" else { return nil }
    if case .unusable(let why) = TelephoneFact(value) { return "nomor perbaikan tidak dapat dipakai: \(why) (A3b)" }
    return value.telephone.doubt.map { "nomor perbaikan: \($0.text(.indonesian)) (A3b)" }
  }
}

extension CallState {
  /// A3b: stays whose discharge can't be right stand in `Data Bermasalah` too, with their place in the input.
  package var implausibleProblems: [SheetProblem] {
    listed.compactMap { stay in
      guard decisions[stay].status == .implausible else { return nil }
      let source = rows[stays[stay].rows.lowerBound].source
      let table = tables[Int(source.table)].table
      guard Int(source.table) < inputCount else { return nil }
      return SheetProblem(
        file: table.file, sheet: table.sheet ?? "", row: table.rowNumber(Int(source.row)), key: rowKey(stay),
        column: "Tanggal Keluar", value: stays[stay].discharge?.indonesian ?? "",
        what: decisions[stay].reason(context(stay)),
        effect: "Bukan target")
    }
  }
}
