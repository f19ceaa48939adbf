import ArgumentParser
import Intake
import Spreadsheet
import Testing

@testable import Book
@testable import sapa

/// What each command makes of its arguments.
@Suite struct ArgumentsTests {
  private func parsed<Command: ParsableCommand>(_ arguments: String...) throws -> Command {
    try #require(try Sapa.parseAsRoot(arguments) as? Command)
  }

  @Test func `init takes SOPs, a name and a day`() throws {
    let command: Init = try parsed(
      "init", "RS Harapan", "--sop", "hotline", "--sop", "sapa-pasien", "--name", "RS", "--date", "18-11-2026", "--json"
    )
    #expect(command.folder == "RS Harapan")
    #expect(command.sop == ["hotline", "sapa-pasien"])
    #expect(command.name == "RS")
    #expect(command.date == "18-11-2026")
    #expect(command.json)
  }

  @Test func `run takes a folder, a day, -n and how long to wait`() throws {
    let command: RunCommand = try parsed("run", "RS", "--date", "2026-11-18", "-n", "--json", "--wait", "300")
    #expect(command.options.folder == "RS")
    #expect(command.options.date == "2026-11-18")
    #expect(command.dryRun && command.json)
    #expect(command.wait == 300)
    let plain: RunCommand = try parsed("run", "RS")
    #expect(!plain.dryRun && !plain.json)
    #expect(plain.wait == 10)
    #expect(plain.options.date == nil)
  }

  @Test func `check takes a file and a sheet`() throws {
    let command: Check = try parsed("check", "a.xlsx", "--sheet", "Pasien", "--json")
    #expect(command.file == "a.xlsx")
    #expect(command.sheet == "Pasien")
    #expect(command.json)
  }

  @Test func `explain takes a folder and a key`() throws {
    let command: Explain = try parsed("explain", "RS", "001234", "--date", "2026-11-18", "--json")
    #expect(command.options.folder == "RS")
    #expect(command.key == "001234")
    #expect(command.json)
  }

  @Test func `annotate writes to -o or in place`() throws {
    let copy: Annotate = try parsed("annotate", "a.csv", "-o", "b.xlsx", "--force", "--facility", "RS", "--sheet", "X")
    #expect(copy.file == "a.csv")
    #expect(copy.output == "b.xlsx")
    #expect(copy.force && !copy.inPlace && !copy.allowSigned && !copy.json)
    #expect(copy.facility == "RS")
    #expect(copy.sheet == "X")
    let inPlace: Annotate = try parsed("annotate", "a.xlsx", "--in-place", "--allow-signed", "--json")
    #expect(inPlace.inPlace && inPlace.allowSigned && inPlace.json)
  }

  @Test func `merge takes a base, its copies and the columns of the key`() throws {
    let command: MergeCommand = try parsed(
      "merge", "a.xlsx", "b.xlsx", "c.xlsx", "-o", "d.xlsx", "--key", "No RM", "--key", "Tanggal", "--sheet", "X",
      "--json")
    #expect(command.base == "a.xlsx")
    #expect(command.copies == ["b.xlsx", "c.xlsx"])
    #expect(command.output == "d.xlsx")
    #expect(command.key == ["No RM", "Tanggal"])
    #expect(command.sheet == "X")
    #expect(command.json && !command.force)
  }

  @Test func `patch takes edits from a file or a pipe`() throws {
    let command: PatchCommand = try parsed("patch", "a.xlsx", "--edits", "-", "--output", "b.xlsx", "--json")
    #expect(command.file == "a.xlsx")
    #expect(command.edits == "-")
    #expect(command.output == "b.xlsx")
    #expect(command.json && !command.force && !command.allowSigned)
  }

  @Test func `cat takes a form, our names and a zone`() throws {
    let command: Cat = try parsed(
      "cat", "a.txt", "--json", "--own", "Puskesmas", "--own", "0812", "--zone", "Asia/Makassar")
    #expect(command.json && !command.cells)
    #expect(command.own == ["Puskesmas", "0812"])
    #expect(command.zone == .central)
    let plain: Cat = try parsed("cat", "--cells", "a.xlsx")
    #expect(plain.cells && plain.file == "a.xlsx")
    #expect(plain.zone == .western)
    for name in ["WITA", "asia/makassar", "+08:00"] {
      #expect(throws: (any Error).self) { let _: Cat = try parsed("cat", "a.txt", "--zone", name) }
    }
  }

  @Test func `log takes a number of events and a day`() throws {
    let command: sapa.Log = try parsed("log", "RS", "-n", "20", "--since", "16-11-2026", "--json")
    #expect(command.folder == "RS")
    #expect(command.count == 20)
    #expect(command.since == "16-11-2026")
    #expect(command.json)
  }

  @Test(arguments: [
    "init", "init RS", "init --sop hotline", "run", "run RS --wait soon", "run RS --wait -1", "run RS --wait 86401",
    "run RS again", "check", "check a.xlsx b.xlsx", "explain RS", "explain", "annotate a.xlsx",
    "annotate a.xlsx -o b.xlsx --in-place", "annotate -o b.xlsx", "merge a.xlsx b.xlsx", "merge -o c.xlsx",
    "patch a.xlsx -o b.xlsx", "patch a.xlsx --edits e.jsonl", "cat", "cat a.xlsx --json --cells",
    "cat a.txt --zone Asia/Tokyo", "cat a.xlsx --sheet", "log", "log RS -n few", "log RS -n -1",
  ])
  func `wrong usage ends with 64`(line: String) {
    #expect(Usage.exitCode(line.split(separator: " ").map(String.init)) == 64)
  }

  @Test(arguments: [
    "init RS --sop hotline --date", "run RS --date", "explain RS 1 --date", "annotate a.csv -o b.xlsx --date",
    "merge a.xlsx -o b.xlsx --date", "log RS --since",
  ])
  func `a day that is none ends with 64 and is named with the option`(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let message = try #require(Usage.message(words + ["31-02-2026"]))
    #expect(Usage.exitCode(words + ["31-02-2026"]) == 64)
    #expect(message.contains("\(words[words.count - 1]) 31-02-2026: "))
    #expect(message.contains("18-11-2026"))
    #expect(Usage.exitCode(words + ["29-02-2028"]) == nil)
  }

  @Test func `a day is read, and is none where the option is not given`() throws {
    #expect(try DayOption.day("18 November 2026", "--date") == CalendarDate(iso: "2026-11-18"))
    #expect(try DayOption.day(nil, "--date") == nil)
    #expect(throws: ValidationError.self) { try DayOption.day("", "--date") }
  }
}
