package import Core

/// By what names customer service and managers on duty go in `Penerima` (C2): the roles' words, and the profile's officers.
package struct DutyNames: Sendable {
  private var words: [(words: WordSequence, role: DutyRole)] = []
  private var exact: [String: DutyRole] = [:]
  /// Nil for a name that both lists hold.
  private var names: [WordSequence: DutyRole?] = [:]

  /// The names of both roles.
  ///
  /// `words` are the template's wordings for the roles themselves, `cs` and `mod` the profile's officers (`cs_officers`, `mod_officers`).
  package init(words lists: WordLists<DutyRole> = WordLists(), cs: [String] = [], mod: [String] = []) {
    for (role, wordings) in lists.words {
      for wording in [role.rawValue] + wordings {
        let sequence = WordSequence(wording)
        if !sequence.isEmpty { words.append((sequence, role)) }
      }
      exact[role.rawValue] = role
    }
    for (role, officers) in [(DutyRole.customerService, cs), (.manager, mod)] {
      for officer in officers {
        let name = WordSequence(officer)
        if name.isEmpty { continue }
        if let known = names[name], known != role {
          names[name] = .some(nil)
        } else {
          names[name] = .some(role)
        }
      }
    }
  }

  /// Whether a text is a role and nothing else: `CS`.
  static func isRole(_ text: String) -> Bool { DutyRole(rawValue: text) != nil }

  /// The role of who answered; nil where the text names neither or both, or nobody who is listed.
  package func role(of text: String) -> DutyRole? {
    if let role = exact[text] { return role }
    if text.isEmpty { return nil }
    let sequence = WordSequence(text)
    var found: DutyRole?
    for (words, role) in words where sequence.contains(words) {
      if let found, found != role { return nil }
      found = role
    }
    return found ?? names[sequence] ?? nil
  }
}
