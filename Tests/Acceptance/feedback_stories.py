"""What people wrote to an invented Puskesmas in October and November 2026, and what its staff made of it. Nobody in it exists.

A moment is `day.month hour.minute`; `US` is the facility. `STEPS` says of a feedback, known by how its text begins, what staff decided and after how many
days each stage of D4 came: identified, distributed, decided, approved, answered, the client's feedback; None where it is not (yet) on record.
"""

from __future__ import annotations

US = "Puskesmas Contoh"
OWN_NUMBER = "0812-0000-0100"

# The group on the facility's own telephone, an Android; a number is somebody whom it does not know.
GROUP = "Sahabat Puskesmas Contoh"
CHAT = [
    ("01.10 07.40", None, "Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang di chat ini yang bisa membaca, mendengarkan, atau membagikannya."),
    ("01.10 07.41", "Rina Sari", "Assalamualaikum, mau tanya besok poli gigi buka jam berapa ya min?"),
    ("01.10 07.44", "Rina Sari", "Anak saya giginya sakit dari kemarin 😢"),
    ("01.10 08.10", US, "Waalaikumsalam Bu Rina, poli gigi buka pukul 08.00–11.30, pendaftaran sampai pukul 11.00."),
    ("01.10 08.12", "Rina Sari", "Siap, makasih infonya"),
    ("05.10 09.52", "Pak Darman RT 03", "Antrian loket hari ini lama bgt min, dari jam 7 baru dipanggil jam setengah 10"),
    ("05.10 09.53", "Pak Darman RT 03", "Petugasnya cuma satu"),
    ("05.10 09.55", "Pak Darman RT 03", "<Media tidak disertakan>"),
    ("05.10 10.40", US, "Mohon maaf Pak, hari ini satu petugas loket sakit. Sudah kami tambah dari bagian lain."),
    ("07.10 13.15", "0812-0000-0211", "Obat hipertensi kosong lagi ya bu? Kemarin disuruh beli sendiri di luar"),
    ("07.10 15.02", US, "Terima kasih laporannya. Amlodipin datang besok pagi; silakan diambil tanpa mengantre lagi."),
    ("09.10 10.20", "Yeni Maharani", "Terima kasih bidan dan perawat KIA, pelayanannya ramah dan sabar sekali 🙏❤️"),
    ("09.10 10.55", US, "Terima kasih kembali Bu Yeni, kami sampaikan ke ruang KIA."),
    ("12.10 08.31", "0812-0000-0212", "Toilet dekat poli umum bau dan airnya mati. Tolong dibersihkan"),
    ("12.10 09.05", US, "Baik, petugas kebersihan segera ke sana. Terima kasih."),
    ("13.10 19.47", "Hendri Saputra", "Knp rujukan bpjs sy ditolak ya? Katanya harus faskes sini padahal sudah dari rs"),
    ("14.10 07.58", US, "Selamat pagi Pak Hendri, mohon kirim foto kartu dan surat kontrolnya lewat pesan pribadi."),
    ("15.10 11.26", "Ibu Sari 🌸", "Petugas loket judes, saya tanya baik-baik malah dibentak"),
    ("15.10 11.31", "Ibu Sari 🌸", "saya malu dilihat orang banyak"),
    ("15.10 14.20", US, "Kami mohon maaf sebesar-besarnya, Bu. Kepala tata usaha akan menghubungi Ibu."),
    ("19.10 06.48", "0812-0000-0213", "Daftar online error terus dari subuh, kode antreannya gak keluar"),
    ("19.10 07.30", US, "Sistem sedang diperbaiki, silakan langsung ke loket; nomor tetap kami dahulukan."),
    ("21.10 16.05", "Pak Darman RT 03", "usul min, parkiran motor dikasih atap biar gak kehujanan"),
    ("22.10 08.15", US, "Usul yang bagus Pak, kami bawa ke lokakarya mini."),
    ("23.10 09.12", "Pak Yos - RT 05", "Pesan ini telah dihapus"),
    ("23.10 09.14", "Pak Yos - RT 05", "Imunisasi tadi lancar, gak antri lama. Mantap 👍"),
    ("27.10 20.33", "0812-0000-0211", "Dokter umum telat terus min. Jadwal jam 8 datang jam 9 lewat"),
    ("28.10 08.02", US, "Terima kasih masukannya, akan kami evaluasi dengan penanggung jawab poli umum."),
    ("30.10 12.44", "Maya Lestari", "Posyandu balita bulan depan tanggal berapa min? PMT nya masih ada?"),
    ("30.10 13.01", US, "Posyandu Melati 11 November, Posyandu Kenanga 12 November. PMT masih ada."),
    ("02.11 08.55", "Rina Sari", "Min, antrean farmasi lama sekali padahal obatnya cuma paracetamol"),
    ("02.11 08.57", "Rina Sari", "sudah sejam lebih nunggu"),
    ("02.11 10.10", US, "Mohon maaf Bu Rina, hari Senin resep paling banyak. Sedang kami atur ulang."),
    ("03.11 14.21", "0812-0000-0214", "kursi di ruang tunggu kurang, lansia pada berdiri kasian"),
    ("03.11 15.40", US, "Terima kasih, kursi tambahan kami pasang minggu ini."),
    ("04.11 09.02", None, "Rina Marlina menambahkan +62 812-0000-0215"),
    ("05.11 10.37", "0812-0000-0215", "Selamat siang. Saya ingin menyampaikan keberatan atas pungutan Rp20.000 di laboratorium, padahal saya peserta BPJS aktif."),
    ("05.11 10.50", US, "Selamat siang. Mohon maaf, kami telusuri hari ini juga. Boleh dikirim kuitansinya?"),
    ("05.11 10.58", "0812-0000-0215", "IMG-20261105-WA0003.jpg (file terlampir)"),
    ("09.11 07.33", "Pak Darman RT 03", "Antrian loket msh lama min, katanya mau ditambah petugas"),
    ("09.11 08.20", US, "Benar Pak, mulai 16 November loket dibuka dua."),
    ("10.11 17.51", "Hendri Saputra", "Ambulans kemarin cepat sekali datangnya, terima kasih banyak tim Puskesmas Contoh"),
    ("11.11 07.45", US, "Alhamdulillah, semoga lekas pulih keluarganya Pak."),
    ("12.11 09.18", "Yeni Maharani", "Air di toilet KIA mati dan tidak ada sabun, sudah dua hari"),
    ("12.11 12.30", US, "Terima kasih Bu Yeni, pompa sedang diganti."),
    ("13.11 18.40", "0812-0000-0216", "Sampah di belakang puskesmas numpuk, bau sampai ke rumah warga"),
    ("16.11 08.05", US, "Terima kasih laporannya, sudah diangkut pagi ini."),
    ("16.11 10.15", "Maya Lestari", "Bu dokter gigi baik, anak saya ga nangis sama sekali hehe"),
    ("16.11 10.20", US, "Senang mendengarnya Bu Maya!"),
    ("17.11 13.02", "0812-0000-0213", "Aplikasi antrean online sudah lancar, bagus 👏"),
    ("18.11 19.25", "Ibu Sari 🌸", "Obat kencing manis suami saya kosong sudah 2 minggu, disuruh balik terus. Kami jauh, ongkos ojek mahal"),
    ("18.11 19.26", "Ibu Sari 🌸", "tolong dibantu bu"),
    ("20.11 07.12", "0812-0000-0217", "Kalau mau bikin surat sehat syaratnya apa saja dan bayar berapa?"),
    ("20.11 16.48", "Pak Yos - RT 05", "Kalau keluhan soal pungutan parkir tidak ditanggapi saya bawa ke koran"),
]

