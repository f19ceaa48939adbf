import ArgumentParser
import Batch
import Core
import Spreadsheet

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run the batch: read masuk/ and kerja/, write the work books and recaps of every SOP.",
    discussion: """
      EXAMPLES:
        sapa run "RS Harapan"                     today
        sapa run "RS Harapan" --date 2026-11-18   as of another day; one that has not come closes no week or month
        sapa run "RS Harapan" -n                  what it would do; writes nothing
        sapa run "RS Harapan" --json              for other programs
        sapa run "RS Harapan" --wait 300          where another run may be going, as from a timer

      Files in masuk/ are never moved or changed. The books in kerja/ are brought up to date where they stand; what staff
      made of them is kept. Copies of work books in masuk/ are merged into it, once each. A run with nothing new changes no file.
      What it does not read in masuk/ and kerja/ – hidden files, folders, copies of work books – it names. A work book under
      another name is used where it stands, and the run asks to rename it.

      One run at a time writes in a folder; -n needs no turn and works in a read-only folder. A workbook that somebody has
      open is not replaced: the new one is put beside it as "NAME (baru DATE).xlsx". Replaced files are kept in arsip/,
      as long as [archive] in sapa.toml says, and arsip/jurnal.jsonl tells what was done: sapa log.

      Exit status: 0 clean, 1 done with findings, 2 an input could not be read or nothing could be written.
      """)

  @OptionGroup var options: FacilityOptions

  @Flag(name: [.customShort("n"), .long], help: "Say what would be done and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  @Option(help: ArgumentHelp("How long to wait for another run in the folder.", valueName: "seconds"))
  var wait = 10

  func validate() throws {
    if !(0...86_400).contains(wait) { throw ValidationError("--wait \(wait): 0 to 86400 seconds.") }
  }

  func run() throws {
    let run = try options.run()
    let language = run.facility.language
    let summary = try rendered(language) { () throws(FacilityError) in
      if dryRun { return try run.preview() }
      var options = Run.Options()
      options.wait = wait
      options.whenWaiting = { holder in
        let who = holder.map { "\($0.user) (\($0.host))" } ?? "?"
        Console.warn(
          language(
            "menunggu sampai \(wait) detik: folder sedang dijalankan oleh \(who)",
            "waiting up to \(wait) seconds: the folder is being run by \(who)"))
      }
      return try run.perform(options)
    }
    for failure in summary.failures { Console.warn(failure.text(language)) }
    try Console.result(summary, json: json, summary.lines(language))
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
