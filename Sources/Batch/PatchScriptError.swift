package import Spreadsheet

/// Why a script's edits can't be made, and in which line; rendered once, at the command's edge. It quotes no cell.
package struct PatchScriptError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notJSON
    case missing(String)
    case unknownKey(String, known: [String])
    case wrongCell
    case wrongValue
    case wrongDate
    case wrongFill
    case wrongAppend
    case valueAndDate
    case nothingToDo
    case tooLong
    case noSheet([String])
    case notMade(SpreadsheetError)
    /// The output or its backup can't be written.
    case file(FacilityError)
  }

  package var kind: Kind
  /// Counted from 1; nil where the error is of no line.
  package var line: Int?
  package var sheet: String?
  package var cell: String?

  package init(_ kind: Kind, line: Int?, sheet: String? = nil, cell: String? = nil) {
    self.kind = kind
    self.line = line
    self.sheet = sheet
    self.cell = cell
  }

  /// Where it stands in the script, what is wrong and what to do next.
  package func message(_ language: Language, script: String) -> String {
    if case .notMade(let error) = kind, line == nil {
      let option = error.kind == .notPatchable(.signature) ? " (--allow-signed)" : ""
      return error.message(language) + option + "." + unchanged(language)
    }
    if case .file(let error) = kind { return error.message(language) }
    var place = script
    if let line { place += language(", baris \(line)", ", line \(line)") }
    if case .notMade(let error) = kind { return "\(place): \(error.message(language)).\(unchanged(language))" }
    if let sheet { place += language(", lembar \"\(sheet)\"", ", sheet \"\(sheet)\"") }
    if let cell { place += language(", sel \(cell)", ", cell \(cell)") }
    return "\(place): \(sentence(language))\(unchanged(language))"
  }

  private func unchanged(_ language: Language) -> String {
    language(" Tidak ada yang ditulis.", " Nothing was written.")
  }

  private func sentence(_ language: Language) -> String {
    switch kind {
    case .notJSON:
      language(
        "bukan satu objek JSON; tulis misalnya {\"sheet\": \"Data\", \"cell\": \"B2\", \"value\": \"x\"}, satu objek sebaris.",
        "not one JSON object; write for example {\"sheet\": \"Data\", \"cell\": \"B2\", \"value\": \"x\"}, one object a line."
      )
    case .missing(let key):
      language("\"\(key)\" tidak ada, atau bukan teks; tambahkan.", "\"\(key)\" is missing, or no text; add it.")
    case .unknownKey(let key, let known):
      language(
        "kunci \"\(key)\" tidak dikenal; yang dapat dipakai: \(known.joined(separator: ", ")).",
        "the key \"\(key)\" is not known; there are: \(known.joined(separator: ", ")).")
    case .wrongCell:
      language(
        "bukan alamat sel; tulis kolom dan baris, misalnya B2, paling jauh XFD1048576.",
        "not a cell; write its column and row, as in B2, at most XFD1048576.")
    case .wrongValue:
      language(
        "nilai harus teks, angka, true, false atau null; tanggal ditulis dengan \"date\".",
        "a value is a text, a number, true, false or null; a date is written with \"date\".")
    case .wrongDate:
      language(
        "bukan tanggal; tulis 2026-11-21 atau 2026-11-21T14:05, mulai 1900-03-01.",
        "not a date; write 2026-11-21 or 2026-11-21T14:05, from 1900-03-01 on.")
    case .wrongFill:
      language(
        "bukan warna; tulis enam digit heksadesimal, misalnya FF0000, atau null untuk menghapusnya.",
        "not a colour; write six hexadecimal digits, as FF0000, or null to take it away.")
    case .wrongAppend:
      language(
        "\"append\" harus larik nilai, misalnya [\"a\", 1, null].",
        "\"append\" is an array of values, as [\"a\", 1, null].")
    case .valueAndDate:
      language(
        "\"value\" dan \"date\" tidak dapat bersama; hapus salah satu.",
        "\"value\" and \"date\" exclude each other; remove one.")
    case .nothingToDo:
      language(
        "tidak ada \"value\", \"date\" atau \"fill\"; tambahkan.",
        "there is no \"value\", \"date\" or \"fill\"; add one.")
    case .tooLong:
      language(
        "teks lebih dari 32.767 karakter, batas satu sel; persingkat atau bagi.",
        "a text over 32,767 characters, which no cell holds; shorten or split it.")
    case .noSheet(let names):
      language("lembar itu tidak ada; yang ada: ", "there is no such sheet; there are: ")
        + names.map { "\"\($0)\"" }.joined(separator: ", ") + "."
    case .notMade(let error): error.message(language)
    case .file(let error): error.message(language)
    }
  }
}
