import Testing

@testable import Intake

struct ChatTextTests {
  private let mark = MessageFixture.mark

  /// The saying of one message of Android.
  private func android(_ text: String) throws -> [String] {
    try MessageFixture.read("21/07/2026 03.16 - Budi: \(text)\n21/07/2026 03.17 - Siti: ya\n").sayings.dropLast()
  }

  private func ios(_ text: String) throws -> [String] {
    try MessageFixture.read("[21/07/26 03.15.42] Siti: ya\n[21/07/26 03.15.43] Budi: \(text)\n").sayings.dropFirst()
      .map(\.self)
  }

  @Test(
    "a message that is only an attachment is media",
    arguments: [
      "<Media tidak disertakan>", "<Media omitted>", "IMG-20260721-WA0001.jpg (file terlampir)",
      "Daftar obat.pdf (file attached)", "<terlampir: 00000012-PHOTO-2026-07-21-03-15-42.jpg>",
      "<attached: 00000012-AUDIO.opus>", "gambar tidak disertakan", "image omitted", "stiker tidak disertakan",
      "GIF omitted", "video tidak disertakan", "audio omitted", "Kartu kontak tidak disertakan",
      "laporan.pdf • \u{200E}3 halaman \u{200E}dokumen tidak disertakan", "Siti.vcf (file terlampir)",
      "a.jpg (file terlampir)\nb.jpg (file terlampir)", "PTT-20260721-WA0004.opus (file terlampir)",
      "laporan.pdf • \u{200E}3 halaman \u{200E}<terlampir: 00000044-laporan.pdf>",
      "laporan • 12 pages <attached: 00000044-laporan.pdf>", "Daftar obat.xlsx <terlampir: 00000045-Daftar obat.xlsx>",
      "rekaman.mp4 • 1,2 MB video tidak disertakan",
    ])
  func media(_ text: String) throws {
    let clean = text.replacing(mark, with: "")
    #expect(try android(mark + text) == ["Budi: [media] \(clean)"])
    #expect(try ios(mark + text) == ["Budi: [media] \(clean)"])
  }

  @Test(
    "words beside an attachment keep it a message, whole",
    arguments: [
      ("IMG.jpg (file terlampir)\nini fotonya", "IMG.jpg (file terlampir)\nini fotonya"),
      ("ini \u{200E}gambar tidak disertakan", "ini gambar tidak disertakan"),
      ("surat tidak disertakan", "surat tidak disertakan"), ("kenapa video omitted?", "kenapa video omitted?"),
      ("lihat (file terlampir)", "lihat (file terlampir)"),
      ("ini fotonya <terlampir: 00000012-PHOTO.jpg>", "ini fotonya <terlampir: 00000012-PHOTO.jpg>"),
      ("daftar • penting <terlampir: 00000012-PHOTO.jpg>", "daftar • penting <terlampir: 00000012-PHOTO.jpg>"),
    ])
  func caption(_ text: String, _ clean: String) throws {
    #expect(try android(text) == ["Budi: \(clean)"])
    #expect(try ios(text) == ["Budi: \(clean)"])
  }