# The group of volunteers, exported from an iPhone of the office where the facility's telephone is only a number.
VOLUNTEERS = "Kader Posyandu Contoh"
IOS = [
    ("02.10 16.10.11", "Kader Lilis", "Bu, timbangan bayi di Posyandu Melati rusak, angkanya loncat-loncat"),
    ("02.10 16.41.52", US, "Dicatat Bu Lilis, besok kami tukar."),
    ("08.10 10.02.05", "Kader Tini", "Warga RW 02 mengeluh jadwal posyandu lansia berubah tanpa pemberitahuan"),
    ("09.10 08.00.40", US, "Mohon maaf, jadwal baru kami kirim sore ini."),
    ("14.10 13.20.33", "Kader Lilis", "Ibu-ibu senang penyuluhan gizinya, minta diadakan tiap bulan 😊"),
    ("14.10 13.22.00", "Kader Lilis", "gambar tidak disertakan"),
    ("14.10 15.30.10", US, "Siap, kami jadwalkan."),
    ("20.10 18.05.27", "Kader Wati", "vitamin A untuk balita kurang 15 kapsul di Kenanga"),
    ("21.10 07.40.00", US, "Kami antar hari ini Bu Wati."),
    ("29.10 09.33.18", "Kader Tini", "Fogging di RT 06 kapan ya? Sudah ada dua anak kena DBD"),
    ("29.10 09.50.44", US, "Tim kesling turun besok pagi untuk pemeriksaan jentik dulu."),
    ("04.11 11.14.09", "Kader Wati", "Petugas imunisasi datang terlambat 1 jam, ibu-ibu sudah banyak yang pulang"),
    ("04.11 12.02.31", US, "Mohon maaf Bu, kendaraan mogok. Kami ulang Jumat."),
    ("11.11 12.25.50", "Kader Lilis", "Posyandu Melati tadi ramai 64 balita, terima kasih bidan desanya rajin"),
    ("12.11 08.10.00", US, "Terima kasih kader hebat semuanya!"),
    ("13.11 10.48.36", "Kader Tini", "Kartu KMS habis Bu, mohon dikirim 40 lembar"),
    ("19.11 15.37.02", "Kader Wati", "Lansia Kenanga minta cek gula darah tiap posyandu, jangan 3 bulan sekali"),
    ("19.11 16.15.45", US, "Kami usulkan ke program PTM."),
]

