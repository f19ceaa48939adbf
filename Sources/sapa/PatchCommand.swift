import ArgumentParser
import Batch
import Spreadsheet

struct PatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Change cells of a workbook by a script; everything else stays byte for byte.",
    discussion: """
      EXAMPLES:
        sapa patch data.xlsx --edits ubah.jsonl -o hasil.xlsx   a script's edits
        sapa patch data.xlsx --edits ubah.jsonl -o data.xlsx    in place
        echo '{"sheet": "Data", "cell": "B2", "fill": "FF0000"}' |
          sapa patch data.xlsx --edits - -o hasil.xlsx          from a pipe

      EDITS has one JSON object a line, of one cell:
        {"sheet": "Data", "cell": "B2", "value": "x", "fill": "FF0000"}
        {"sheet": "Data", "cell": "C2", "date": "2026-11-21"}
      or of one row below the last one:
        {"sheet": "Data", "append": ["a", 1, null, {"date": "2026-11-21T14:05"}]}

      A value is a text, a number, true, false or null, which empties the cell;
      a date is 2026-11-21 or 2026-11-21T14:05. A fill is six hexadecimal
      digits, or null for none; the rest of the cell's look stays as it is. Of
      value, date and fill one may stand alone. Appended rows look like the row
      above them, and what covers the table (its filter, drop-downs, coloured
      rules, print area) covers them too. A row that would go under totals is
      refused, and so is another label or function of a table's totals row.

      All edits are made or none. Charts, images, macros, comments and whatever
      else the workbook holds stay as they are. Where OUT is FILE, the original
      is first copied to "NAME (sebelum sapa).xlsx", unless that exists. Another
      OUT that exists is replaced only with --force, a workbook that somebody has
      open never. A new OUT may be read by those who may read FILE, at most by its
      owner and group.

      Exit status: 0 done, 2 could not do it, 64 wrong usage.
      """)

  @Argument(help: "The workbook.", completion: .file())
  var file: String

  @Option(help: "The edits, JSON lines; - for standard input.", completion: .file())
  var edits: String

  @Option(name: .shortAndLong, help: "Where the patched workbook goes.", completion: .file())
  var output: String

  @Flag(help: "Replace OUT where it exists.")
  var force = false

  @Flag(help: "Patch a signed workbook too; its signature becomes invalid.")
  var allowSigned = false

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func run() throws {
    let language = Language.current
    let script = edits == "-" ? language("masukan baku", "standard input") : edits
    let result: PatchedFile
    do throws(PatchScriptError) {
      result = try PatchedFile.make(
        file, script: PatchScript(try readEdits()), output: output, replaces: force, allowsSigned: allowSigned)
    } catch {
      Console.warn(error.message(language, script: script))
      throw ExitCode(2)
    }
    if let backup = result.backup {
      Console.warn(language("aslinya disimpan di \(backup)", "the original is kept in \(backup)"))
    }
    try Console.result(result, json: json, result.lines(language))
  }

  private func readEdits() throws(PatchScriptError) -> [UInt8] {
    do throws(FacilityError) {
      return try AtomicFile.stream(edits == "-" ? "/dev/stdin" : edits)
    } catch {
      throw PatchScriptError(.file(error), line: nil)
    }
  }
}
