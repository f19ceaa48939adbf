import Book
import Core
import Intake
import Spreadsheet

/// One page of `BA Pengaduan` (B9).
struct ComplaintPage {
  let call: PhoneCallContext
  let decision: PhoneCallDecision
  let reason: String

  var paper: Paper {
    let isApproved = B10Approval.isApproved(call.call)
    let day = isApproved ? call.call.approvalDate.value.map(\.inWords) : nil
    return Paper(
      title: "BERITA ACARA PENGADUAN",
      number: "Nomor: \(call.complaintNumber.isEmpty ? "belum ada, Tanggal kosong" : call.complaintNumber)",
      blocks: [
        .sentence(opening), .lines("Penelepon dan pengaduan", caller), .lines("Urutan kejadian", events, heading: 18),
        .lines("Hasil", result),
      ], left: Paper.Signature("", "Petugas,", call.call.officer.value),
      right: Paper.Signature(
        day.map { "Disetujui, \($0)" } ?? "Tanggal: \(Paper.dots)", "Atasan langsung,",
        isApproved ? call.call.approvedBy.value : nil), whole: "Log Layanan")
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
    case .unreadable(let text): "\(Paper.short(text)) (tidak terbaca)"
    }
  }

  /// What happened, with its time.
  private var events: [Paper.Line] {
    let officer = Paper.short(Self.words(call.call.officer))
    let rings =
      switch call.call.rings {
      case .value(let rings): "diangkat setelah \(rings) dering"
      default: "jumlah dering \(unknownWord)"
      }
    var events = [
      Paper.Line("Pukul \(Self.words(call.call.start))", "Telepon masuk, \(rings); petugas: \(officer)."),
      Paper.Line("Pukul \(Self.words(call.call.end))", "Telepon ditutup."),
    ]
    if call.call.passedOn.value == true {
      events.append(Paper.Line("Sesudahnya", "Diteruskan kepada atasan langsung."))
    }
    switch call.call.callback {
    case .value(let time):
      let spent = decision.callbackMinutes.map { ", \($0) menit setelah telepon" } ?? ""
      events.append(Paper.Line("Pukul \(time)", "Penelepon dihubungi kembali\(spent)."))
    case .unreadable(let text):
      events.append(Paper.Line(Paper.short(text), "Penelepon dihubungi kembali; jamnya tidak terbaca."))
    case .missing:
      let limit = decision.deadline.map { ", batas \($0.indonesian)" } ?? ""
      events.append(Paper.Line("–", "Penelepon belum dihubungi kembali\(limit)."))
    }
    return events
  }

  private var caller: [Paper.Line] {
    [
      Paper.Line("Nama penelepon", Self.words(call.call.callerName)),
      Paper.Line("No Telepon", Self.words(call.call.telephone)),
      Paper.Line("Permasalahan", Self.words(call.call.problem), isLong: true),
      Paper.Line("Pihak terkait", Self.words(call.call.party)),
    ]
  }

  private var result: [Paper.Line] {
    [
      Paper.Line("Jawaban", Self.words(call.call.answer), isLong: true), Paper.Line("Status", decision.status.rawValue),
      Paper.Line("Kepatuhan", "\(decision.complianceText). \(reason)"),
    ]
  }
}
