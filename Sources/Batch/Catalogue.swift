import Book
package import Core

/// The SOPs that a facility may follow, in the order in which they are told of.
package struct Catalogue: Sendable {
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
    package init<Made: CatalogueProcedure>(_ procedure: Made.Type, _ title: String) {
      settings = Setting(section: Made.sop, nil, title, Made.Profile.settings).entry
      make = { (values, folder, file) throws(FacilityError) in try Made(values, folder: folder, file: file) }
    }
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  /// The names of all SOPs.
  package var sops: [String] { entries.map(\.sop) }

  /// What a `sapa.toml` may set.
  var settings: SettingList { SettingList(sections: Facility.settings.map(\.entry) + entries.map(\.settings)) }

  /// All SOPs, each with its built-in template and its defaults.
  ///
  /// - Throws: ``FacilityError`` never, unless a built-in template was built wrong.
  package func builtIn() throws(FacilityError) -> [any BatchProcedure] {
    var procedures: [any BatchProcedure] = []
    for entry in entries { procedures.append(try entry.builtIn()) }
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
