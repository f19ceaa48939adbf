import ArgumentParser
import Batch
import Procedures
import Spreadsheet

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a facility's folder: sapa.toml, masuk/, kerja/, laporan/, arsip/, and blank logs.",
    discussion: """
      EXAMPLES:
        sapa init "RS Harapan" --sop sapa-pasien
        sapa init "Dinkes Contoh" --sop layanan-telepon       with this week's blank log in kerja/
        sapa init "RS Harapan" --sop hotline                  one more SOP for a facility that is there
        sapa init data --sop sapa-pasien --sop hotline --name "RS Harapan Sehat"
        sapa init data --sop sapa-pasien --json               for other programs

      What an existing sapa.toml says stays; a SOP that it has not is added at its end.
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  @Option(help: "A SOP that the facility follows: \(Catalogue.all.sops.joined(separator: ", ")). May be given again.")
  var sop: [String]

  @Option(help: "The facility's name in print; else the folder's.")
  var name: String?

  @Option(help: "The day for whose period blank logs are made, as 18-11-2026 or 2026-11-18; else today.")
  var date: String?

  @Flag(help: "Print one JSON object on standard output.")
  var json = false

  func validate() throws {
    if sop.isEmpty { throw ValidationError("--sop: \(Catalogue.all.sops.joined(separator: ", ")).") }
    _ = try DayOption.day(date, "--date")
  }

  func run() throws {
    let day = try DayOption.day(date, "--date")
    let facility = try rendered(Facility.language(of: folder) ?? .current) { () throws(FacilityError) in
      try Facility.create(folder: folder, sops: sop, name: name, date: day)
      return try Facility(folder: folder)
    }
    if json {
      try Console.json(Made(folder: folder, name: facility.name, sops: facility.procedures.map(\.sop)))
      return
    }
    let language = Language.current
    Console.warn(
      language(
        "\(folder) siap. Taruh ekspor dan log di \(folder)/masuk/ atau isi buku di \(folder)/kerja/, lalu: sapa run \"\(folder)\"",
        "\(folder) is ready. Put exports and logs into \(folder)/masuk/ or fill in the books in \(folder)/kerja/, then: sapa run \"\(folder)\""
      ))
  }

  /// What `--json` prints: the folder as given, the facility's name, and all SOPs that it follows now.
  private struct Made: Encodable {
    var folder: String
    var name: String
    var sops: [String]
  }
}
