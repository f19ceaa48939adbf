package import Core
import Intake

/// The words of the hotline's columns and what they mean, prepared once from the template.
package struct HotlineWords: Sendable {
  private let payers: WordTable<Payer>
  private let payerBeginnings: [(key: String, payer: Payer)]
  private let classes: WordTable<RoomClass>
  private let levels: WordTable<ManagementLevel>
  private let paths: WordTable<CarePath>
  private let answers: WordTable<Bool>
  private let statuses: WordTable<RoomStatus>
  private let departments: [WordSequence]
  private let beds: [(bed: EmergencyBed, words: [WordSequence])]
  private let notDone: Set<String>

  /// Those that no template changes.
  static let standard = HotlineWords(HotlineWordLists())

  package init(_ lists: HotlineWordLists) {
    let missing = lists.missing
    payers = WordTable(lists.payer.words, missing: missing)
    // Whatever begins with BPJS is BPJS.
    let beginnings = [(Payer.bpjs, ["BPJS"] + lists.payer_beginning[.bpjs])] + lists.payer_beginning.words
    payerBeginnings = beginnings.flatMap { payer, words in
      words.map { (HeaderText.key($0), payer) }.filter { !$0.0.isEmpty }
    }
    classes = WordTable(lists.room_class.words, missing: missing)
    levels = WordTable(lists.level.words, missing: missing)
    paths = WordTable(lists.path.words, missing: missing)
    answers = WordTable(lists.answer, missing: missing)
    statuses = WordTable(lists.status.words, missing: missing)
    departments = lists.emergency.department.map { WordSequence($0) }
    beds = [
      (.treatment, ([EmergencyBed.treatment.rawValue] + lists.emergency.treatment).map { WordSequence($0) }),
      (
        .resuscitation, ([EmergencyBed.resuscitation.rawValue] + lists.emergency.resuscitation).map { WordSequence($0) }
      ),
    ]
    notDone = Set((lists.not_done + ["Tidak Berlaku"] + missing).map(HeaderText.key))
  }

  /// The payer of a text: as listed, else by the word with which it begins.
  ///
  /// Whatever begins with `BPJS` is BPJS; any other text that names two payers (`Asuransi Perusahaan`) is not guessed at.
  package func payer(_ text: String) -> Noted<Payer> {
    let listed = payers.meaning(of: text)
    guard case .unreadable = listed else { return listed }
    let key = HeaderText.key(text)
    guard let begun = payerBeginnings.first(where: { key.hasPrefix($0.key) }) else { return listed }
    if begun.payer == .bpjs { return .value(.bpjs) }
    let isAmbiguous = payerBeginnings.contains { $0.payer != begun.payer && key.holds($0.key) }
    return isAmbiguous ? listed : .value(begun.payer)
  }

  package func roomClass(_ text: String) -> Noted<RoomClass> { classes.meaning(of: text) }

  package func level(_ text: String) -> Noted<ManagementLevel> { levels.meaning(of: text) }

  package func path(_ text: String) -> Noted<CarePath> { paths.meaning(of: text) }

  /// `Ya` or `Tidak`, as true or false.
  package func answer(_ text: String) -> Noted<Bool> { answers.meaning(of: text) }

  /// The status of a room; `Kosong` is free, and an empty cell is missing.
  package func status(_ text: String) -> Noted<RoomStatus> { statuses.meaning(of: text) }

  /// The kept emergency bed that a census row is of; a treatment room counts only where the department is named too.
  package func emergencyBed(room: String, roomClass: String) -> EmergencyBed? {
    let (room, roomClass) = (WordSequence(room), WordSequence(roomClass))
    func names(_ words: WordSequence) -> Bool { room.contains(words) || roomClass.contains(words) }
    guard let bed = beds.first(where: { $0.words.contains(where: names) })?.bed else { return nil }
    return bed == .resuscitation || departments.contains(where: names) ? bed : nil
  }

  /// The comparable forms of the words by which a spreadsheet tells payer, class, level and path, and the words with which a payer's
  /// text begins.
  var live: LiveWords {
    LiveWords(
      payers: payers.wordings, classes: classes.wordings, levels: levels.wordings, paths: paths.wordings,
      beginnings: payerBeginnings)
  }

  /// Whether the text of a step's cell says that nothing was done: empty, a sign, `Tidak Berlaku`, `Belum`.
  package func isNotDone(_ text: String) -> Bool {
    let key = HeaderText.key(text)
    return key.isEmpty || notDone.contains(key)
  }
}

extension String {
  /// Whether another text's bytes stand anywhere in this one's.
  fileprivate func holds(_ other: String) -> Bool {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(other) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
