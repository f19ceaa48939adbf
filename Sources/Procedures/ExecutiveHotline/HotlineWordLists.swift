package import Core

/// The wordings of the template's `[words]`, as it spells them.
package struct HotlineWordLists: Sendable, Decodable {
  package struct EmergencyWords: Sendable, Decodable {
    /// The department's own names: `IGD`, `UGD`.
    package var department: [String] = []
    package var treatment: [String] = []
    package var resuscitation: [String] = []
  }

  /// Words that say that nothing is known yet; signs alone (`-`, `...`) need no entry.
  package var missing: [String] = []
  /// Words in a step's cell that stand for nothing done.
  package var not_done: [String] = []
  package var payer = WordLists<Payer>()
  /// Words with which a text of more words begins: `BPJS Kesehatan PBI`, `Asuransi Allianz`.
  package var payer_beginning = WordLists<Payer>()
  package var room_class = WordLists<RoomClass>()
  package var level = WordLists<ManagementLevel>()
  package var path = WordLists<CarePath>()
  package var answer = AnswerWords()
  package var status = WordLists<RoomStatus>()
  package var emergency = EmergencyWords()
  package var receiver = WordLists<DutyRole>()

  package init() {}
}
