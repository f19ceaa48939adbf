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

  package init(
    facility: String, title: String, number: String, revision: String, effective: String, templateVersion: String,
    programVersion: String, period: String, made: CalendarDate
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
  }

  /// The label before the day on which a run made the workbook; a later run finds the day by it.
  package static let madeLabel = "Tanggal dibuat"

  /// `SOP OT.02.02/… · Revisi - · berlaku 1 Oktober 2024`.
  var line: String { "SOP \(title) · No. \(number) · Revisi \(revision) · berlaku \(effective)" }

  var lines: [(String, String)] {
    [
      ("Fasilitas", facility), ("SOP", title), ("Nomor SOP", number), ("Revisi", revision),
      ("Tanggal efektif", effective), ("Periode", period), (Self.madeLabel, made.indonesian),
      ("Versi Sapa", programVersion), ("Versi templat", templateVersion),
    ]
  }
}
