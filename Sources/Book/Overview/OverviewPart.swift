package import Core
package import Spreadsheet

/// What one SOP tells on the facility's overview of a month (RULES 0a), as of the month's end or the run's day (G13).
package struct OverviewPart {
  /// One period of `Tren`.
  package struct Point: Sendable, Hashable {
    package var period: Period
    /// By leading figure; nil where the period's report tells nothing of it.
    package var counts: [LeadingCount?]
    /// Whether the period was closed and would be counted otherwise today (G6).
    package var isCorrected: Bool

    package init(period: Period, counts: [LeadingCount?], isCorrected: Bool = false) {
      (self.period, self.counts, self.isCorrected) = (period, counts, isCorrected)
    }
  }

  /// Where the rows behind the figures stand.
  package struct Source: Sendable {
    package var period: Period
    /// Relative to the facility's folder.
    package var file: String
    package var sheet: String

    package init(period: Period, file: String, sheet: String) {
      (self.period, self.file, self.sheet) = (period, file, sheet)
    }
  }

  /// Such as `layanan-telepon`.
  package var sop: String
  /// What staff call it: `Layanan Telepon`.
  package var title: String
  /// The document's title and number.
  package var document: String
  package var leading: [LeadingFigure]
  /// The month's figures by their names.
  package var counts: [String: Int]
  /// Those that go on with their rows after the month: no correction of a closed one tells of them (G6).
  package var progress: Set<String> = []
  /// The periods that are over, the oldest first.
  package var trend: [Point] = []
  package var unit = PeriodUnit.week
  package var sources: [Source] = []
  package var open: [OpenItem] = []
  package var officers: [OfficerWork] = []
  package var workAhead: WorkAhead?
  /// Tables of `Indikator`.
  package var indicators: [PageTable] = []
  package var quality: [DataQuality] = []
  package var attention: [Attention] = []

  package init(
    sop: String, title: String, document: String, leading: [LeadingFigure], counts: [String: Int]
  ) {
    (self.sop, self.title, self.document) = (sop, title, document)
    (self.leading, self.counts) = (leading, counts)
  }

  /// What a leading figure comes to.
  package func count(_ figure: LeadingFigure) -> LeadingCount? { LeadingCount(figure, counts) }
}

/// Something that is open: a line of the overview's `Belum Selesai` (G10).
package struct OpenItem: Sendable, Hashable {
  package var key: String
  /// The running number, `UB-2026-0001`; empty where it has none.
  package var number: String
  /// Since when; nil where no day is noted.
  package var since: CalendarDate?
  /// What is to be done, by whom and before when.
  package var step: NextStep
  /// The work book in `kerja/`, and its sheet.
  package var file: String
  package var sheet: String

  package init(
    key: String, number: String = "", since: CalendarDate?, step: NextStep, file: String, sheet: String
  ) {
    (self.key, self.number, self.since, self.step) = (key, number, since, step)
    (self.file, self.sheet) = (file, sheet)
  }
}

/// Something that asks for attention: a line of the overview's `Perlu Perhatian` (G11).
package struct Attention: Sendable, Hashable {
  /// How grave it is, the gravest first.
  package enum Gravity: Int, Sendable, Comparable {
    /// An input was not read, or a patient needs help.
    case grave
    /// A deadline has passed.
    case late
    case ordinary
    /// A row of an input was rejected.
    case rejected

    package static func < (left: Gravity, right: Gravity) -> Bool { left.rawValue < right.rawValue }

    package var title: String {
      switch self {
      case .grave: "Berat"
      case .late: "Terlambat"
      case .ordinary: "Periksa"
      case .rejected: "Ditolak"
      }
    }
  }

  package var gravity: Gravity
  package var what: String
  /// What several of them are called together; empty where each stands for itself.
  package var kind = ""
  /// Relative to the facility's folder; empty where it is of no file.
  package var file = ""
  package var sheet = ""
  /// The row's key and place.
  package var row = ""
  package var remedy = ""

  package init(
    _ gravity: Gravity, _ what: String, kind: String = "", file: String = "", sheet: String = "", row: String = "",
    remedy: String = ""
  ) {
    (self.gravity, self.what, self.kind) = (gravity, what, kind)
    (self.file, self.sheet, self.row, self.remedy) = (file, sheet, row, remedy)
  }
}

/// What an officer did in a month (G12).
package struct OfficerWork: Sendable, Hashable {
  /// What is counted of officers, each a column of `Petugas`.
  package enum Kind: Int, Sendable, CaseIterable {
    case executed, attempts, monthPoints, weekPoints, calls, answeredInTime, callbacks, callbacksInTime, hotlineCalls,
      feedback

    package var header: String {
      switch self {
      case .executed: "Selesai disapa"
      case .attempts: "Percobaan"
      case .monthPoints: "Poin bulan ini"
      case .weekPoints: "Poin minggu ini"
      case .calls: "Telepon dilayani"
      case .answeredInTime: "Dijawab dalam batas dering"
      case .callbacks: "Hubungi kembali jatuh tempo"
      case .callbacksInTime: "Dihubungi kembali dalam batas"
      case .hotlineCalls: "Telepon hotline"
      case .feedback: "Umpan balik dijawab"
      }
    }
  }

  package var name: String
  package var counts: [Kind: Int]

  package init(_ name: String, _ counts: [Kind: Int]) { (self.name, self.counts) = (name, counts) }
}

/// The calls that are due, and for whom they are (A11, G12).
package struct WorkAhead: Sendable, Hashable {
  /// By day or `Jadwal`: how many calls.
  package var lines: [(label: String, count: Int)] {
    zip(labels, counts).map { ($0, $1) }
  }
  private let labels: [String]
  private let counts: [Int]
  package let minutesEach: Int
  /// Those on the afternoon shift; empty where the settings name nobody.
  package let officers: [String]

  package init(_ lines: [(label: String, count: Int)], minutesEach: Int, officers: [String]) {
    (labels, counts) = (lines.map(\.label), lines.map(\.count))
    (self.minutesEach, self.officers) = (minutesEach, officers)
  }

  package var count: Int { counts.reduce(0, +) }
}

/// How well records were kept: of a ward or log and a week how many lack what is needed (RULES 0a, `Mutu Data`).
package struct DataQuality: Sendable, Hashable {
  /// `Ruangan Mawar`, `Log Layanan`.
  package var place: String
  package var week: Week
  package var rows = 0
  package var missingTelephones = 0
  package var damagedTelephones = 0
  package var missingNIKs = 0
  package var damagedNIKs = 0
  /// Entered more days after the discharge than A1 allows.
  package var lateEntries = 0

  package init(place: String, week: Week) { (self.place, self.week) = (place, week) }

  /// The columns of its counts.
  package static var counts: [(header: String, path: WritableKeyPath<DataQuality, Int>)] {
    [
      ("Baris", \.rows), ("Telepon kosong", \.missingTelephones), ("Telepon rusak", \.damagedTelephones),
      ("NIK kosong", \.missingNIKs), ("NIK rusak", \.damagedNIKs), ("Entri terlambat", \.lateEntries),
    ]
  }
}
