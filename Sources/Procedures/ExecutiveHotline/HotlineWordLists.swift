/// The wordings of the template's `[words]`, as it spells them; a term's own name needs no entry.
package struct HotlineWordLists: Sendable, Equatable, Decodable {
  package struct Payers: Sendable, Equatable, Decodable {
    package var company: [String] = []
    package var insurance: [String] = []
    package var personal: [String] = []
    package var bpjs: [String] = []

    package init() {}
  }

  package struct Classes: Sendable, Equatable, Decodable {
    package var vip: [String] = []
    package var suite: [String] = []
    package var president_suite: [String] = []
    package var first: [String] = []
    package var second: [String] = []
    package var third: [String] = []

    package init() {}
  }

  package struct Levels: Sendable, Equatable, Decodable {
    package var middle_up: [String] = []
    package var staff: [String] = []

    package init() {}
  }

  package struct Paths: Sendable, Equatable, Decodable {
    package var inpatient: [String] = []
    package var outpatient: [String] = []

    package init() {}
  }

  package struct Answers: Sendable, Equatable, Decodable {
    package var yes: [String] = []
    package var no: [String] = []

    package init() {}
  }

  package struct Statuses: Sendable, Equatable, Decodable {
    package var free: [String] = []
    package var occupied: [String] = []
    package var reserved: [String] = []
    package var closed: [String] = []

    package init() {}
  }

  package struct EmergencyWords: Sendable, Equatable, Decodable {
    /// The department's own names: `IGD`, `UGD`.
    package var department: [String] = []
    package var treatment: [String] = []
    package var resuscitation: [String] = []

    package init() {}
  }

  package struct Roles: Sendable, Equatable, Decodable {
    package var cs: [String] = []
    package var mod: [String] = []

    package init() {}
  }

  /// Words that say that nothing is known yet; signs alone (`-`, `...`) need no entry.
  package var missing: [String] = []
  /// Words in a step's cell that stand for nothing done.
  package var not_done: [String] = []
  package var payer = Payers()
  /// Words with which a text of more words begins: `BPJS Kesehatan PBI`, `Asuransi Allianz`.
  package var payer_beginning = Payers()
  package var room_class = Classes()
  package var level = Levels()
  package var path = Paths()
  package var answer = Answers()
  package var status = Statuses()
  package var emergency = EmergencyWords()
  package var receiver = Roles()

  package init() {}
}
