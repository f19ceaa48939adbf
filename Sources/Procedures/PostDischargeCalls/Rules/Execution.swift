import Spreadsheet

/// A9: a target is executed when `Dihubungi` is Ya, `Izin` is Ya and every required item of the form is filled.
package enum Execution {
  package static func isComplete(_ entry: CallEntry, profile: CallProfile) -> Bool {
    guard entry.wasReached == true, entry.gavePermission == true else { return false }
    return profile.questions.indices.allSatisfy { index in
      !profile.questions[index].isRequired || (index < entry.answers.count && !entry.answers[index].isEmpty)
    }
  }
}
