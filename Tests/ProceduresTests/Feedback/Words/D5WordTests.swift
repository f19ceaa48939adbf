import Testing

@testable import Core
@testable import Feedback

/// D5: how a word of a text is found in the lists.
struct D5WordTests {
  private static var small: FeedbackVocabulary {
    var words = FeedbackVocabulary()
    words.negations = ["tidak"]
    words.deficits = ["kurang"]
    words.prohibitions = ["jangan"]
    words.intensifiers = ["terlalu", "banget", "bukan main"]
    words.fillers = ["yang", "ada"]
    words.conjunctions = ["dan"]
    words.concessions = ["walaupun"]
    words.contrasts = ["tapi"]
    words.positives = ["ramah", "bersih", "baik"]
    words.negatives = ["lambat", "kotor", "asal-asalan"]
    words.expected = ["layan"]
    words.thanks = ["terima kasih"]
    words.requests = ["mohon"]
    words.questions = ["apakah"]
    words.neutrals = ["selama"]
    words.spellings = ["tdk": "tidak", "antri": "antre", "bgt": "banget"]
    words.themes = [
      FeedbackVocabulary.Theme(name: "Waktu", words: ["antre", "tunggu"], negatives: ["lama", "tunggu # jam"]),
      FeedbackVocabulary.Theme(name: "Gedung", words: ["ruang tunggu", "parkir"], unit: "Umum"),
      FeedbackVocabulary.Theme(name: "Daftar", words: ["daftar", "saran"]),
    ]
    words.units = [FeedbackVocabulary.Unit(name: "Loket", words: ["loket"]), FeedbackVocabulary.Unit(name: "Umum")]
    return words
  }

  private func suggestion(_ text: String) -> FeedbackSuggestion {
    var classifier = FeedbackClassifier(Self.small)
    return classifier.classify(text)
  }

  @Test(arguments: [
    "antre", "ANTRE", "antri", "antrean", "antriannya", "mengantre", "mengantri", "ngantri", "diantrekan", "tunggu",
    "menunggu", "nunggu", "ditunggu", "menunggunya", "penungguan", "tunggulah", "nunggu-nunggu", "antriii", "tungguuu",
    "ber-antre",
  ])
  func `D5: inflections and spellings are the word that they come from`(_ word: String) {
    #expect(suggestion(word).theme == 0)
  }

  @Test(arguments: [
    ("memarkir", 1), ("parkiran", 1), ("parkirannya", 1), ("diparkirkan", 1), ("ruang tunggu", 1), ("pendaftaran", 2),
    ("mendaftar", 2), ("didaftarkan", 2), ("pendaftarannya", 2), ("menyarankan", 2), ("disarankan", 2),
  ])
  func `D5: prefixes give back the letter that they swallowed`(_ text: String, _ theme: Int) {
    #expect(suggestion(text).theme == theme)
  }

  @Test(arguments: ["selama", "selamat", "antar", "sarana", "tung", "tunggal", "ruang", "parker", "3"])
  func `D5: what only looks alike is another word`(_ word: String) {
    #expect(suggestion(word) == FeedbackSuggestion())
  }

