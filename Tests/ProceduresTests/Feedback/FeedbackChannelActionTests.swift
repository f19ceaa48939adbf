import Intake
import Spreadsheet
import Testing

@testable import Core
@testable import Feedback

/// `Tindak Lanjut` is for the way by which a feedback came, and for what it is.
struct FeedbackChannelActionTests {
  @Test(arguments: [
    (FeedbackChannel.whatsApp, "Kirim jawaban tertulis lewat WhatsApp", "Minta umpan balik klien lewat WhatsApp"),
    (.sms, "Kirim jawaban tertulis lewat SMS", "Minta umpan balik klien lewat SMS"),
    (
      .telephone, "Kabari klien lewat telepon dan serahkan jawaban tertulis", "Minta umpan balik klien lewat telepon"
    ),
    (.box, "Kabari klien lewat telepon dan serahkan jawaban tertulis", "Minta umpan balik klien lewat telepon"),
    (.direct, "Serahkan jawaban tertulis", "Minta umpan balik klien"),
    (.meeting, "Serahkan jawaban tertulis", "Minta umpan balik klien"),
  ])
  func `D4: the answer and the question go the way by which the feedback came`(
    channel: FeedbackChannel, answer: String, question: String
  ) throws {
    let approved = try FeedbackCase("11 11 12 12 - - -").with { $0.feedback.channel = .value(channel) }
    #expect(approved.action == "\(answer) – Farmasi – paling lambat 17/11/2026")
    let answered = try FeedbackCase("11 11 12 12 13 - -").with { $0.feedback.channel = .value(channel) }
    #expect(answered.action == "\(question) – Tim Penanganan Keluhan – paling lambat 20/11/2026")
  }

  @Test(arguments: [(FeedbackChannel.telephone, true), (.direct, true), (.whatsApp, true), (.box, false)])
  func `D4: a name without a number is no one to call, and in a letter box no one to answer`(
    channel: FeedbackChannel, isReached: Bool
  ) throws {
    func row(_ stages: String) throws -> FeedbackCase {
      try FeedbackCase(stages).with {
        $0.feedback.channel = .value(channel)
        $0.feedback.hasTelephone = false
      }
    }
    #expect(try !row("11 11 12 12 - - -").action.contains("lewat telepon"))
    #expect(try row("11 11 12 12 - - -").action.hasPrefix("Umumkan jawaban") == !isReached)
    #expect(try (row("11 11 12 12 13 - -").action == "Selesai") == !isReached)
  }

  @Test(arguments: [
    (FeedbackChannel.whatsApp, "Balas lewat WhatsApp"), (.sms, "Balas lewat SMS"), (.telephone, "Balas pesan"),
  ])
  func `E5: a message is replied to where it came`(channel: FeedbackChannel, what: String) throws {
    let row = try FeedbackCase().messagesOnly.with { $0.feedback.channel = .value(channel) }
    #expect(row.action == "\(what) – Tim Pengelola Umpan Balik – paling lambat 11/11/2026")
  }

  @Test(arguments: [FeedbackKind.praise, .positive, .suggestion])
  func `D7: praise and suggestions bear no complaint's deadline, whoever says that they are`(kind: FeedbackKind) throws
  {
    let late = try FeedbackCase().on(day(1, 12))
    for row in [
      late.with { $0.feedback.kind = .value(kind) },
      late.with {
        $0.feedback.kind = .missing
        $0.feedback.suggestedKind = kind
      },
      late.graded(.red).with { $0.feedback.kind = .value(kind) },
    ] {
      #expect(row.action == "Identifikasi pokok masalah – Tim Penanganan Keluhan – tanpa batas waktu")
      #expect(row.decision.code == .none)
      #expect(row.decision.deadline == nil)
      #expect(row.decision.punctuality == .notGraded)
      #expect(row.violations.isEmpty)
      #expect(row.reason.contains("tanpa batas waktu"))
      #expect(D7Punctuality.verdict(row.context) == .notApplicable)
    }
  }

  @Test(arguments: [FeedbackKind.complaint, .grievance, .negative, .question, .feedback])
  func `D7: what may be a complaint keeps its deadline`(kind: FeedbackKind) throws {
    let row = try FeedbackCase().graded(.yellow).with { $0.feedback.kind = .value(kind) }.on(day(14, 11))
    #expect(row.action == "Identifikasi pokok masalah – Tim Penanganan Keluhan – paling lambat 13/11/2026")
    #expect(row.decision.code == .late)
    #expect(row.violations == "D7: Kuning lewat 3 hari")
  }

  @Test func `D7: what staff graded is a complaint, though its words sound like praise`() throws {
    let row = try FeedbackCase().graded(.red).with {
      $0.feedback.kind = .missing
      $0.feedback.suggestedKind = .praise
    }.on(day(14, 11))
    #expect(row.violations == "D7: Merah lewat 1 hari")
    #expect(row.decision.code == .late)
  }

