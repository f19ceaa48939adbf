public import Spreadsheet

extension MessageRemarks {
  /// What a person should know, one sentence each; counts first.
  public func sentences(_ language: Language) -> [String] {
    var lines = [counts(language)]
    if let dates { lines.append(dates.sentence(language)) }
    if strayLines > 0 {
      lines.append(
        language(
          "\(strayLines) baris sebelum pesan pertama tidak termasuk pesan mana pun dan tidak dibaca",
          "\(strayLines) lines before the first message belong to none and were not read"))
    }
    if impossibleDates > 0 {
      lines.append(
        language(
          "\(impossibleDates) baris tampak seperti awal pesan, tetapi tanggalnya tidak ada; dibaca sebagai isi pesan di atasnya",
          "\(impossibleDates) lines look like the beginning of a message with a date that does not exist; they were read as text"
        ))
    }
    if unknownPlaceholders > 0 {
      lines.append(
        language(
          "\(unknownPlaceholders) pesan hanya berisi tanda <…> yang tidak dikenali; mungkin chat diekspor dalam bahasa lain",
          "\(unknownPlaceholders) messages are one <…> that is not known; the chat may be exported in another language")
      )
    }
    return lines + backupSentences(language) + findings(language)
  }

  /// What was left out; empty where ``hasFindings`` is false.
  public func findings(_ language: Language) -> [String] {
    var lines: [String] = []
    if let cut {
      lines.append(
        cut.isLine
          ? language(
            "berkas terpotong di baris \(cut.place); yang utuh sebelumnya dibaca, ekspor ulang chatnya",
            "the file breaks off in line \(cut.place); what is whole before it was read, export the chat again")
          : language(
            "berkas terpotong di SMS ke-\(cut.place); yang utuh sebelumnya dibaca, ekspor ulang SMS-nya",
            "the file breaks off at SMS \(cut.place); what is whole before it was read, export it again"))
    }
    if let first = unreadable.first {
      lines.append(
        language(
          "\(unreadable.count) SMS atau MMS tanpa tanggal, jenis, pengirim atau isi yang dapat dibaca, yang pertama SMS ke-\(first); tidak dipakai",
          "\(unreadable.count) SMS or MMS have no readable date, type, sender or content, the first is SMS \(first); they were not used"
        ))
    }
    return lines
  }

  private func counts(_ language: Language) -> String {
    let words: [(Message.Kind, String)] = [
      (.message, language("pesan", "messages")), (.media, "media"), (.deleted, language("dihapus", "deleted")),
      (.system, language("baris sistem", "system lines")),
    ]
    let parts = words.compactMap { kind, word in counts[kind].map { "\(word) \($0)" } }
    return parts.isEmpty ? language("tidak ada pesan", "no messages") : parts.joined(separator: ", ")
  }

  private func backupSentences(_ language: Language) -> [String] {
    var lines: [String] = []
    let words: [(Message.Unsent, String)] = [
      (.draft, language("draf", "drafts")), (.outbox, language("di kotak keluar", "in the outbox")),
      (.failed, language("gagal", "failed")), (.queued, language("antre", "queued")),
    ]
    let unsentParts = words.compactMap { reason, word in unsent[reason].map { "\(word) \($0)" } }
    if !unsentParts.isEmpty {
      let list = unsentParts.joined(separator: ", ")
      lines.append(language("SMS yang tidak terkirim: \(list)", "SMS that were not sent: \(list)"))
    }
    let found = counts.values.reduce(0, +) + unsent.values.reduce(0, +) + unreadable.count
    if let announced, announced != found {
      lines.append(
        language(
          "berkas menyebut \(announced) pesan, yang ada \(found)",
          "the file says that it has \(announced), \(found) are there"))
    }
    return lines
  }
}

extension ChatDates {
  /// The order of the dates and what decided it.
  package func sentence(_ language: Language) -> String {
    let name = order.text(language)
    return switch evidence {
    case .yearFirst: language("tanggal dibaca \(name)", "dates are read as \(name)")
    case .number(let line, let first, let second):
      language(
        "tanggal dibaca \(name); buktinya baris \(line) (\(first) dan \(second))",
        "dates are read as \(name); line \(line) proves it (\(first) and \(second))")
    case .ascending:
      language(
        "tanggal dibaca \(name), karena hanya demikian baris-barisnya berurutan menurut waktu",
        "dates are read as \(name), since only so the lines are in the order of time")
    case .unitedStates:
      language(
        "tidak ada baris yang membuktikan urutan tanggal; dibaca \(name) karena jamnya ditulis cara Amerika Serikat",
        "no line proves the order of the dates; read as \(name), since times are written as in the United States")
    case .none:
      language(
        "tidak ada baris yang membuktikan urutan tanggal; dibaca \(name)",
        "no line proves the order of the dates; read as \(name)")
    }
  }
}
