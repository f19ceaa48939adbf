import Testing

@testable import Core
@testable import PostDischargeCalls

struct A3bDischargeOutcomeTests {
  /// As the built-in template lists them.
  private let words = DischargeOutcomeWords([
    (
      .home,
      [
        "Sehat", "Sembuh", "Membaik", "Perbaikan", "Pulang", "APS", "Pulang Paksa", "Paksa", "Atas Permintaan Sendiri",
        "Atas Persetujuan Dokter", "Isoman", "Lain-lain", "Rujuk Balik", "Belum Sembuh",
      ]
    ),
    (
      .died,
      [
        "Meninggal", "Meninggal Dunia", "+", "Mati", "Death", "Wafat", "DOA", "48 jam", "> 48 jam", "< 48 jam",
        "≥ 48 jam", "<= 48 jam",
      ]
    ),
    (.referred, ["Rujuk", "Dirujuk", "Rujukan", "Pindah RS"]),
    (.roomMove, ["Pindah Kamar", "Pindah Ruangan"]),
    (.unstated, ["-", "--", "Status Belum Lengkap", "Belum Lengkap"]),
  ])

  @Test(arguments: [
    "Meninggal", "MENINGGAL", " meninggal ", "Meninggal Dunia", "+", "Mati", "Death", "> 48 jam", "< 48 jam", ">48jam",
    "<48 Jam", "≥48 jam", "Meninggal > 48 jam", "Meninggal < 48 Jam", "Meninggal (<48 jam)", "Mati >48 jam",
    "Meninggal dunia di IGD", "Meninggal/DOA", "D.O.A", "Meninggal.",
  ])
  func `A3b: these say that the patient died`(_ text: String) { #expect(words.outcome(of: text) == .died) }

  @Test(arguments: [
    "Pulang Meninggal", "Pulang (meninggal)", "Keluar/Meninggal", "Pulang, mati", "Rujuk - meninggal",
    "Meninggal saat dirujuk", "Meninggal_Dunia", "Meninggal-48jam", "Meninggal-<48 jam",
  ])
  func `A3b: a word of death beside a word of another outcome is death`(_ text: String) {
    #expect(words.outcome(of: text) == .died)
  }

  @Test(arguments: [
    "Rujuk", "Dirujuk", "RUJUK", "Rujukan", "Dirujuk ke RSUP", "Rujuk RS lain", "Pindah RS", "Pulang Rujuk",
  ])
  func `A3b: these say that the patient was referred elsewhere`(_ text: String) {
    #expect(words.outcome(of: text) == .referred)
  }

  @Test(arguments: [
    "Rujuk Balik", "RUJUK BALIK", "Rujuk balik ke FKTP", "APS", "A.P.S.", "Pulang Paksa", "Sehat", "Sembuh", "Membaik",
    "Belum Sembuh", "Atas Permintaan Sendiri", "Atas persetujuan  dokter", "Isoman", "Lain-lain", "lain-lain",
    "Pulang-Paksa",
    "Pulang paksa / APS", "Sembuh, kontrol ulang",
  ])
  func `A3b: these say that the patient went home`(_ text: String) { #expect(words.outcome(of: text) == .home) }

  @Test(arguments: ["Pulang Paksa, Meninggal", "Meninggal setelah pulang paksa", "Rujuk balik – meninggal dunia"])
  func `A3b: death wins over longer words beside it`(_ text: String) { #expect(words.outcome(of: text) == .died) }

  @Test(arguments: ["Pindah Kamar", "PINDAH KAMAR", "Pindah Ruangan", "Pindah kamar ke Anggrek"])
  func `A0: these close a room and not the stay`(_ text: String) { #expect(words.outcome(of: text) == .roomMove) }

  @Test(arguments: ["", "  ", "-", "--", "Status Belum Lengkap", "belum lengkap"])
  func `A3b: these state nothing`(_ text: String) { #expect(words.outcome(of: text) == .unstated) }

  @Test(arguments: ["Xyz", "Cuti", "Automatis", "Kematian"])
  func `A3b: a wording that is not listed is unknown, also where a listed one is a part of its words`(_ text: String) {
    #expect(words.outcome(of: text) == .unknown)
  }
}
