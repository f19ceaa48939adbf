import Book
import Core
import Spreadsheet

/// `Selesai` of the call list: `Ya` when executed (A9), `Tutup` when refused or not reached, else `Belum`. It is a live formula,
/// so that the row turns as it is filled; what it comes to over a row's entries is said here beside it.
struct CallCompletion {
  let profile: CallProfile

  static let executed = "Ya"
  static let closed = "Tutup"
  static let open = "Belum"

  /// The formula of a row; `cell` gives the name of a column's cell.
  func formula(_ cell: (String) -> String) -> String {
    let required = profile.questions.filter(\.isRequired).map { "\(cell("form_" + $0.id))<>\"\"" }
    let isExecuted = (["\(cell("dihubungi"))=\"Ya\"", "\(cell("izin"))=\"Ya\""] + required).joined(separator: ",")
    let failures = (1...3).map { number in
      let result = cell("percobaan_\(number)_hasil")
      return "(\(result)<>\"\")*(\(result)<>\"\(profile.reachedResult)\")"
    }.joined(separator: "+")
    return "IF(AND(\(isExecuted)),\"\(Self.executed)\",IF(OR(AND(\(cell("dihubungi"))<>\"Tidak\","
      + "\(cell("izin"))=\"Tidak\"),AND(\(cell("dihubungi"))<>\"Ya\",\(failures)>=\(profile.maxAttempts))),"
      + "\"\(Self.closed)\",\"\(Self.open)\"))"
  }

  /// What the formula comes to: texts are compared as a spreadsheet compares them, without regard to case and blank by blank.
  func value(_ row: StaffSheet.Row) -> String {
    func holds(_ id: String, _ text: String) -> Bool {
      if case .text(let own)? = row.values[id] { own.lowercased() == text.lowercased() } else { false }
    }
    let isAnswered = profile.questions.allSatisfy { !$0.isRequired || row.values["form_" + $0.id] != nil }
    if holds("dihubungi", "Ya"), holds("izin", "Ya"), isAnswered { return Self.executed }
    if !holds("dihubungi", "Tidak"), holds("izin", "Tidak") { return Self.closed }
    let failures = (1...3).count { number in
      let id = "percobaan_\(number)_hasil"
      return row.values[id] != nil && !holds(id, profile.reachedResult)
    }
    return !holds("dihubungi", "Ya") && failures >= profile.maxAttempts ? Self.closed : Self.open
  }
}

extension CallState {
  /// What `Selesai` of a stay's row on the call list comes to.
  func completion(_ stay: Int) -> String {
    CallCompletion(profile: profile).value(callRows[keys[stay]] ?? StaffSheet.Row())
  }
}
