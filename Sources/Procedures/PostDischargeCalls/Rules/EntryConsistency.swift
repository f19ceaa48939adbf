package import Spreadsheet

/// A5 to A7: entries that contradict each other are pointed out, never corrected.
package enum EntryConsistency {
  /// The contradictions of one row, in Indonesian, each with its column.
  package static func contradictions(
    _ entry: CallEntry, discharge: CalendarDate?, profile: CallProfile, date: CalendarDate
  ) -> [(column: String, message: String)] {
    var found: [(String, String)] = []
    if entry.wasReached == false, entry.hasAnswers {
      found.append(("Dihubungi", "Formulir terisi padahal Dihubungi = Tidak (A5, A6)"))
    }
    if entry.wasReached == false, entry.gavePermission != nil {
      found.append(("Izin", "Izin terisi padahal Dihubungi = Tidak (A5, A6)"))
    }
    if entry.gavePermission == false, entry.hasAnswers {
      found.append(("Izin", "Formulir terisi padahal Izin = Tidak (A6)"))
    }
    let days =
      [("Tanggal Sapa", entry.calledOn)]
      + entry.attempts.enumerated().map { ("Percobaan \($0.offset + 1) Tanggal", $0.element.date) }
    for (column, day) in days {
      guard let day else { continue }
      if let discharge, day < discharge {
        found.append((column, "\(day.indonesian) sebelum tanggal keluar \(discharge.indonesian) (A7)"))
      }
      if day > date {
        found.append((column, "\(day.indonesian) sesudah tanggal proses \(date.indonesian) (A7)"))
      }
    }
    if Execution.isComplete(entry, profile: profile) {
      if entry.calledOn == nil {
        found.append(("Tanggal Sapa", "Selesai tetapi Tanggal Sapa kosong: belum dihitung ke minggu mana pun (A9)"))
      }
      if entry.officer.isEmpty {
        found.append(("Petugas", "Selesai tetapi Petugas kosong: nilainya tidak dihitung (A9)"))
      }
    }
    return found
  }

  /// Pairs of officers' names that differ only by case or blanks (G12).
  package static func similarOfficers(_ officers: some Sequence<String>) -> [(String, String)] {
    var known: [String: String] = [:]
    var found: [(String, String)] = []
    for officer in Set(officers).sorted() where !officer.isEmpty {
      let key = OfficerNames.key(officer)
      if let first = known[key] { found.append((first, officer)) } else { known[key] = officer }
    }
    return found
  }
}
