import ArgumentParser
import Batch
import FoundationEssentials
import Spreadsheet

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run the batch: read masuk/ and kerja/, write the week's work book and recaps.",
    discussion: """
      EXAMPLES:
        sapa run "RS Harapan"                     today
        sapa run "RS Harapan" --date 2026-11-18   as of another day
        sapa run "RS Harapan" -n                  what it would do; writes nothing
        sapa run "RS Harapan" --json              for other programs

      Files in masuk/ are never moved or changed. What staff entered in kerja/ is read back and kept. A run with nothing new
      changes no file.

      Exit status: 0 clean, 1 done with findings, 2 an input could not be read or nothing could be written.
      """)

  @OptionGroup var options: FacilityOptions

  @Flag(name: [.customShort("n"), .long], help: "Say what would be done and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func run() throws {
    let run = try options.run()
    let language = run.facility.language
    let summary = try rendered(language) { () throws(FacilityError) in
      let plan = try run.plan()
      guard dryRun else { return try run.write(plan) }
      var summary = plan.summary
      summary.planned = try run.targetNames(plan)
      return summary
    }
    for failure in summary.failures { Console.warn(failure) }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Console.write([UInt8](try encoder.encode(summary)) + [0x0A])
    } else {
      Console.write(Array(summary.text(language).utf8))
    }
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