  @Test func `E1: under SOP E alone praise is replied to, without a limit`() throws {
    let row = try FeedbackCase().messagesOnly.with { $0.feedback.kind = .value(.praise) }.on(day(1, 12))
    #expect(row.action == "Balas lewat WhatsApp – Tim Pengelola Umpan Balik – tanpa batas waktu")
    #expect(row.decision.code == .none)
    #expect(row.reason == "Belum dibalas (E5); Pujian: tanpa batas waktu (D5)")
    let suggestion = row.with { $0.feedback.kind = .value(.suggestion) }
    #expect(suggestion.action == "Balas lewat WhatsApp – Tim Pengelola Umpan Balik – paling lambat 11/11/2026")
    #expect(suggestion.decision.code == .late)
  }

  private func question(_ channel: FeedbackChannel, replied: String = "11") throws -> FeedbackCase {
    try FeedbackCase().with {
      $0.feedback.channel = .value(channel)
      $0.feedback.kind = .missing
      $0.feedback.suggestedKind = .question
      $0.feedback.replyDate = noted(replied)
    }.on(day(1, 12))
  }

  @Test(arguments: [FeedbackChannel.whatsApp, .sms])
  func `D5: a question that was answered in the chat is done`(channel: FeedbackChannel) throws {
    for row in [try question(channel), try question(channel).with { $0.feedback.kind = .value(.question) }] {
      #expect(row.action == "Selesai")
      #expect(row.decision.code == .completed)
      #expect(row.reason.hasSuffix("Pertanyaan, dijawab di percakapan: dibalas 11/11/2026 (E5)"))
      #expect(row.messagesOnly.action == "Selesai")
      #expect(row.messagesOnly.reason == "Pertanyaan, dijawab di percakapan: dibalas 11/11/2026 (E5)")
    }
  }

  @Test
  func `D5: a question that nobody answered, was asked elsewhere, is graded or begun with is no less than before`()
    throws
  {
    #expect(try question(.whatsApp, replied: "-").decision.code == .late)
    #expect(try question(.telephone).decision.code == .late)
    #expect(try question(.whatsApp).with { $0.feedback.kind = .value(.complaint) }.decision.code == .late)
    let graded = try question(.whatsApp).with {
      $0.feedback.kind = .value(.question)
      $0.feedback.grade = .value(.red)
    }
    #expect(graded.decision.code == .late)
    let begun = try question(.whatsApp).with { $0.feedback.identification = noted("11") }
    #expect(begun.action == "Distribusikan ke Farmasi – Tim Penanganan Keluhan – tanpa batas waktu")
    #expect(begun.decision.code == .none)
  }

  @Test func `E5: an operator's message needs no answer, whatever its words suggest`() throws {
    let late = try FeedbackCase().with {
      $0.feedback.channel = .value(.sms)
      $0.feedback.kind = .missing
      $0.feedback.isFromOperator = true
    }.on(day(1, 12))
    for row in [
      late, late.with { $0.feedback.suggestedKind = .complaint }, late.with { $0.profile.follows = .messages },
    ] {
      #expect(row.action == "Tidak perlu dijawab")
      #expect(row.decision.code == .completed)
      #expect(row.decision.deadline == nil)
      #expect(row.reason.hasPrefix("Pesan operator seluler atau nomor singkat: tidak perlu dijawab"))
      #expect(row.violations.isEmpty)
      #expect(E5Reply.verdict(row.context) == .notApplicable)
    }
    // What staff say, or have begun, goes before.
    let begun = late.with { $0.feedback.identification = noted("11") }
    #expect(begun.action == "Distribusikan ke Farmasi – Tim Penanganan Keluhan – tanpa batas waktu")
    #expect(late.with { $0.feedback.kind = .value(.complaint) }.decision.code == .late)
    #expect(late.graded(.green).decision.code == .late)
  }

  @Test(arguments: [
    ("TELKOMSEL", "", FeedbackChannel.sms, true), ("Telkomsel", "", .whatsApp, true), ("XL", "", .sms, true),
    ("X L", "", .sms, true), ("3", "", .sms, true), ("", "3636", .sms, true), ("", "188", .sms, true),
    ("Info", "62-888", .sms, true), ("", "0812-3456-7890", .sms, false), ("XL", "0817-1234-5678", .sms, false),
    ("Xlaver", "", .whatsApp, false), ("Ibu Tri", "", .whatsApp, false), ("", "", .sms, false),
    ("", "3636", .telephone, false), ("TELKOMSEL", "", .direct, false), ("", "12", .sms, false),
    ("Info Gempa", "5678", .sms, true), ("Pak RT 005", "", .sms, false), ("3636", "", .sms, false),
    ("3636", "", .whatsApp, false), ("Rina (kader)", "", .sms, false), ("", "1234567", .sms, false),
    ("", "abc123", .sms, false),
  ])
  func `E5: operators are known by their names and short numbers`(
    name: String, telephone: String, channel: FeedbackChannel, isOperator: Bool
  ) {
    let operators = OperatorNames(FeedbackProfile().operators)
    #expect(operators.contain(name: name, telephone: telephone, channel) == isOperator)
  }
}
