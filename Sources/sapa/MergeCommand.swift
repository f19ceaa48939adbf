import ArgumentParser
import Batch
import Intake
import Spreadsheet

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge copies of a workbook, cell by cell, over their common ancestor.",
    discussion: """
      EXAMPLES:
        sapa merge daftar.xlsx rina.xlsx budi.xlsx -o gabung.xlsx
        sapa merge daftar.xlsx rina.xlsx -o gabung.xlsx --key "No RM" --sheet Pasien
        sapa merge daftar.xlsx rina.xlsx -o gabung.xlsx --key "No RM" --key "Tanggal Masuk"
        sapa merge gabung.xlsx -o beres.xlsx        only apply the choices made on Konflik
        sapa merge daftar.xlsx rina.xlsx -o gabung.xlsx --force     once more, in the place of the last result

      BASE is the workbook that the copies were made of. The output is BASE with all that the copies changed: cells, rows,
      columns and sheets that they added, rows that they deleted; all else in it stays as it is, byte for byte. Rows are
      known by a key, so that sorting and inserting are safe: columns --key, else Kunci, else a column such as ID or No RM
      whose values are unique in all files.

      Where one side changed a cell, its value is taken. Where two did, differently, the first stays, the cell is marked,
      and sheet Konflik lists both values; choose Sekarang or Salinan there and merge again to apply the choice. A deleted
      row is emptied in the output, unless somebody else changed it. Changed formulas and comments, and what stands in
      columns that can't be told apart, are listed there and not taken.

      A copy that has no key in common with BASE, or whose key's column was sorted alone, is refused.

      An existing OUT is replaced only with --force, one that somebody has open never. A new OUT may be read by those
      who may read BASE and all copies, at most by its owner and group.

      Exit status: 0 clean, 1 with conflicts, 2 refused: nothing was written.
      """)

  @Argument(help: "The workbook that the copies were made of.", completion: .file())
  var base: String

  @Argument(help: "The copies that came back.", completion: .file())
  var copies: [String] = []

  @Option(name: [.customShort("o"), .long], help: "The workbook to write; none of the inputs.", completion: .file())
  var output: String

  @Flag(help: "Replace OUT where it exists.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "The header of the column by which rows are known; several make the key together.", valueName: "header"))
  var key: [String] = []

  @Option(help: "The one sheet to merge; else all that have a key.")
  var sheet: String?

  @Option(help: "The day that Konflik shows, as 18-11-2026 or 2026-11-18; else today.")
  var date: String?

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func validate() throws {
    _ = try DayOption.day(date, "--date")
  }

  func run() throws {
    let language = Language.current
    let day = try DayOption.day(date, "--date") ?? ClockZone.western.today()
    let merge = WorkbookMerge(
      base: base, copies: copies, output: output, replaces: force, keys: key, sheet: sheet, date: day)
    let summary: WorkbookMergeSummary
    do throws(WorkbookMerge.Failure) {
      summary = try merge.run()
    } catch {
      Console.warn(error.message(language))
      throw ExitCode(2)
    }
    for note in summary.notes(language) { Console.warn(note) }
    try Console.result(summary, json: json, summary.lines(language))
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
