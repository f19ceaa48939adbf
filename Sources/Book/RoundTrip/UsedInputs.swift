/// The inputs that a work book was made of, by their digests, as its base remembers them: once its period is long over, what stands in
/// them stands in the book.
package struct UsedInputs: Sendable {
  /// The name under which a base remembers them; no sheet can have it.
  package static let name = "masuk/"

  /// SHA-256, and by which rules and settings the input was read.
  package private(set) var names: Set<String> = []

  package init() {}

  /// An input of that SHA-256, read by rules and settings that a text names.
  package mutating func insert(_ digest: String, basis: String) { names.insert(Self.name(digest, basis)) }

  /// Whether a base remembers an input.
  package static func contains(_ digest: String, basis: String, in base: BaseSheet) -> Bool {
    base.keyed[name]?.hasKey(name(digest, basis)) ?? false
  }

  /// Those that a base remembers.
  package static func names(in base: BaseSheet) -> [String] { base.keyed[name].map { $0.keys.sorted() } ?? [] }

  /// What an input is remembered by.
  package static func name(_ digest: String, _ basis: String) -> String { digest + " " + basis }

  /// For the base.
  package var sheet: KeyedSheet {
    var sheet = KeyedSheet(name: Self.name)
    for name in names.sorted() { sheet.append(KeyedSheet.Row(index: 0, key: name, isHidden: false, formulas: [])) }
    return sheet
  }
}
