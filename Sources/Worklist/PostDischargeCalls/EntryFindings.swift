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
  /// A5 to A7, A9: what contradicts itself in the week's call list; pointed out, never corrected.
  package var entryFindings: [EntryFinding] {
    let list = CallList(self)
    let place = "\(CallBook.fileName(week)), \(CallSheets.calls)"
    var found: [EntryFinding] = []
    for (offset, stay) in list.stays.enumerated() {
      guard let entry = entries[stay] else { continue }
      let row = CallList.firstRow + offset + 1
      let contradictions = EntryConsistency.contradictions(
        entry, discharge: stays[stay].discharge, profile: profile, date: date)
      for (column, message) in contradictions {
        let id = list.columns.first { $0.header == column }?.id ?? ""
        let value = callRows[keys[stay]]?.values[id]?.text ?? ""
        found.append(EntryFinding(place: place, row: row, column: column, value: value, message: message))
      }
    }
    for (first, second) in EntryConsistency.similarOfficers(entries.values.map(\.officer)) {
      found.append(
        EntryFinding(
          place: place, row: nil, column: "Petugas", value: second,
          message:
            "nama petugas '\(first)' dan '\(second)' hanya berbeda huruf besar atau spasi: dihitung terpisah (A9)"))
    }
    for key in currentBook?.calls.doubled ?? [] {
      found.append(
        EntryFinding(
          place: place, row: nil, column: "Kunci", value: key,
          message: "dua baris dengan kunci yang sama dan isi berbeda: yang kedua disimpan di bawah daftar (G3)"))
    }
    return found
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
