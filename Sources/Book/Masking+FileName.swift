import Intake
import Spreadsheet

extension Masking {
  /// A file's name as the journal may tell it: words that name people are masked, `Chat WhatsApp dengan B*** S***.txt`, and
  /// numbers of persons; what Sapa itself calls its files and what exports are called stays.
  package static func fileName(_ path: String) -> String {
    if isPlain(path) { return path }
    var result = ""
    var rest = path[...]
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber
      let part = rest.prefix { ($0.isLetter || $0.isNumber) == isWord }
      result += isWord && !isDigest(part) ? masked(part) : String(part)
      rest = rest[part.endIndex...]
    }
    return numbers(result)
  }

  /// Whether nothing in a name may be masked: the common case, told by its bytes.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.split { !isLetter($0) }.allSatisfy { word in
      word.count < 2 || plainWords.contains(String(Substring(word)).lowercased())
    }
      && path.utf8.allSatisfy { $0 < 0x80 } && path.utf8.count { (0x30...0x39).contains($0) } < PersonalNumbers.fewest
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Masks the letters of a word unless it is nobody's name; single ones, as in `W47`, stay.
  private static func masked(_ word: Substring) -> String {
    var result = ""
    var rest = word
    while let first = rest.first {
      let part = rest.prefix { $0.isLetter == first.isLetter }
      let isPlain = !first.isLetter || part.count < 2 || plainWords.contains(part.lowercased())
      result += isPlain ? String(part) : "\(first)***"
      rest = rest[part.endIndex...]
    }
    return result
  }

  /// Whether a word is what a backup's name ends in, the beginning of its SHA-256 or all of it.
  private static func isDigest(_ word: Substring) -> Bool {
    [8, 64].contains(word.utf8.count)
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Words of file names that are nobody's name.
  private static let plainWords: Set<String> = Set(
    """
    masuk kerja laporan arsip template jurnal jsonl sapa toml xlsx xlsm xltx xltm xls ods csv tsv txt zip xml json html htm pdf
    docx doc bak
    sapa pasien layanan telepon hotline umpan balik rekap ringkasan analisis log lembar buku register survei kotak saran keluhan pengaduan
    evaluasi rtl baru lama sebelum sesudah koreksi konflik salinan copy of kopi dari from punya lain asli asal akhir final revisi
    rev versi gabung gabungan hasil beres daftar list data ekspor export unduhan download impor laporan report kunjungan
    pulang keluar rawat inap jalan igd ugd poli unit ruang ruangan kamar bangsal sensus census bed rs rsud rsu rsia puskesmas
    klinik dinkes dinas kesehatan kota kabupaten sahabat minggu mingguan bulan bulanan hari harian tahun tanggal tgl jam semester
    chat whatsapp wa sms backup restore dengan with dan and untuk ke di tanpa grup group panggilan call calls nomor no hp kontak form
    formulir jawaban response responses kuesioner kepuasan indeks rapat kepala contoh uji tes test satu dua tiga
    januari februari maret april mei juni juli agustus september oktober november desember jan feb mar apr jun jul agu aug sep okt
    oct nov des dec senin selasa rabu kamis jumat sabtu ahad
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
