import Foundation
import Testing

/// Goes through the folders of `Tests/Cases` with the built program; `Tests/Cases/README.md` says what stands in them.
///
/// `SAPA_RECORD=1 swift test --filter CasesTests` records what comes out as expected, to be reviewed as a difference;
/// `SAPA_CASES=phone` goes through those cases alone whose names begin so.
@Suite struct CasesTests {
  @Test(
    .enabled(if: CaseFolder.program != nil, "the program `sapa` is not built beside the tests: the cases are SKIPPED"),
    arguments: CaseFolder.chosen)
  func `a case comes out as recorded`(_ name: String) throws {
    let folder = CaseFolder(name: name)
    let results = try folder.results()
    if ProcessInfo.processInfo.environment["SAPA_RECORD"] == "1" {
      try folder.record(results)
      return
    }
    let expected = try folder.expected()
    for file in Set(results.keys).union(expected.keys).sorted() {
      switch (expected[file], results[file]) {
      case (let wanted?, let found?) where wanted != found:
        Issue.record("\(name), \(file) differs (- expected, + found):\n\(TextDifference.text(wanted, found))")
      case (_?, nil): Issue.record("\(name), \(file) is expected and did not come out")
      case (nil, _?): Issue.record("\(name), \(file) came out and is not expected")
      default: continue
      }
    }
  }

  /// Books that an older version made keep the print that it gave them.
  @Test func `nothing is printed in letters below 7 points`() throws {
    var count = 0
    for name in CaseFolder.all where name != "books_of_0_5_0" {
      for (file, text) in try CaseFolder(name: name).expected() {
        for line in text.split(separator: "\n") where line.contains("smallest letters on paper:") {
          count += 1
          let points = try #require(line.split(separator: " ").dropLast().last.flatMap { Double($0) })
          #expect(points >= 7, "\(name), \(file): \(line)")
        }
      }
    }
    #expect(count > 100)
  }

  @Test func `there are cases`() { #expect(!CaseFolder.all.isEmpty) }
}
