import ArgumentParser
import Batch
import Intake
import Procedures
import Spreadsheet

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell what an export holds: its header, its columns, its dates, and what is wrong in it.",
    discussion: """
      EXAMPLES:
        sapa check masuk/ekspor.xlsx             every visible sheet that is an input
        sapa check ekspor.xlsx --sheet Pasien    one sheet
        sapa check ekspor.csv --json             the same for a program
        sapa check "Chat WhatsApp dengan Rini.txt"
        sapa check kirim/fasilitas=…/versi=1     a data package: its shape, digests and figures

      Nothing is written. Of a chat or an SMS backup it tells how its dates were read, the messages by kind and the senders. The file is read as an input of the SOP that knows most of its columns. For each sheet: the row of the header, which column is read as what, unknown columns and what
      they may be, the order of day and month with its proof, the rows that are no data and why, and each bad cell with
      its row, column, value and reason.

      EXIT STATUS:
        0  nothing to point out
        1  read, with findings
        2  not read: not a spreadsheet, no known header, or a column is missing without which it is no input
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Option(help: "The sheet to look at; else every visible one.")
  var sheet: String?

  @Flag(help: "One JSON object on standard output.")
  var json = false

  func run() throws {
    let language = Language.current
    if let folder = PackageCheck.folder(file) { return try check(package: folder, language) }
    Leftovers.sweep(beside: [file])
    let procedures = try rendered { () throws(FacilityError) in try Catalogue.all.builtIn() }
    var messages: MessageCheck?
    var read: (sop: String, reading: FileReading)?
    do throws(IntakeError) {
      if sheet == nil { messages = try MessageCheck(path: file) }
      if messages == nil { read = try Catalogue.read(path: file, sheet: sheet, procedures) }
    } catch {
      let lines = error.lines(language)
      Console.warn(lines[0], Array(lines.dropFirst()))
      if json { Console.json(CheckJSON.bytes(of: error, path: file)) }
      throw ExitCode(2)
    }
    if let messages {
      if json {
        Console.json(messages.json)
      } else {
        Console.say(messages.lines(language))
      }
      if messages.hasFindings { throw ExitCode(1) }
    }
    guard let read else { return }
    let report = CheckReport(read.reading, sop: read.sop)
    if json {
      Console.json(CheckJSON.bytes(of: report))
    } else {
      Console.say(report.lines(language))
    }
    if report.hasFindings { throw ExitCode(1) }
  }

  /// Tells of a data package whether it is whole.
  private func check(package folder: String, _ language: Language) throws {
    let check = PackageCheck(folder: folder)
    let lines = check.faults.map { $0(language) }
    for line in lines { Console.warn(line) }
    if json {
      try Console.json(PackageReport(package: check.package?.sapa, faults: lines))
    } else if let origin = check.package?.sapa, lines.isEmpty {
      Console.say([language("\(folder): utuh – \(origin.line)", "\(folder): whole – \(origin.line)")])
    }
    if !lines.isEmpty { throw ExitCode(2) }
  }
}

/// What `--json` says of a data package.
private struct PackageReport: Encodable {
  var package: DataPackage.Origin?
  var faults: [String]
}
