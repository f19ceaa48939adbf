package import Spreadsheet

/// Why a copy is not merged; nothing is changed then.
package enum MergeRefusal: Error, Sendable, Equatable {
  case notReadable(SpreadsheetError)
  /// The copy has no base sheet and no sheet with row keys: nothing says that it is ours.
  case notOurs(file: String)
  case otherFacility(file: String, theirs: String, ours: String)
  case otherSOP(file: String, theirs: String, ours: String)
  case otherPeriod(file: String, theirs: String, ours: String)
  case keyColumnMissing(file: String, sheet: String, key: String)
  /// Keys are numbers that may be several keys, or have lost digits; the first such row, from 1.
  case keysUnclear(file: String, sheet: String, row: Int)
  /// Keys stand on rows of other keys; the first such row, from 1.
  case keysMoved(file: String, sheet: String, key: String, row: Int)
  /// No row of the copy has a key of the base.
  case noSharedKey(file: String, sheet: String, key: String)
  case baseDamaged(file: String)
  /// Written by a later version of Sapa.
  case baseTooNew(file: String)
  /// Sheet `Konflik` has lost its header.
  case conflictSheetDamaged(file: String)

  /// What is wrong and what to do next.
  package func message(_ language: Language) -> String {
    switch self {
    case .notReadable(let error): error.message(language)
    case .notOurs(let file):
      language(
        "\(file): bukan salinan buku kerja Sapa (lembar berkunci tidak ada). Pindahkan berkas ini dari masuk/, atau kirim ulang salinannya.",
        "\(file): no copy of a Sapa work book (no sheet with row keys). Take the file out of masuk/, or send the copy again."
      )
    case .otherFacility(let file, let theirs, let ours):
      language(
        "\(file): salinan dari fasilitas lain (\(theirs)), bukan \(ours). Taruh di folder fasilitas itu.",
        "\(file): a copy from another facility (\(theirs)), not \(ours). Put it into that facility's folder.")
    case .otherSOP(let file, let theirs, let ours):
      language(
        "\(file): salinan dari SOP lain (\(theirs)), bukan \(ours). Taruh di folder untuk SOP itu.",
        "\(file): a copy from another SOP (\(theirs)), not \(ours). Put it into the folder of that SOP.")
    case .otherPeriod(let file, let theirs, let ours):
      language(
        "\(file): salinan dari periode lain (\(theirs)), bukan \(ours). Gabungkan dengan buku kerja periode itu.",
        "\(file): a copy from another period (\(theirs)), not \(ours). Merge it with the work book of that period.")
    case .keyColumnMissing(let file, let sheet, let key):
      language(
        "\(file), lembar \"\(sheet)\": kolom \(key) tidak ada, barisnya tidak dapat dikenali. Kembalikan kolom itu (salin dari buku kerja asal), simpan, lalu jalankan lagi.",
        "\(file), sheet \"\(sheet)\": column \(key) is not there, so its rows can't be recognised. Put the column back (copy it from the original workbook), save, and run again."
      )
    case .keysUnclear(let file, let sheet, let row):
      language(
        "\(file), lembar \"\(sheet)\", baris \(row): kuncinya menjadi angka dan tidak dapat dipastikan milik baris mana. Jadikan kolom kunci teks seperti aslinya (001, bukan 1), lalu jalankan lagi.",
        "\(file), sheet \"\(sheet)\", row \(row): its key has become a number, and it can't be told whose it is. Make the key's column text as it was (001, not 1), and run again."
      )
    case .keysMoved(let file, let sheet, let key, let row):
      language(
        "\(file), lembar \"\(sheet)\", mulai baris \(row): kolom \(key) tidak lagi sebaris dengan isinya (kolom itu diurutkan atau digeser sendiri?); isian akan masuk ke baris orang lain. Batalkan pengurutan itu, atau kembalikan kolom \(key) dari buku asal, lalu jalankan lagi.",
        "\(file), sheet \"\(sheet)\", from row \(row) on: column \(key) no longer stands beside what it belongs to (was it sorted or moved alone?); entries would go to other rows. Undo that, or put column \(key) back from the original workbook, and run again."
      )
    case .noSharedKey(let file, let sheet, let key):
      language(
        "\(file), lembar \"\(sheet)\": tidak satu pun isi kolom \(key) ada di buku asal; ini bukan salinannya (daftar bulan lain?). Periksa berkasnya, atau sebutkan kolom kunci lain dengan --key.",
        "\(file), sheet \"\(sheet)\": no value of column \(key) is in the original workbook, so it is no copy of it (another month's list?). Check the file, or name another key column with --key."
      )
    case .baseDamaged(let file):
      language(
        "\(file): lembar tersembunyi \"\(BaseSheet.name)\" rusak atau diubah. Hapus lembar itu dari salinan lalu jalankan lagi: isiannya digabung, tiap beda dicatat di Konflik.",
        "\(file): the hidden sheet \"\(BaseSheet.name)\" is damaged or was changed. Delete that sheet from the copy and run again: its entries are merged, each difference is listed on Konflik."
      )
    case .conflictSheetDamaged(let file):
      language(
        "\(file), lembar \"\(ConflictList.sheetName)\": judul kolomnya berubah. Kembalikan judulnya, atau ganti nama lembar itu, lalu jalankan lagi.",
        "\(file), sheet \"\(ConflictList.sheetName)\": its column headers were changed. Put them back, or rename the sheet, and run again."
      )
    case .baseTooNew(let file):
      language(
        "\(file): ditulis oleh versi Sapa yang lebih baru. Pasang versi itu di sini lalu jalankan lagi.",
        "\(file): written by a later version of Sapa. Install that version here and run again.")
    }
  }
}
