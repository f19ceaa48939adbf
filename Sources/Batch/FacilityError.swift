package import Book
package import Spreadsheet

/// Why a facility folder can't be worked with; rendered once, at the command's edge.
package enum FacilityError: Error, Sendable, Equatable {
  /// The folder has no `sapa.toml`.
  case noProfile(folder: String)
  case noFolder(String)
  case exists(String)
  case unknownSOP(String, known: [String])
  /// A setting of `sapa.toml` or of a template, or the whole text, can't be taken.
  case setting(file: String, fault: SettingFault)
  case notReadable(file: String, reason: String)
  case notWritable(file: String, reason: String)
  /// A symbolic link in a facility's folder that leads out of it, and where it leads.
  case leadsOut(link: String, to: String)
  /// The result is there already.
  case outputExists(String)
  /// Where the result should go is a folder or a device.
  case outputIsNoFile(String)
  /// Somebody has the file that is to be replaced open.
  case isOpen(String, OpenMark)
  /// Another run has the folder.
  case locked(folder: String, holder: LockHolder?)
  /// A workbook was saved while the run went on what it had read before.
  case changedMeanwhile(file: String)
  /// Some of a run's files are in place, one is not.
  case partlyWritten(file: String, reason: String, written: [String])
  /// Files in `kerja/` that are a period's only work books, none under its name.
  case misnamedBooks([String], period: String, name: String)
  /// A work book of Sapa's own can't be read.
  case book(SpreadsheetError)
  /// A work book of Sapa's own, or a copy of one, can't be merged.
  case refused(MergeRefusal)
  /// A workbook can't be made.
  case notMade(SpreadsheetError)
  /// A sheet of a workbook would have more rows than there can be.
  case sheetFull(file: String, sheet: String)
  /// A key that matches no stay.
  case noRecord(String)

  /// What is wrong, where, and what to do next.
  package func message(_ language: Language) -> String {
    switch self {
    case .noProfile(let folder):
      language(
        "\(folder): bukan folder Sapa, sapa.toml tidak ada. Buat dengan: sapa init \(quoted(folder)) --sop sapa-pasien",
        "\(folder): not a Sapa folder, there is no sapa.toml. Make one with: sapa init \(quoted(folder)) --sop sapa-pasien"
      )
    case .noFolder(let folder):
      language(
        "\(folder): folder tidak ada. Periksa namanya, atau buat dengan: sapa init \(quoted(folder)) --sop sapa-pasien",
        "\(folder): no such folder. Check its name, or make it with: sapa init \(quoted(folder)) --sop sapa-pasien")
    case .exists(let file):
      language(
        "\(file): sudah ada dan tidak diubah. Pilih folder lain, atau sunting berkas itu.",
        "\(file): exists already and was left as it is. Choose another folder, or edit that file.")
    case .unknownSOP(let name, let known):
      language(
        "SOP '\(name)' tidak dikenal. Yang ada: \(known.joined(separator: ", ")).",
        "There is no SOP '\(name)'. Known: \(known.joined(separator: ", ")).")
    case .setting(let file, let fault) where System.name(of: file) == Facility.profileName:
      language(
        "\(file): \(fault.message(language)). Perbaiki lalu jalankan lagi; contoh setiap setelan ada di sapa.toml baru buatan sapa init.",
        "\(file): \(fault.message(language)). Mend it and run again; a new sapa.toml made by sapa init has an example of every setting."
      )
    case .setting(let file, let fault):
      language(
        "\(file): \(fault.message(language)). Perbaiki templat itu lalu jalankan lagi; tanpa berkas itu templat bawaan dipakai.",
        "\(file): \(fault.message(language)). Mend that template and run again; without it the built-in one is used.")
    case .notReadable(let file, System.notAFileReason), .notWritable(let file, System.notAFileReason):
      language(
        "\(file): bukan berkas biasa, melainkan folder, pipa, soket atau perangkat. Tidak ada berkas yang diubah. Pindahkan atau hapus, lalu jalankan lagi.",
        "\(file): not a regular file, but a folder, pipe, socket or device. No file was changed. Move it away or remove it, and run again."
      )
    case .notReadable(let file, let reason):
      language(
        "\(file): tidak dapat dibaca (\(reason)). Periksa izin berkas atau foldernya.",
        "\(file): can't be read (\(reason)). Check the permissions of file and folder.")
    case .notWritable(let file, let reason):
      language(
        "\(file): tidak dapat ditulis (\(reason)). Tidak ada berkas yang diubah. Periksa izin folder dan sisa ruang disk, lalu jalankan lagi.",
        "\(file): can't be written (\(reason)). No file was changed. Check the folder's permissions and the free disk space, then run again."
      )
    case .leadsOut(let link, let end):
      language(
        "\(link): tautan yang keluar dari folder fasilitas, ke \(end); Sapa tidak menulis ke sana. Tidak ada berkas yang diubah. Ganti tautan itu dengan folder atau berkas biasa, lalu jalankan lagi.",
        "\(link): a link that leads out of the facility's folder, to \(end); Sapa does not write there. No file was changed. Put a plain folder or file in the link's place, then run again."
      )
    case .outputExists(let file):
      language(
        "\(file): sudah ada dan tidak diubah. Beri nama lain, atau timpa dengan --force.",
        "\(file): exists already and was left as it is. Give another name, or replace it with --force.")
    case .outputIsNoFile(let file):
      language(
        "\(file): folder atau perangkat, bukan berkas, dan tidak diubah. Beri nama lain.",
        "\(file): a folder or a device, no file, and was left as it is. Give another name.")
    case .isOpen(let file, let mark):
      language(
        "\(file): sedang dibuka oleh \(mark.text { indonesian, _ in indonesian }). Tidak ada berkas yang diubah. Tutup dahulu, atau beri nama lain dengan -o. Bila tidak ada yang membukanya, hapus \(mark.file) di sampingnya.",
        "\(file): is open, by \(mark.text { _, english in english }). No file was changed. Close it, or give another name with -o. If nobody has it open, remove \(mark.file) beside it."
      )
    case .locked(let folder, let holder): lockedMessage(folder, holder, language)
    case .changedMeanwhile(let file):
      language(
        "\(file): disimpan orang selagi Sapa berjalan. Tidak ada berkas yang diubah. Jalankan lagi.",
        "\(file): somebody saved it while Sapa was running. No file was changed. Run again.")
    case .partlyWritten(let file, let reason, let written):
      language(
        "\(file): tidak dapat ditulis (\(reason)). Yang sudah ditulis: \(written.joined(separator: ", ")). Setiap berkas utuh; perbaiki sebabnya lalu jalankan lagi.",
        "\(file): can't be written (\(reason)). Written before it: \(written.joined(separator: ", ")). Every file is whole; mend the cause and run again."
      )
    case .misnamedBooks(let files, let period, let name):
      language(
        "\(files.joined(separator: ", ")): buku kerja \(period) dengan nama lain. Tidak ada berkas yang diubah, agar isian tidak terbagi di beberapa buku. Ganti nama yang benar menjadi \(name), pindahkan yang lain ke masuk/ agar digabung, lalu jalankan lagi.",
        "\(files.joined(separator: ", ")): work books of \(period) under other names. No file was changed, lest entries are spread over several books. Rename the right one to \(name), move the others to masuk/ to have them merged, then run again."
      )
    case .book(let error) where error.kind.isTemporary: FacilityError.notMade(error).message(language)
    case .book(let error):
      error.message(language)
        + language(
          " Tanpa buku ini isian petugas akan hilang, maka tidak ada yang ditulis.",
          " Without this book the staff's entries would be lost, so nothing was written.")
    case .refused(let refusal): refusal.message(language)
    case .notMade(let error):
      error.message(language) + language(". Tidak ada berkas yang diubah.", ". No file was changed.")
    case .sheetFull(let file, let sheet):
      language(
        "\(file), lembar \"\(sheet)\": baris yang baru tidak muat, satu lembar berisi paling banyak \(CellArea.lastRow + 1) baris. Tidak ada berkas yang diubah. Keluarkan ekspor lama dari masuk/, atau bagi ekspor itu menurut periode dan jalankan satu per satu; hapus isian di baris terbawah lembar itu bila ada.",
        "\(file), sheet \"\(sheet)\": the new rows find no room, a sheet has at most \(CellArea.lastRow + 1). No file was changed. Take old exports out of masuk/, or split them by period and run one after the other; delete what stands in the last rows of that sheet, if anything does."
      )
    case .noRecord(let key):
      language(
        "'\(key)' tidak ditemukan. Beri No RM, No Rawat, No BA, ID umpan balik, nomor telepon, nama, atau isi kolom Kunci.",
        "'\(key)' was not found. Give a No RM, a No Rawat, a No BA, a feedback's ID, a telephone number, a name or a value of column Kunci."
      )
    }
  }

  private func lockedMessage(_ folder: String, _ holder: LockHolder?, _ language: Language) -> String {
    let isElsewhere = holder.map { $0.host != System.host } ?? true
    let who =
      holder.map {
        language(
          "oleh \($0.user) di \($0.host) (\($0.command), proses \($0.pid), sejak \($0.since))",
          "by \($0.user) at \($0.host) (\($0.command), process \($0.pid), since \($0.since))")
      } ?? language("oleh orang lain", "by somebody else")
    let elsewhere =
      isElsewhere
      ? language(
        " Bila komputer itu sudah mati, server berkas melepas kuncinya sendiri dalam beberapa menit; bila tidak, dan bila pasti tidak ada yang berjalan, hapus \(folder)/\(FolderLock.fileName).",
        " If that computer is off, the file server drops its lock within minutes; if it does not, and it is certain that nobody runs, remove \(folder)/\(FolderLock.fileName)."
      ) : ""
    return language(
      "\(folder): sedang dijalankan \(who). Tidak ada berkas yang diubah. Tunggu sampai selesai lalu jalankan lagi, atau pakai --wait 300.",
      "\(folder): being run \(who). No file was changed. Wait until it is done and run again, or use --wait 300.")
      + elsewhere
  }

  private func quoted(_ path: String) -> String { path.contains(" ") ? "\"\(path)\"" : path }
}

extension SpreadsheetError.Kind {
  /// Whether the temporary folder is to blame, and no workbook.
  fileprivate var isTemporary: Bool {
    if case .temporaryNotWritable = self { true } else { false }
  }
}
