import Book
import Core
import Spreadsheet

/// `Petugas` of the overview: what each officer did in the month, over all SOPs, and the work ahead (A9, A11, G12).
struct OverviewOfficerPage {
  let overview: Overview

  var page: Page {
    Page(
      title: "Petugas", widths: [34] + [Double](repeating: 14, count: OfficerWork.Kind.allCases.count), pagesHigh: 0,
      blocks: [
        .note(
          "\(overview.standing) Nama yang hanya berbeda huruf besar, spasi atau nama lain dihitung sebagai satu petugas (G12)."
        ), .gap(1), .table(officers), .gap(1),
      ]
        + overview.parts.compactMap(\.workAhead).filter { $0.count > 0 }.flatMap { ahead -> [Page.Block] in
          [.table(work(ahead)), .gap(1)]
        })
  }

  /// The officers of all SOPs, each once, as first spelled; what no name stands for comes last.
  private var merged: [OfficerWork] {
    let works = overview.parts.flatMap(\.officers)
    let names = OfficerNames(works.map(\.name))
    var counts: [String: [OfficerWork.Kind: Int]] = [:]
    for work in works { counts[names.shown(work.name), default: [:]].merge(work.counts, uniquingKeysWith: +) }
    return counts.map { OfficerWork($0, $1) }.sorted(on: \.name).sorted(on: { $0.name.isEmpty ? 1 : 0 })
  }

  private var officers: PageTable {
    let officers = merged
    let kinds = OfficerWork.Kind.allCases.filter { kind in officers.contains { $0.counts[kind] != nil } }
    return PageTable(
      nil, name: "petugas", ["Petugas"] + kinds.map(\.header),
      officers.map { officer in
        PageTable.Line(
          [.label(officer.name.isEmpty ? "(petugas tidak dicatat)" : officer.name)]
            + kinds.map { kind in officer.counts[kind].map { .number($0) } ?? .label(noShare) })
      },
      total: officers.isEmpty
        ? nil : PageTable.Line([.label("Semua")] + [PageCell](repeating: .sumAbove, count: kinds.count)),
      empty: "Belum ada yang tercatat bulan ini.")
  }

  private func work(_ ahead: WorkAhead) -> PageTable {
    let officers = ahead.officers.count
    let minutes = ahead.count * ahead.minutesEach
    let each = officers > 0 ? (minutes + officers - 1) / officers : minutes
    let note =
      officers > 0
      ? "\(officers) petugas sif sore (\(ahead.officers.joined(separator: ", "))): \(StandardTimes.phrase(minutes: each)) seorang."
      : "Jumlah petugas sif sore belum diisi di pengaturan (afternoon_shift)."
    return PageTable(
      "Pekerjaan di depan: sapaan yang harus dilakukan (A11)",
      ["Jadwal", "Pasien", "Menit seorang", "Menit", "Jam"],
      ahead.lines.map { label, count in
        PageTable.Line([
          .label(label), .number(count), .number(ahead.minutesEach),
          hours(count * ahead.minutesEach) { "\($0[1])*\($0[2])" },
          hours(count * ahead.minutesEach, by: 60) { "\($0[3])/60" },
        ])
      },
      total: PageTable.Line([.label("Semua"), .sumAbove, .blank(), .sumAbove, .sumAbove]), notes: [note])
  }

  private func hours(_ minutes: Int, by divisor: Int = 1, _ formula: @escaping (PagePlaces) -> String) -> PageCell {
    let look = divisor == 1 ? Look.number : .own(Self.oneDecimal)
    return .formula(.number(Double(minutes) / Double(divisor)), look, formula)
  }

  private static let oneDecimal = CellFormat {
    $0.numberFormat = "0.0"; $0.horizontal = .right; $0.indent = 1; $0.vertical = .center
    $0.border = CellBorder(.thin, color: Styles.line)
  }
}
