import ArgumentParser
import Batch
import Spreadsheet

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a facility's folder: sapa.toml, masuk/, kerja/, laporan/, arsip/.",
    discussion: """
      EXAMPLES:
        sapa init "RS Harapan" --sop sapa-pasien
        sapa init data --sop sapa-pasien --name "RS Harapan Sehat"

      An existing sapa.toml is left as it is.
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  @Option(help: "The SOP that the facility follows: \(Template.sops.joined(separator: ", ")).")
  var sop: String

  @Option(help: "The facility's name in print; else the folder's.")
  var name: String?

  func run() throws {
    try rendered { () throws(FacilityError) in try Facility.create(folder: folder, sop: sop, name: name) }
    let language = Language.current
    Console.warn(
      language(
        "\(folder) siap. Taruh ekspor pasien keluar di \(folder)/masuk/, lalu: sapa run \"\(folder)\"",
        "\(folder) is ready. Put discharge exports into \(folder)/masuk/, then: sapa run \"\(folder)\""))
  }
}
