import ArgumentParser
import Batch
import Core
import Spreadsheet

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a stay or a call got its status: every rule tried, with the facts.",
    discussion: """
      EXAMPLES:
        sapa explain "RS Harapan" 001234               all stays of a no. RM
        sapa explain "RS Harapan" 2026/11/07/000123    one stay, by no. rawat
        sapa explain "RS Harapan" 001234 --date 2026-11-18 --json
        sapa explain "Dinkes Contoh" BA-2026-0001      a complaint
        sapa explain "RS Harapan" 0812-3456-7890       all calls of a number
      """)

  @OptionGroup var options: FacilityOptions

  @Argument(help: "A no. RM, a no. rawat, a No BA, a telephone number, a name, or a value of column Kunci.")
  var key: String

  @Flag(help: "One JSON object a record.")
  var json = false

  func run() throws {
    Leftovers.sweep(facility: options.folder)
    let run = try options.run()
    let facility = run.facility
    let found = try rendered(facility.language) { () throws(FacilityError) in
      let plan = try run.plan()
      for finding in [run.aheadFinding].compactMap({ $0 }) + plan.summary.failures {
        Console.warn(finding.text(facility.language))
      }
      let found = plan.parts.flatMap { $0.explanations(of: key) }
      if found.isEmpty { throw .noRecord(key) }
      return found
    }
    for explanation in found {
      try Console.result(explanation, json: json, explanation.lines(facility.language))
    }
  }
}
