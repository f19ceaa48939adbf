import Foundation
import Spreadsheet
import Testing

@testable import Batch
@testable import PostDischargeCalls
import Procedures

/// Item 10: what a command with `-o` replaces.
struct OutputTargetTests {
  private let commands = ["annotate", "merge", "patch"]

  /// A folder with an export and something unrelated of the output's name.
  private func folder(_ output: String = "hasil.xlsx") throws -> FacilityFolder {
    let folder = try FacilityFolder(profile: nil)
    try folder.write("asal.xlsx", try #require(AtomicFile.bytes(of: annotationFixture("openpyxl.xlsx"))))
    try folder.write(output, "bukan milik Sapa")
    return folder
  }

  /// Runs a command; the words of its refusal, nil where it went through.
  private func refusal(
    _ command: String, _ folder: FacilityFolder, to output: String, replaces: Bool = false
  ) throws -> String? {
    let (file, output) = (folder.path + "/asal.xlsx", folder.path + "/" + output)
    do {
      switch command {
      case "annotate":
        var request = Annotation.Request(file: file, output: output)
        request.replaces = replaces
        let settings = try AnnotationSettings(language: .english, date: CalendarDate(iso: "2026-11-18"))
        _ = try Annotation(settings).perform(request)
      case "merge":
        _ = try WorkbookMerge(
          base: file, copies: [], output: output, replaces: replaces, date: CalendarDate(dayNumber: 20_778)
        ).run()
      default:
        let script = try PatchScript(Array(#"{"sheet": "Pasien Pulang", "cell": "A1", "value": "x"}"#.utf8))
        _ = try PatchedFile.make(file, script: script, output: output, replaces: replaces, allowsSigned: false)
      }
    } catch let error as AnnotationError {
      return error.message(.english)
    } catch let error as WorkbookMerge.Failure {
      return error.message(.english)
    } catch let error as PatchScriptError {
      return error.message(.english, script: "ubah.jsonl")
    }
    return nil
  }

  @Test func `annotate, merge and patch refuse an unrelated file alike, and replace it when told to`() throws {
    for command in commands {
      let folder = try folder()
      let output = folder.path + "/hasil.xlsx"
      let words = "\(output): exists already and was left as it is. Give another name, or replace it with --force."
      #expect(try refusal(command, folder, to: "hasil.xlsx") == words, "\(command)")
      #expect(folder.bytes("hasil.xlsx") == Array("bukan milik Sapa".utf8), "\(command)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["asal.xlsx", "hasil.xlsx"])
      #expect(try refusal(command, folder, to: "hasil.xlsx", replaces: true) == nil, "\(command)")
      #expect(try XLSXWorkbook(path: output).sheets.count > 0, "\(command)")
    }
  }

  @Test func `annotate, merge and patch replace no workbook that somebody has open, whatever they are told`() throws {
    for command in commands {
      let folder = try folder()
      try folder.write(".~lock.hasil.xlsx#", "Rina,rina,PC-3,18.11.2026 09:12,x;")
      #expect(try refusal(command, folder, to: "hasil.xlsx", replaces: true)?.contains("Rina") == true, "\(command)")
      #expect(folder.bytes("hasil.xlsx") == Array("bukan milik Sapa".utf8), "\(command)")
    }
  }

  @Test func `annotate, merge and patch put nothing in the place of a folder or a device`() throws {
    for command in commands {
      let folder = try folder("folder.xlsx/isi")
      let isMade = unsafe mkfifo(folder.path + "/pipa.xlsx", 0o600) == 0
      #expect(isMade)
      for output in ["folder.xlsx", "pipa.xlsx"] {
        let words = try refusal(command, folder, to: output, replaces: true)
        #expect(words?.contains("no file") == true, "\(command) \(output)")
      }
      #expect(folder.bytes("folder.xlsx/isi") != nil)
    }
  }

  @Test func `annotate, merge and patch follow no link to what is not there yet, unless told to replace`() throws {
    for command in commands {
      let (folder, other) = (try folder(), try FacilityFolder(profile: nil))
      let link = folder.path + "/tautan.xlsx"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other.path + "/luar.xlsx")
      #expect(try refusal(command, folder, to: "tautan.xlsx")?.contains("--force") == true, "\(command)")
      #expect(try other.files().isEmpty, "\(command)")
      #expect(try refusal(command, folder, to: "tautan.xlsx", replaces: true) == nil, "\(command)")
      #expect(try other.files().count == 1, "\(command)")
    }
  }

  @Test func `merge writes over none of its inputs, even when told to replace`() throws {
    let folder = try folder()
    let before = try folder.files()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/tautan.xlsx", withDestinationPath: "asal.xlsx")
    for output in ["asal.xlsx", "tautan.xlsx"] {
      #expect(try refusal("merge", folder, to: output, replaces: true)?.contains("one of the inputs") == true)
    }
    try FileManager.default.removeItem(atPath: folder.path + "/tautan.xlsx")
    #expect(try folder.files() == before)
  }

  @Test func `what annotate, merge and patch make of a file of its owner's alone is for its owner alone`() throws {
    for command in commands {
      let folder = try folder()
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/asal.xlsx")
      #expect(try refusal(command, folder, to: "baru.xlsx") == nil)
      let mode = try files.attributesOfItem(atPath: folder.path + "/baru.xlsx")[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(command)")
    }
  }
}