# Received (1) and sent (2); 5 failed. The last number is who; a contact's name where the telephone has one.
SMS = [
    ("02.10 10.15", "0812-0000-0301", None, 1, "Yth. Puskesmas, mohon informasi jam pelayanan hari Sabtu. Terima kasih."),
    ("02.10 11.02", "0812-0000-0301", None, 2, "Sabtu pukul 07.30-11.00, Bapak/Ibu. Terima kasih."),
    ("06.10 08.47", "0812-0000-0302", "Bpk Mahmud", 1, "petugas apotik ramah, obat dijelaskan satu2. trims"),
    ("06.10 09.30", "0812-0000-0302", "Bpk Mahmud", 2, "Terima kasih kembali, Pak Mahmud."),
    ("12.10 20.10", "0812-0000-0212", None, 1, "Toilet dekat poli umum bau dan airnya mati, tolong dibersihkan."),
    ("16.10 07.05", "0812-0000-0303", None, 1, "Sudah 3x ke lab hasil darah blm jadi. Katanya alat rusak, kapan diperbaiki?"),
    ("16.10 12.40", "0812-0000-0303", None, 2, "Mohon maaf. Alat selesai diperbaiki 19 Oktober, hasil kami kirim lewat pesan."),
    ("24.10 14.22", "0812-0000-0304", None, 1, "Parkir d depan sempit & gelap klo malam, motor teman sy hilang helmnya"),
    ("26.10 08.15", "0812-0000-0304", None, 2, "Terima kasih, lampu parkir ditambah dan dijaga mulai pekan ini."),
    ("03.11 21.16", "0812-0000-0305", None, 1, "IGD malam ini lama sekali ditangani, bapak saya sesak napas menunggu 40 menit!"),
    ("03.11 21.20", "0812-0000-0305", None, 1, "perawat jaganya cuma main hp"),
    ("04.11 07.50", "0812-0000-0305", None, 2, "Kami mohon maaf. Kepala ruangan IGD akan menghubungi Bapak/Ibu hari ini."),
    ("07.11 09.09", "0812-0000-0306", "Ibu Ratmi", 1, "Mohon surat rujukan ibu saya bisa diambil keluarga, beliau tidak kuat jalan"),
    ("07.11 09.40", "0812-0000-0306", "Ibu Ratmi", 2, "Bisa Bu, bawa KTP pasien dan kartu BPJS."),
    ("12.11 16.31", "0812-0000-0307", None, 1, "Terima kasih dr poli umum penjelasannya mudah dimengerti"),
    ("14.11 08.03", "0812-0000-0216", None, 1, "Sampah di belakang Puskesmas numpuk, bau sampai ke rumah warga!"),
    ("17.11 06.59", "0812-0000-0308", None, 1, "Mhn maaf hari ini libur atau tetap buka?"),
    ("17.11 07.20", "0812-0000-0308", None, 5, "Hari ini libur, besok buka seperti biasa."),
    ("19.11 11.45", "0812-0000-0309", None, 1, "dokter tdk memeriksa cuma nanya terus dikasih obat. tdk puas"),
]

