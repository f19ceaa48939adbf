import Spreadsheet
import Intake
import Procedures

/// A contradiction in what staff entered, and where it stands.
package struct EntryFinding: Sendable, Equatable {
  /// `Sapa Pasien 2026-W47.xlsx, Lembar Sapa`.
  package var place: String
  package var row: Int?
  package var column: String
  package var value: String
  package var message: String

  /// The finding for whoever runs the batch.
  package var text: String {
    let line = row.map { ", baris \($0)" } ?? ""
    return "\(place)\(line), \(column): \(message)"
  }
}

extension CallState {
  /// A5 to A7, A9: what contradicts itself or can't be read, in the week's call list and in the rows of earlier lists that the
  /// week's has not; pointed out, never corrected.
  package var entryFindings: [EntryFinding] {
    let list = CallList(self)
    let current = "\(CallBook.fileName(week)), \(CallSheets.calls)"
    var found: [EntryFinding] = []
    for (offset, stay) in list.stays.enumerated() {
      found += findings(of: stay, place: current, row: CallList.firstRow + offset + 1, list)
    }
    let listed = Set(list.stays)
    for stay in entries.keys.filter({ !listed.contains($0) }).sorted() {
      // A week that is past a month is not pointed at any more.
      guard let book = books.first(where: { $0.calls.keys.contains(keys[stay]) }), book.week >= week.adding(weeks: -4)
      else { continue }
      found += findings(of: stay, place: "\(book.file), \(CallSheets.calls), kunci \(keys[stay])", row: nil, list)
    }
    for (first, second) in EntryConsistency.similarOfficers(entries.values.map(\.officer)) {
      found.append(
        EntryFinding(
          place: current, row: nil, column: "Petugas", value: second,
          message:
            "nama petugas '\(first)' dan '\(second)' hanya berbeda huruf besar atau spasi: dihitung sebagai satu petugas (G12)"
        ))
    }
    for key in currentBook?.calls.doubled ?? [] {
      found.append(
        EntryFinding(
          place: current, row: nil, column: "Kunci", value: key,
          message: "dua baris dengan kunci yang sama dan isi berbeda: yang kedua disimpan di bawah daftar (G3)"))
    }
    return found
  }

  private func findings(of stay: Int, place: String, row: Int?, _ list: CallList) -> [EntryFinding] {
    let values = callRows[keys[stay]]?.values ?? [:]
    var found = list.columns.compactMap { column -> EntryFinding? in
      guard let value = values[column.id], let message = fault(of: value, in: column) else { return nil }
      return EntryFinding(place: place, row: row, column: column.header, value: value.text, message: message)
    }
    guard let entry = entries[stay] else { return found }
    if let (column, message) = incompletion(entry, of: stay) {
      let id = list.columns.first { $0.header == column }?.id ?? ""
      found.append(
        EntryFinding(place: place, row: row, column: column, value: values[id]?.text ?? "", message: message))
    }
    let contradictions = EntryConsistency.contradictions(
      entry, discharge: stays[stay].discharge, profile: profile, date: date)
    for (column, message) in contradictions {
      let id = list.columns.first { $0.header == column }?.id ?? ""
      found.append(
        EntryFinding(place: place, row: row, column: column, value: values[id]?.text ?? "", message: message))
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
    let what = "kunci \(keys[stay]): sudah disapa tetapi kurang \(Execution.phrase(missing))"
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
    guard column.id == "no_hp_perbaikan", case .unusable(let why) = TelephoneFact(value) else { return nil }
    return "nomor perbaikan tidak dapat dipakai: \(why) (A3b)"
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
        file: table.file, sheet: table.sheet ?? "", row: table.rowNumber(Int(source.row)), column: "Tanggal Keluar",
        value: stays[stay].discharge?.indonesian ?? "", what: decisions[stay].reason(context(stay)),
        effect: "Bukan target")
    }
  }
}
