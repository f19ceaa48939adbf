import Book
import Core
import Spreadsheet

/// What stands in one feedback's papers.
struct FeedbackPaperWriter {
  private let state: FeedbackState
  private let row: Int
  private let feedback: Feedback
  private let control: DocumentControl
  private let words: FeedbackPaper.Words
  /// What the wordings' places are.
  private var places: [String: String]

  /// - Parameters:
  ///   - state: what is known of the feedback.
  ///   - row: its place there.
  ///   - control: whose paper, and of which template.
  ///   - words: the paper's wordings.
  ///   - settingWords: the settings by their names, which wordings may have too.
  init(
    _ state: FeedbackState, _ row: Int, _ control: DocumentControl, _ words: FeedbackPaper.Words,
    settingWords: [String: String]
  ) {
    self.state = state
    self.row = row
    feedback = state.feedback(row)
    self.control = control
    self.words = words
    places = settingWords
    places.merge(ownPlaces) { _, own in own }
  }

  private var profile: FeedbackProfile { state.settings.profile }

  func paper(_ paper: FeedbackPaper) -> Paper {
    switch paper {
    case .disposition, .minutes: disposition
    case .report: report
    case .answer: answer
    }
  }

  // MARK: Papers

  private var disposition: Paper {
    make(
      [
        .lines("Umpan balik", client + [Paper.Line("Batas jawaban", deadline)]),
        .lines(
          "Disposisi",
          [
            Paper.Line("Kepada", unit ?? Paper.dots), Paper.Line("Diidentifikasi", day(feedback.identification)),
            Paper.Line("Didistribusikan", day(feedback.distribution)), Paper.Line("Yang diminta", boxes),
          ]),
        .writing("Alternatif penyelesaian dari unit", 5),
      ], Paper.Signature("", profile.complaintTeam),
      Paper.Signature("Diterima tanggal: \(Paper.dots)", unit ?? "Pihak terkait"))
  }

  private var report: Paper {
    let breaches = state.decisions[row].violationText(feedback, profile)
    return make(
      [
        .lines("Umpan balik", client + [Paper.Line("Batas jawaban", deadline)]),
        .lines(
          "Penanganan",
          [
            Paper.Line("Unit", unit ?? unknownWord), Paper.Line("Diidentifikasi", day(feedback.identification)),
            Paper.Line("Didistribusikan", day(feedback.distribution)),
            Paper.Line("Diputuskan", day(feedback.decision)), Paper.Line("Keputusan", solution, isLong: true),
            Paper.Line("Catatan", breaches.isEmpty ? "–" : breaches),
          ]), .lines("Persetujuan", [Paper.Line("Beri tanda satu", boxes)]),
        .writing("Catatan \(profile.headTitle)", 3),
      ], Paper.Signature("", "Ketua \(profile.complaintTeam)"),
      Paper.Signature("Tanggal: \(Paper.dots)", profile.headTitle))
  }

  private var answer: Paper {
    let day = feedback.answer.value.map(\.inWords) ?? "Tanggal: \(Paper.dots)"
    let approval = feedback.approval.value.map { "\(profile.headTitle), \($0.indonesian)" } ?? Paper.dots
    let isAnnounced = feedback.isUnreachable
    return make(
      [
        .lines("Umpan balik", [received, text]),
        .lines(
          "Jawaban",
          [
            Paper.Line("Penyelesaian", solution, isLong: true), Paper.Line("Unit", unit ?? unknownWord),
            Paper.Line("Disetujui", approval),
          ]), .sentence(words.closing.filled(places)),
      ]
        + (isAnnounced
          ? [] : [.lines("Penilaian klien", [Paper.Line("Lingkari satu", words.points.joined(separator: "     "))])])
        + [.writing(isAnnounced ? "Tempat dan tanggal diumumkan" : "Tanggapan klien atas penyelesaian", 2)],
      isAnnounced
        ? Paper.Signature("", "Petugas yang mengumumkan")
        : Paper.Signature("Diterima tanggal: \(Paper.dots)", "Klien"), Paper.Signature(day, profile.headTitle))
  }

  private func make(_ blocks: [Paper.Block], _ left: Paper.Signature, _ right: Paper.Signature) -> Paper {
    Paper(
      title: words.title.filled(places),
      number: "Nomor: \(state.numbers[row].isEmpty ? "belum ada, Tanggal kosong" : state.numbers[row])",
      blocks: [.sentence(words.opening.filled(places))] + blocks, left: left, right: right,
      whole: FeedbackColumns.sheet)
  }

  // MARK: Words

  private var client: [Paper.Line] {
    let known = [state.log.text(row, state.fields.name), state.log.text(row, state.fields.telephone)]
      .filter { !$0.isEmpty }
    var kind = "\(state.facts[row].kind.rawValue); \(state.themeName(state.facts[row].theme))"
    if profile.grading, let grade = feedback.grade.value { kind += "; \(grade.rawValue)" }
    return [
      received, Paper.Line("Dari", known.isEmpty ? "tanpa identitas" : known.joined(separator: ", ")), text,
      Paper.Line("Jenis dan tema", kind),
    ]
  }

  private var received: Paper.Line {
    let time = feedback.time.map { " pukul \($0)" } ?? ""
    return Paper.Line("Diterima", "\(feedback.date.map(\.inWords) ?? unknownWord)\(time), \(way)")
  }

  private var text: Paper.Line {
    let text = state.log.text(row, state.fields.text)
    return Paper.Line("Isi", text.isEmpty ? unknownWord : text, isLong: true)
  }

  private var solution: String {
    let text = state.log.text(row, state.log.field("keputusan"))
    // The client or the head reads it: what nobody noted is written by hand.
    return text.isEmpty ? Paper.dots : text
  }

  private var unit: String? { feedback.unit.isEmpty ? nil : Paper.short(feedback.unit) }

  /// The last day of the written answer, whatever comes next.
  private var deadline: String {
    FeedbackAction.answer.deadline(feedback, profile).map(\.inWords)
      ?? (feedback.owesAnswer ? "segera" : "tanpa batas waktu")
  }

  private var boxes: String { words.points.map { "☐ \($0.filled(places))" }.joined(separator: "\n") }

  private func day(_ date: Noted<CalendarDate>) -> String { date.value.map(\.inWords) ?? Paper.dots }

  /// By which channel it came, in words.
  private var way: String {
    switch feedback.channel.value {
    case .direct: "disampaikan langsung"
    case .meeting: "dalam rapat/pertemuan"
    case .telephone: "melalui telepon"
    case .sms: "melalui SMS"
    case .box: "melalui kotak saran"
    case .whatsApp: "melalui WhatsApp"
    case nil: "kanal \(unknownWord)"
    }
  }

  private var ownPlaces: [String: String] {
    let name = Paper.short(state.log.text(row, state.fields.name))
    let kind = state.facts[row].kind
    let isGeneral = kind == .positive || kind == .negative
    return [
      "fasilitas": control.facility, "id": state.numbers[row], "tanggal": feedback.date.map(\.inWords) ?? unknownWord,
      "lewat": way, "nama": name.isEmpty ? "Bapak/Ibu" : name,
      "jenis": (isGeneral ? FeedbackKind.feedback : kind).rawValue.lowercased(), "unit": unit ?? "pihak terkait",
    ]
  }
}
