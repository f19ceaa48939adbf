/// Words that WhatsApp writes into an export, Indonesian and English, in lower case.
enum ChatWords {
  /// Texts that stand for a message that was taken back; with or without a full stop.
  static let deleted = bytes([
    "pesan ini telah dihapus", "pesan ini dihapus", "this message was deleted", "you deleted this message",
    "anda menghapus pesan ini", "anda telah menghapus pesan ini", "kamu menghapus pesan ini",
  ])
  /// What comes before the administrator who took a message back.
  static let deletedBy = bytes([
    "pesan ini dihapus oleh admin", "pesan ini telah dihapus oleh admin", "this message was deleted by admin",
    "this message was deleted by group admin", "you deleted this message as admin",
    "anda menghapus pesan ini sebagai admin",
  ])
  /// Marks of a message that was changed, at its end.
  static let edited = bytes([
    "<pesan ini telah diedit>", "<pesan ini diedit>", "<pesan diedit>", "<this message was edited>",
  ])
  /// What a placeholder in angle brackets begins with where the file was exported too.
  static let attachedTags = bytes(["<terlampir: ", "<attached: "])
  /// What follows the name of a file that was exported too.
  static let attachedEnds = bytes(["(file terlampir)", "(berkas terlampir)", "(file attached)"])
  /// The end of a placeholder whose file was not exported.
  static let omitted = bytes([" tidak disertakan", " dihilangkan", " omitted"])
  /// What such a placeholder names.
  static let attachments = bytes([
    "gambar", "foto", "video", "audio", "stiker", "gif", "dokumen", "kartu kontak", "kontak", "media", "lokasi",
    "catatan video", "pesan video", "pesan suara", "berkas", "file", "album", "jajak pendapat", "polling", "image",
    "photo", "sticker", "document", "contact card", "contact", "location", "video note", "video message",
    "voice message", "poll",
  ])
  static let contactCards = bytes(["kartu kontak", "kontak", "contact card", "contact"])
  /// What a person sent, though iOS marks it as not typed.
  static let sentByPerson = bytes([
    "poll:", "polling:", "jajak pendapat:", "location:", "lokasi:", "live location", "lokasi terkini", "event:",
    "acara:", "view once", "sekali lihat", "waiting for this message", "menunggu pesan ini", "menunggu untuk pesan",
  ])
  /// The notice at the beginning of a chat, which on iOS has the chat's name as its sender.
  static let encryption = bytes([
    "pesan dan panggilan terenkripsi", "pesan dan telepon", "pesan dan panggilan dienkripsi", "pesan dan panggilan di",
    "pesan yang anda kirim ke", "pesan ke chat ini", "pesan ke grup ini", "messages and calls are end-to-end encrypted",
    "messages to this chat and calls are", "messages to this group are", "messages you send to this",
    "messages in this chat are",
  ])
  /// Pieces of system lines; asked only where a line can be one.
  static let system = bytes([
    "end-to-end", "security code", "created group", "created this group", "created the group", " added ", "added you",
    "was added", "were added", " removed ", "was removed", "were removed", " left", "joined", "requested to join",
    "changed the subject", "changed the group", "changed this group", "changed their", "changed your",
    "changed to ", "changed the ", "now an admin", "no longer an admin", "group's icon", "disappearing messages",
    "pinned a message", "blocked this contact", "voice call", "video call", "group call", "missed call", "no answer",
    "tap to ", "business account", "with a business", "service from meta", "works with other companies",
    "is a contact", "turned on", "turned off", "community", "deleted this group",
    "kode keamanan", "membuat grup", "menambahkan", "ditambahkan", "mengeluarkan", "dikeluarkan", " keluar",
    "bergabung",
    "mengubah subjek", "mengubah nama", "mengubah ikon", "mengubah deskripsi", "mengubah foto", "mengubah setelan",
    "mengubah pengaturan", "mengubah nomor", "mengganti subjek", "mengganti nama", "mengganti ikon",
    "mengganti deskripsi", "mengganti foto", "mengganti nomor", "mengganti setelan", "menghapus ikon", "menghapus foto",
    "menghapus deskripsi", "menghapus grup", "menjadi admin", "sekarang admin", "sekarang adalah admin",
    "adalah admin", "bukan lagi admin", "tidak lagi menjadi admin", "pesan sementara", "pesan otomatis",
    "menyematkan pesan", "memblokir kontak", "blokir kontak", "panggilan suara", "panggilan video", "panggilan grup",
    "tak terjawab", "tidak terjawab", "tidak dijawab", "telepon suara", "ketuk untuk", "akun bisnis", "layanan aman",
    "adalah kontak", "mengaktifkan", "menonaktifkan", "komunitas", "nomor telepon",
  ])

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
}

extension ChatWords {
  /// Whether a text begins with a word, ASCII letters in either case.
  static func begins(_ text: Span<UInt8>, with word: [UInt8], at start: Int = 0) -> Bool {
    guard text.count - start >= word.count else { return false }
    for index in 0..<word.count where Bytes.lower(text[start + index]) != word[index] { return false }
    return true
  }

  static func ends(_ text: Span<UInt8>, with word: [UInt8]) -> Bool {
    text.count >= word.count && begins(text, with: word, at: text.count - word.count)
  }

  static func equals(_ text: Span<UInt8>, _ word: [UInt8]) -> Bool {
    text.count == word.count && begins(text, with: word)
  }

  /// Whether one of some words stands anywhere in the first 400 bytes of a text.
  static func contains(_ text: Span<UInt8>, oneOf words: [[UInt8]]) -> Bool {
    let end = min(text.count, 400)
    for start in 0..<end {
      let first = Bytes.lower(text[start])
      for word in words where word[0] == first && begins(text, with: word, at: start) { return true }
    }
    return false
  }
}
