import ArgumentParser
import Batch
import Book
import Spreadsheet

@main
struct Sapa: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sapa",
    abstract:
      "Keep the patient-contact work of hospitals and health offices in order, with the spreadsheet as the database.",
    discussion: """
      EXAMPLES:
        sapa init "RS Harapan" --sop sapa-pasien    a folder for a facility
        sapa init "Dinkes" --sop layanan-telepon    with this week's blank log
        sapa run "RS Harapan"                       the work books and recaps
        sapa check ekspor.xlsx                      what an export holds, and what is wrong with it
        sapa merge asal.xlsx b.xlsx -o hasil.xlsx   copies of a workbook, merged cell by cell
        sapa explain "RS Harapan" 001234            why a patient is a target, or is not
        sapa log "RS Harapan"                       what was done, and when
        sapa export "RS Harapan" --period 2026-11 -o kirim/
                                                    data packages of a closed month for a health office
        sapa annotate ekspor.xlsx -o merah.xlsx     the targets red in a spreadsheet of your own
        sapa cat ekspor.xlsx                        a spreadsheet as CSV
        sapa patch data.xlsx --edits ubah.jsonl -o hasil.xlsx
                                                    cells of any workbook changed by a script

      Exit status: 0 clean, 1 done with findings, 2 could not do it, 64 wrong usage.
      """,
    version: programVersion,
    subcommands: [
      Init.self, RunCommand.self, Check.self, Explain.self, Annotate.self, MergeCommand.self, PatchCommand.self,
      Cat.self, Log.self, Export.self,
    ])

  /// Answers a lone `--version` at once: taking the commands apart would take longer than all else.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--version"] {
      Console.say([programVersion])
      return
    }
    if let argument = foreignArgument {
      Console.warn(
        Language.current(
          "\(argument): huruf di dalamnya bukan UTF-8. Bila ini nama berkas atau folder, ganti namanya, lalu jalankan lagi.",
          "\(argument): it holds letters that are no UTF-8. If it is the name of a file or folder, rename that, and run again."
        ))
      exit(withError: ExitCode(2))
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error, arguments)
    }
  }

  /// The first argument that is no UTF-8, as well as it can be shown: as a path it would lead to another file, or to none.
  private static var foreignArgument: String? {
    for place in 0..<Int(CommandLine.argc) {
      guard let bytes = unsafe CommandLine.unsafeArgv[place] else { continue }
      if unsafe String(validatingCString: bytes) == nil { return unsafe String(cString: bytes) }
    }
    return nil
  }

  /// Prints help or what is wrong with the arguments, and ends the program with its exit status.
  private static func end(with error: any Error, _ arguments: [String]) -> Never {
    let code = exitCode(for: error)
    var text = fullMessage(for: error)
    if text.isEmpty { exit(withError: code) }
    if code.isSuccess {
      Console.say(lines(text))
    } else if code == .validationFailure {
      // The message repeats arguments: it is that of the rendered ones, so that its line breaks are its own.
      do {
        _ = try parseAsRoot(arguments.map(TerminalText.line))
        text = TerminalText.line(text)
      } catch {
        text = fullMessage(for: error)
      }
      Console.complain(lines(text))
    } else {
      Console.complain([text])
    }
    exit(withError: code)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Runs a command's work; an error is rendered here, once, and ends the program with 2.
func rendered<Result>(
  _ language: Language = .current, _ work: () throws(FacilityError) -> Result
) throws -> Result {
  do throws(FacilityError) {
    return try work()
  } catch {
    Console.warn(error.message(language))
    throw ExitCode(2)
  }
}