  @Test(
    "attachments are told alike, whether they were exported or not, and their captions stay",
    arguments: [
      ("IMG-1.jpg (file terlampir)\nini fotonya", "[media]\nini fotonya"),
      ("<Media tidak disertakan>\nini fotonya", "[media]\nini fotonya"),
      ("ini fotonya <terlampir: 00000012-PHOTO.jpg>", "ini fotonya\n[media]"),
      ("DOC-1.pdf (file terlampir)\nDOC-1.pdf", "[media]"), ("a > b (c)", "a > b (c)"), ("", ""),
      ("satu\n\n<3 dua>", "satu\n\n<3 dua>"),
    ])
  func attachments(_ text: String, _ told: String) { #expect(ChatText.withoutAttachments(text) == told) }

  @Test(
    "a message that was taken back is deleted",
    arguments: [
      "Pesan ini telah dihapus", "This message was deleted", "You deleted this message", "Anda menghapus pesan ini",
      "Pesan ini dihapus oleh admin Siti", "Pesan ini telah dihapus.",
    ])
  func deleted(_ text: String) throws {
    #expect(try android(text) == ["Budi: [deleted] \(text)"])
    #expect(try ios(mark + text) == ["Budi: [deleted] \(text)"])
  }

  @Test func `a text that speaks of deleting is a message`() throws {
    let text = "Pesan ini telah dihapus ya?"
    #expect(try android(text) == ["Budi: \(text)"])
  }

  @Test(
    "the mark of a changed message is taken off",
    arguments: ["<Pesan ini telah diedit>", "<Pesan ini diedit>", "<This message was edited>"])
  func edited(_ tag: String) throws {
    let read = try MessageFixture.read("21/07/2026 03.16 - Budi: satu\nJadi jam 8 \(mark)\(tag)\n")
    #expect(read.sayings == ["Budi: satu\nJadi jam 8"])
    #expect(read.messages.map(\.isEdited) == [true])
  }

  @Test func `lines are joined as they were typed and blank lines kept`() throws {
    let read = try MessageFixture.read(
      "\u{FEFF}21/07/2026 03.16 - Budi: satu \r\n\r\n  dua\r\n21/07/2026 03.17 - Siti: \r\ntiga\r\n\r\n")
    #expect(read.sayings == ["Budi: satu \n\n  dua", "Siti: \ntiga"])
  }

  @Test(
    "a line without a sender is a system line on Android",
    arguments: [
      "Pesan dan panggilan terenkripsi secara end-to-end. Ketuk untuk info selengkapnya.", "Budi keluar",
      "Siti mengubah subjek dari \"Info: A\" menjadi \"Info: B\"", "Anda membuat grup “Poli: Gigi”",
      "Panggilan suara tak terjawab", "Ini yang belum dikenal",
    ])
  func androidSystem(_ text: String) throws {
    let read = try MessageFixture.read("21/07/2026 03.16 - \(text)\n21/07/2026 03.17 - Siti: ya\n")
    #expect(read.sayings == ["*: \(text)", "Siti: ya"])
    #expect(read.remarks.counts == [.system: 1, .message: 1])
  }

  @Test func `system lines of iOS name the chat or who acts, and begin with a mark`() throws {
    let read = try MessageFixture.read(
      """
      [21/07/26 03.10.42] Info Kesehatan: \(mark)Pesan dan panggilan terenkripsi secara end-to-end.
      [21/07/26 03.10.43] Budi: \(mark)Budi membuat grup ini
      \(mark)[21/07/26 03.10.44] Info Kesehatan: \(mark)Sesuatu yang baru
      [21/07/26 03.10.45] \(mark)Anda membuat grup “Info: Kesehatan”
      [21/07/26 03.10.46] Info Kesehatan: Halo
      [21/07/26 03.10.47] Budi: \(mark)Lokasi: https://maps.google.com/?q=-1,2
      [21/07/26 03.10.48] Budi: \(mark)Kode keamanan Anda dengan Siti berubah.
      """)
    #expect(
      read.sayings == [
        "*: Pesan dan panggilan terenkripsi secara end-to-end.", "*: Budi membuat grup ini", "*: Sesuatu yang baru",
        "*: Anda membuat grup “Info: Kesehatan”", "Info Kesehatan: Halo",
        "Budi: Lokasi: https://maps.google.com/?q=-1,2",
        "*: Kode keamanan Anda dengan Siti berubah.",
      ])
    #expect(read.remarks.chatName == "Info Kesehatan")
  }

  @Test func `in a chat of two the chat's name is a person, whose placeholders stay theirs`() throws {
    let read = try MessageFixture.read(
      """
      [21/07/26 03.10.42] ~ Budi: \(mark)Messages and calls are end-to-end encrypted.
      [21/07/26 03.10.43] ~ Budi: \(mark)image omitted
      [21/07/26 03.10.44] ~ Budi: \(mark)This message was deleted.
      [21/07/26 03.10.45] ~ Budi: \(mark)Missed voice call
      [21/07/26 03.10.46] ~ Budi: Obatnya
      """)
    #expect(
      read.sayings == [
        "*: Messages and calls are end-to-end encrypted.", "Budi: [media] image omitted",
        "Budi: [deleted] This message was deleted.", "*: Missed voice call", "Budi: Obatnya",
      ])
  }

  @Test func `a placeholder of a third language is read as text and counted`() throws {
    let read = try MessageFixture.read("21.07.26, 03:16 - Budi: <Medien ausgeschlossen>\n")
    #expect(read.sayings == ["Budi: <Medien ausgeschlossen>"])
    #expect(read.remarks.unknownPlaceholders == 1)
  }
}
