import ArgumentParser
import Batch
import FoundationEssentials
import Spreadsheet

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a stay got its status: every rule tried, with the facts.",
    discussion: """
      EXAMPLES:
        sapa explain "RS Harapan" 001234               all stays of a no. RM
        sapa explain "RS Harapan" 2026/11/07/000123    one stay, by no. rawat
        sapa explain "RS Harapan" 001234 --date 2026-11-18 --json
      """)

  @Argument(help: "The facility's folder.", completion: .directory)
  var folder: String

  @Argument(help: "A no. RM, a no. rawat, or a value of column Kunci.")
  var key: String

  @Option(help: "The day of the run, yyyy-mm-dd; else today in the facility's time zone.")
  var date: String?

  @Flag(help: "One JSON object a stay.")
  var json = false

  func run() throws {
    var day: CalendarDate?
    if let date {
      day = CalendarDate(iso: date)
      if day == nil { throw ValidationError("--date \(date): not a day of the form yyyy-mm-dd.") }
    }
    let facility = try rendered { () throws(FacilityError) in try Facility(folder: folder) }
    let found = try rendered(facility.language) { () throws(FacilityError) in
      let plan = try Run(facility: facility, date: day).plan()
      for failure in plan.summary.failures { Console.warn(failure) }
      let found = Explanation.all(key, state: plan.state, width: facility.medicalRecordWidth)
      if found.isEmpty { throw .noRecord(key) }
      return found
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for explanation in found {
      Console.write(
        json ? [UInt8](try encoder.encode(explanation)) + [0x0A] : Array(explanation.text(facility.language).utf8))
    }
  }
}
