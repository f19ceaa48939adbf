import ArgumentParser
import Batch
import Core
import Spreadsheet

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write data packages of closed weeks and months for those who add up what many facilities did.",
    discussion: """
      EXAMPLES:
        sapa export "RS Harapan" --period 2026-11 -o kirim/     the month, and the weeks whose Thursday lies in it
        sapa export "RS Harapan" --period 2026-W47 -o kirim/    one week
        sapa export "RS Harapan" --period 2026-11 -o kirim/ --json

      A package is a folder, fasilitas=CODE/sop=SOP/periode=PERIOD/versi=N, of CSV tables and datapackage.json (Frictionless Data
      Package): one row a record with its measures, and the recap's figures. It holds nobody's name, number or words: a record is known
      by a key that only this facility can make, with the secret in kunci-ekspor.txt. Keep a copy of that file, and never send it.

      Only closed periods are exported. What changed since the last export makes a new version; with nothing new no file changes.
      [export] in sapa.toml has the facility's code.

      Exit status: 0 clean, 1 done with findings, 2 an input could not be read or nothing could be written.
      """)

  @OptionGroup var options: FacilityOptions

  @Option(help: ArgumentHelp("The month, as 2026-11, or week, as 2026-W47.", valueName: "period"))
  var period: String

  @Option(name: .shortAndLong, help: "The folder to put them in.", completion: .directory)
  var output: String

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  @Option(help: ArgumentHelp("How long to wait for a run in the folder.", valueName: "seconds"))
  var wait = 10

  func validate() throws {
    if Period(name: period) == nil {
      throw ValidationError("--period \(period): a month as 2026-11, or a week as 2026-W47.")
    }
    if !(0...86_400).contains(wait) { throw ValidationError("--wait \(wait): 0 to 86400 seconds.") }
  }

  func run() throws {
    guard let period = Period(name: period) else { return }
    let run = try options.run()
    let summary = try rendered(run.facility.language) { () throws(FacilityError) in
      var options = Run.Options()
      options.wait = wait
      options.command = "sapa export"
      return try run.export(period, to: output, options)
    }
    try Console.result(summary, json: json, summary.lines)
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
