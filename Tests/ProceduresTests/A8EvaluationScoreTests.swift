import Testing

@testable import Core
@testable import PostDischargeCalls

/// A8: which score an answer to the evaluation message gives.
struct A8EvaluationScoreTests {
  @Test(arguments: [
    ("3", 3), ("4", 4), (" 1 ", 1), ("2.", 2), ("*4*", 4), ("4\u{FE0F}\u{20E3}", 4), ("4👍", 4), ("(3)", 3), ("4!!!", 4),
    ("4 sangat puas", 4), ("1 tidak puas", 1), ("2 kurang", 2), ("3 puas", 3), ("3. Puas", 3), ("4. Terima kasih", 4),
    ("4sangat puas", 4), ("4 - sangat puas", 4), ("4=sangat puas", 4), ("sangat puas 4", 4), ("puas (3)", 3),
    ("nilai 4", 4), ("Nilainya 3 ya Bu", 3), ("Nilai: 4", 4), ("skor 2", 2), ("saya kasih 4", 4),
    ("kami beri nilai 4", 4),
    ("Selamat pagi, 3 puas. Terima kasih", 3), ("Alhamdulillah 4", 4), ("Terima kasih\n4", 4), ("4 bintang", 4),
    ("3 dari 4", 3), ("nilai 4 dari 4", 4), ("empat", 4), ("tiga ya pak", 3), ("4 pelayanannya bagus", 4),
    ("4, tapi besok kontrol jam 2 ya", 4), ("3 terima kasih sus", 3),
  ])
  func `A8: a number of the scale is the score`(_ text: String, _ score: Int) {
    #expect(EvaluationScore.read(text) == score)
  }

  @Test(arguments: [
    ("puas", 3), ("Puas", 3), ("puaaass", 3), ("cukup puas", 3), ("kami puas, terima kasih", 3), ("memuaskan", 3),
    ("sangat puas", 4), ("sangat puas bgt", 4), ("puas sekali", 4), ("puas banget kak", 4), ("sgt puas", 4),
    ("Alhamdulillah sangat memuaskan pelayanannya", 4), ("tidak puas", 1), ("gak puas", 1), ("tdk puas", 1),
    ("sangat tidak puas", 1), ("tidak puas sama sekali", 1), ("tidak memuaskan", 1), ("kurang puas", 2),
    ("krg puas", 2), ("kurang", 2), ("kurang ya bu", 2), ("tidak begitu puas", 2), ("tidak terlalu puas", 2),
    ("puas, besok kontrol jam 3", 3),
  ])
  func `A8: the scale's words are the score too`(_ text: String, _ score: Int) {
    #expect(EvaluationScore.read(text) == score)
  }

  @Test(arguments: [
    "", "👍", "🙏🙏", "ok", "Terima kasih", "baik, siap", "jam 3", "kontrol jam 3 sore", "2 hari", "sudah 2 hari demam",
    "2 hari lagi kontrol", "081234567890", "0812-3", "3x sehari", "obat 3 x 1", "kamar 3", "3 orang", "1 minggu",
    "no 5",
    "5", "0", "34", "10", "3,5", "1-4", "3/4", "10.30", "pukul 4", "lantai 2", "3 bulan", "dua hari",
    "satu lagi pertanyaan",
    "1. Saya mau tanya\n2. Obat habis", "3?", "apakah 4?", "puas?", "3 atau 4", "1, 2, 3, 4", "puasa",
    "saya sedang puasa",
    "obat kurang", "kurang tahu", "belum puas", "puas tidak ya", "semoga puas", "1 sangat puas", "4 tidak puas",
    "Salam dari RS Uji. Mohon nilai sapaan kami: 1 tidak puas, 2 kurang, 3 puas, 4 sangat puas. Terima kasih.",
  ])
  func `A8: a number in another sense, an open answer and a contradiction give none`(_ text: String) {
    #expect(EvaluationScore.read(text) == nil)
  }
}
