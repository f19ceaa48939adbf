package import Spreadsheet

/// Why a telephone number cannot be dialled.
package enum TelephoneFault: Sendable, Hashable {
  /// `62` is the country or the beginning of an area such as 0622.
  case countryOrArea
  /// No zero at the front and no country.
  case noArea
  case tooShort
  case tooLong
  /// 080 and 084 are no mobile numbers, 01 and 00 no areas.
  case noSuchPrefix
  case foreign
  /// A letter is glued to the digits, or a mark that stands for one: `0812345678S`.
  case letter
  /// More digits stand behind what is a number by itself: `08123456789-1`.
  case tail
  /// No digits, or a number with a fraction.
  case notANumber

  package func text(_ language: Language) -> String {
    switch self {
    case .countryOrArea:
      language(
        "ambigu: 62 di depan dapat berarti kode negara atau kode area 062x; tulis dengan 0 atau +62",
        "ambiguous: 62 may be the country or an area 062x; write it with 0 or +62")
    case .noArea:
      language("ambigu: tanpa 0 atau kode area di depan", "ambiguous: no 0 or area code at the front")
    case .tooShort: language("nomor terlalu pendek", "too few digits")
    case .tooLong: language("nomor terlalu panjang", "too many digits")
    case .noSuchPrefix: language("awalan nomor ini tidak ada", "no number begins like this")
    case .letter:
      language(
        "tidak pasti: ada huruf atau tanda yang menempel pada angka; tulis nomornya dengan angka saja",
        "unsure: a letter or mark is glued to the digits; write the number with digits alone")
    case .tail:
      language(
        "tidak pasti: ada angka lain di belakang nomor; tulis satu nomor saja, nomor kedua dipisah dengan /",
        "unsure: more digits stand behind the number; write one number, a second one behind a /")
    case .foreign: language("nomor luar negeri", "a foreign number")
    case .notANumber: language("bukan nomor telepon", "not a telephone number")
    }
  }
}
