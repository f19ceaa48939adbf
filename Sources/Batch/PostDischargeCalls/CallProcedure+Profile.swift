extension CallProcedure {
  /// The section of a new `sapa.toml`: every setting with its default, commented out.
  static let profileSection = """
    [sapa-pasien]                  # SOP sapa pasien post rawatan melalui telepon
    # entry_max_days = 5           # A1: entri paling lambat, hari sesudah keluar
    # late_entry = "exclude"       # A1: Tgl Entri terlambat: "exclude" bukan target, "mark" hanya ditandai
    # unknown_entry = "mark"       # A1: ekspor tanpa Tgl Entri, hari pertama terlihat dianggap hari entri
    # target_day = 7               # A3: hari sesudah keluar
    # carry_over_days = 7          # A3a: lama tunggakan, hari
    # max_attempts = 3             # A5: percobaan menelepon, 1 sampai 3
    # targets_per_point = 5        # A9: target untuk 1 poin
    # weekly_minimum = 7           # A10: pasien seminggu, paling sedikit
    # evaluation_days = 7          # A8: jawaban pesan evaluasi paling lambat, hari sesudah disapa
    # max_forms = 500              # formulir cetak paling banyak dalam satu buku kerja
    # report_names = false         # G7: true menampilkan nama pasien di laporan manajer
    # own_numbers = ["0812-0000-0000"]   # A8: nomor WhatsApp rumah sakit sendiri, agar pesannya tidak dianggap jawaban
    # own_names = ["RS Harapan"]   # A8: nama rumah sakit sendiri seperti tampil di chat
    # do_not_call = ["001234"]     # A3b: No RM yang minta tidak dihubungi

    # [sapa-pasien.closed_days]    # A3: hari tanpa sapaan; tanggal eksekusi digeser ke hari buka
    # weekdays = ["Minggu"]
    # holidays = ["2026-12-25"]
    # shift = "next"               # "next" hari buka sesudahnya, "previous" sebelumnya

    """
}