# What was in the suggestion box on the day it was opened; an opening without a sheet is one of an empty box.
BOX = {
    "02.10": ["Kursi ruang tunggu sudah banyak yang robek", "Terima kasih, pelayanan cepat", "Tolong AC ruang tunggu diperbaiki, panas"],
    "09.10": ["Nomor antrean sering dilewati, padahal saya sudah di depan", "Petugas kasir kurang senyum"],
    "16.10": [],
    "23.10": ["WC nya kotor", "Sediakan pojok bermain anak", "Bidan ruang bersalin sabar dan telaten, semoga sehat selalu"],
    "30.10": ["Dokter sering tidak ada di tempat"],
    "06.11": ["Loket hanya satu, antre panjang", "Mushola perlu mukena bersih", "Obat sering kosong, disuruh beli di luar"],
    "20.11": ["Sekarang loket sudah dua, lebih cepat. Terima kasih", "Poster tarif tidak terbaca, tulisannya kecil"],
}
UNOPENED = "2026-W46"

# Minutes of meetings: day, meeting, who, what.
MEETINGS = [
    ("14.10", "Lokakarya mini Oktober", "Kepala Desa Contoh Timur", "Warga meminta layanan Puskesmas Keliling di Dusun Tiga, jarak ke puskesmas 12 km"),
    ("14.10", "Lokakarya mini Oktober", "Ketua TP PKK", "Antrean pendaftaran terlalu lama pada hari Senin; sebaiknya loket ditambah"),
    ("14.10", "Lokakarya mini Oktober", "Sekcam", "Apresiasi atas penanganan kasus DBD yang cepat"),
    ("14.10", "Lokakarya mini Oktober", "Ketua RT 06", "Alur rujukan BPJS membingungkan, perlu papan petunjuk"),
    ("12.11", "Lokakarya mini November", "Kepala Desa Contoh Barat", "Stok obat hipertensi dan diabetes sering kosong, warga membeli sendiri"),
    ("12.11", "Lokakarya mini November", "Ketua Karang Taruna", "Parkir sembarangan menutup jalan masuk ambulans"),
    ("12.11", "", "Guru UKS SD Contoh 2", "Mohon jadwal penjaringan kesehatan siswa diumumkan lebih awal"),
]

