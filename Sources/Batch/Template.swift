package import Book
package import Core
package import Intake
import Spreadsheet

/// What a template says of the SOP's own document (G8).
package struct TemplateDocument: Sendable, Decodable {
  package var version: String
  package var title: String
  package var number: String
  package var revision: String
  package var effective: String
  package var issuer: String

  /// `Pelayanan Melalui Telepon (No. 000.8.3.3/006/VI/2023)`.
  package var named: String { "\(title) (No. \(number))" }
}

/// A column of a template: what it is called, in which other words, and how it looks in the work book.
package struct TemplateColumn: Decodable {
  package enum Kind: String, Decodable, CaseIterable {
    case text, number, identifier, date, time, telephone, nik

    /// How cells are read.
    package var field: Field.Kind {
      switch self {
      case .text, .number: .text
      case .identifier: .identifier
      case .date: .date
      case .time: .time
      case .telephone: .telephone
      case .nik: .nik
      }
    }
  }
  package enum Owner: String, Decodable {
    case sapa, source, staff

    package var column: BookColumn.Owner {
      switch self {
      case .sapa: .sapa
      case .source: .source
      case .staff: .staff
      }
    }
  }

  package var id: String
  package var header: String
  package var kind: Kind?
  package var aliases: [String]?
  /// In characters.
  package var width: Int?
  /// Shown where a cell is selected; `{places}` are filled with the facility's numbers.
  package var hint: String?
  /// What a drop-down offers.
  package var choices: [String]?
  package var owner: Owner?
  /// Who does what the column is about: a step's.
  package var unit: String?

  package var field: Field { Field(id: id, header: header, aliases: aliases ?? [], kind: kind?.field ?? .text) }

  /// The column as a log declares it, of a field with these aliases.
  package func declared(_ field: Field) -> DeclaredColumn {
    DeclaredColumn(
      field, owner: owner?.column ?? .source, kind: choices.map { .choice($0) } ?? (kind == .number ? .number : nil),
      width: width.map { Double($0) }, hint: hint, unit: unit)
  }

  package var declared: DeclaredColumn { declared(field) }

  /// What the column leaves unsaid as the built-in template has it: a facility's copy may be of an earlier version.
  package func filled(from builtIn: TemplateColumn?) -> TemplateColumn {
    guard let builtIn else { return self }
    var column = self
    if kind == nil || kind == .text && builtIn.kind == .number { column.kind = builtIn.kind }
    column.aliases = aliases ?? builtIn.aliases
    column.width = width ?? builtIn.width
    column.hint = hint ?? builtIn.hint
    column.choices = choices ?? builtIn.choices
    column.owner = owner ?? builtIn.owner
    column.unit = unit ?? builtIn.unit
    return column
  }

  /// What a spreadsheet can't hold; nil where all is well.
  package var fault: SettingFault? {
    func fault(_ key: String, _ indonesian: String, _ english: String) -> SettingFault {
      SettingFault { language in
        language("kolom \"\(id)\": \(key) \(indonesian)", "column \"\(id)\": \(key) \(english)")
      }
    }
    if let width, !(1...255).contains(width) { return fault("width", "harus 1 sampai 255", "must be from 1 to 255") }
    if let hint, hint.utf16.count > 255 {
      return fault("hint", "paling panjang 255 huruf", "has more than 255 letters")
    }
    guard let choices else { return nil }
    if choices.isEmpty || choices.contains(where: { $0.contains(",") || $0.allSatisfy(\.isWhitespace) }) {
      return fault("choices", "harus berisi kata-kata tanpa koma", "must be words without commas")
    }
    if choices.joined(separator: ",").utf16.count > 255 {
      return fault("choices", "bersama-sama paling panjang 255 huruf", "have more than 255 letters together")
    }
    return nil
  }
}

extension [TemplateColumn] {
  /// The columns of a facility's template, each with what it leaves unsaid as the built-in one has it.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)`` where a column is what a spreadsheet can't hold.
  package func filled(from builtIn: [TemplateColumn], file: String) throws(FacilityError) -> [TemplateColumn] {
    let known = Dictionary(builtIn.map { ($0.id, $0) }) { first, _ in first }
    let columns = map { $0.filled(from: known[$0.id]) }
    for column in columns {
      if let fault = column.fault { throw .setting(file: file, fault: fault) }
    }
    return columns
  }

  /// What a sheet of these columns, with other headers beside them, lacks or has twice; nil where all is well.
  fileprivate func fault(_ name: String, on sheet: String, needed: [String], others: [String]) -> SettingFault? {
    if let id = needed.first(where: { id in !contains { $0.id == id } }) {
      return SettingFault { language in
        language(
          "\(name).columns: kolom \"\(id)\" harus ada; aturan membacanya",
          "\(name).columns: column \"\(id)\" has to be there; the rules read it")
      }
    }
    var headers: Set = [HeaderText.key(BookColumn.key.header)]
    for header in map(\.header) + others where !headers.insert(HeaderText.key(header)).inserted {
      return SettingFault { language in
        language(
          "\(name).columns: judul \"\(header)\" dua kali di \(sheet)",
          "\(name).columns: header \"\(header)\" stands twice on \(sheet)")
      }
    }
    return nil
  }
}

/// A sheet of a work book, its columns a line each.
package struct TemplateSheet: Decodable {
  package var columns: [TemplateColumn]

  /// The sheet as a facility's template has it; as the built-in one does where it says nothing.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)`` where a column is what a spreadsheet can't hold, and where one is lacking
  ///   or stands twice.
  package static func filled(
    _ sheet: TemplateSheet?, from builtIn: TemplateSheet?, _ name: String, on title: String, needed: [String],
    others: [String] = [], file: String
  ) throws(FacilityError) -> TemplateSheet {
    let standard = builtIn?.columns ?? []
    let columns = try (sheet?.columns ?? standard).filled(from: standard, file: file)
    if let fault = columns.fault(name, on: title, needed: needed, others: others) {
      throw .setting(file: file, fault: fault)
    }
    return TemplateSheet(columns: columns)
  }
}

extension TemplateSheet? {
  package var declared: [DeclaredColumn] { self?.columns.map(\.declared) ?? [] }
}

/// The template of a SOP: its columns are the log's, or the export's.
package protocol LogTemplate: Decodable {
  var columns: [TemplateColumn] { get set }
  /// Takes what a facility's template leaves unsaid from the built-in one.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)`` where a column is what a spreadsheet can't hold.
  mutating func fill(from builtIn: Self, file: String) throws(FacilityError)
}

extension LogTemplate {
  package mutating func fill(from builtIn: Self, file: String) throws(FacilityError) {
    columns = try columns.filled(from: builtIn.columns, file: file)
  }
}

extension Facility {
  /// Reads a SOP's template, the facility's own copy or the built-in one, what it sets of the profile, and its file's name.
  ///
  /// - Throws: ``FacilityError/setting(file:fault:)`` where it is none.
  package static func template<Raw: LogTemplate, Profile: SettingProfile>(
    _ type: Raw.Type, _ sop: String, folder: String, builtIn: [UInt8], _ profile: Profile.Type
  ) throws(FacilityError) -> (raw: Raw, parameters: [String: SettingValue], file: String) {
    let (text, file) = try template(sop, folder: folder, builtIn: builtIn)
    let (known, _) = try template(sop, folder: "", builtIn: builtIn)
    var (raw, parameters) = try SettingsFile.template(type, text, file: file, profile)
    try raw.fill(from: text == known ? raw : SettingsFile.template(type, known, file: sop, profile).raw, file: file)
    return (raw, parameters, file)
  }
}
