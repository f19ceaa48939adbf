import FoundationEssentials
package import Intake
import Procedures
package import Spreadsheet

/// A facility's folder: its profile `sapa.toml`, and `masuk/`, `kerja/`, `laporan/`, `arsip/`.
package struct Facility: Sendable {
  package var folder: String
  package var name: String
  package var timeZone: ClockZone
  package var language: Language
  /// The digits of a no. RM; nil where padded and unpadded forms are different patients.
  package var medicalRecordWidth: Int?
  /// The SOPs that it follows, in the catalogue's order.
  package var procedures: [any BatchProcedure]
  /// How long replaced files are kept.
  package var retention: Retention

  package static let inputFolder = "masuk"
  package static let workFolder = "kerja"
  package static let reportFolder = "laporan"
  package static let archiveFolder = "arsip"
  static let profileName = "sapa.toml"
  /// What a run writes in.
  static let writtenFolders = [workFolder, reportFolder, archiveFolder]

  /// Reads a facility's profile.
  ///
  /// - Throws: ``FacilityError`` where folder or profile are missing or wrong.
  package init(folder: String) throws(FacilityError) {
    self.folder = folder
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw .noFolder(folder)
    }
    let file = folder + "/" + Self.profileName
    guard FileManager.default.fileExists(atPath: file) else { throw .noProfile(folder: folder) }
    let raw = try decodeTOML(RawProfile.self, try Self.text(of: file), file: file, settings: Self.settings)
    name = raw.facility.name
    language = (raw.facility.language ?? "id") == "id" ? .indonesian : .english
    timeZone = raw.facility.timezone.flatMap { ClockZone(name: $0) } ?? .western
    medicalRecordWidth = raw.facility.medical_record_width.flatMap { $0 > 0 ? $0 : nil }
    retention = Retention()
    if let days = raw.archive?.keep_days { retention.days = days }
    if let count = raw.archive?.keep_at_least { retention.count = count }
    procedures = []
    if let calls = raw.sapaPasien { procedures.append(try CallProcedure(calls, folder: folder, file: file)) }
    if let service = raw.layananTelepon {
      procedures.append(try PhoneServiceProcedure(service, folder: folder, file: file))
    }
    if let hotline = raw.hotline { procedures.append(try HotlineProcedure(hotline, folder: folder, file: file)) }
    if let feedback = raw.umpanBalik { procedures.append(try FeedbackProcedure(feedback, folder: folder, file: file)) }
    if procedures.isEmpty {
      let sops = Catalogue.sops.map { "[\($0)]" }.joined(separator: ", ")
      throw .setting(
        file: file,
        fault: SettingFault { language in
          language("tidak ada bagian SOP; tambahkan salah satu: \(sops)", "no SOP has a section; add one of \(sops)")
        })
    }
  }

  /// The post-discharge calls, where the facility makes them.
  package var calls: CallProcedure? { procedures.lazy.compactMap { $0 as? CallProcedure }.first }

  /// The text of a SOP's template, and its file: the facility's own copy wins over the built-in one.
  static func template(_ sop: String, folder: String, builtIn: [UInt8]) throws(FacilityError) -> (
    text: String, file: String
  ) {
    let own = folder + "/template/\(sop).toml"
    if !folder.isEmpty, FileManager.default.fileExists(atPath: own) { return (try text(of: own), own) }
    return (String(decoding: builtIn, as: UTF8.self), sop + ".toml")
  }

  /// The settings of a profile.
  static let settings = SettingList(
    sections: [
      Setting(
        "facility",
        .section([
          Setting("name", .name), Setting("timezone", .choice(ClockZone.names)),
          Setting("language", .choice(["id", "en"])), Setting("medical_record_width", .wholeNumber(0...15)),
        ])),
      Setting(
        "archive",
        .section([
          Setting("keep_days", .wholeNumber(0...Int.max)), Setting("keep_at_least", .wholeNumber(1...Int.max)),
        ])),
    ] + Catalogue.all.map { Setting($0.sop, .section($0.settings)) },
    sample: head(name: "RS Harapan") + Catalogue.all.map(\.profileSection).joined())

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

private struct RawProfile: Decodable {
  struct FacilitySection: Decodable {
    var name: String
    var timezone: String?
    var language: String?
    var medical_record_width: Int?
  }

  struct ArchiveSection: Decodable {
    var keep_days: Int?
    var keep_at_least: Int?
  }

  var facility: FacilitySection
  var archive: ArchiveSection?
  var sapaPasien: CallParameters?
  var layananTelepon: PhoneParameters?
  var hotline: HotlineParameters?
  var umpanBalik: FeedbackParameters?

  enum CodingKeys: String, CodingKey {
    case facility
    case archive
    case sapaPasien = "sapa-pasien"
    case layananTelepon = "layanan-telepon"
    case hotline
    case umpanBalik = "umpan-balik"
  }
}
