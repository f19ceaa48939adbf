/// A word or phrase of a text that has a meaning.
struct FeedbackHit: Sendable {
  var meaning: WordMeaning
  /// Bytes of the text.
  var range: Range<Int>
  /// The part of the text, counted from 0; parts end at commas, sentences and contrasts.
  var part: Int
  var isPhrase: Bool
  var isJudging: Bool
}

/// The theme, or the unit, that most of a text's words name.
///
/// A word weighs 2, a phrase 3, and 2 more where it also judges; thrice in the parts of the text that decided the kind.
/// Of equals the one named first.
struct TopicTally: Sendable {
  private var scores: [Int]
  private var bests: [Int]
  private var words: [Range<Int>]
  private var order: [Int] = []

  init(count: Int) {
    scores = [Int](repeating: 0, count: count)
    bests = scores
    words = [Range<Int>](repeating: 0..<0, count: count)
  }

  mutating func reset() {
    for place in order { scores[place] = 0 }
    order.removeAll(keepingCapacity: true)
  }

  mutating func add(_ place: Int, _ hit: FeedbackHit, isDecisive: Bool) {
    guard scores.indices.contains(place) else { return }
    let weight = ((hit.isPhrase ? 3 : 2) + (hit.isJudging ? 2 : 0)) * (isDecisive ? 3 : 1)
    if scores[place] == 0 {
      order.append(place)
      bests[place] = 0
    }
    scores[place] += weight
    if weight > bests[place] {
      bests[place] = weight
      words[place] = hit.range
    }
  }

  /// The place with the highest score, and its weightiest word; nil where nothing was named.
  var winner: (place: Int, word: Range<Int>)? {
    guard var best = order.first else { return nil }
    for place in order where scores[place] > scores[best] { best = place }
    return (best, words[best])
  }
}
