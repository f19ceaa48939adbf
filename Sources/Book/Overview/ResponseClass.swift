import Core

/// The response classes of SP4N-LAPOR! for complaints to a puskesmas or health office, in working days (RULES 0a, from secondary sources).
package enum ResponseClass: Int, Sendable, CaseIterable {
  /// Until the first response.
  case first = 3
  /// Until information is given or a complaint is settled.
  case information = 5
  case withoutInspection = 14
  case withInspection = 60

  /// The limit, in working days.
  package var days: Int { rawValue }

  package var title: String {
    switch self {
    case .first: "Tanggapan pertama"
    case .information: "Permintaan informasi dan pengaduan"
    case .withoutInspection: "Pengaduan tanpa pemeriksaan lapangan"
    case .withInspection: "Pengaduan dengan pemeriksaan lapangan"
    }
  }

  /// What of a class is counted.
  package struct Line: Sendable {
    package var responseClass: ResponseClass
    /// What counts as done: `dijawab (Tanggal Jawaban)`.
    package var what: String
    package var inTime: Int
    package var late: Int
    /// Neither done nor past the limit: in no share.
    package var pending: Int

    package init(_ responseClass: ResponseClass, _ what: String, inTime: Int, late: Int, pending: Int) {
      (self.responseClass, self.what) = (responseClass, what)
      (self.inTime, self.late, self.pending) = (inTime, late, pending)
    }
  }

  /// The table of classes, with what is said below it.
  package static func table(_ title: String, _ lines: [Line], notes: [String]) -> PageTable {
    PageTable(
      title,
      ["Kelas", "Batas (hari kerja)", "Yang dihitung", "Tepat", "Jatuh tempo", "Persen tepat", "Belum jatuh tempo"],
      lines.map { line in
        PageTable.Line([
          .text(line.responseClass.title), .number(line.responseClass.days), .text(line.what), .number(line.inTime),
          .number(line.inTime + line.late),
          .share(of: .column(3), in: .column(4), least: FewAnswers.least), .number(line.pending),
        ])
      },
      notes: notes + [
        "Kelas SP4N-LAPOR! ini dari sumber sekunder, bukan dari naskah peraturannya; periksa sebelum dipakai ke luar."
      ])
  }
}
