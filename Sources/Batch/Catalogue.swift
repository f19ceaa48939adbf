import Book
package import Core

/// The SOPs that Sapa knows.
package enum Catalogue {
  /// One of them.
  package struct Entry: Sendable {
    /// Its section of `sapa.toml`.
    package let settings: SettingEntry
    /// The SOP as a facility's section, its folder and the settings' file say.
    let make:
      @Sendable ([String: SettingValue], _ folder: String, _ file: String) throws(FacilityError) -> any BatchProcedure

    /// Such as `sapa-pasien`.
    package var sop: String { settings.name }

    /// The SOP with its built-in template and every setting at its default.
    func builtIn() throws(FacilityError) -> any BatchProcedure { try make([:], "", Facility.profileName) }

    /// - Parameters:
    ///   - procedure: what follows it.
    ///   - title: what it is, in Indonesian, for a new `sapa.toml`.
    init<Made: CatalogueProcedure>(_ procedure: Made.Type, _ title: String) {
      settings = Setting(section: Made.sop, nil, title, Made.Profile.settings).entry
      make = { (values, folder, file) throws(FacilityError) in try Made(values, folder: folder, file: file) }
    }
  }

  package static let all = [
    Entry(CallProcedure.self, "SOP sapa pasien post rawatan melalui telepon"),
    Entry(PhoneServiceProcedure.self, "SOP pelayanan melalui telepon"),
    Entry(HotlineProcedure.self, "SOP hotline pasien eksekutif"),
    Entry(FeedbackProcedure.self, "SOP umpan balik: lima kanal, WhatsApp dan SMS"),
  ]

  /// The names of all SOPs.
  package static var sops: [String] { all.map(\.sop) }

  /// All SOPs, each with its built-in template and its defaults.
  ///
  /// - Throws: ``FacilityError`` never, unless a built-in template was built wrong.
  package static func builtIn() throws(FacilityError) -> [any BatchProcedure] {
    var procedures: [any BatchProcedure] = []
    for entry in all { procedures.append(try entry.builtIn()) }
    return procedures
  }
}

/// A SOP that a facility may follow.
package protocol CatalogueProcedure: BatchProcedure {
  /// What holds its settings.
  associatedtype Profile: SettingProfile
  /// Its name in files.
  static var sop: String { get }

  /// Reads the facility's template, and takes its section of `sapa.toml`.
  ///
  /// - Throws: ``FacilityError`` where a setting is out of its range, or the template has not what the SOP has.
  init(_ values: [String: SettingValue], folder: String, file: String) throws(FacilityError)
}

extension CatalogueProcedure {
  /// The SOP with its built-in template and every setting at its default.
  func builtIn() throws(FacilityError) -> any BatchProcedure {
    try Self([:], folder: "", file: Facility.profileName)
  }

  package var sop: String { Self.sop }
}