# The complaint book: day as typed, time, channel, name, telephone, text, kind, unit, grade, steps, solution, score.
BOOK = [
    ("01/10/2026", "08.20", "Langsung", "Sulastri", "081200000401", "Menunggu dokter dari pukul 07.30 sampai 10.00 tanpa penjelasan", "Keluhan", "Poli Umum", "Hijau", (0, 1, 3, 4, 5, 9), "Jadwal dokter pengganti ditempel di loket", "3"),
    ("1-10-26", "10.05", "Telp", "Bambang Irawan", "81200000402", "Telepon Puskesmas tidak pernah diangkat", "keluhan", "Tata Usaha", "Hijau", (1, 1, 4, 5, 6, None), "Petugas telepon ditunjuk per hari", ""),
    ("2 Oktober 2026", "09.30", "Tatap muka", "Nuraini", "0812-0000-0403", "Petugas pendaftaran memanggil nama dengan salah dan tidak minta maaf", "Keluhan", "Pendaftaran", "Hijau", (0, 0, 3, 3, 4, 7), "Pembinaan petugas loket", "3"),
    ("06/10/2026", "11.15", "Langsung", "Ujang Suherman", "+62 812-0000-0404", "Hasil laboratorium anak saya tertukar dengan pasien lain!", "Komplain", "Laboratorium", "Merah", (0, 0, 0, 1, 1, 6), "Hasil diperiksa ulang; label dua identitas diwajibkan", "2"),
    ("2026-10-06", "13.40", "Telepon", "Ibu Aminah", "-", "Ingin tahu syarat membuat surat keterangan sehat", "Pertanyaan", "", "", (None,) * 6, "", ""),
    ("08/10/2026", "08.55", "Langsung", "-", "081200000406", "Biaya tindakan di UGD tidak dijelaskan lebih dahulu", "Komplain", "IGD", "Kuning", (1, 1, 2, 2, 4, 10), "Daftar tarif dipasang di IGD", "3"),
    ("12/10/2026", "09.10", "langsung", "Rusli", "8,12E+10", "Antrean berkode sudah diambil, tetapi dilewati dua kali", "Keluhan", "Pendaftaran", "Hijau", (0, 1, 2, 3, 5, None), "Urutan panggil memakai pengeras suara", ""),
    ("13-10-2026", "10.45", "WA", "Dewi Anggraini", "081200000408", "Surat rujukan salah menulis nama rumah sakit sehingga harus bolak-balik", "Keluhan", "Poli Umum", "Hijau", (0, 1, 1, 2, 2, 5), "Rujukan diperbaiki di hari yang sama", "4"),
    ("14/10/2026", "14.00", "Langsung", "Pak Somad", "tidak ada", "Terima kasih atas pelayanan rawat luka di rumah", "Pujian", "", "", (0, None, None, None, None, None), "", ""),
    ("16/10/2026", "08.05", "Telepon", "Evi Susanti", "0812 0000 0410", "Bidan tidak ada di tempat saat jam pelayanan, hamil 8 bulan menunggu dua jam", "Komplain", "KIA/KB", "Kuning", (0, 0, 1, 1, 3, 8), "Bidan jaga pengganti dijadwalkan", "3"),
    ("19/10/2026", "09.25", "Langsung", "Hasan Basri", "081200000411", "Kartu BPJS tidak aktif, petugas tidak memberi jalan keluar", "Keluhan", "Pendaftaran", "Sedang", (1, 2, 3, None, 5, None), "Dibantu menghubungi BPJS", ""),
    ("20/10/2026", "10.30", "Langsung", "Tri Wahyuni", "081200000412", "Suntik KB terlambat karena obat kosong", "Keluhan", "KIA/KB", "Hijau", (1, 3, 5, 6, 8, None), "Permintaan ke gudang farmasi dipercepat", ""),
    ("22/10/2026", "07.50", "Langsung", "Maryam", "081200000413", "Perawat gigi kasar waktu mencabut gigi anak", "Keluhan", "Poli Gigi", "Hijau", (0, 1, 2, 4, 6, 12), "Pembinaan; kontrol ulang tanpa biaya", "2"),
    ("26/10/2026", "11.20", "Telepon", "Agung Prabowo", "081200000414", "Ambulans tidak tersedia ketika istri saya akan melahirkan", "Komplain", "Ambulans", "Kuning", (0, 0, 1, 2, 2, 7), "Kontak ambulans desa dipasang; sopir cadangan", "3"),
    ("27/10/2026", "08.40", "Langsung", "Kartini", "081200000415", "Dua kali salah memberi obat, dosis anak diberikan dosis dewasa", "Komplain", "Farmasi", "Merah", (0, 0, 1, 1, 3, None), "Pemeriksaan ganda resep anak", ""),
    ("29/10/2026", "09.05", "Langsung", "Suparno", "081200000416", "Saran: sediakan kursi roda di pintu masuk", "Saran", "Tata Usaha", "", (1, 2, 4, 4, 6, 13), "Dua kursi roda diadakan", "4"),
    ("31/11/2026", "10.10", "Langsung", "Wagiman", "081200000417", "Tanggalnya keliru ditulis petugas", "Keluhan", "", "", (None,) * 6, "", ""),
    ("02/11/2026", "08.15", "Langsung", "Sri Mulyati", "081200000418", "Tiga kali datang obat hipertensi tidak tersedia", "Keluhan", "Farmasi", "Hijau", (0, 1, 2, 3, 4, 9), "Stok minimum dinaikkan", "3"),
    ("3/11/26", "09.45", "Telepon", "Dadang", "81200000419", "Nomor pendaftaran online tidak diakui di loket", "Keluhan", "Pendaftaran", "Hijau", (0, 1, 3, 3, 6, None), "Loket khusus pendaftar online", ""),
    ("04/11/2026", "10.20", "Langsung", "Yati Nurhayati", "081200000420", "Anak demam tinggi tidak didahulukan, menunggu bersama pasien lain", "Komplain", "Poli Anak/MTBS", "Kuning", (0, 0, 1, 1, 2, 8), "Pemilahan pasien gawat di loket", "3"),
    ("5 Nopember 2026", "11.00", "Langsung", "Rohman", "0812.0000.0421", "Petugas kebersihan merokok di halaman", "Keluhan", "Tata Usaha", "Hijau", (1, 2, 2, 3, 4, None), "Teguran tertulis", ""),
    ("09/11/2026", "08.30", "Langsung", "Ningsih", "081200000422", "Ruang menyusui dipakai menyimpan barang", "Keluhan", "KIA/KB", "Hijau", (0, 1, 1, 2, 3, 8), "Ruang dikosongkan", "4"),
    ("10/11/2026", "09.15", "Telp", "Fauzan", "081200000423", "Diberitakan di media daring bahwa Puskesmas menolak pasien tanpa KTP, apa benar?", "Komplain", "Tata Usaha", "Kuning", (0, 0, 1, 1, 1, None), "Hak jawab dikirim ke media", ""),
    ("11/11/2026", "13.05", "Langsung", "Bu Endang", "-", "Pujian untuk satpam yang membantu mendorong kursi roda", "Pujian", "Parkir dan Keamanan", "", (None,) * 6, "", ""),
    ("12/11/2026", "10.10", "Langsung", "Asep Kurnia", "081200000425", "Antre farmasi dua jam, sesudah itu obat ternyata kosong", "Keluhan", "Farmasi", "Hijau", (1, 1, None, None, None, None), "", ""),
    ("13/11/2026", "08.50", "Langsung", "Ibu Halimah", "081200000426", "Bayi saya jatuh dari meja timbang, petugas lengah. Saya akan lapor polisi", "Komplain", "KIA/KB", "Merah", (0, 0, 0, 0, 1, None), "Bayi diperiksa dokter; pengaman meja dipasang", ""),
    ("16/11/2026", "09.35", "Langsung", "Sutarjo", "081200000427", "Loket dua sudah dibuka tetapi petugasnya sering keluar", "Keluhan", "Pendaftaran", "Hijau", (0, 1, 2, None, None, None), "", ""),
    ("18/11/2026", "10.05", "Telepon", "Lina Marlina", "081200000428", "Rekam medis saya hilang, harus mendaftar ulang sebagai pasien baru", "Komplain", "Pendaftaran", "Kuning", (0, 1, None, None, None, None), "", ""),
    ("19/11/2026", "08.00", "Langsung", "Komarudin", "081200000429", "Penyakit saya dibicarakan perawat di depan pasien lain", "Komplain", "Poli Umum", "Kuning", (0, None, None, None, None, None), "", ""),
    ("20/11/2026", "09.40", "Langsung", "Jumiati", "081200000430", "Usul agar hasil laboratorium dikirim lewat WhatsApp", "Saran", "Laboratorium", "", (None,) * 6, "", ""),
]
LATE = ("30/10/2026", "15.30", "Langsung", "Samsul Bahri", "081200000431", "Uang kembalian di kasir kurang dan tidak diberi kuitansi", "Keluhan", "Kasir", "Hijau", (3, 4, 6, 7, 10, None), "Kuitansi wajib; selisih dikembalikan", "")
LATE_FROM = "18.11"  # the day on which it was written into the book

