import Foundation
import Spreadsheet
import Testing

@testable import Batch
import Procedures

struct TOMLCheckTests {
  private struct Anything: Decodable {
    private enum Key: CodingKey {}

    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Key.self) }
  }

  /// The message with which a text is refused; nil where it is taken.
  private func refusal(_ text: String) -> String? {
    do {
      _ = try SettingsFile(text, file: "sapa.toml", settings: SettingList(sections: [], isWhole: false)).decode(
        Anything.self)
      return nil
    } catch {
      return error.message(.indonesian)
    }
  }

  @Test(arguments: [
    "[[", "[.a]", "[ .a]", "[[.a]]", "[=]", "[#]", "[[\n", "[\n]", "[é]", "[[ [a]]]", "a = [", "a = [,]",
    "a = {.b = 1}",
    "a = {,}", "[a.]", "[a..b]", ".a = 1", "= 1", "a = \"", "a = \"\"\"", "a = '''", "\"\"\"a\"\"\" = 1", "a = _",
    "a = 0x",
    "a = +", "a = inf_", "a = 1__0", "a = 2026-11-", "a = 25:00", "a\n= 1", "a = \"\\u12\"",
  ])
  func `a malformed header, key or value is an error with file and line, never the end of the program`(text: String)
    throws
  {
    let message = try #require(refusal("x = 1\n" + text + "\n"))
    #expect(message.hasPrefix("sapa.toml: baris "), "\(message)")
  }

  @Test func `a zero byte does not hide what stands behind it`() throws {
    #expect(try #require(refusal("x = 1\n\u{0}\ny = 2\n")).hasPrefix("sapa.toml: baris 2"))
    #expect(try #require(refusal("x = \"a\u{0}b\"\n")).hasPrefix("sapa.toml: baris 1"))
  }

  @Test func `what is nested without end is refused with its line`() throws {
    for text in [
      "a = " + String(repeating: "[", count: 100_000), "a = " + String(repeating: "{b=", count: 100_000),
      String(repeating: "a.", count: 100_000) + "b = 1", "[" + String(repeating: "a.", count: 100_000) + "b]",
    ] {
      #expect(try #require(refusal("x = 1\n" + text)).hasPrefix("sapa.toml: baris 2"))
    }
  }

  @Test func `two hundred thousand unknown keys are refused at once`() throws {
    let text = (0..<200_000).map { "kunci\($0) = 1\n" }.joined()
    var message: String?
    let time = ContinuousClock().measure { message = refusal(text) }
    #expect(try #require(message).hasPrefix("sapa.toml: baris \(TOMLCheck.keyLimit + 1)"))
    #expect(time < .seconds(20))
  }

  @Test func `of many unknown keys the first ten are named and the others counted`() throws {
    let text = (100..<150).map { "k\($0) = 1\n" }.joined()
    let message = try #require(refusal(text))
    #expect(message.contains("k100, k101, "))
    #expect(message.contains("k109, … (40 lagi)"))
    #expect(!message.contains("k110"))
  }

  @Test func `what TOML allows is let through`() throws {
    let text = """
      # a ' comment " with [brackets
      "quoted [.a]" = 'x' # [.
      a.b . c = [ [1, 2], # [.
        ["]", '\\'], { d = "\\"", e = 1.5 } ]
      long = \"""
      [.a] "" \\
        \"\""
      other = '''
      [[ '' '''
      [ t . "u" ]
      [[ list ]]
      [[ list ]]
      x = 2026-11-18
      """
    #expect(throws: Never.self) { try TOMLCheck.check(text) }
    #expect(try #require(refusal(text)).contains("kunci tidak dikenal"))
  }

  @Test func `templates and profiles damaged three thousand times are taken or refused`() throws {
    let pieces =
      [
        "[", "]", "[[", "]]", "{", "}", ".", ",", "=", "\"", "'", "\"\"\"", "'''", "#", "\n", "\r", "\t", " ", "\\",
        "_",
      ]
      + [
        "-", "+", "0x", "1e", "\u{0}", "\u{B}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "é", "[.a]", "2026-", "12:",
      ]
    // What is commented out is TOML, too.
    var sources = Catalogue.all.entries.map { entry in
      entry.settings.section().split(separator: "\n").map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }
        .joined(separator: "\n")
    }
    sources.append("[facility]\nname = \"RS\"\n[a.b]\nc = [1, { d = 'e' }]\n[[f]]\ng = 2026-11-18T10:00:00Z\n")
    var seed: UInt64 = 20_261_118
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    var refused = 0
    for round in 0..<3000 {
      var text = Array(sources[round % sources.count].unicodeScalars.suffix(next(600) + 1))
      for _ in 0...next(4) {
        let place = next(text.count + 1)
        switch next(3) {
        case 0: text.insert(contentsOf: pieces[next(pieces.count)].unicodeScalars, at: place)
        case 1: text.removeSubrange(place..<min(text.count, place + next(8)))
        default: text.removeLast(text.count - place)
        }
      }
      var whole = String.UnicodeScalarView()
      whole.append(contentsOf: text)
      if refusal(String(whole)) != nil { refused += 1 }
    }
    #expect(refused > 1000)
  }
}
