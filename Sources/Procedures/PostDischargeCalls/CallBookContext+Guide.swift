import Book
import Core
import Spreadsheet

extension CallBookContext {
  /// `Petunjuk`.
  var guide: GuideSheet {
    let profile = state.profile
    let warning = Styles.warning.with {
      $0.numberFormat = nil; $0.horizontal = .center
    }
    return GuideSheet(
      title: "Petunjuk Sapa Pasien Post Rawatan",
      sayings: [
        GuideSheet.Line(
          "Kalimat pembuka",
          messages.opening.filled([
            "rs": control.facility, "petugas": "(nama petugas)", "nama": "(nama pasien)", "keluar": "(tanggal keluar)",
          ]))
      ],
      steps: messages.steps.map { $0.filled(profile.settingWords) },
      legend: [
        GuideSheet.Line("T", "Target minggu ini, belum selesai", .target),
        GuideSheet.Line("T*", "Tunggakan: target minggu lalu yang belum selesai, dahulukan", .target),
        GuideSheet.Line("S", "Selesai: dihubungi, izin diberikan, formulir lengkap", .completed),
        GuideSheet.Line(
          "X", "Ditutup: menolak, atau tidak terhubung setelah \(profile.maxAttempts) percobaan", .closed),
        GuideSheet.Line(
          "!", "Jawaban peringatan: huruf merah di Lembar Sapa, ditindaklanjuti di Eskalasi", .own(warning)),
        GuideSheet.Line("(kosong)", "Bukan target; sebabnya di kolom Alasan pada Data Pasien"),
      ],
      settings: profile.settingRules
        .filter { $0.setting != CallProfile.evaluationSetting || state.evaluations.isShown }
        .map { GuideSheet.Line($0.label, $0.text) })
  }
}
