import Spreadsheet

/// A9: a target is executed when `Dihubungi` is Ya, `Izin` is Ya and every required item of the form is filled.
package enum Execution {
  package static func isComplete(_ entry: CallEntry, profile: CallProfile) -> Bool {
    entry.wasReached == true && entry.gavePermission == true && openQuestions(entry, profile).isEmpty
  }

  /// What a call that was begun lacks to be executed, by the headers of its columns; nothing where it is complete, where
  /// nobody was asked yet, and where an answer says no.
  package static func missing(_ entry: CallEntry, profile: CallProfile) -> [String] {
    guard entry.wasReached != false, entry.gavePermission != false else { return [] }
    let open = openQuestions(entry, profile)
    let required = profile.questions.count { $0.isRequired }
    guard entry.gavePermission == true || open.count < required else { return [] }
    return (entry.wasReached == nil ? [profile.header("dihubungi")] : [])
      + (entry.gavePermission == nil ? [profile.header("izin")] : []) + open
  }

  /// `Kepuasan (1-4)`; of more than three the first three and how many more.
  package static func phrase(_ missing: [String]) -> String {
    let rest = missing.count > 3 ? " dan \(missing.count - 3) isian lain" : ""
    return missing.prefix(3).joined(separator: ", ") + rest
  }

  /// The required questions without an answer, by their headers.
  private static func openQuestions(_ entry: CallEntry, _ profile: CallProfile) -> [String] {
    profile.questions.indices.filter { index in
      profile.questions[index].isRequired && (index >= entry.answers.count || entry.answers[index].isEmpty)
    }.map { profile.questions[$0].header }
  }
}
