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

  @Argument(help: "The facility's folder.", completion: .directory)
  var folder: String

  @Option(help: "The day of the run, yyyy-mm-dd; else today in the facility's time zone.")
  var date: String?

  @Flag(name: [.customShort("n"), .long], help: "Say what would be done and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func run() throws {
    var day: CalendarDate?
    if let date {
      day = CalendarDate(iso: date)
      if day == nil { throw ValidationError("--date \(date): not a day of the form yyyy-mm-dd.") }
    }
    let facility = try rendered { () throws(FacilityError) in try Facility(folder: folder) }
    let summary = try rendered(facility.language) { () throws(FacilityError) in
      let run = Run(facility: facility, date: day)
      let plan = try run.plan()
      if dryRun {
        var summary = plan.summary
        summary.planned = try run.targetNames(plan)
        return summary
      }
      return try run.write(plan)
    }
    for failure in summary.failures { Console.warn(failure) }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Console.write([UInt8](try encoder.encode(summary)) + [0x0A])
    } else {
      Console.write(Array(summary.text(facility.language).utf8))
    }
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
