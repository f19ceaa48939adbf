import Core
package import Spreadsheet

/// A5 to A7: entries that contradict each other are pointed out, never corrected.
package enum EntryConsistency {
  /// The contradictions of one row, in Indonesian, each with its column.
  package static func contradictions(
    _ entry: CallEntry, discharge: CalendarDate?, profile: CallProfile, date: CalendarDate
  ) -> [(column: String, message: String)] {
    var found: [(String, String)] = []
    let (reached, permission) = (profile.header("dihubungi"), profile.header("izin"))
    let calledOn = profile.header("tanggal_sapa")
    if entry.wasReached == false, entry.hasAnswers {
      found.append((reached, "Formulir terisi padahal \(reached) = Tidak (A5, A6)"))
    }
    if entry.wasReached == false, entry.gavePermission != nil {
      found.append((permission, "\(permission) terisi padahal \(reached) = Tidak (A5, A6)"))
    }
    if entry.gavePermission == false, entry.hasAnswers {
      found.append((permission, "Formulir terisi padahal \(permission) = Tidak (A6)"))
    }
    if !profile.officers.isEmpty, !entry.officer.isEmpty, !profile.officers.has(entry.officer) {
      found.append((profile.header("petugas"), OfficerList.unknown(entry.officer)))
    }
    let days =
      [(calledOn, entry.calledOn)]
      + entry.attempts.enumerated().map { (profile.header("percobaan_\($0.offset + 1)_tanggal"), $0.element.date) }
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
        found.append((calledOn, "Selesai tetapi \(calledOn) kosong: belum dihitung ke minggu mana pun (A9)"))
      }
      if entry.officer.isEmpty {
        let officer = profile.header("petugas")
        found.append((officer, "Selesai tetapi \(officer) kosong: nilainya tidak dihitung (A9)"))
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
