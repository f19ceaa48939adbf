import Book
import Core
import Intake
import Spreadsheet

/// One page of `BA Pengaduan`.
struct ComplaintPage {
  static let labelWidth = 24.0
  /// Letters of 11 points in a line of the two columns beside the label, and of all three.
  private static let textWidth = 72
  private static let wholeWidth = 96
  /// Points that rows of a page may take together, so that it prints on one.
  private static let pageHeight = 724.0

  let call: PhoneCallContext
  let decision: PhoneCallDecision
  let reason: String
  let control: DocumentControl
  let looks: ComplaintLooks

  fileprivate struct Line {
    var label: String
    var text: String
    /// Whether it is shortened where the page is full.
    var isLong = false
    var isSmall = false

    var height: Double {
      isSmall
        ? TextHeight.points(text, width: ComplaintPage.textWidth * 6 / 5, line: 12)
        : max(18, TextHeight.points(text, width: ComplaintPage.textWidth))
    }
  }

  /// Writes the page; the next row.
  func write(from start: Int, to sheet: SheetWriter) throws(SpreadsheetError) -> Int {
    var row = start
    func whole(_ text: String, _ format: FormatID, height: Double) throws(SpreadsheetError) {
      try sheet.setRow(row, height: height)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 2, text: text, format: format)
      row += 1
    }
    try whole(control.facility.uppercased(), looks.facility, height: 24)
    try whole("", looks.plain, height: 10)
    try whole("BERITA ACARA PENGADUAN", looks.title, height: 24)
    try whole(
      "Nomor: \(call.complaintNumber.isEmpty ? "belum ada, Tanggal kosong" : call.complaintNumber)", looks.number,
      height: 18)
    try whole("", looks.plain, height: 8)
    let opening = self.opening
    try whole(opening, looks.plain, height: TextHeight.points(opening, width: Self.wholeWidth))
    let (before, after, height) = fitted
    try write(before, "Penelepon dan pengaduan", from: &row, to: sheet)
    try sheet.setRow(row, height: 18)
    try section("Urutan kejadian", row, sheet)
    row += 1
    for event in events {
      try sheet.setRow(row, height: max(18, TextHeight.points(event.1, width: Self.textWidth)))
      try sheet.text(event.0, row: row, column: 0, format: looks.label)
      try sheet.mergeRow(row, firstColumn: 1, lastColumn: 2, text: event.1, format: looks.value)
      row += 1
    }
    try write(after, "Hasil", from: &row, to: sheet)
    try writeSignatures(from: &row, to: sheet, space: min(40, max(24, Self.pageHeight - height)))
    try whole(control.line, looks.small, height: 24)
    return row
  }

  private func section(_ title: String, _ row: Int, _ sheet: SheetWriter) throws(SpreadsheetError) {
    try sheet.text(title, row: row, column: 0, format: looks.section)
    for column in 1...2 { try sheet.blank(row: row, column: column, format: looks.section) }
  }

  private func write(
    _ lines: [Line], _ title: String, from row: inout Int, to sheet: SheetWriter
  ) throws(SpreadsheetError) {
    try sheet.setRow(row, height: 22)
    try section(title, row, sheet)
    row += 1
    for line in lines {
      try sheet.setRow(row, height: line.height)
      try sheet.text(line.label, row: row, column: 0, format: looks.label)
      try sheet.mergeRow(
        row, firstColumn: 1, lastColumn: 2, text: line.text, format: line.isSmall ? looks.smallText : looks.value)
      row += 1
    }
  }

  private func writeSignatures(
    from row: inout Int, to sheet: SheetWriter, space: Double
  ) throws(SpreadsheetError) {
    let isApproved = B10Approval.isApproved(call.call)
    let day = isApproved ? call.call.approvalDate.value.map(\.inWords) : nil
    let superior = isApproved ? call.call.approvedBy.value : nil
    let dots = "(………………………………)"
    let lines: [(String, String, Double, FormatID)] = [
      ("", day.map { "Disetujui, \($0)" } ?? "Tanggal: ……………………………", 30, looks.centred),
      ("Petugas,", "Atasan langsung,", 18, looks.centred), ("", "", space, looks.centred),
      (Self.short(call.call.officer.value ?? dots), Self.short(superior ?? dots), 18, looks.signed),
    ]
    for line in lines {
      try sheet.setRow(row, height: line.2)
      try sheet.mergeRow(row, firstColumn: 0, lastColumn: 1, text: line.0, format: line.3)
      try sheet.text(line.1, row: row, column: 2, format: line.3)
      row += 1
    }
  }

  // MARK: Words

  private var opening: String {
    let day = call.call.date?.inWords ?? "yang tanggalnya \(unknownWord)"
    let time = call.call.start.value.map { " pukul \($0)" } ?? ""
    return "Pada hari \(day)\(time) telah diterima pengaduan melalui telepon, dengan keterangan sebagai berikut."
  }

  private static func words(_ noted: Noted<String>) -> String {
    switch noted {
    case .value(let text): text
    case .missing: unknownWord
    case .unreadable(let text): "\(text) (tidak terbaca)"
    }
  }

  private static func words(_ noted: Noted<ClockTime>) -> String {
    switch noted {
    case .value(let time): time.description
    case .missing: unknownWord
    case .unreadable(let text): "\(short(text)) (tidak terbaca)"
    }
  }

  /// A name that fits its line; what does not is shortened.
  private static func short(_ text: String) -> String {
    text.utf8.count <= 60 ? text : text.prefix(60) + "…"
  }

  /// What happened, with its time.
  private var events: [(String, String)] {
    let officer = Self.short(Self.words(call.call.officer))
    let rings =
      switch call.call.rings {
      case .value(let rings): "diangkat setelah \(rings) dering"
      default: "jumlah dering \(unknownWord)"
      }
    var events = [
      ("Pukul \(Self.words(call.call.start))", "Telepon masuk, \(rings); petugas: \(officer)."),
      ("Pukul \(Self.words(call.call.end))", "Telepon ditutup."),
    ]
    if call.call.passedOn.value == true { events.append(("Sesudahnya", "Diteruskan kepada atasan langsung.")) }
    switch call.call.callback {
    case .value(let time):
      let spent = decision.callbackMinutes.map { ", \($0) menit setelah telepon" } ?? ""
      events.append(("Pukul \(time)", "Penelepon dihubungi kembali\(spent)."))
    case .unreadable(let text): events.append((Self.short(text), "Penelepon dihubungi kembali; jamnya tidak terbaca."))
    case .missing:
      let limit = decision.deadline.map { ", batas \($0.indonesian)" } ?? ""
      events.append(("–", "Penelepon belum dihubungi kembali\(limit)."))
    }
    return events
  }

  private var lines: (before: [Line], after: [Line]) {
    (
      [
        Line(label: "Nama penelepon", text: Self.words(call.call.callerName)),
        Line(label: "No Telepon", text: Self.words(call.call.telephone)),
        Line(label: "Permasalahan", text: Self.words(call.call.problem), isLong: true),
        Line(label: "Pihak terkait", text: Self.words(call.call.party)),
      ],
      [
        Line(label: "Jawaban", text: Self.words(call.call.answer), isLong: true),
        Line(label: "Status", text: decision.status.rawValue),
        Line(label: "Kepatuhan", text: "\(decision.complianceText). \(reason)"),
      ]
    )
  }

  /// The points that all rows of the page take, with the least space to sign in.
  var totalHeight: Double { fitted.height + 24 }

  /// The lines with long texts in small print, then shortened, until the page holds them; and the height of all.
  private var fitted: (before: [Line], after: [Line], height: Double) {
    var (before, after) = lines
    let events = self.events.reduce(0) { $0 + max(18, TextHeight.points($1.1, width: Self.textWidth)) }
    let opening = TextHeight.points(opening, width: Self.wholeWidth)
    // Head, number and gaps; the three headings; signatures without their space; document control.
    let fixed = 24.0 + 10 + 24 + 18 + 8 + opening + events + 22 + 18 + 22 + 30 + 18 + 18 + 24
    func height() -> Double { (before + after).reduce(fixed) { $0 + $1.height } }
    let room = Self.pageHeight - 24
    // No page holds more; measuring it would take its time.
    for place in before.indices { before[place].cut(to: 4000) }
    for place in after.indices { after[place].cut(to: 4000) }
    if height() > room {
      for place in before.indices { before[place].isSmall = true }
      for place in after.indices { after[place].isSmall = true }
    }
    var limit = 3000
    while height() > room, limit > 50 {
      for place in before.indices { before[place].cut(to: before[place].isLong ? limit : max(limit / 4, 100)) }
      for place in after.indices { after[place].cut(to: after[place].isLong ? limit : max(limit / 4, 300)) }
      limit = limit * 9 / 10
    }
    return (before, after, height())
  }
}

extension ComplaintPage.Line {
  /// Shortens the text, and says where the whole is.
  fileprivate mutating func cut(to length: Int) {
    let end = " … (selengkapnya di Log Layanan)"
    let whole = text.hasSuffix(end) ? String(text.dropLast(end.count)) : text
    // Lines of their own are kept only while all of the text is.
    guard text.utf8.count > length || text.hasSuffix(end), whole.count > length || text.hasSuffix(end) else { return }
    text = whole.prefix(length).split(whereSeparator: \.isNewline).joined(separator: " ") + end
  }
}
