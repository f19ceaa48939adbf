import Batch
import Book
package import Core
import Intake
import Spreadsheet

extension Explanation {
  /// The explanations of all stays that a key names: a no. RM, a no. rawat or a row's key.
  package static func all(_ key: String, state: CallState, width: Int?) -> [Explanation] {
    let number = state.schema.index(of: "no_rm")
    let visit = state.schema.index(of: "no_rawat")
    let wanted = MedicalRecordNumber.key(key, width: width)
    return state.stays.indices.filter { stay in
      if state.keys[stay] == key { return true }
      if let visit, state.string(stay, visit) == key { return true }
      guard let number else { return false }
      return MedicalRecordNumber.key(state.string(stay, number), width: width) == wanted && !wanted.isEmpty
    }.map { Explanation(state, $0) }
  }

  private init(_ state: CallState, _ stay: Int) {
    let context = state.context(stay)
    let decision = state.decisions[stay]
    let facts = state.stays[stay]
    let number = state.schema.index(of: "no_rm").map { state.string(stay, $0) } ?? ""
    let lines: [(String, String?)] = [
      ("Masuk", facts.admission?.indonesian), ("Keluar", facts.discharge?.indonesian),
      ("Tgl Entri", facts.entry?.indonesian), ("Pertama terlihat", facts.firstSeen?.indonesian),
      ("Dirawat lagi", facts.readmission?.indonesian),
      ("No HP", state.telephone(stay) == nil ? "tidak dapat dihubungi" : "dapat dihubungi"),
      ("Baris", String(facts.rows.count)),
      (
        "Evaluasi",
        state.evaluations.answers[stay].map { answer in
          "\(answer.score.map { "nilai \($0)" } ?? "tanpa nilai"), \(answer.date.indonesian), \(answer.file)"
        }
      ),
    ]
    self.init(
      context, sop: CallTemplate.sop, key: state.keys[stay], subject: "No RM \(number)",
      status: decision.status.rawValue,
      code: decision.code.rawValue, reason: decision.reason(context),
      source: ([state.origin(stay)] + [state.bookPlace(stay)].compactMap(\.self)).joined(separator: "; "),
      facts: lines)
    medicalRecordNumber = number
    executionDate = decision.executionDate?.description
  }
}
