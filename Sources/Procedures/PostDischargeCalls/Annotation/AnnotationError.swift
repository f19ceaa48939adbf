package import Batch
package import Intake
package import Spreadsheet

/// Why a spreadsheet is not annotated; nothing was changed then.
package enum AnnotationError: Error, Sendable {
  /// The file can't be read, or holds no discharge table.
  case input(IntakeError)
  /// The workbook can't be changed or the result not be made.
  case workbook(SpreadsheetError)
  case facility(FacilityError)
  /// It has telephone numbers alone.
  case noStays(file: String)
  /// It is a work book of Sapa's.
  case ownWorkbook(file: String)
  /// The result's name says another type of file: what it must end with.
  case wrongExtension(output: String, expected: String)
  /// Text can't hold colours; the name to give instead.
  case textInPlace(file: String, output: String)
  /// The table reaches so far right that the columns find no room.
  case noRoom(file: String, sheet: String)

  /// What is wrong, where, and what to do next.
  package func message(_ language: Language) -> String {
    switch self {
    case .input(let error): error.message(language)
    case .workbook(let error):
      error.message(language) + language(". Tidak ada berkas yang diubah.", ". No file was changed.")
        + (error.kind == .notPatchable(.signature)
          ? language(
            " Dengan --allow-signed tanda tangannya dibiarkan batal.", " --allow-signed lets it become invalid.")
          : "")
    case .facility(let error): error.message(language)
    case .noStays(let file):
      language(
        "\(file): hanya daftar nomor telepon, tidak ada tabel pasien keluar. Tidak ada berkas yang diubah.",
        "\(file): telephone numbers alone, no discharge table. No file was changed.")
    case .ownWorkbook(let file):
      language(
        "\(file): ini buku kerja Sapa, yang sudah memuat kode dan alasan; perbarui dengan sapa run. Tidak ada berkas yang diubah.",
        "\(file): this is a work book of Sapa, which has codes and reasons already; sapa run brings it up to date. No file was changed."
      )
    case .wrongExtension(let output, let expected):
      language(
        "\(output): hasilnya berkas .\(expected); beri nama yang berakhir dengan .\(expected).",
        "\(output): the result is a file of type .\(expected); give a name that ends with .\(expected).")
    case .textInPlace(let file, let output):
      language(
        "\(file): berkas teks tidak dapat memuat warna; buat buku kerja dengan -o \(output)",
        "\(file): a text file can't hold colours; make a workbook with -o \(output)")
    case .noRoom(let file, let sheet):
      language(
        "\(file), lembar \"\(sheet)\": tidak ada tempat untuk empat kolom di kanan tabel. Tidak ada berkas yang diubah. Hapus kolom kosong yang berisi format di ujung kanan.",
        "\(file), sheet \"\(sheet)\": there is no room for four columns at the right of the table. No file was changed."
      )
    }
  }
}
