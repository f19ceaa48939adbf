import Worklist

/// The SOPs that Sapa knows.
package enum Catalogue {
  /// One of them.
  package struct Entry: Sendable {
    /// Such as `sapa-pasien`.
    package let sop: String
    /// Its section of a new `sapa.toml`.
    let profileSection: String
    let settings: [Setting]
    /// The SOP with its built-in template and every setting at its default.
    let builtIn: @Sendable () throws(FacilityError) -> any BatchProcedure
  }

  package static let all: [Entry] = [
    Entry(sop: CallTemplate.sop, profileSection: CallProcedure.profileSection, settings: CallParameters.settings) {
      () throws(FacilityError) in
      try CallProcedure(CallParameters(), folder: "", file: "sapa.toml")
    },
    Entry(
      sop: PhoneSettings.sop, profileSection: PhoneServiceProcedure.profileSection, settings: PhoneParameters.settings
    ) {
      () throws(FacilityError) in try PhoneServiceProcedure(PhoneParameters(), folder: "", file: "sapa.toml")
    },
    Entry(
      sop: HotlineSettings.sop, profileSection: HotlineProcedure.profileSection, settings: HotlineParameters.settings
    ) { () throws(FacilityError) in
      try HotlineProcedure(HotlineParameters(), folder: "", file: "sapa.toml")
    },
    Entry(
      sop: FeedbackSettings.sop, profileSection: FeedbackProcedure.profileSection, settings: FeedbackParameters.settings
    ) { () throws(FacilityError) in
      try FeedbackProcedure(FeedbackParameters(), folder: "", file: "sapa.toml")
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
