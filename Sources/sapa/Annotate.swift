import ArgumentParser
import Batch
import PostDischargeCalls
import Procedures
import Spreadsheet

struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Mark the targets red in your own spreadsheet, with code, status, execution date and reason.",
    discussion: """
      EXAMPLES:
        sapa annotate ekspor.xlsx -o ekspor-sapa.xlsx         a marked copy
        sapa annotate ekspor.xlsx --in-place                  in the file itself; the original is kept beside it
        sapa annotate ekspor.csv -o ekspor.xlsx               a text file becomes a workbook
        sapa annotate ekspor.xlsx -o merah.xlsx --date 2026-11-18 --facility "RS Harapan"

      Each visible sheet with a discharge table gets the columns Kode, Status, Tanggal Eksekusi and Alasan at the right
      of its table, by the rules of sapa run; rows of targets are red. Everything else in the workbook stays as it is.

      Where the columns are there already they are brought up to date, and a row that is no target any more loses the
      red that Sapa gave it. With nothing new, OUT is the same file byte for byte.

      Rows of one stay (room moves, duplicates) are decided together: the last one carries the decision, the others
      say "Digabung" and with which row. A row that can't be read says "Data Bermasalah" and why. Totals, repeated
      headers and notes are left alone.

      A filter or an Excel table is made to reach over the new columns, so that sorting keeps rows together. Where other
      cells stand at the right of the table, the columns go behind them, and Sapa says so.

      In place, the original is kept as "NAME (sebelum sapa).xlsx", numbered where that exists. A workbook that
      somebody has open is not replaced. An existing OUT is replaced only with --force. A new OUT may be read by those
      who may read FILE, at most by its owner and group. OUT keeps FILE's type (.xlsx, .xlsm, .xltx, .xltm); of a text
      file it is .xlsx.

      Exit status: 0 clean, 1 done with findings, 2 could not do it, 64 wrong usage.
      """)

  @Argument(help: "The spreadsheet: a workbook or delimited text.", completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: "The annotated workbook.", completion: .file())
  var output: String?

  @Flag(help: "Annotate FILE itself and keep the original beside it.")
  var inPlace = false

  @Flag(help: "Replace OUT where it exists.")
  var force = false

  @Option(help: "The day, as 18-11-2026 or 2026-11-18; else today in the facility's time zone.")
  var date: String?

  @Option(help: "The sheet to annotate, hidden or not; else every visible one with a discharge table.")
  var sheet: String?

  @Option(
    help: "A facility's folder, whose template, profile and do-not-call list are used; its kerja/ is not read.",
    completion: .directory)
  var facility: String?

  @Flag(help: "Annotate a signed workbook too; its signature becomes invalid.")
  var allowSigned = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func validate() throws {
    _ = try DayOption.day(date, "--date")
    if inPlace, output != nil { throw ValidationError("--in-place and -o exclude each other.") }
    if !inPlace, output == nil { throw ValidationError("Give the result's name with -o, or --in-place.") }
  }

  func run() throws {
    let day = try DayOption.day(date, "--date")
    let settings = try rendered(facility.flatMap { Facility.language(of: $0) } ?? .current) {
      () throws(FacilityError) in
      if let facility { return try AnnotationSettings(facility: try Facility(folder: facility), date: day) }
      return try AnnotationSettings(language: .current, date: day)
    }
    var request = Annotation.Request(file: file, output: output)
    request.sheet = sheet
    request.replaces = force
    request.allowsSigned = allowSigned
    let summary: AnnotationSummary
    do throws(AnnotationError) {
      summary = try Annotation(settings).perform(request)
    } catch {
      Console.warn(error.message(settings.language))
      throw ExitCode(2)
    }
    try Console.result(summary, json: json, summary.lines(settings.language))
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }
}
