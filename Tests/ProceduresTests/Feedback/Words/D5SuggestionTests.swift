import Testing

@testable import Core
@testable import Feedback

/// D5: kind, theme and unit of invented feedbacks, as the template's words suggest them.
struct D5SuggestionTests {
  private let vocabulary: FeedbackVocabulary

  private let classifier: FeedbackClassifier

  init() throws {
    let template = try FeedbackVocabularyFixture.template.get()
    vocabulary = template.vocabulary
    classifier = template.classifier
  }

  /// A text with what is expected of it; nil is nothing.
  struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    var kind: FeedbackKind?
    var theme: String?
    var unit: String?

    init(_ text: String, _ kind: FeedbackKind?, _ theme: String? = nil, _ unit: String? = nil) {
      self.text = text
      self.kind = kind
      self.theme = theme
      self.unit = unit
    }

    var testDescription: String { text }
  }

  private func expect(_ example: Example) {
    var classifier = classifier
    let found = classifier.classify(example.text)
    let words = Comment(rawValue: found.decidingWords(in: example.text))
    #expect(found.kind == example.kind, words)
    #expect(found.theme.map { vocabulary.themes[$0].name } == example.theme, words)
    #expect(found.unit.map { vocabulary.units[$0].name } == example.unit, words)
  }

  private static let wait = "Waktu Tunggu"
  private static let manner = "Sikap Petugas"
  private static let house = "Fasilitas dan Kebersihan"
  private static let medicine = "Obat dan Farmasi"
  private static let cost = "Biaya"
  private static let information = "Informasi dan Komunikasi"
  private static let procedure = "Pendaftaran dan Prosedur"
  private static let hours = "Jadwal dan Jam Layanan"
  private static let quality = "Mutu Pemeriksaan"
  private static let referral = "Rujukan dan BPJS"
  private static let parking = "Parkir dan Keamanan"
  private static let system = "Antrean Online dan Sistem"
  private static let staff = "Ketersediaan Tenaga"

  static let complaints: [Example] = [
    Example("Petugas loket pendaftaran tidak ramah", .complaint, manner, "Pendaftaran"),
    Example("Petugasnya kurang ramah waktu saya bertanya", .complaint, manner),
    Example("ptgs loket judes bgt", .complaint, manner, "Pendaftaran"),
    Example("Antrian di poli gigi lama sekali, saya menunggu 3 jam", .complaint, wait, "Poli Gigi"),
    Example("antri lamaaaa bangeeet", .complaint, wait),
    Example("ngantri obat dari pagi sampe siang blm dipanggil", .complaint, wait, "Farmasi"),
    Example("Toiletnya kotor dan bau, airnya mati", .complaint, house, "Tata Usaha"),
    Example("WC jorok bgt min", .complaint, house, "Tata Usaha"),
    Example("Obat saya sering kosong, disuruh beli di luar", .complaint, medicine, "Farmasi"),
    Example("Obatnya nggak lengkap", .complaint, medicine, "Farmasi"),
    Example("Biayanya mahal dan tidak transparan", .complaint, cost, "Kasir"),
    Example("Penjelasan dokter tidak jelas", .complaint, information),
    Example("Pendaftarannya ribet, bolak-balik fotokopi KTP", .complaint, procedure, "Pendaftaran"),
    Example("dr giginya datang terlambat terus, jadwal jam 8 jam 10 baru datang", .complaint, hours, "Poli Gigi"),
    Example("Jam 8 loket belum buka", .complaint, hours, "Pendaftaran"),
    Example("Perawat IGD membentak ibu saya", .complaint, manner, "IGD"),
    Example("Bidannya galak sekali sama ibu hamil", .complaint, manner, "KIA/KB"),
    Example("Daftar online error terus, tidak bisa login", .complaint, system, "Pendaftaran"),
    Example("aplikasi mobile jkn nya gangguan server, gagal daftar", .complaint, system, "Pendaftaran"),
    Example("Parkirnya sempit dan semrawut", .complaint, parking, "Parkir dan Keamanan"),
    Example("helm saya hilang di parkiran puskesmas", .complaint, parking, "Parkir dan Keamanan"),
    Example("Pasien BPJS dibedakan dengan pasien umum", .complaint, referral),
    Example("Susah sekali minta rujukan", .complaint, referral),
    Example("Hasil lab saya tertukar dengan orang lain", .complaint, quality, "Laboratorium"),
    Example("Dokter gigi asal-asalan mencabut gigi saya", .complaint, quality, "Poli Gigi"),
    Example("Ruang tunggu panas dan kursi kurang", .complaint, house, "Tata Usaha"),
    Example("Sudah 2 minggu WA saya tidak dibalas", .complaint),
    Example("Telepon puskesmas tidak pernah diangkat", .complaint, information),
    Example("Kenapa saya tidak dilayani?", .complaint),
    Example("kenapa petugas apoteknya jutek ya?", .complaint, manner, "Farmasi"),
    Example("Petugas asik ngobrol dan main HP, pasien dicuekin", .complaint, manner),
    Example("Pelayanan mengecewakan!!!", .complaint),
    Example("Dokternya ramah, tapi antreannya lama banget", .complaint, wait),
    Example("Obatnya lengkap, tapi petugas loket judes", .complaint, manner, "Pendaftaran"),
    Example("Pelayanan bagus cuma parkiran becek", .complaint, parking, "Parkir dan Keamanan"),
    Example("Antre dari jam 7 sampai jam 11. Mohon maaf saya kecewa. Terima kasih", .complaint, wait),
    Example("Toilet rusak sudah sebulan, mohon diperbaiki. Terima kasih", .complaint, house, "Tata Usaha"),
    Example("tidak ada petugas yang ramah di bagian kasir", .complaint, manner, "Kasir"),
    Example("Petugas tidak sopan dan tidak sabar", .complaint, manner),
    Example("Dokter tidak terlalu teliti memeriksa", .complaint, quality),
    Example("Kebersihan kamar mandi rawat inap kurang", .complaint, house, "Rawat Inap"),
    Example("Walaupun gratis, pelayanannya buruk dan lambat", .complaint, wait),
    Example("dokter umumnya kurang, cuma satu yg periksa", .complaint, quality, "Poli Umum"),
    Example("petugas kurang, loket cuma buka satu", .complaint, staff, "Pendaftaran"),
    Example("Disuruh bayar lagi padahal punya BPJS, uangnya tidak ada kuitansi", .complaint, cost, "Kasir"),
    Example("dilempar sana sini, dioper dari poli ke poli", .complaint, procedure, "Pendaftaran"),
    Example("nomor antrian habis padahal baru jam 8", .complaint, procedure, "Pendaftaran"),
    Example("Pelayanan nya lelet 😡", .complaint, wait),
    Example("Teu ramah petugasna, kumaha ieu", .complaint, manner),
    Example("Belum puas dengan pelayanannya", .complaint),
    Example("AC di ruang tunggu mati", .complaint, house, "Tata Usaha"),
    Example("Pintu masuk untuk kursi roda tidak ada", .complaint, house, "Tata Usaha"),
    Example("Kok lama sekali ya bu hasil lab nya", .complaint, wait, "Laboratorium"),
    Example("nomor antrian saya dilewati padahal saya datang duluan", .complaint, procedure, "Pendaftaran"),
    Example("Petugas bilang obat habis, tidak ada penjelasan kapan ada lagi", .complaint, medicine, "Farmasi"),
    Example("kurang informasi mengenai jadwal posyandu", .complaint, information, "Posyandu dan Luar Gedung"),
    Example("Pungutan liar di parkiran, diminta 5 ribu", .complaint, cost, "Parkir dan Keamanan"),
    Example("Rujukan ke RS dipersulit", .complaint, referral),
    Example("Dokter tidak memeriksa saya, cuma tanya langsung kasih resep", .complaint, quality),
    Example("mengapa harus bolak balik fotocopy", .complaint, procedure, "Pendaftaran"),
    Example("bayar 15 ribu tapi tidak dikasih karcis", .complaint, cost, "Kasir"),
    Example("ga ada dokternya, jam segini udah pada pulang", .complaint, hours),
    Example("tolong tegur pegawai yg suka marah2", .complaint, manner),
    Example("loket 2 kosong terus", .complaint, hours, "Pendaftaran"),
    Example("tempat duduk di apotik tidak cukup", .complaint, house, "Farmasi"),
    Example("Tidak jadi cabut gigi karena alatnya rusak", .complaint, quality, "Poli Gigi"),
    Example("Air di wc tidak mengalir", .complaint, house, "Tata Usaha"),
    Example("Kenapa antrian lansia tidak didahulukan", .complaint, wait, "Lansia"),
    Example("Petugas pendaftaran melayani sambil telponan", .complaint, manner, "Pendaftaran"),
    Example("dokter ga pernah on time", .complaint, hours),
    Example("tak ada yang ngelayani di loket 1", .complaint, nil, "Pendaftaran"),
    Example("toilet kurang bersih", .complaint, house, "Tata Usaha"),
    Example("Sangat tidak puas", .complaint),
  ]

  @Test(arguments: complaints)
  func `D5: what complains is Keluhan`(_ example: Example) { expect(example) }

  static let grievances: [Example] = [
    Example("Saya akan lapor polisi kalau tidak ada tanggung jawab", .grievance),
    Example("Saya komplain, obat salah diberikan ke anak saya", .grievance, medicine, "Farmasi"),
    Example("Kami menuntut ganti rugi atas malpraktek ini", .grievance),
    Example("kalau masih begini saya viralkan", .grievance),
    Example("Keluarga tidak terima, ibu saya ditelantarkan di IGD", .grievance, manner, "IGD"),
    Example("Saya tidak terima perlakuan perawat, akan saya laporkan ke dinas", .grievance),
    Example("Mau protes soal tarif parkir yang mahal", .grievance, parking, "Parkir dan Keamanan"),
  ]

  @Test(arguments: grievances)
  func `D5: what demands or threatens is Komplain`(_ example: Example) { expect(example) }

  static let questions: [Example] = [
    Example("Jadwal dokter gigi hari apa saja ya?", .question, hours, "Poli Gigi"),
    Example("Assalamualaikum, mau tanya jadwal imunisasi. Terima kasih", .question, hours, "Imunisasi"),
    Example("apakah bisa berobat tanpa ktp", .question, procedure, "Pendaftaran"),
    Example("Apakah yang tidak punya BPJS bisa berobat?", .question, referral),
    Example("brp biaya cabut gigi kak", .question, quality, "Poli Gigi"),
    Example("Buka jam berapa puskesmasnya?", .question, hours),
    Example("Gimana cara daftar online?", .question, system, "Pendaftaran"),
    Example("Hari sabtu buka gak?", .question, hours),
    Example("Syarat rujukan apa saja min", .question, referral),
    Example("Dok, anak saya demam 3 hari, harus ke mana ya", .question),
    Example("mhn info vaksin polio", .question, information, "Imunisasi"),
    Example("mau nanya kalau mau bikin surat sehat bayar brp ya", .question, procedure, "Pendaftaran"),
    Example("Kapan pelayanan bisa lebih cepat?", .question, wait),
    Example("Anak saya panas sudah 3 hari, dokter anak ada hari ini?", .question, nil, "Poli Anak/MTBS"),
    Example("Berapa lama hasil lab keluar?", .question, quality, "Laboratorium"),
  ]

  @Test(arguments: questions)
  func `D5: what asks and does not complain is Pertanyaan`(_ example: Example) { expect(example) }

  static let suggestions: [Example] = [
    Example("Sebaiknya ada kipas angin di ruang tunggu", .suggestion, house, "Tata Usaha"),
    Example("Saran: tempat parkir diperluas", .suggestion, parking, "Parkir dan Keamanan"),
    Example("Mohon ditambah kursi di ruang tunggu", .suggestion, house, "Tata Usaha"),
    Example("Tolong ditambah dokternya", .suggestion, staff),
    Example("Pelayanan sudah baik, mohon ditingkatkan lagi", .suggestion),
    Example("Kalau bisa buka sampai sore", .suggestion, hours),
    Example("Semoga antreannya lebih cepat", .suggestion, wait),
    Example("mohon petugas lebih ramah lagi", .suggestion, manner),
    Example("Petugas jangan galak-galak dong", .suggestion, manner),
    Example("dokternya sudah bagus tapi bagian loketnya tolong lebih senyum", .suggestion, manner, "Pendaftaran"),
    Example("Tolong kamar mandinya dibersihkan", .suggestion, house, "Tata Usaha"),
    Example("Harap petugas datang tepat waktu", .suggestion, hours),
    Example("semoga pelayanan puskesmas semakin baik dan maju", .suggestion),
    Example("usul, hari sabtu poli gigi buka", .suggestion, hours, "Poli Gigi"),
    Example(
      "Saran saya toilet yang bau dibersihkan tiap jam, ruang tunggu diberi AC", .suggestion, house, "Tata Usaha"),
    Example("Agar tidak antre lama, pendaftaran online diadakan", .suggestion, wait, "Pendaftaran"),
    Example("Mohon disediakan air minum di ruang tunggu ya, terima kasih", .suggestion, house, "Tata Usaha"),
  ]

  @Test(arguments: suggestions)
  func `D5: what suggests or asks for something is Saran`(_ example: Example) { expect(example) }

  static let praises: [Example] = [
    Example("Terima kasih, pelayanannya cepat dan ramah", .praise, wait),
    Example("Makasih bu bidan, sabar banget 🙏", .praise, manner, "KIA/KB"),
    Example("Mantap, dokternya teliti", .praise, quality),
    Example("Pelayanan luar biasa, pertahankan!", .praise),
    Example("Meskipun antre lama, petugasnya sabar. Terima kasih", .praise, manner),
    Example("Pelayanan bagus, sukses selalu", .praise),
    Example("Hatur nuhun, pelayanana sae", .praise),
    Example("Mohon dipertahankan pelayanannya, mantap", .praise),
    Example("Gak nyangka pelayanannya secepat ini, mantap", .praise, wait),
    Example("Selama pandemi pelayanan tetap jalan, salut", .praise),
    Example("Keren, toiletnya bersih", .praise, house, "Tata Usaha"),
    Example("Alhamdulillah tidak ada keluhan, terimakasih", .praise),
  ]

  @Test(arguments: praises)
  func `D5: thanks and praise are Pujian`(_ example: Example) { expect(example) }

  static let positives: [Example] = [
    Example("Pelayanan bagus dan cepat", .positive, wait),
    Example("Tidak lama menunggu", .positive, wait),
    Example("petugasnya gak judes", .positive, manner),
    Example("Sekarang tidak perlu antre", .positive, wait),
    Example("Dilayani dengan baik, tidak ribet", .positive, procedure, "Pendaftaran"),
    Example("Ruangan bersih dan nyaman", .positive, house, "Tata Usaha"),
    Example("Obat lengkap, gratis lagi", .positive, medicine, "Farmasi"),
    Example("Tidak hanya ramah, petugasnya juga cekatan", .positive, manner),
    Example("Memuaskan", .positive),
    Example("tidak perlu menunggu lama, cepat", .positive, wait),
    Example("Tidak ada yang perlu dikeluhkan, semuanya baik", .positive),
    Example("Suntiknya ga sakit, bidannya telaten", .positive, quality, "KIA/KB"),
    Example("Pelayanan baik tidak ada kendala", .positive),
    Example("Saya dilayani cukup baik walau agak lama", .positive, wait),
    Example("Petugas lab sangat lembut saat mengambil darah", .positive, manner, "Laboratorium"),
    Example("sudah lama berobat di sini, pelayanan selalu baik", .positive),
    Example("bagus2 semua", .positive),
    Example("Alur pendaftaran mudah", .positive, procedure, "Pendaftaran"),
  ]

  @Test(arguments: positives)
  func `D5: what approves is Positif`(_ example: Example) { expect(example) }

  static let others: [Example] = [
    Example("", nil), Example("[media]", nil), Example("Selamat pagi", nil), Example("ok", nil),
    Example("Baik Bu", nil),
    Example("Saya Budi dari Desa Sukamaju", nil), Example("...", nil), Example("P", nil),
    Example("Selama ini saya berobat di puskesmas", nil), Example("kurang lebih jam 9 saya sampai", nil),
    Example("Oke bu besok saya datang", nil), Example("Biasa saja", nil), Example("ada masalah", nil),
    Example("Kamar 3", nil, house, "Tata Usaha"),
  ]

  @Test(arguments: others)
  func `D5: what no word decides is left to staff`(_ example: Example) { expect(example) }
}
