package import Spreadsheet

/// What each workbook says of itself in print (G8).
package struct DocumentControl: Sendable {
  package var facility: String
  package var title: String
  package var number: String
  package var revision: String
  package var effective: String
  package var templateVersion: String
  package var programVersion: String
  package var period: String
  package var made: CalendarDate
  /// Whether that day had not come when the workbook was made: it closes no period then (G6).
  package var isAhead: Bool

  package init(
    facility: String, title: String, number: String, revision: String, effective: String, templateVersion: String,
    programVersion: String, period: String, made: CalendarDate, isAhead: Bool = false
  ) {
    self.facility = facility
    self.title = title
    self.number = number
    self.revision = revision
    self.effective = effective
    self.templateVersion = templateVersion
    self.programVersion = programVersion
    self.period = period
    self.made = made
    self.isAhead = isAhead
  }

  /// The label before the day on which a run made the workbook; a later run finds the day by it.
  package static let madeLabel = "Tanggal dibuat"

  /// What stands behind that day where it had not come yet.
  package static let aheadMark = " (dibuat sebelum tanggal itu)"

  /// `SOP OT.02.02/… · Revisi - · berlaku 1 Oktober 2024`.
  package var line: String { "SOP \(title) · No. \(number) · Revisi \(revision) · berlaku \(effective)" }

  package var lines: [(String, String)] {
    [
      ("Fasilitas", facility), ("SOP", title), ("Nomor SOP", number), ("Revisi", revision),
      ("Tanggal efektif", effective), ("Periode", period),
      (Self.madeLabel, made.indonesian + (isAhead ? Self.aheadMark : "")),
      ("Versi Sapa", programVersion), ("Versi templat", templateVersion),
    ]
  }
}
