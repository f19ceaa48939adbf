extension SpreadsheetError {
  /// The error in words: the file, where in it, what is wrong and what to do next. It never quotes a cell.
  public func message(_ language: Language) -> String {
    "\(place(language)): \(sentence(language))"
  }

  /// `export.xlsx, lembar "Data", sel B7`.
  private func place(_ language: Language) -> String {
    if case .temporaryNotWritable = kind { return TemporaryFolder.path }
    var place = file
    if let sheet { place += language(", lembar \"\(sheet)\"", ", sheet \"\(sheet)\"") }
    if let cell { place += language(", sel \(cell)", ", cell \(cell)") }
    if let part { place += language(", bagian \(part)", ", part \(part)") }
    if let byte { place += ", byte \(byte)" }
    return place
  }

  private func sentence(_ language: Language) -> String {
    switch kind {
    case .notFound:
      language("berkas tidak ada; periksa nama dan foldernya", "there is no such file; check its name and folder")
    case .notReadable(let reason):
      language(
        "berkas tidak dapat dibaca (\(reason)); periksa hak aksesnya, atau tutup program yang memakainya",
        "the file can't be read (\(reason)); check its permissions, or close the program that uses it")
    case .isFolder:
      language("ini folder, bukan berkas; sebutkan berkas di dalamnya", "this is a folder; name a file in it")
    case .notAFile:
      language(
        "ini pipa, soket atau perangkat, bukan berkas; simpan isinya sebagai berkas, lalu pakai berkas itu",
        "this is a pipe, a socket or a device, not a file; save what it gives as a file and use that")
    case .empty:
      language(
        "berkas kosong; ekspor atau unduh ulang dari sumbernya",
        "the file is empty; export or download it again")
    case .notAWorkbook(let what): notAWorkbook(what, language)
    case .passwordProtected:
      language(
        "buku kerja dilindungi kata sandi; buka di Excel dengan kata sandinya, hapus lewat File > Info > Proteksi Buku Kerja, lalu simpan sebagai .xlsx",
        "the workbook is protected by a password; open it in Excel with the password, remove it under File > Info > Protect Workbook, and save as .xlsx"
      )
    case .oldExcel:
      language(
        "ini buku kerja Excel lama (.xls, sebelum 2007); buka di Excel atau LibreOffice, simpan sebagai .xlsx",
        "this is an old Excel workbook (.xls, before 2007); open it in Excel or LibreOffice and save as .xlsx")
    case .binaryWorkbook:
      language(
        "ini buku kerja biner (.xlsb); buka di Excel, simpan sebagai .xlsx",
        "this is a binary workbook (.xlsb); open it in Excel and save as .xlsx")
    case .openDocument:
      language(
        "ini lembar OpenDocument (.ods); buka di LibreOffice atau Excel, simpan sebagai .xlsx",
        "this is an OpenDocument spreadsheet (.ods); open it in LibreOffice or Excel and save as .xlsx")
    case .damagedZip(let reason):
      language(
        "berkas rusak atau terpotong (\(reason)); unduh atau ekspor ulang, atau buka dan perbaiki di Excel lalu simpan sebagai .xlsx",
        "the file is damaged or cut off (\(reason)); download or export it again, or repair it in Excel and save as .xlsx"
      )
    case .missingPart(let part):
      language(
        "bagian \(part) tidak ada dalam buku kerja; buka di Excel, biarkan diperbaiki, simpan sebagai .xlsx",
        "the workbook lacks its part \(part); open it in Excel, let it repair the file, and save as .xlsx")
    case .malformedXML(let reason):
      language(
        "isi buku kerja rusak (\(reason)); buka di Excel, biarkan diperbaiki, simpan sebagai .xlsx",
        "the workbook's content is damaged (\(reason)); open it in Excel, let it repair the file, and save as .xlsx")
    case .forbiddenXML(let reason):
      language(
        "berkas memuat \(reason), yang tidak dipakai buku kerja dan dapat membahayakan; jangan dibuka, minta berkas baru dari pengirimnya",
        "the file holds a \(reason), which no workbook needs and which can do harm; ask its sender for a new one")
    case .limitPassed(let what, let limit):
      language(
        "berkas melewati batas \(limit) untuk \(what); bagi menjadi beberapa berkas, atau periksa apakah berkas ini benar",
        "the file passes the limit of \(limit) for \(what); split it, or check that it is the right file")
    case .noSuchSheet(let name):
      language("tidak ada lembar bernama \"\(name)\"", "there is no sheet named \"\(name)\"")
    case .notWritable(let reason):
      language(
        "berkas tidak dapat ditulis (\(reason)); periksa hak akses dan ruang disk, atau tutup program yang memakainya",
        "the file can't be written (\(reason)); check permissions and disk space, or close the program that uses it")
    case .temporaryNotWritable(let reason):
      language(
        "folder sementara tidak dapat ditulisi (\(reason)); kosongkan ruang di sana, atau arahkan TMPDIR ke folder lain yang masih ada ruangnya",
        "the temporary folder can't be written in (\(reason)); free space there, or set TMPDIR to another folder that has room"
      )
    case .invalidValue(let reason):
      language("nilai tidak dapat ditulis: \(reason)", "a value can't be written: \(reason)")
    case .notPatchable(let obstacle): obstacle.sentence(language)
    case .notMessages(let fault): fault.sentence(language)
    }
  }

  private func notAWorkbook(_ what: String, _ language: Language) -> String {
    switch what {
    case "HTML":
      language(
        "ini halaman HTML, bukan buku kerja Excel, apa pun namanya; buka di Excel, simpan sebagai .xlsx",
        "this is an HTML page, not an Excel workbook, whatever its name; open it in Excel and save as .xlsx")
    case "XML Spreadsheet 2003":
      language(
        "ini XML Spreadsheet 2003, bukan .xlsx; buka di Excel, simpan sebagai .xlsx",
        "this is an XML Spreadsheet 2003, not .xlsx; open it in Excel and save as .xlsx")
    case "text":
      language(
        "ini berkas teks (CSV), bukan buku kerja Excel; buka di Excel dengan semua kolom sebagai teks, agar nol di depan tidak hilang, lalu simpan sebagai .xlsx",
        "this is a text file (CSV), not an Excel workbook; open it in Excel with all columns as text, so that leading zeros stay, and save as .xlsx"
      )
    case "PNG", "JPEG", "GIF", "WebP":
      language(
        "ini gambar \(what), bukan buku kerja Excel; minta ekspor .xlsx atau .csv dari sumbernya",
        "this is a \(what) image, not an Excel workbook; ask its source for an export as .xlsx or .csv")
    case "ZIP", "gzip", "7-Zip", "RAR":
      language(
        "ini arsip \(what) tanpa buku kerja Excel; ekstrak dahulu, lalu pakai berkas .xlsx atau .csv di dalamnya",
        "this is a \(what) archive without an Excel workbook; extract it and use the .xlsx or .csv in it")
    case "binary", "OLE":
      language(
        "ini bukan buku kerja Excel dan bukan teks; minta ekspor .xlsx atau .csv dari sumbernya",
        "this is neither an Excel workbook nor text; ask its source for an export as .xlsx or .csv")
    case "Office":
      language(
        "ini dokumen Office lain, bukan buku kerja Excel; minta ekspor .xlsx atau .csv dari sumbernya",
        "this is another Office document, not an Excel workbook; ask its source for an export as .xlsx or .csv")
    default:
      language(
        "ini berkas \(what), bukan buku kerja Excel; minta ekspor .xlsx atau .csv dari sumbernya",
        "this is a \(what) file, not an Excel workbook; ask its source for an export as .xlsx or .csv")
    }
  }
}
