import Testing

@testable import Core
@testable import Feedback

/// D5: the word lists of `templates/umpan-balik.toml`.
struct D5VocabularyTests {
  private let vocabulary: FeedbackVocabulary

  private let classifier: FeedbackClassifier

  init() throws {
    let template = try FeedbackVocabularyFixture.template.get()
    vocabulary = template.vocabulary
    classifier = template.classifier
  }

  @Test func `D5: the template's lists do not contradict themselves`() {
    #expect(vocabulary.fault == nil)
    #expect(vocabulary.themes.count == 14 && vocabulary.units.count == 20)
    #expect(vocabulary.negations.contains("tidak") && vocabulary.spellings["yg"] == "yang")
  }

  @Test func `D5: a spelling is no word of a list`() {
    let lists = [
      vocabulary.negations, vocabulary.positives, vocabulary.negatives, vocabulary.expected, vocabulary.praises,
      vocabulary.thanks, vocabulary.suggestions, vocabulary.requests, vocabulary.questions, vocabulary.grievances,
      vocabulary.themes.flatMap { $0.words + $0.negatives + $0.positives }, vocabulary.units.flatMap(\.words),
    ]
    #expect(Set(lists.flatMap(\.self)).intersection(vocabulary.spellings.keys).isEmpty)
  }

  @Test func `D5: what was read before changes nothing`() {
    let examples =
      D5SuggestionTests.complaints + D5SuggestionTests.questions + D5SuggestionTests.praises
      + D5SuggestionTests.suggestions
    var shared = classifier
    for _ in 0..<2 {
      for example in examples {
        var fresh = classifier
        #expect(shared.classify(example.text) == fresh.classify(example.text))
      }
    }
  }

  /// Ordinary words that must not be taken for others by their affixes.
  @Test(arguments: [
    "masalah", "menjaga", "selama", "beberapa", "perawat", "pertama", "bersama", "mesin", "nama", "mata", "tangan",
    "pengantin", "pemerintah", "menanti", "sepi", "perut", "bukan", "makan", "kepala", "keluarga", "tempat", "nanti",
    "terima", "sekolah", "kemarin", "penyakit", "operasional", "berasal", "seberapa", "terhormat", "kira",
  ])
  func `D5: ordinary words suggest nothing`(_ word: String) {
    var classifier = classifier
    #expect(classifier.classify(word) == FeedbackSuggestion())
  }
}
