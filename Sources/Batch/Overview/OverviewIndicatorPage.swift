import Book
import Core
import Spreadsheet

/// `Indikator` of the overview: the month's national indicators of a hospital, the response classes of a puskesmas or health office.
struct OverviewIndicatorPage {
  let overview: Overview

  var page: Page {
    let tables = overview.parts.flatMap(\.indicators)
    var blocks: [Page.Block] = [.note("\(overview.standing) Setiap indikator dengan pembilang dan penyebutnya.")]
    for table in tables { blocks += [.gap(1), .table(table)] }
    if tables.isEmpty { blocks += [.gap(1), .note("Tidak ada indikator untuk SOP yang dipakai fasilitas ini.")] }
    return Page(title: "Indikator", widths: [44, 34, 34, 14, 14, 20, 16], pagesHigh: 0, blocks: blocks)
  }
}

/// `Mutu Data` of the overview: what of the records is missing or damaged, by ward or log, by week and by file.
struct OverviewQualityPage {
  let overview: Overview

  var page: Page {
    var blocks: [Page.Block] = [
      .note(
        "\(overview.standing) Rusak: angka yang hilang atau tidak terbaca; NIK dari sel angka termasuk, karena angka akhirnya tidak dapat dipercaya. Kosong: hanya yang wajib diisi."
      )
    ]
    for part in overview.parts where !part.quality.isEmpty {
      blocks += [.gap(1), .table(table("\(part.title), per minggu", by: \.week.name, part.quality, "Minggu"))]
      if Set(part.quality.map(\.place)).count > 1 {
        blocks += [.gap(1), .table(table("\(part.title), per ruangan dan minggu", part.quality))]
      }
    }
    blocks += [.gap(1), .table(files)]
    return Page(title: "Mutu data", widths: [40, 14, 12, 14, 14, 14, 14, 16], pagesHigh: 0, blocks: blocks)
  }

  private func table(
    _ title: String, by key: KeyPath<DataQuality, String>, _ quality: [DataQuality], _ header: String
  ) -> PageTable {
    let groups = Dictionary(grouping: quality) { $0[keyPath: key] }
    return PageTable(
      title, [header, ""] + DataQuality.counts.map(\.header),
      groups.sorted(on: \.key).map { name, own in
        PageTable.Line(
          [.label(name), .label("")]
            + DataQuality.counts.map { count in .number(own.reduce(0) { $0 + $1[keyPath: count.path] }) })
      },
      total: PageTable.Line(
        [.label("Semua"), .blank()] + [PageCell](repeating: .sumAbove, count: DataQuality.counts.count)))
  }

  /// A line a ward and week.
  private func table(_ title: String, _ quality: [DataQuality]) -> PageTable {
    PageTable(
      title, ["Ruangan", "Minggu"] + DataQuality.counts.map(\.header),
      quality.sorted(on: \.week).sorted(on: \.place).map { own in
        PageTable.Line(
          [.label(own.place), .label(own.week.name)]
            + DataQuality.counts.map { .number(own[keyPath: $0.path]) })
      })
  }

  private var files: PageTable {
    PageTable(
      "Per sumber: berkas di masuk/ (G1)", ["Berkas", "", "Baris", "Dipakai", "Digabung", "Ditolak"],
      overview.accounts.map { account in
        PageTable.Line(
          [.text(account.file), .label("")]
            + [account.rows, account.used, account.merged, account.rejected].map { .number($0) })
      }, empty: "Tidak ada berkas di masuk/.")
  }
}
