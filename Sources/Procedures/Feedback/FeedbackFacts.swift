import Core
import Intake
import Spreadsheet

/// What figures need of one feedback, without its texts: made once, while it is decided over.
struct FeedbackFacts: Sendable {
  /// Nil where `Kanal` is missing or not known.
  var channel: FeedbackChannel?
  /// Staff's, else the suggested one, else `Umpan Balik`.
  var kind: FeedbackKind
  /// Staff's, else the suggested one: a place among ``FeedbackState/themes``; nil is `Belum Dikelompokkan`.
  var theme: Int32?
  /// As ``theme``, among ``FeedbackState/units``; nil where nobody names one.
  var unit: Int32?
  /// Whether kind, theme or unit are counted as suggested, staff having chosen none.
  var isSuggested: Bool
  var grade: FeedbackGrade?
  /// 1 to 4.
  var score: Int8?
  /// Minutes to our reply; nil where that is not known.
  var replyMinutes: Int32?
  var isReplied: Bool
  /// Staff say that it repeats another one (D9).
  var isDuplicate: Bool
  /// The last day on which something was done about it; nil where nothing was, or no day tells.
  var lastStep: CalendarDate?
  /// Nobody wrote it: nobody is answered (``AnswerNeed/none``).
  var needsNone: Bool
}

/// Names in the order in which they came, known again whatever their case and blanks.
struct NameList: Sendable {
  private(set) var names: [String]
  private var places: [String: Int32]

  init(_ names: [String]) {
    self.names = names
    places = Dictionary(names.enumerated().map { (HeaderText.key($1), Int32($0)) }) { first, _ in first }
    for (place, name) in names.enumerated() where places[name] == nil { places[name] = Int32(place) }
  }

  /// The place of a name, a new one's at the end; nil of an empty name.
  mutating func place(_ name: String) -> Int32? {
    if name.isEmpty { return nil }
    if let place = places[name] { return place }
    let key = HeaderText.key(name)
    let place = places[key] ?? Int32(names.count)
    if Int(place) == names.count { names.append(name) }
    places[key] = place
    places[name] = place
    return place
  }

  /// The place of a name that is known.
  func known(_ name: String) -> Int32? { places[name] ?? places[HeaderText.key(name)] }
}