STEPS = {
    "Antrian loket hari ini": {"Jenis": "Keluhan", "Tema": "Waktu Tunggu", "Unit": "Pendaftaran", "Grading": "Hijau", "steps": (0, 1, 2, 3, 4, 10), "Keputusan": "Jadwal petugas cadangan loket", "Nilai": 3},
    "Obat hipertensi kosong": {"Jenis": "Keluhan", "Tema": "Obat dan Farmasi", "Unit": "Farmasi", "Grading": "Hijau", "steps": (1, 1, 2, 2, 5, None), "Keputusan": "Stok minimum ditetapkan"},
    "Terima kasih bidan dan perawat": {"Jenis": "Pujian", "Unit": "KIA/KB", "steps": (3,)},
    "Toilet dekat poli umum bau dan airnya mati. Tolong": {"Tema": "Fasilitas dan Kebersihan", "Grading": "Hijau", "steps": (0, 0, 1, 2, 3, None), "Keputusan": "Jadwal piket toilet tiap dua jam"},
    "Knp rujukan bpjs": {"Jenis": "Pertanyaan", "Tema": "Rujukan dan BPJS", "steps": (1, 2)},
    "Petugas loket judes": {"Jenis": "Komplain", "Tema": "Sikap Petugas", "Unit": "Pendaftaran", "Grading": "Kuning", "steps": (0, 0, 1, 1, 1, 7), "Keputusan": "Pembinaan dan permohonan maaf langsung", "Nilai": 2},
    "Daftar online error": {"Tema": "Antrean Online dan Sistem", "Grading": "Hijau", "steps": (0, 1, 1, 3, 2, None), "Keputusan": "Penyedia aplikasi dihubungi"},
    "usul min, parkiran": {"Jenis": "Saran", "Unit": "Parkir dan Keamanan", "steps": (5, 6)},
    "Dokter umum telat": {"Jenis": "Keluhan", "Tema": "Jadwal dan Jam Layanan", "Unit": "Poli Umum", "Grading": "Hijau", "steps": (1, 2, 4, 5, 9, None), "Keputusan": "Presensi dokter pukul 07.45"},
    "Sudah 3x ke lab": {"Jenis": "Keluhan", "Unit": "Laboratorium", "Grading": "Hijau", "steps": (0, 0, 2, 3, 4, 10), "Keputusan": "Alat diperbaiki; pemeriksaan dirujuk sementara", "Nilai": 3},
    "Parkir d depan sempit": {"Jenis": "Keluhan", "Unit": "Parkir dan Keamanan", "Grading": "Hijau", "steps": (2, 3, 5, 5, 7, None), "Keputusan": "Penjaga malam dan lampu"},
    "Bu, timbangan bayi": {"Jenis": "Keluhan", "Unit": "Posyandu dan Luar Gedung", "Grading": "Hijau", "steps": (3, 3, 4, 4, 5, None), "Keputusan": "Timbangan ditukar"},
    "Antrean pendaftaran terlalu lama pada hari Senin": {"Jenis": "Saran", "Tema": "Waktu Tunggu", "Unit": "Pendaftaran", "steps": (0, 0, 5, 6)},
    "Kursi ruang tunggu sudah": {"Jenis": "Keluhan", "steps": (3, 3, 7, 7, 12), "Keputusan": "Kursi diganti bertahap"},
    "Dokter sering tidak ada": {"Jenis": "Keluhan", "Unit": "Poli Umum", "Grading": "Hijau", "steps": (3, 4)},
    "Min, antrean farmasi": {"Jenis": "Keluhan", "Tema": "Waktu Tunggu", "Unit": "Farmasi", "Grading": "Hijau", "steps": (0, 1, 2, 3, 4, 10), "Keputusan": "Resep racikan dipisah", "Nilai": 3},
    "kursi di ruang tunggu kurang": {"Tema": "Fasilitas dan Kebersihan", "steps": (1, 1, 3, 6)},
    "Selamat siang. Saya ingin menyampaikan keberatan": {"Jenis": "Komplain", "Tema": "Biaya", "Unit": "Laboratorium", "Grading": "Kuning", "steps": (0, 0, 1, 1, 1, 8), "Keputusan": "Uang dikembalikan; tarif ditempel", "Nilai": 4},
    "IGD malam ini lama": {"Jenis": "Komplain", "Tema": "Waktu Tunggu", "Unit": "IGD", "Grading": "Kuning", "steps": (1, 1, 2, 2, 3, None), "Keputusan": "Aturan jaga malam dan larangan gawai"},
    "Antrian loket msh lama": {"Jenis": "Keluhan", "Tema": "Waktu Tunggu", "Unit": "Pendaftaran", "Grading": "Hijau", "steps": (0, 0, 1, 2, 7)},
    "Air di toilet KIA": {"Jenis": "Keluhan", "Unit": "KIA/KB", "Grading": "Hijau", "steps": (1, 1)},
    "Sampah di belakang puskesmas numpuk, bau sampai ke rumah warga": {"Jenis": "Keluhan", "Unit": "Kesehatan Lingkungan", "Grading": "Hijau", "steps": (3, 3)},
    "Petugas imunisasi datang": {"Jenis": "Keluhan", "Unit": "Imunisasi", "steps": (1, 1, 3)},
    "Stok obat hipertensi dan diabetes": {"Jenis": "Keluhan", "Tema": "Obat dan Farmasi", "Unit": "Farmasi", "Grading": "Kuning", "steps": (0, 0, 4)},
    "Loket hanya satu, antre": {"Jenis": "Keluhan", "Unit": "Pendaftaran", "steps": (3, 3, 5, 6)},
}

