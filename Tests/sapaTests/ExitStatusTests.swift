import Foundation
import Testing

@testable import sapa

/// How the program ends, what goes to which output, and in which language.
@Suite(.enabled(if: BuiltProgram.url != nil, "the program `sapa` is not built beside the tests: SKIPPED"))
struct ExitStatusTests {
  private static let clean =
    "No RM;Nama Pasien;No HP;Tgl Masuk;Tgl Keluar\n001234;Ani;081234567890;16/11/2026;24/11/2026\n"
  private static let bad = clean.replacing("24/11", with: "31/02")

  private func outcome(_ line: String, _ environment: [String: String] = [:]) throws -> BuiltProgram.Outcome {
    let folder = try FacilityFolder()
    try folder.write("bersih.csv", Self.clean)
    try folder.write("salah.csv", Self.bad)
    return try BuiltProgram.shell(line, in: folder.path, environment)
  }

  @Test(
    arguments: [
      ("check bersih.csv", 0), ("cat bersih.csv", 0), ("--version", 0), ("--help", 0), ("log --help", 0),
      ("help run", 0), ("log .", 0),
      ("check salah.csv", 1), ("cat tiada.xlsx", 2), ("check tiada.xlsx", 2), ("run tiada", 2), ("explain . 9999", 2),
      ("log tiada", 2), ("annotate tiada.csv -o x.xlsx", 2), ("merge tiada.xlsx -o x.xlsx", 2),
      ("patch tiada.xlsx --edits /dev/null -o x.xlsx", 2), ("init . --sop sapa-pasien", 2), ("init x --sop lain", 2),
      ("run", 64), ("lari", 64), ("cat --json --cells bersih.csv", 64), ("log . -n -1", 64),
    ] as [(String, Int32)])
  func `0 is clean, 1 done with findings, 2 could not do it, 64 wrong usage`(line: String, status: Int32) throws {
    let outcome = try outcome("\"$SAPA\" \(line)")
    #expect(outcome.status == status, "\(outcome.all)")
    if status >= 2 {
      #expect(outcome.output.isEmpty, "data alone goes to standard output: \(outcome.output)")
      #expect(!outcome.words.isEmpty)
    }
  }

  @Test func `data goes to standard output, words to standard error`() throws {
    let outcome = try outcome("\"$SAPA\" cat bersih.csv; \"$SAPA\" cat tiada.csv")
    #expect(outcome.output.contains("001234,Ani,081234567890"))
    #expect(!outcome.output.contains("tiada.csv"))
    #expect(outcome.words.hasPrefix("sapa: tiada.csv: "))
  }

  @Test(
    arguments: [
      (["LC_ALL": "id_ID.UTF-8"], true), (["LC_ALL": "id"], true), (["LC_ALL": "C", "LANG": "id_ID.UTF-8"], false),
      (["LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_US.UTF-8"], true),
      (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "id.UTF-8"], true),
      (["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""], false),
      (["LC_ALL": "idn"], false),
    ] as [([String: String], Bool)])
  func `words are Indonesian where the locale says so, else English`(locale: [String: String], isIndonesian: Bool)
    throws
  {
    let words = try outcome("\"$SAPA\" cat tiada.csv", locale).words
    #expect(words.contains("berkas tidak ada") == isIndonesian, "\(words)")
    #expect(words.contains("there is no such file") != isIndonesian, "\(words)")
  }

  @Test(arguments: ["init baru --sop hotline --json", "init . --sop hotline --json"])
  func `init --json says what was made`(line: String) throws {
    let outcome = try outcome("\"$SAPA\" \(line)")
    #expect(outcome.status == 0, "\(outcome.all)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let isNew = line.contains("baru")
    #expect(object?["folder"] as? String == (isNew ? "baru" : "."))
    #expect(object?["sops"] as? [String] == (isNew ? ["hotline"] : ["sapa-pasien", "hotline"]))
    #expect(object?["name"] as? String == (isNew ? "baru" : "RS Uji"))
    #expect(outcome.words.isEmpty)
  }
}
