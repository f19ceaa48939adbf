import Spreadsheet
import Testing

@testable import Core
@testable import ExecutiveHotline
@testable import Feedback
@testable import PhoneService
@testable import PostDischargeCalls

/// A parcel, to be sent away within two days; the rules are no SOP's.
private struct Parcel: RuleContext {
  typealias Outcome = Never
  var days: Int?
  var isSealed = true
  var isFragile = false

  static let rules: [any Rule<Parcel>.Type] = [SentInTime.self, Sealed.self, Wrapped.self]

  enum SentInTime: Rule {
    static let clause = Clause("G", 1)
    static let title = "Dikirim tepat waktu"
    static let breach: String? = "Lewat dua hari"

    static func verdict(_ parcel: Parcel) -> Verdict<Never> {
      guard let days = parcel.days else { return .unknown(of: "Tanggal Kirim") }
      return days > 2 ? .broken : .kept
    }

    static func facts(_ parcel: Parcel) -> String { "Dikirim setelah \(parcel.days ?? 0) hari (G1)" }
  }

  enum Sealed: Rule {
    static let clause = Clause("G", 2)
    static let title = "Disegel"

    static func verdict(_ parcel: Parcel) -> Verdict<Never> { parcel.isSealed ? .kept : .unknown(of: nil) }
    static func facts(_ parcel: Parcel) -> String { parcel.isSealed ? "Segel utuh (G2)" : "Segel tidak dicatat (G2)" }
  }

  enum Wrapped: Rule {
    static let clause = Clause("G", 2)
    static let title = "Dibungkus"
    static let breach: String? = "Tanpa bungkus"

    static func verdict(_ parcel: Parcel) -> Verdict<Never> { parcel.isFragile ? .pending : .notApplicable }
    static func facts(_ parcel: Parcel) -> String {
      parcel.isFragile ? "Belum dibungkus (G2)" : "Tidak pecah belah (G2)"
    }
  }
}

/// A door that the first rule to say so opens or shuts.
private struct Door: RuleContext {
  enum Outcome: String, RuleOutcome {
    case open = "Buka"
    case shut = "Tutup"
  }
  var isNight: Bool
  var isLocked: Bool

  static let rules: [any Rule<Door>.Type] = [Locked.self, Night.self, Day.self]
  static let firstDecides = true

  enum Locked: Rule {
    static let clause = Clause("G", 3, "a")
    static let title = "Terkunci"

    static func verdict(_ door: Door) -> Verdict<Outcome> { door.isLocked ? .gives(.shut) : .notApplicable }
    static func facts(_ door: Door) -> String { "Tutup: terkunci (G3a)" }
  }

  enum Night: Rule {
    static let clause = Clause("G", 3, "b")
    static let title = "Malam"

    static func verdict(_ door: Door) -> Verdict<Outcome> { door.isNight ? .gives(.shut) : .notApplicable }
    static func facts(_ door: Door) -> String { "Tutup: malam (G3b)" }
  }

  enum Day: Rule {
    static let clause = Clause("G", 3)
    static let title = "Siang"

    static func verdict(_ door: Door) -> Verdict<Outcome> { .gives(.open) }
    static func facts(_ door: Door) -> String { "Buka: siang (G3)" }
  }
}

struct RuleTests {
  @Test func `where rules only hold clauses against a record, each is tried and told with its facts`() {
    let trials = Parcel(days: 3).trials(status: "Dikirim")
    #expect(trials.map(\.clause) == ["G1", "G2", "G2"])
    #expect(trials.map(\.status) == ["dilanggar", "dipenuhi", "tidak berlaku"])
    #expect(trials.map(\.reason) == ["Dikirim setelah 3 hari (G1)", "Segel utuh (G2)", "Tidak pecah belah (G2)"])
    #expect(trials.map(\.decides) == [true, false, false])
  }

  @Test func `what a verdict is unknown for is named, or the rule's facts say it`() {
    let trials = Parcel(days: nil, isSealed: false, isFragile: true).trials(status: "")
    #expect(trials.map(\.status) == ["tidak diketahui", "tidak diketahui", "menunggu"])
    #expect(
      trials.map(\.reason) == [
        "Tidak diketahui: Tanggal Kirim (G1)", "Segel tidak dicatat (G2)", "Belum dibungkus (G2)",
      ])
    #expect(trials.allSatisfy { !$0.decides })
  }

  @Test func `where the first rule to give something decides, no rule behind it is tried`() {
    let night = Door(isNight: true, isLocked: false).trials(status: "Tutup")
    #expect(night.map(\.clause) == ["G3a", "G3b"])
    #expect(night.map(\.status) == [nil, "Tutup"])
    #expect(night.map(\.reason) == [nil, "Tutup: malam (G3b)"])
    #expect(night.map(\.decides) == [false, true])
    #expect(Door(isNight: false, isLocked: false).trials(status: "Buka").map(\.decides) == [false, false, true])
    #expect(Door(isNight: true, isLocked: true).trials(status: "Tutup").count == 1)
  }

  @Test func `a clause that rules share is called by the one that can be broken`() {
    #expect(Parcel.breakable == [Clause("G", 1), Clause("G", 2)])
    #expect(Parcel.breach(of: Clause("G", 2)) == "Tanpa bungkus")
    #expect(Parcel.breach(of: Clause("G", 3)).isEmpty)
    #expect(Door.breakable.isEmpty)
  }

  @Test func `an explanation tells what is known, and marks the rule that decided`() {
    let explanation = Explanation(
      Door(isNight: true, isLocked: false), sop: "pintu", key: "p-1", subject: "Pintu 1", status: "Tutup", code: "X",
      reason: "Tutup: malam (G3b)", source: "pintu.csv",
      facts: [("Malam", "ya"), ("Kunci", nil), ("Catatan", ""), ("Nomor", "1")])
    #expect(explanation.facts == ["Malam: ya", "Nomor: 1"])
    #expect(
      explanation.lines(.indonesian) == [
        "Pintu 1 · p-1 · pintu.csv", "Tutup (X): Tutup: malam (G3b)", "Malam: ya · Nomor: 1", "Aturan yang dicoba:",
        "    G3a Terkunci: tidak berlaku", "  → G3b Malam: Tutup: malam (G3b)",
      ])
  }

  @Test(arguments: [
    (StayContext.breakable.map(\.id), [String]()),
    (PhoneCallContext.breakable.map(\.id), ["B1", "B2", "B3", "B4", "B5", "B6"]),
    (JudgedCall.breakable.map(\.id), ["C2", "C3", "C6"]), (FeedbackContext.breakable.map(\.id), ["D2", "D4", "D7"]),
  ])
  func `of each SOP it is known which clauses can be broken`(found: [String], wanted: [String]) {
    #expect(found == wanted)
  }
}
