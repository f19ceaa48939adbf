import Book
package import Core
import Spreadsheet

/// What closed periods contribute, as the record of a run keeps it, and by what it counts.
package struct ClosedPeriods: Codable {
  /// Program, settings and templates, ``Run/basis``.
  var basis: String
  /// The day that the run was dated, and the one on which it went on.
  var date: String
  var today: String
  /// By SOP.
  var logs: [String: ClosedLog]
  /// By file of `masuk/`.
  var inputs: [String: KnownInput]

  /// Days after a period's end until its book may stay unopened: later books remember for as long what stood in it, and a recap tells
  /// how things stood at its own period's end.
  package static let rest = 35
  /// Days after a period's end as of which its rows have to be what they are now.
  static let settling = Run.rememberedDays

  /// Whether nothing made for a period looks at closed ones: the period before it is none of them, and it ends when they had come to rest.
  package static func leaves(_ period: Period, alone until: Period) -> Bool {
    let before = period.isMonth ? Period(period.month.previous).first : period.first.adding(days: -7)
    return before > until.last && period.last >= until.last.adding(days: settling)
  }
}

/// A file of `masuk/` that was read before: the SOPs that it is an input of, and what there was to say of it.
struct KnownInput: Codable, Sendable {
  var sops: [String]
  var findings: [Finding]
}

extension KnownInput {
  /// A name for the SOPs, then the findings.
  init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    sops = try values.decode(String.self).split(separator: " ").map(String.init)
    findings = []
    while !values.isAtEnd { findings.append(try values.decode(Finding.self)) }
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(sops.joined(separator: " "))
    for finding in findings { try values.encode(finding) }
  }
}

/// What a run need not open.
struct Unopened {
  /// By SOP: what closed periods contribute.
  var logs: [String: ClosedLog] = [:]
  /// By file of `masuk/` that is as it was.
  var inputs: [String: KnownInput] = [:]

  /// The SOPs that know a file without reading it; empty where it has to be read.
  func readers(of file: String) -> [String] {
    guard let readers = inputs[file]?.sops, readers.allSatisfy({ logs[$0]?.whole[file] != nil }) else { return [] }
    return readers
  }
}

extension Run {
  /// What a run may leave unopened: the record's, as far as nothing of it changed.
  func unopened(_ record: RunRecord, _ snapshot: FolderSnapshot) -> Unopened {
    guard let known = record.closed, known.basis == basis(), !isAhead,
      known.date <= date.description, known.today <= today.description
    else { return Unopened() }
    let digests = snapshot.digests
    func isAsKnown(_ name: String) -> Bool {
      guard let digest = digests[name] else { return false }
      return record.files[name]?.digest == digest
    }
    var unopened = Unopened()
    unopened.inputs = known.inputs.filter { isAsKnown("\(Facility.inputFolder)/\($0.key)") }
    unopened.logs = known.logs.filter { sop, log in
      guard let procedure = facility.procedures.first(where: { $0.sop == sop }),
        log.reports.count == procedure.reports.count, log.until != nil
      else { return false }
      let reports = zip(procedure.reports, log.reports).flatMap { report, names in
        names.map { "\(Facility.reportFolder)/\(report.prefix)\($0).xlsx" }
      }
      return log.parts.allSatisfy { isAsKnown("\(Facility.workFolder)/\($0.book)") } && reports.allSatisfy(isAsKnown)
        && log.inputs.keys.allSatisfy { isAsKnown("\(Facility.inputFolder)/\(ClosedLog.file(of: $0))") }
    }
    return unopened
  }

  /// What later runs need not open; nil where nothing, and where what this run replaced may not be in place.
  func closed(_ plan: Plan, quiet: Set<String>) -> ClosedPeriods? {
    guard let basis = basis() else { return nil }
    let logs = plan.closed(quiet)
    if logs.isEmpty { return nil }
    return ClosedPeriods(
      basis: basis, date: date.description, today: today.description, logs: logs, inputs: plan.readers)
  }

  /// Whether a returned copy has to be merged into a book that is left unopened.
  func isNeeded(_ closed: ClosedLog, of sop: String, for copies: [ReturnedCopy]) throws(FacilityError) -> Bool {
    let own = copies.filter { copy in copy.sop == sop && closed.parts.contains { $0.period == copy.period } }
    if own.isEmpty { return false }
    let journal = try Journal(folder: facility.folder)
    return own.contains { !journal.hasMerged(sha256: $0.sha256) }
  }
}
