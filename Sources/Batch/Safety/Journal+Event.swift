import Book
import Spreadsheet

extension Journal {
  /// What happened, and what is known of it; one line of the journal.
  ///
  /// It holds no patient data: numbers of persons in a row's key, and words of a file's name that may be a person's, are masked.
  package struct Event: Sendable, Hashable {
    /// The word under `event`; kinds of later versions are kept as they are read.
    package struct Kind: RawRepresentable, Sendable, Hashable {
      package var rawValue: String
      package init(rawValue: String) { self.rawValue = rawValue }

      package static let started = Kind(rawValue: "started")
      package static let input = Kind(rawValue: "input")
      package static let decisions = Kind(rawValue: "decisions")
      package static let written = Kind(rawValue: "written")
      package static let merged = Kind(rawValue: "merged")
      package static let conflict = Kind(rawValue: "conflict")
      package static let settled = Kind(rawValue: "settled")
      package static let correction = Kind(rawValue: "correction")
      package static let archived = Kind(rawValue: "archived")
      package static let pruned = Kind(rawValue: "pruned")
      package static let exported = Kind(rawValue: "exported")
      package static let ended = Kind(rawValue: "ended")
    }

    package enum Value: Sendable, Hashable {
      case text(String)
      case number(Int)
      case counts([String: Int])
      case texts([String])
    }

    package var kind: Kind
    /// When; set by the run that appends it.
    package var moment: Moment
    /// All that belongs to the kind, by its name in the journal.
    package var fields: [String: Value]

    package init(_ kind: Kind, at moment: Moment = Moment(seconds: 0), _ fields: [String: Value?] = [:]) {
      self.kind = kind
      self.moment = moment
      self.fields = fields.compactMapValues { $0 }
    }

    /// The event as the journal may tell it.
    var masked: Event {
      var event = self
      for case (let name, .text(let text)) in fields {
        switch name {
        case "sha256", "before", "after", "who", "version": break
        case "file", "into", "book", "backup": event.fields[name] = .text(Masking.fileName(text))
        case "key": event.fields[name] = .text(Masking.key(text))
        default: event.fields[name] = .text(Masking.numbers(text))
        }
      }
      return event
    }

    package func text(_ name: String) -> String? {
      if case .text(let text)? = fields[name] { text } else { nil }
    }

    package func number(_ name: String) -> Int? {
      if case .number(let number)? = fields[name] { number } else { nil }
    }

    package func counts(_ name: String) -> [String: Int]? {
      if case .counts(let counts)? = fields[name] { counts } else { nil }
    }
  }
}

extension Journal.Event {
  /// A run began; `date` is the day that it ran for.
  package static func started(date: String, version: String, who: String) -> Self {
    Self(.started, ["date": .text(date), "version": .text(version), "who": .text(who)])
  }

  /// A file, relative to the folder, that the run found new, or with other bytes than a run told of before.
  package static func input(file: String, sha256: String, size: Int) -> Self {
    Self(.input, ["file": .text(file), "sha256": .text(sha256), "size": .number(size)])
  }

  /// What was decided over a period of which the run wrote a book or a report.
  package static func decisions(sop: String, period: String, statuses: [String: Int]) -> Self {
    Self(.decisions, ["sop": .text(sop), "period": .text(period), "statuses": .counts(statuses)])
  }

  /// A file that the run put in place; `before` and `backup` are nil where there was none.
  package static func written(file: String, before: String?, after: String, backup: String?) -> Self {
    Self(
      .written,
      [
        "file": .text(file), "before": before.map { .text($0) }, "after": .text(after),
        "backup": backup.map { .text($0) },
      ])
  }

  /// A returned copy was merged into a workbook; never again while its bytes are these.
  package static func merged(
    file: String, sha256: String, into book: String, taken: Int, conflicts: Int
  ) -> Self {
    Self(
      .merged,
      [
        "file": .text(file), "sha256": .text(sha256), "into": .text(book), "taken": .number(taken),
        "conflicts": .number(conflicts),
      ])
  }

  /// A data package of a period was made, of content with a digest.
  static func exported(sop: String, period: String, number: Int, sha256: String) -> Self {
    Self(
      .exported, ["sop": .text(sop), "period": .text(period), "number": .number(number), "sha256": .text(sha256)])
  }

  /// A cell that two sides changed differently: where it is, never what stands in it.
  package static func conflict(book: String, sheet: String, key: String, column: String, file: String) -> Self {
    Self(
      .conflict,
      ["book": .text(book), "sheet": .text(sheet), "key": .text(key), "column": .text(column), "file": .text(file)])
  }

  /// A conflict that staff settled.
  package static func settled(book: String, sheet: String, key: String, column: String, choice: String) -> Self {
    Self(
      .settled,
      ["book": .text(book), "sheet": .text(sheet), "key": .text(key), "column": .text(column), "choice": .text(choice)])
  }

  /// A figure of a closed period that would be another now (G6).
  package static func correction(period: String, figure: String, old: String, new: String, key: String?) -> Self {
    Self(
      .correction,
      [
        "period": .text(period), "figure": .text(figure), "old": .text(old), "new": .text(new),
        "key": key.map { .text($0) },
      ])
  }

  /// A workbook that had been put beside an open one went to the archive.
  package static func archived(file: String, to backup: String) -> Self {
    Self(.archived, ["file": .text(file), "backup": .text(backup)])
  }

  /// A backup that was kept long enough.
  package static func pruned(file: String) -> Self { Self(.pruned, ["file": .text(file)]) }

  /// The run ended, with its exit status.
  package static func ended(status: Int) -> Self { Self(.ended, ["status": .number(status)]) }
}

extension Journal.Event: Codable {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static let momentName = "at"
  private static let kindName = "event"

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    let moment = try container.decode(String.self, forKey: Name(stringValue: Self.momentName))
    kind = Kind(rawValue: try container.decode(String.self, forKey: Name(stringValue: Self.kindName)))
    self.moment = Moment(iso: moment) ?? Moment(seconds: 0)
    fields = [:]
    for name in container.allKeys where name.stringValue != Self.momentName && name.stringValue != Self.kindName {
      // A value of a shape that this version does not know is left out.
      fields[name.stringValue] = try? container.decode(Value.self, forKey: name)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(moment.description, forKey: Name(stringValue: Self.momentName))
    try container.encode(kind.rawValue, forKey: Name(stringValue: Self.kindName))
    for (name, value) in fields { try container.encode(value, forKey: Name(stringValue: name)) }
  }
}

extension Journal.Event.Value: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let counts = try? container.decode([String: Int].self) {
      self = .counts(counts)
    } else {
      self = .texts(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .counts(let counts): try container.encode(counts)
    case .texts(let texts): try container.encode(texts)
    }
  }
}
