import Book
import Core
import Spreadsheet

/// The facility's overview of a month, `laporan/Ringkasan 2026-11.xlsx`, for the director with five minutes (RULES 0a).
struct Overview {
  /// Its sheets, in their order.
  static let sheets = (
    summary: "Ringkasan", open: "Belum Selesai", attention: "Perlu Perhatian", officers: "Petugas", trend: "Tren",
    indicators: "Indikator", quality: "Mutu Data"
  )
  static let prefix = "Ringkasan "

  /// The name of a month's file in `laporan/`.
  static func fileName(_ month: Month) -> String { prefix + month.name + ".xlsx" }

  /// The month of a file's name; nil where it is none.
  static func month(ofFile name: String) -> Month? {
    name.hasPrefix(prefix) && name.hasSuffix(".xlsx") ? Month(name: name.dropFirst(prefix.count).dropLast(5)) : nil
  }

  /// A file's path from `laporan/`, where the overview stands.
  static func path(_ file: String) -> String {
    file.hasPrefix(Facility.reportFolder + "/") ? String(file.dropFirst(Facility.reportFolder.count + 1)) : "../" + file
  }

  let month: Month
  /// The day as of which it is: the run's, at most the month's last.
  let asOf: CalendarDate
  /// One a SOP.
  let parts: [OverviewPart]
  /// The month before: by name of ``figures``; nil where nothing is known of it.
  let before: [String: Int]?
  /// What asks for attention, the gravest first.
  let attention: [(sop: String, item: Attention)]
  let accounts: [RunSummary.Input]
  let control: DocumentControl

  /// Writes it to a path that the caller renames into place.
  func write(to path: String) throws(SpreadsheetError) {
    try PageReport(
      title: "Ringkasan \(month.name)",
      pages: [
        (Self.sheets.summary, OverviewSummaryPage(overview: self).page),
        (Self.sheets.open, OverviewOpenPage(overview: self).page),
        (Self.sheets.attention, OverviewAttentionPage(overview: self).page),
        (Self.sheets.officers, OverviewOfficerPage(overview: self).page),
        (Self.sheets.trend, OverviewTrendPage(overview: self).page),
        (Self.sheets.indicators, OverviewIndicatorPage(overview: self).page),
        (Self.sheets.quality, OverviewQualityPage(overview: self).page),
      ], figures: Self.figures(parts)
    ).write(to: path, control)
  }

  // MARK: Figures

  /// The leading figures as the report holds them for later runs (G6).
  static func figures(_ parts: [OverviewPart]) -> PeriodFigures {
    PeriodFigures(
      figures: parts.flatMap { part in
        part.leading.flatMap { figure -> [PeriodFigures.Figure] in
          guard let count = part.count(figure) else { return [] }
          let name = name(part, figure)
          return [PeriodFigures.Figure(name, count.part)]
            + (count.whole.map { [PeriodFigures.Figure(whole(name), $0)] } ?? [])
        }
      })
  }

  /// Those that go on with their rows after the month.
  static func progress(_ parts: [OverviewPart]) -> RowProgress {
    RowProgress(
      figures: Set(
        parts.flatMap { part in
          part.leading.flatMap { figure -> [String] in
            let name = name(part, figure)
            let isProgress = (figure.part + (figure.whole ?? [])).contains(where: part.progress.contains)
            return isProgress ? [name, whole(name)] : []
          }
        }))
  }

  /// As `Koreksi` calls a leading figure: `layanan-telepon: Dering dalam batas`.
  static func name(_ part: OverviewPart, _ figure: LeadingFigure) -> String { prefix(part) + figure.name }

  private static func prefix(_ part: OverviewPart) -> String { part.sop + ": " }

  private static func whole(_ name: String) -> String { name + ", dari" }

  /// What a leading figure was in the month before; nil where nothing is known of its SOP: a beginning is no zero.
  func before(_ part: OverviewPart, _ figure: LeadingFigure) -> LeadingCount? {
    let name = Self.name(part, figure)
    guard let before, let count = before[name],
      before.contains(where: { $0.value != 0 && $0.key.hasPrefix(Self.prefix(part)) })
    else { return nil }
    guard figure.whole != nil else { return LeadingCount(count) }
    return before[Self.whole(name)].map { LeadingCount(count, of: $0) }
  }

  /// `Keadaan 18/11/2026.`
  var standing: String { "Keadaan \(asOf == month.last ? "akhir " : "")\(asOf.indonesian)." }
}
