package import Procedures
import Worklist

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
    ///   - sop: its name.
    ///   - title: what it is, in Indonesian, for a new `sapa.toml`.
    ///   - profile: what holds its settings.
    ///   - make: makes it.
    init<Profile: SettingProfile>(
      _ sop: String, _ title: String, _ profile: Profile.Type,
      make:
        @escaping @Sendable ([String: SettingValue], _ folder: String, _ file: String) throws(FacilityError) ->
        any BatchProcedure
    ) {
      settings = Setting(section: sop, nil, title, profile.settings).entry
      self.make = make
    }
  }

  package static let all: [Entry] = [
    Entry(CallTemplate.sop, "SOP sapa pasien post rawatan melalui telepon", CallProfile.self) {
      (values, folder, file) throws(FacilityError) in try CallProcedure(values, folder: folder, file: file)
    },
    Entry(PhoneSettings.sop, "SOP pelayanan melalui telepon", PhoneServiceProfile.self) {
      (values, folder, file) throws(FacilityError) in try PhoneServiceProcedure(values, folder: folder, file: file)
    },
    Entry(HotlineSettings.sop, "SOP hotline pasien eksekutif", HotlineProfile.self) {
      (values, folder, file) throws(FacilityError) in try HotlineProcedure(values, folder: folder, file: file)
    },
    Entry(FeedbackSettings.sop, "SOP umpan balik: lima kanal, WhatsApp dan SMS", FeedbackProfile.self) {
      (values, folder, file) throws(FacilityError) in try FeedbackProcedure(values, folder: folder, file: file)
    },
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
