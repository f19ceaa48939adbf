import FoundationEssentials
import Spreadsheet

extension Facility {
  /// Makes a facility's folder: `sapa.toml` with comments, and the four folders.
  ///
  /// - Throws: ``FacilityError/exists(_:)`` where there is a profile already; nothing is changed then.
  package static func create(folder: String, sop: String, name: String?) throws(FacilityError) {
    guard Template.sops.contains(sop) else { throw .unknownSOP(sop) }
    let file = folder + "/sapa.toml"
    if FileManager.default.fileExists(atPath: file) { throw .exists(file) }
    do {
      for part in [inputFolder, workFolder, reportFolder, archiveFolder] {
        try FileManager.default.createDirectory(atPath: folder + "/" + part, withIntermediateDirectories: true)
      }
    } catch {
      throw .notWritable(file: folder, reason: systemReason())
    }
    let candidates = [name, folder.split(separator: "/").last.map(String.init)].compactMap { $0 }
    let own = candidates.first { !$0.allSatisfy(\.isWhitespace) } ?? "Rumah Sakit"
    try AtomicFile.write(Array(profileText(name: own).utf8), to: file)
  }

  private static func profileText(name: String) -> String {
    let quoted = name.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
    return """
      # Profil Sapa. Baris yang diawali # adalah penjelasan atau nilai bawaan; hapus tanda # untuk mengubahnya.

      [facility]
      name = "\(quoted)"             # nama yang tercetak di buku kerja dan laporan
      timezone = "Asia/Jakarta"      # atau "Asia/Makassar", "Asia/Jayapura"
      language = "id"                # bahasa pesan program: "id" atau "en"; buku kerja selalu berbahasa Indonesia
      # medical_record_width = 6     # panjang No RM: bila diisi, 1234 dan 001234 adalah pasien yang sama

      [archive]                      # arsip/: salinan setiap berkas yang diganti
      # keep_days = 90               # umur salinan sebelum dihapus, hari; 0 menyimpan semua
      # keep_at_least = 5            # salinan terbaru tiap buku yang tidak pernah dihapus

      [sapa-pasien]                  # SOP sapa pasien post rawatan melalui telepon
      # entry_max_days = 5           # A1: entri paling lambat, hari sesudah keluar
      # late_entry = "exclude"       # A1: Tgl Entri terlambat: "exclude" bukan target, "mark" hanya ditandai
      # unknown_entry = "mark"       # A1: ekspor tanpa Tgl Entri, hari pertama terlihat dianggap hari entri
      # target_day = 7               # A3: hari sesudah keluar
      # carry_over_days = 7          # A3a: lama tunggakan, hari
      # max_attempts = 3             # A5: percobaan menelepon, 1 sampai 3
      # targets_per_point = 5        # A9: target untuk 1 poin
      # weekly_minimum = 7           # A10: pasien seminggu, paling sedikit
      # max_forms = 500              # formulir cetak paling banyak dalam satu buku kerja
      # report_names = false         # G7: true menampilkan nama pasien di laporan manajer
      # do_not_call = ["001234"]     # A3b: No RM yang minta tidak dihubungi

      # [sapa-pasien.closed_days]    # A3: hari tanpa sapaan; tanggal eksekusi digeser ke hari buka
      # weekdays = ["Minggu"]
      # holidays = ["2026-12-25"]
      # shift = "next"               # "next" hari buka sesudahnya, "previous" sebelumnya

      """
  }
}
