import Foundation
import Intake
import Testing

@testable import Core

struct WordTableTests {
  private enum Fruit: String, CaseIterable, TemplateTerm {
    case apple = "Apel"
    case bigBanana = "Pisang Raja"

    static let keys: KeyValuePairs = ["apple": Self.apple, "big_banana": .bigBanana]
  }

  private static let table = WordTable<Fruit>(
    [(.bigBanana, ["Apel", "P. Raja", "Raja"]), (.apple, ["Malang", "raja"])], missing: ["Belum Tahu", "Apel"])

  @Test(arguments: [
    ("Apel", Noted.value("Apel")), ("APEL", .value("Apel")), (" apel. ", .value("Apel")),
    ("p raja", .value("Pisang Raja")),
    ("pisang-raja", .value("Pisang Raja")), ("PISANGRAJA", .value("Pisang Raja")), ("Malang", .value("Apel")),
    ("raja", .value("Pisang Raja")),
  ])
  func `a wording is known whatever its case, blanks and punctuation, and the first that claims it has it`(
    text: String, meaning: Noted<String>
  ) {
    #expect(Self.table.meaning(of: text).value?.rawValue == meaning.value)
  }

  @Test(arguments: ["", " ", "-", "...", "belum tahu", "BELUM-TAHU"])
  func `signs alone and the words for it say that nothing is known`(text: String) {
    #expect(Self.table.meaning(of: text) == .missing)
  }

  @Test(arguments: [
    ("Jeruk", "Jeruk"), ("  Apel Hijau ", "Apel Hijau"), ("Pisang", "Pisang"), ("4", "4"), ("✓", "✓"), ("+", "+"),
    (" ### ", "###"),
  ])
  func `what the table does not know stays as it stands`(text: String, shown: String) {
    #expect(Self.table.meaning(of: text) == .unreadable(shown))
  }

  @Test func `a table without wordings knows the terms' own names`() {
    let table = WordTable<Fruit>()
    #expect(Fruit.allCases.allSatisfy { table.meaning(of: $0.rawValue.uppercased()) == .value($0) })
  }

  @Test(arguments: [
    ("ya", Noted.value(true)), ("TIDAK", .value(false)), ("sip", .value(true)), ("nihil", .missing),
    ("mungkin", .unreadable("mungkin")),
  ])
  func `Ya and Tidak go without saying`(text: String, answer: Noted<Bool>) {
    let table = WordTable(AnswerWords(yes: ["Sip"]), missing: EmptyMark.words)
    #expect(table.meaning(of: text) == answer)
  }

  @Test func `signs count where a table says how wordings are compared`() {
    let table = WordTable([(true, ["+"]), (false, ["- "])], key: { $0.split(separator: " ").joined() })
    #expect(table.meaning(of: " +") == .value(true))
    #expect(table.meaning(of: "-") == .value(false))
    #expect(table.meaning(of: "++") == .unreadable("++"))
    #expect(table.meaning(of: " ") == .missing)
  }

  @Test func `a template's lists are read by their keys`() throws {
    let lists = try JSONDecoder().decode(
      WordLists<Fruit>.self, from: Data(#"{"big_banana": ["Raja"], "apple": []}"#.utf8))
    #expect(lists[.bigBanana] == ["Raja"])
    #expect(lists.words.map(\.0) == [.apple, .bigBanana])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(WordLists<Fruit>.self, from: Data(#"{"apple": []}"#.utf8))
    }
  }
}
