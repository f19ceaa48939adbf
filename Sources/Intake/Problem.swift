package import Spreadsheet

/// Something in a cell, or missing from it, that a person must look at (RULES G1, F).
package struct Problem: Sendable, Hashable {
  package enum Effect: String, Sendable, Hashable, Codable {
    /// The row is no record; it stands in `Data Bermasalah`.
    case rowRejected
    /// The row is used without this value.
    case valueUnused
    /// The value is used all the same.
    case warning
  }

  package enum Fault: Sendable, Hashable {
    case date(DateFault)
    case nik(NIKFault)
    /// A resident's number in a numeric cell.
    case suspectNIK
    case bpjsCardAsNIK
    case telephone(TelephoneFault)
    /// A telephone number in scientific notation.
    case damagedTelephone
    /// Letters of a telephone number were read as the digits that they look like; the numbers as read.
    case repairedTelephone(String)
    /// A piece of the cell that is no telephone number.
    case unreadTelephone(String)
    case time
    /// An identifier of 16 digits or more in a numeric cell.
    case longNumericIdentifier
    /// Digits stand behind an identifier that are no part of it.
    case identifierTail
    /// A letter stands in an identifier whose column has digits alone.
    case identifierLetter
    /// An identifier in scientific notation.
    case damagedIdentifier
    /// All of these fields are empty.
    case noKey([String])
    case other(indonesian: String, english: String)

    package func text(_ language: Language) -> String {
      switch self {
      case .date(let fault): return fault.text(language)
      case .nik(let fault): return fault.text(language)
      case .suspectNIK:
        return language(
          "NIK di sel angka: Excel hanya menyimpan 15 angka, angka terakhir dapat salah",
          "an NIK in a numeric cell: Excel keeps 15 digits, the last may be wrong")
      case .bpjsCardAsNIK:
        return language("13 angka: nomor kartu BPJS, bukan NIK", "13 digits: a BPJS card's number, not an NIK")
      case .telephone(let fault): return fault.text(language)
      case .damagedTelephone:
        return language(
          "rusak: Excel menyimpan nomor ini sebagai bilangan dan sebagian angkanya hilang",
          "damaged: a spreadsheet kept it as a number and lost digits")
      case .repairedTelephone(let numbers):
        return language(
          "huruf di dalam nomor dibaca sebagai angka, menjadi \(numbers); periksa dan tulis dengan angka",
          "letters within were read as digits, as \(numbers); check and write it with digits")
      case .unreadTelephone(let piece):
        return language(
          "bagian ini bukan nomor yang dapat dipakai: \(piece)", "this piece is no usable number: \(piece)")
      case .time: return language("bukan jam yang dikenali; tulis misalnya 14.05", "not a known time; write 14.05")
      case .longNumericIdentifier:
        return language(
          "16 angka atau lebih di sel angka: Excel hanya menyimpan 15 angka",
          "16 digits or more in a numeric cell: Excel keeps 15")
      case .identifierTail:
        return language(
          "tidak pasti: ada angka lain di belakang nomor; tulis nomornya saja",
          "unsure: more digits stand behind the number; write the number alone")
      case .identifierLetter:
        return language(
          "tidak pasti: ada huruf di antara angka, padahal kolom ini berisi angka; periksa huruf O, l, S",
          "unsure: a letter stands among the digits of a column of digits; look for O, l, S")
      case .damagedIdentifier:
        return language("rusak: tertulis sebagai bilangan berpangkat", "damaged: written in scientific notation")
      case .noKey(let headers):
        let list = headers.joined(separator: ", ")
        return language("kosong: \(list)", "empty: \(list)")
      case .other(let indonesian, let english): return language(indonesian, english)
      }
    }
  }

  package let file: String
  package let sheet: String?
  /// The row as people count.
  package let row: Int
  /// What the row is known by wherever it stands, as `No RM 001234`; empty where it names nobody.
  package let key: String
  /// The header of the column as read; empty where the row as a whole is meant.
  package let column: String
  /// The value as read.
  package let value: String
  package let fault: Fault
  package let effect: Effect

  package init(
    file: String, sheet: String?, row: Int, key: String = "", column: String, value: String, fault: Fault,
    effect: Effect
  ) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.key = key
    self.column = column
    self.value = value
    self.fault = fault
    self.effect = effect
  }

  /// What is wrong, in Indonesian as it stands in a workbook.
  package var what: String { fault.text(.indonesian) }
}
