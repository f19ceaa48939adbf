import Book
import Core
import Spreadsheet

/// `Belum Selesai` of the overview: everything that is open, the oldest first (G10).
struct OverviewOpenPage {
  let overview: Overview

  var page: Page {
    let items = overview.parts.flatMap { part in part.open.map { (sop: part.title, item: $0) } }
      .enumerated().sorted { left, right in
        let (l, r) = (left.element.item.since?.dayNumber ?? .max, right.element.item.since?.dayNumber ?? .max)
        return (l, left.offset) < (r, right.offset)
      }.map(\.element)
    let keys = Masking.keys(items.map(\.item.key))
    return Page(
      title: "Belum selesai, semua SOP dan periode",
      [
        .note(
          "\(overview.standing) Yang tertua di atas. Kerjakan di berkas dan lembar yang disebut; baris dicari dengan kolom Kunci (G10)."
        )
      ],
      list: PageList(
        columns: [
          PageList.Column("SOP", 15), PageList.Column("Kunci", 19), PageList.Column("Nomor", 14),
          PageList.Column("Sejak", 11, .date), PageList.Column("Umur (hari)", 8, .number),
          PageList.Column("Langkah Berikutnya", 42, .long), PageList.Column("Oleh", 27, .long),
          PageList.Column("Batas", 24, .long), PageList.Column("Berkas", 32, .long), PageList.Column("Lembar", 13),
        ], count: items.count, empty: "Tidak ada yang belum selesai."
      ) { line in
        let (sop, item) = items[line]
        let age = item.since.map { Double(max(0, overview.asOf.days(since: $0))) }
        return [
          .text(sop), .text(keys[item.key] ?? ""), .text(item.number), item.since.map { .date($0) } ?? .blank,
          age.map { .number($0) } ?? .blank, .text(item.step.what), .text(item.step.by), .text(item.step.limit),
          .text(item.file), .text(item.sheet),
        ]
      })
  }
}

/// `Perlu Perhatian` of the overview: what the run found, the gravest first (G11).
struct OverviewAttentionPage {
  let overview: Overview

  var page: Page {
    let lines = overview.attention
    return Page(
      title: "Perlu perhatian",
      [
        .note(
          "\(overview.standing) Yang ditemukan run terakhir bulan ini: berkas yang tidak terbaca dan eskalasi dahulu, lalu yang lewat batas, lalu yang perlu diperiksa (G11)."
        )
      ],
      list: PageList(
        columns: [
          PageList.Column("Tingkat", 10), PageList.Column("SOP", 15), PageList.Column("Apa", 72, .long),
          PageList.Column("Berkas", 32, .long), PageList.Column("Lembar", 16), PageList.Column("Baris", 24, .long),
          PageList.Column("Yang Harus Dilakukan", 34, .long),
        ], count: lines.count, empty: "Tidak ada yang perlu perhatian."
      ) { line in
        let (sop, item) = lines[line]
        return [
          .text(item.gravity.title), .text(sop), .text(item.what), .text(item.file), .text(item.sheet),
          .text(Masking.key(item.row)), .text(item.remedy),
        ]
      })
  }
}
