import Core
import FoundationEssentials
package import Intake
package import Spreadsheet

/// A facility's folder: its profile `sapa.toml`, and `masuk/`, `kerja/`, `laporan/`, `arsip/`.
package struct Facility: Sendable {
  package var folder = ""
  package var name = "RS Harapan"
  package var timeZone = ClockZone.western
  package var language = Language.indonesian
  /// The digits of a no. RM; nil where padded and unpadded forms are different patients.
  package var medicalRecordWidth: Int?
  /// The SOPs that it follows, in the catalogue's order.
  package var procedures: [any BatchProcedure] = []
  /// As whom others know it.
  package var export = ExportProfile()
  /// How long replaced files are kept.
  package var retention = Retention()
  /// The profile and the templates as they were when they were read: by name, relative to the folder; nil where there is none.
  private(set) var sources: [String: FolderSnapshot.Identity?] = [:]

  /// Whether it follows a SOP that hospitals alone have.
  var isHospital: Bool { procedures.contains(where: \.isOfHospitals) }

  package static let inputFolder = "masuk"
  package static let workFolder = "kerja"
  package static let reportFolder = "laporan"
  package static let archiveFolder = "arsip"
  static let profileName = "sapa.toml"
  /// What a run writes in.
  static let writtenFolders = [workFolder, reportFolder, archiveFolder]

  /// Reads a facility's profile.
  ///
  /// - Parameters:
  ///   - folder: the facility's.
  ///   - catalogue: the SOPs that it may follow.
  /// - Throws: ``FacilityError`` where folder or profile are missing or wrong.
  package init(
    folder: String, catalogue: Catalogue
  ) throws(FacilityError) {
    self.init()
    self.folder = folder
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw .noFolder(folder)
    }
    let file = folder + "/" + Self.profileName
    guard FileManager.default.fileExists(atPath: file) else { throw .noProfile(folder: folder) }
    for name in [Self.profileName] + catalogue.sops.map(Self.templateName) {
      sources[name] = .some(FolderSnapshot.Identity(folder + "/" + name))
    }
    let settings = try SettingsFile(try Self.text(of: file), file: file, settings: catalogue.settings)
    for section in Self.settings {
      if let values = settings.values(section.entry.name) { apply([section.entry.name: .section(values)]) }
    }
    for entry in catalogue.entries {
      if let values = settings.values(entry.sop) { procedures.append(try entry.make(values, folder, file)) }
    }
    if procedures.isEmpty {
      let sops = catalogue.sops.map { "[\($0)]" }.joined(separator: ", ")
      throw .setting(
        file: file,
        fault: SettingFault { language in
          language("tidak ada bagian SOP; tambahkan salah satu: \(sops)", "no SOP has a section; add one of \(sops)")
        })
    }
  }

  /// A facility's own copy of a SOP's template, relative to its folder.
  static func templateName(_ sop: String) -> String { "template/\(sop).toml" }

  /// The text of a SOP's template, and its file: the facility's own copy wins over the built-in one.
  package static func template(_ sop: String, folder: String, builtIn: [UInt8]) throws(FacilityError) -> (
    text: String, file: String
  ) {
    let own = folder + "/" + templateName(sop)
    if !folder.isEmpty, FileManager.default.fileExists(atPath: own) { return (try text(of: own), own) }
    return (String(decoding: builtIn, as: UTF8.self), sop + ".toml")
  }

  /// The language of messages about a facility whose profile may not be readable; nil where there is none.
  package static func language(of folder: String) -> Language? {
    guard let text = try? text(of: folder + "/" + profileName) else { return nil }
    let value = TOMLLines(text).entry("facility", "language")?.value.filter { $0.isLetter }
    return value == "en" ? .english : .indonesian
  }

  static func text(of file: String) throws(FacilityError) -> String {
    guard let bytes = AtomicFile.bytes(of: file) else { throw .notReadable(file: file, reason: systemReason()) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return String(decoding: text, as: UTF8.self)
  }
}
