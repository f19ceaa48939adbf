import FoundationEssentials
import Spreadsheet

/// One line of a ``PatchScript``.
struct PatchLine: Decodable {
  var sheet: String
  var action: PatchScript.Action

  /// What is wrong in a line, and of which cell it speaks.
  struct Fault: Error {
    var kind: PatchScriptError.Kind
    var sheet: String?
    var cell: String?
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }

    static let sheet = Key(stringValue: "sheet")
    static let cell = Key(stringValue: "cell")
    static let value = Key(stringValue: "value")
    static let date = Key(stringValue: "date")
    static let fill = Key(stringValue: "fill")
    static let append = Key(stringValue: "append")
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    let sheet = try? keys.decode(String.self, forKey: .sheet)
    let cell = try? keys.decode(String.self, forKey: .cell)
    func fault(_ kind: PatchScriptError.Kind) -> Fault { Fault(kind: kind, sheet: sheet, cell: cell) }

    guard let sheet else { throw fault(.missing("sheet")) }
    self.sheet = sheet
    let known =
      keys.contains(.append) ? ["sheet", "append"] : ["sheet", "cell", "value", "date", "fill"]
    if let unknown = keys.allKeys.map(\.stringValue).sorted().first(where: { !known.contains($0) }) {
      throw fault(.unknownKey(unknown, known: known))
    }
    if keys.contains(.append) {
      guard let values = try? keys.decode([Value].self, forKey: .append) else { throw fault(.wrongAppend) }
      action = .append(
        try values.map { value in
          guard let result = value.result else { throw fault(value.fault ?? .wrongValue) }
          return result
        })
      return
    }
    guard let cell else { throw fault(.missing(keys.contains(.cell) ? "cell" : "cell\" / \"append")) }
    guard let place = Self.place(cell) else { throw fault(.wrongCell) }
    var edit = CellEdit(row: place.row, column: place.column)
    if keys.contains(.value), keys.contains(.date) { throw fault(.valueAndDate) }
    if keys.contains(.value) {
      let value = try keys.decode(Value.self, forKey: .value)
      guard let result = value.result, !value.isObject else { throw fault(value.fault ?? .wrongValue) }
      edit.value = result
    } else if keys.contains(.date) {
      guard let text = try? keys.decode(String.self, forKey: .date), let date = Value.date(text) else {
        throw fault(.wrongDate)
      }
      edit.value = date
    }
    if keys.contains(.fill) {
      edit.look = .change(LookChange(fill: try Self.fill(keys).unwrapped(or: fault(.wrongFill))))
    }
    guard edit.value != nil || edit.look != nil else { throw fault(.nothingToDo) }
    action = .edit(edit)
  }

  /// A colour of six hexadecimal digits; null for none.
  private static func fill(_ keys: KeyedDecodingContainer<Key>) throws -> LookChange.Fill? {
    if try keys.decodeNil(forKey: .fill) { return LookChange.Fill.none }
    guard var text = try? keys.decode(String.self, forKey: .fill) else { return nil }
    if text.hasPrefix("#") { text.removeFirst() }
    guard text.utf8.count == 6, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let rgb = UInt32(text, radix: 16)
    else { return nil }
    return .solid(Color(rgb))
  }

  private static func place(_ text: String) -> (row: Int, column: Int)? {
    guard let (column, row) = CellReference.parse(Array(text.utf8).span), let row,
      CellArea(row: row, column: column).isOnSheet
    else { return nil }
    return (row, column)
  }

  /// A value of a cell: a text, a number, a truth, null, or an object with a date.
  private struct Value: Decodable {
    var result: PatchValue?
    var fault: PatchScriptError.Kind?
    var isObject = false

    init(from decoder: any Decoder) throws {
      if let keys = try? decoder.container(keyedBy: Key.self) {
        isObject = true
        let text = keys.allKeys.count == 1 ? try? keys.decode(String.self, forKey: .date) : nil
        result = text.flatMap { Self.date($0) }
        if result == nil { fault = .wrongDate }
        return
      }
      guard let value = try? decoder.singleValueContainer() else { return }
      if value.decodeNil() {
        result = .empty
      } else if let text = try? value.decode(String.self) {
        if text.utf16.count > 32_767 { fault = .tooLong } else { result = text.isEmpty ? .empty : .text(text) }
      } else if let truth = try? value.decode(Bool.self) {
        result = .boolean(truth)
      } else if let number = try? value.decode(Double.self), number.isFinite {
        result = .number(number)
      }
    }

    /// `2026-11-21` or `2026-11-21T14:05`; none before 1900-03-01, where Excel's calendar is wrong.
    static func date(_ text: String) -> PatchValue? {
      guard text.utf8.count == 10 || text.utf8.dropFirst(10).first == UInt8(ascii: "T"),
        case .date(let serial) = ISODateText.value(text), serial >= 61
      else { return nil }
      return .date(serial)
    }
  }
}

extension Optional {
  /// The value, or the error thrown.
  fileprivate func unwrapped(or error: some Error) throws -> Wrapped {
    guard let self else { throw error }
    return self
  }
}