  @Test(arguments: [
    ("tidak ramah", "tidak ramah"), ("tdk terlalu ramah", "tdk terlalu ramah"),
    ("Tidak ada yang ramah", "Tidak ada yang ramah"),
    ("lamaaa bgt", "lamaaa"), ("kebersihan kurang", "kurang"), ("kurang ramah", "kurang ramah"),
    ("tidak ada kebersihan", "tidak ada kebersihan"), ("tidak dilayani", "tidak dilayani"),
    ("asal-asalan", "asal-asalan"),
    ("lama-lama", "lama-lama"), ("nunggu 3 jam", "nunggu 3 jam"), ("ramah tapi lambat", "lambat"),
    ("walaupun lama", "lama"), ("ramah, kotor", "kotor"), ("tidak ramah dan baik", "tidak ramah"),
    ("tidak baik dan lambat", "tidak baik"), ("loketnya tidak ada", "loketnya tidak ada"),
  ])
  func `D5: a complaint is named by its words, negation included`(_ text: String, _ word: String) throws {
    let found = suggestion(text)
    let range = try #require(found.kindWord)
    #expect(found.kind == .complaint)
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == word)
  }

  @Test(arguments: [
    "tidak lama", "tidak terlalu lama", "tidak kotor dan lambat", "walaupun lama, ramah", "ramah bukan main",
    "tidak lama, baik",
  ])
  func `D5: a negated complaint approves`(_ text: String) {
    #expect(suggestion(text).kind == .positive)
  }

  @Test(arguments: [
    ("mohon ramah", FeedbackKind.suggestion), ("jangan lambat", .suggestion), ("jangan terlalu lama", .suggestion),
    ("apakah ramah", .question), ("ramah?", .question), ("lama?", .complaint), ("kotor, terima kasih", .complaint),
    ("baik, terima kasih", .praise), ("mohon ramah. baik", .suggestion),
  ])
  func `D5: requests, questions and thanks`(_ text: String, _ kind: FeedbackKind) {
    #expect(suggestion(text).kind == kind)
  }

  @Test(arguments: [
    ("tidak. ramah", FeedbackKind.positive), ("tidak\nramah", .positive), ("tidak dulu itu hari ramah", .positive),
    ("kebersihan", nil), ("dibersihkan", nil), ("tidak", nil), ("???", .question),
  ])
  func `D5: a negation ends with its sentence, and nouns judge nothing`(_ text: String, _ kind: FeedbackKind?) {
    #expect(suggestion(text).kind == kind)
  }

  @Test func `D5: the theme's usual unit stands where the text names none`() {
    #expect(suggestion("parkir").unit == 1)
    #expect(suggestion("parkir dekat loket").unit == 0)
    #expect(suggestion("antre").unit == nil)
  }

  @Test func `D5: the deciding words are told as they were written`() {
    let text = "Antrian di LOKET lamaaa, petugas Tidak Ramah"
    #expect(suggestion(text).decidingWords(in: text) == "Keluhan: lamaaa; Tema: lamaaa; Unit: LOKET")
    #expect(suggestion("halo").decidingWords(in: "halo") == "")
  }

  @Test(arguments: [
    "👍🏽👍", "ramah\u{200E}", "tidak\u{A0}ramah", "\u{202A}lama\u{202C}", "a\u{300}ntre", "\u{FFFD}", "-", "--antre-",
    "ré",
  ])
  func `D5: marks, emoji and accents are read without harm`(_ text: String) {
    let found = suggestion(text)
    for range in [found.kindWord, found.themeWord, found.unitWord] {
      if let range { #expect(range.upperBound <= text.utf8.count && !range.isEmpty) }
    }
  }

  @Test func `D5: marks between words part nothing`() {
    #expect(suggestion("tidak\u{A0}ramah").kind == .complaint)
    #expect(suggestion("\u{202A}lama\u{202C}").kind == .complaint)
  }

  @Test func `D5: an empty vocabulary suggests only what a question mark does`() {
    var classifier = FeedbackClassifier(FeedbackVocabulary())
    #expect(classifier.classify("Petugas tidak ramah") == FeedbackSuggestion())
    #expect(classifier.classify("Buka?").kind == .question)
  }

  @Test func `D5: a vocabulary that contradicts itself says where`() {
    var words = Self.small
    #expect(words.fault == nil)
    words.negatives.append("Ramah")
    #expect(words.fault == "\"Ramah\": positif dan negatif")
    words = Self.small
    words.themes[0].unit = "Kantin"
    #expect(words.fault == "tema Waktu: unit \"Kantin\" tidak ada")
    words = Self.small
    words.themes[2].words.append("antre")
    #expect(words.fault == "\"antre\": tema Waktu dan tema Daftar")
  }
}
