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
    case .foreign: language("nomor luar negeri", "a foreign number")
    case .notANumber: language("bukan nomor telepon", "not a telephone number")
    }
  }
}
