import Spreadsheet

/// The columns that a procedure's input may have, and what makes a sheet one of its inputs.
package struct Schema: Sendable {
  /// A kind of sheet: a discharge export, a telephone list.
  package struct Shape: Sendable, Hashable {
    package let id: String
    /// Of each group at least one field has a column. A row on which a group that names somebody is empty is rejected; so is one
    /// with a bad date in a group of that date alone.
    package let requires: [[String]]
    /// Fields that such a sheet has not.
    package let without: [String]
    /// Whether a row on which a group that names somebody is empty is rejected; a row of a log is one all the same.
    package let rejectsNameless: Bool

    package init(id: String, requires: [[String]], without: [String] = [], rejectsNameless: Bool = true) {
      self.id = id
      self.requires = requires
      self.without = without
      self.rejectsNameless = rejectsNameless
    }
  }

  package let fields: [Field]
  /// The first that fits is what the sheet is.
  package let shapes: [Shape]
  /// Headers that two fields claim; the first field has them.
  package let conflicts: [String]
  /// How many fields a row must name to be a header row.
  package let minimumMatches: Int
  private let matches: [String: HeaderMatch]
  private let indices: [String: Int]
  /// The phrases that name fields, by their first word.
  private let phrases: [String: [Phrase]]
  /// All headers, each field's own before its aliases.
  let known: [KnownHeader]

  package init(fields: [Field], shapes: [Shape] = [], minimumMatches: Int = 2) {
    self.fields = fields
    self.shapes = shapes
    self.minimumMatches = max(1, min(minimumMatches, fields.count))
    var matches: [String: HeaderMatch] = [:]
    var indices: [String: Int] = [:]
    var conflicts: [String] = []
    // A field's own header goes before any alias.
    for (index, field) in fields.enumerated() {
      indices[field.id] = indices[field.id] ?? index
      let key = HeaderText.key(field.header)
      if matches[key] == nil {
        matches[key] = HeaderMatch(field: index, rank: 0)
      } else {
        conflicts.append(field.header)
      }
    }
    for (index, field) in fields.enumerated() {
      for (rank, alias) in field.aliases.enumerated() {
        let key = HeaderText.key(alias)
        if let match = matches[key] {
          if match.field != index { conflicts.append(alias) }
        } else if !key.isEmpty {
          matches[key] = HeaderMatch(field: index, rank: rank + 1)
        }
      }
    }
    var phrases: [String: [Phrase]] = [:]
    var order = 0
    for (index, field) in fields.enumerated() {
      for words in field.phrases.map(HeaderText.words) {
        guard let first = words.first else { continue }
        order += 1
        phrases[first, default: []].append(
          Phrase(order: order, field: index, words: words, length: words.reduce(0) { $0 + $1.utf8.count + 1 }))
      }
    }
    self.phrases = phrases
    known = fields.enumerated().flatMap { index, field in
      ([field.header] + field.aliases).map { KnownHeader($0, field: index) }
    }
    self.matches = matches
    self.indices = indices
    self.conflicts = conflicts
  }

  package func index(of id: String) -> Int? { indices[id] }

  /// The field that a header names; none where it is longer than ``HeaderText/longest``.
  package func match(_ header: String) -> HeaderMatch? {
    guard header.utf8.count <= HeaderText.longest else { return nil }
    if let match = matches[HeaderText.key(header)] { return match }
    return HeaderText.keyWithoutRemark(header).flatMap { matches[$0] } ?? phraseMatch(header)
  }

  /// The field whose phrase is in a header; of several the longest one's, of two equally long ones nobody's.
  private func phraseMatch(_ header: String) -> HeaderMatch? {
    if phrases.isEmpty { return nil }
    let words = HeaderText.words(header)
    var found: [Phrase] = []
    for (place, word) in words.enumerated() {
      for phrase in phrases[word] ?? [] where words[place...].starts(with: phrase.words) { found.append(phrase) }
    }
    var best: Phrase?
    var isTied = false
    for phrase in found.sorted(on: \.order) where phrase.length >= best?.length ?? 0 {
      isTied = phrase.length == best?.length && phrase.field != best?.field
      if phrase.length > best?.length ?? 0 { best = phrase }
    }
    guard let best, !isTied else { return nil }
    return HeaderMatch(field: best.field, rank: fields[best.field].aliases.count + 1)
  }

  /// The shape of a sheet that has columns for these fields; nil where none fits.
  package func shape(of present: Set<Int>) -> Shape? {
    func has(_ id: String) -> Bool { indices[id].map(present.contains) ?? false }
    return shapes.first { shape in
      shape.requires.allSatisfy { $0.contains(where: has) } && !shape.without.contains(where: has)
    }
  }
}

/// Words that name a field wherever they stand in a header.
private struct Phrase {
  /// The phrases' own order.
  let order: Int
  let field: Int
  let words: [String]
  /// Bytes, and one a word.
  let length: Int
}

/// A field that a header names, and how much the header is preferred: 0 is the field's own header.
package struct HeaderMatch: Sendable, Hashable {
  package let field: Int
  package let rank: Int
}