# What the team decides of all else from chats, SMS, box and meetings, by kind; every fourth is left for later.
ROUTINE = {"Pujian": "Disampaikan kepada petugas yang dipuji", "Pertanyaan": "Dijawab lewat pesan", "Saran": "Dibahas pada lokakarya mini", "": "Ditindaklanjuti unit terkait"}

# Follow-up plans that the teams set, and from when on their state is what: Masalah, Akar Masalah, Rencana, Penanggung Jawab, Tenggat, [(from, Status, Bukti)].
PLANS = {
    "28.10": [
        ("Waktu Tunggu di loket", "Satu petugas loket pada jam ramai", "Membuka loket kedua pukul 07.30–10.00", "Kepala Tata Usaha", "16.11", [("28.10", "Terbuka", ""), ("09.11", "Berjalan", "")]),
        ("Toilet poli umum kotor", "Tidak ada jadwal piket kebersihan", "Jadwal piket dan lembar kendali di pintu toilet", "Koordinator Kebersihan", "31.10", [("28.10", "Selesai", "Foto lembar kendali 30/10/2026")]),
        ("Petugas loket kurang ramah", "Belum pernah dilatih komunikasi", "Pelatihan komunikasi efektif setengah hari", "Kepala Tata Usaha", "30.10", [("28.10", "Selesai", "Daftar hadir 29/10/2026")]),
    ],
    "11.11": [
        ("Obat dan Farmasi: obat hipertensi kosong", "Permintaan ke gudang hanya sebulan sekali", "Stok minimum dan permintaan dua minggu sekali", "Penanggung Jawab Farmasi", "30.11", [("11.11", "Terbuka", "")]),
    ],
}
