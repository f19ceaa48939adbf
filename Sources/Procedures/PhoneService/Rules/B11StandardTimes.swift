/// B11: the standard times of the SOP's steps, in minutes; they stand in `Petunjuk` and in next actions.
package struct PhoneStandardTimes: Sendable, Hashable {
  /// A step as the SOP numbers it: 6 is followed by 9.
  package struct Step: Sendable, Hashable {
    package var number: Int
    package var title: String
    package var minutes: Int
  }

  package var answer = 10
  package var greet = 20
  package var note = 20
  package var promise = 30
  package var confirm = 30
  package var callBack = 30
  package var report = 15
  package var approve = 15

  package init() {}

  package var total: Int { answer + greet + note + promise + confirm + callBack + report + approve }

  /// The steps in their order, titles in Indonesian.
  package var steps: [Step] {
    [
      Step(number: 1, title: "Mengangkat telepon", minutes: answer),
      Step(number: 2, title: "Salam, nama unit kerja, menanyakan keperluan", minutes: greet),
      Step(number: 3, title: "Mencatat isi pembicaraan", minutes: note),
      Step(number: 4, title: "Memberi tahu akan menghubungi kembali", minutes: promise),
      Step(number: 5, title: "Konfirmasi dengan pihak terkait atau meneruskan ke atasan langsung", minutes: confirm),
      Step(number: 6, title: "Menghubungi kembali dan memberi penjelasan", minutes: callBack),
      Step(number: 9, title: "Menyusun BA Pengaduan atau rekap", minutes: report),
      Step(number: 10, title: "Meminta persetujuan atasan langsung", minutes: approve),
    ]
  }
}
