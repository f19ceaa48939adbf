import Intake
import Procedures
import Spreadsheet

extension HotlineState {
  /// `Petunjuk`.
  var guide: GuideSheet {
    let profile = settings.profile
    func clock(_ minute: Int) -> String { ClockTime(hour: minute / 60, minute: minute % 60)?.description ?? "" }
    let words = [
      ("{nomor}", settings.number), ("{mulai}", clock(profile.worksFrom)), ("{selesai}", clock(profile.worksTo)),
      ("{kamar}", String(profile.vipRooms)), ("{batas}", String(profile.bpjsLimit)),
      ("{sisa}", String(profile.keptRooms)),
    ]
    func filled(_ text: String) -> String {
      words.reduce(text) { text, word in
        FormulaText.replacing(text, open: "{", close: "}") { "{\($0)}" == word.0 ? word.1 : nil }
      }
    }
    let days =
      (1...7).filter(profile.closedDays.weekdays.contains).map { Weekday.names[$0 - 1] } + ["hari libur yang tercatat"]
    return GuideSheet(
      title: "Petunjuk Hotline", sayings: [], steps: settings.steps.map(filled),
      legend: [
        GuideSheet.Line(
          "L", "Langkah mendahului langkah sebelumnya, atau pulang sebelum penjaminan (C3, C6): periksa", .target),
        GuideSheet.Line("P", "Perlu Konfirmasi: tanyakan yang disebut di Langkah Berikutnya; bukan penolakan (C1)"),
        GuideSheet.Line("X", "Tidak Layak untuk hotline (C1); arahkan ke layanan umum", .closed),
        GuideSheet.Line("S", "Selesai: semua langkah yang berlaku sudah dicatat", .completed),
        GuideSheet.Line("D", "Diterima bukan oleh yang bertugas (C2); selebihnya berjalan"),
        GuideSheet.Line("(kosong)", "Layak, masih ada langkah berikutnya"),
        GuideSheet.Line("Tidak Berlaku", "Langkah yang tidak perlu diisi dan tidak dihitung (C6)", .closed),
      ],
      settings: [
        GuideSheet.Line(
          "Jam kerja", "CS \(clock(profile.worksFrom)) sampai sebelum \(clock(profile.worksTo)); selebihnya MOD (C2)."),
        GuideSheet.Line(
          "Hari libur",
          "Pada \(days.dropLast().joined(separator: ", "))\(days.count > 1 ? " dan " : "")\(days.last ?? ""), MOD bertugas sepanjang hari. SOP tidak menyebutnya; keputusan Sapa (C2)."
        ),
        GuideSheet.Line(
          "Lewat tengah malam",
          "Jam langkah tanpa tanggal dianggap hari berikutnya bila mundur melewati tengah malam paling banyak \(profile.midnightHours) jam; keputusan Sapa (C6)."
        ),
        GuideSheet.Line(
          "Kamar VIP",
          "Bila \(profile.bpjsLimit) dari \(profile.vipRooms) kamar VIP dipakai pasien BPJS naik kelas, \(profile.keptRooms) kamar disediakan untuk pasien hotline (C4)."
        ),
      ])
  }
}
