import Testing

@testable import Core

/// `Tindak Lanjut` in its parts (RULES 0a).
@Suite("Next steps")
struct NextStepTests {
  @Test(
    "a text is read as what, by whom and before when",
    arguments: [
      (
        "Hubungi kembali penelepon – Rina – sebelum 17/11/2026 14.35 (B4)",
        NextStep(what: "Hubungi kembali penelepon", by: "Rina", limit: "sebelum 17/11/2026 14.35 (B4)")
      ),
      ("2 Pemeriksaan & Kamar – CS/MOD", NextStep(what: "2 Pemeriksaan & Kamar", by: "CS/MOD")),
      ("Selesai", NextStep(what: "Selesai")),
      ("", NextStep(what: "")),
      (
        "Umumkan jawaban – Poli – Gigi – segera", NextStep(what: "Umumkan jawaban", by: "Poli – Gigi", limit: "segera")
      ),
    ])
  func parts(text: String, expected: NextStep) {
    #expect(NextStep(text) == expected)
  }
}
