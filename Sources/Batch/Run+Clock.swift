package import Core
import Spreadsheet

extension Run {
  /// Whether the run is dated a day that has not come: it decides as of that day, but closes nothing.
  package var isAhead: Bool { date > today }

  /// What is to be said of a date that lies ahead; nil where it does not. It names today, and so is another each day.
  package var aheadFinding: Finding? {
    guard isAhead else { return nil }
    return Finding(
      "Tanggal proses \(date.indonesian) belum tiba, hari ini \(today.indonesian): buku dan rekap dibuat menurut tanggal itu, tetapi tidak ada minggu atau bulan yang ditutup dan tidak ada Koreksi yang dicatat. Jalankan lagi tanpa --date agar kembali ke hari ini (G6)",
      "The run is dated \(date.indonesian), which has not come; today is \(today.indonesian): books and recaps are made as of that day, but no week or month is closed and no Koreksi is listed. Run again without --date to go back to today (G6)",
      isPassing: true)
  }

  /// What the run's date and the clock give reason to say: a date that lies ahead, and a journal that knows of a later day than the
  /// clock, which was wrong then or is now. The latter names the time, and so is another in each run.
  func clockFindings() throws(FacilityError) -> [Finding] {
    var findings = [aheadFinding].compactMap { $0 }
    let latest = try Journal(folder: facility.folder).latest
    if let latest, latest.day(in: facility.timeZone) > today {
      let now = clock.now()
      findings.append(
        Finding(
          "Jam komputer menunjukkan \(now.text(in: facility.timeZone)), padahal menurut \(Journal.name) Sapa sudah berjalan pada \(latest.text(in: facility.timeZone)): jam pernah salah, atau kini salah. Periksa jam komputer. Yang ditulis pada hari yang belum tiba tidak menutup minggu atau bulan yang sedang berjalan",
          "The computer's clock shows \(now.text(in: facility.timeZone)), but by \(Journal.name) Sapa ran at \(latest.text(in: facility.timeZone)): the clock was wrong then, or is now. Check it. What was written on a day that has not come closes no week or month that goes on",
          file: Journal.name, isPassing: true))
    }
    return findings
  }
}
