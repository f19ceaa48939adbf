import Book
import Core
import Spreadsheet

extension CallBookContext {
  /// `Petunjuk`.
  func guide(_ list: CallList) -> GuideSheet {
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
          "!", "Jawaban peringatan: huruf merah dan tanda ! juga di Kode; ditindaklanjuti di Eskalasi", .own(warning)),
        GuideSheet.Line("(kosong)", "Bukan target; sebabnya di kolom Alasan pada Data Pasien"),
      ],
      amounts: work(list),
      settings: profile.settingRules
        .filter { $0.setting != CallProfile.evaluationSetting || state.evaluations.isShown }
        .map { GuideSheet.Line($0.label, $0.text) })
  }

  /// What of so many minutes each officer on the afternoon shift has.
  private func shared(_ minutes: Int) -> String {
    let officers = state.profile.afternoonShift.count
    if officers == 0 { return "" }
    let each = (minutes + officers - 1) / officers
    return "; \(officers) petugas sif sore: \(StandardTimes.phrase(minutes: each)) seorang"
  }

  /// A11: how long the open targets take, by the day on which they are to be called.
  private func work(_ list: CallList) -> GuideSheet.Amounts {
    let (plain, evaluated) = (state.profile.minutesPerPatient, state.profile.minutesWithEvaluation)
    let days = list.stays.compactMap(state.dayOfCall)
    let today = "tanggal eksekusi \(state.date.indonesian)"
    let meanings: [(DayOfCall, String)] = [
      (.overdue, "tanggal eksekusi sudah lewat, dahulukan"), (.today, today), (.later, "tanggal eksekusi sesudahnya"),
    ]
    return GuideSheet.Amounts(
      title: "Waktu menyapa menurut kolom Jadwal, keadaan \(state.date.indonesian) (A11)",
      headers: ["Jadwal", "\(plain) menit seorang; dengan evaluasi \(evaluated) menit", "Menit"],
      rows: meanings.map { day, meaning in
        let count = days.count { $0 == day }
        let time = StandardTimes.phrase(minutes: count * plain)
        return (day.rawValue, "\(count) pasien, \(time) – \(meaning)", count * plain)
      },
      total:
        "Jumlah \(days.count) pasien, \(StandardTimes.phrase(minutes: days.count * plain))\(shared(days.count * plain))"
    )
  }
}
