import Book
import Core
import Spreadsheet

extension HotlineState {
  /// `Petunjuk` of a week's book.
  func guide(_ period: Period) -> GuideSheet {
    let words = settings.profile.settingWords
    return GuideSheet(
      title: "Petunjuk Hotline", sayings: [], steps: settings.steps.map { $0.filled(words) },
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
      settings: GuideSheet.Line.rules(settings.profile)
        + (settings.profile.roster(from: period.first, to: period.last).map {
          [GuideSheet.Line("Jadwal MOD", "Malam minggu ini: \($0) (C2).")]
        } ?? []))
  }
}
