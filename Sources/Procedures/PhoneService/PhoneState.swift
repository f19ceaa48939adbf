package import Book
package import Core
import Intake
package import Spreadsheet

/// Everything a run knows of a telephone service: its calls, decisions and the numbers of its reports.
package final class PhoneState: LogState {
  package let log: Log
  package let settings: PhoneSettings
  package let date: CalendarDate
  package let end: CalendarDate?
  /// By the log's row.
  package let decisions: [PhoneCallDecision]
  /// What figures need of a row, by the log's row.
  let facts: [PhoneFacts]
  let officers: PhoneOfficers
  /// The complaints' `No BA`, by the log's row.
  package let numbers: [Int: String]
  /// Rows that share a number, in groups.
  let duplicates: [[Int]]
  let fields: PhoneCallFields
  /// The approvals of weeks' recaps (B10).
  let recaps: RecapApprovals
  package let openLines: [OpenLine]
  /// What weeks contribute whose books were not opened.
  let closed: PhoneClosed
  /// What the rules found in cells, beyond what can't be read.
  package let problems: [SheetProblem]

  /// Decides over all rows.
  package init(_ log: Log, _ settings: PhoneSettings, date: CalendarDate) {
    self.log = log
    self.settings = settings
    self.date = date
    end = nil
    fields = PhoneCallFields(log)
    recaps = RecapApprovals(log)
    let reader = PhoneCallReader(log, settings, fields, recaps)
    closed = PhoneClosed(log.closed)
    (numbers, duplicates) = Self.number(log, reader, closed)
    var decisions: [PhoneCallDecision] = []
    var facts: [PhoneFacts] = []
    var officers = PhoneOfficers(settings.profile.officers, closed.spellings)
    var problems: [SheetProblem] = []
    decisions.reserveCapacity(log.rows.count)
    facts.reserveCapacity(log.rows.count)
    for row in log.rows.indices {
      let context = PhoneCallContext(
        call: reader.call(row, isBrief: true), profile: settings.profile, date: date,
        complaintNumber: numbers[row] ?? "")
      decisions.append(PhoneCallDecision(context))
      var fact = PhoneFacts(context.call, officer: officers.place(context.call.officer.value))
      fact.isApprovedItself = fact.isApproved && reader.isApprovedItself(row)
      facts.append(fact)
      for finding in PhoneCallFindings.all(context) {
        problems.append(Self.problem(log, row, fields[finding.field], finding.message))
      }
    }
    self.decisions = decisions
    self.facts = facts
    openLines = settings.openLines(log, facts, recaps)
    officers.settle()
    self.officers = officers
    self.problems =
      problems + Self.problems(log, duplicates, numbers, fields)
      + Self.problems(log, facts, officers, fields[.officer])
  }

  // MARK: Problems

  private static func problem(_ log: Log, _ row: Int, _ field: Int, _ what: String) -> SheetProblem {
    var problem = log.problem(row, field, what)
    problem.home = log.rows[row].home
    return problem
  }

  /// Complaints that share a number (B9).
  private static func problems(
    _ log: Log, _ duplicates: [[Int]], _ numbers: [Int: String], _ fields: PhoneCallFields
  ) -> [SheetProblem] {
    duplicates.flatMap { group in
      group.map { row in
        let others = group.lazy.filter { $0 != row }.prefix(5).map { log.name($0) }.joined(separator: "; ")
        return problem(
          log, row, fields[.complaintNumber],
          "No BA \(numbers[row] ?? "") juga ada pada \(others); perbaiki salah satunya (B9)")
      }
    }
  }

  /// Officers' names that differ from the spelling that is shown, and those that the facility's list lacks.
  private static func problems(
    _ log: Log, _ facts: [PhoneFacts], _ officers: PhoneOfficers, _ field: Int
  ) -> [SheetProblem] {
    facts.indices.compactMap { row in
      guard let place = facts[row].officer, case let name = log.text(row, field) else { return nil }
      if officers.isUnknown(name) { return problem(log, row, field, OfficerList.unknown(name)) }
      let shown = officers.remark(on: name, place)
      guard !shown.isEmpty else { return nil }
      let how =
        OfficerNames.key(shown) == OfficerNames.key(name)
        ? "Beda huruf besar-kecil atau spasi dengan" : "Nama lain dari"
      return problem(log, row, field, "\(how) '\(shown)': dihitung sebagai petugas yang sama (G12)")
    }
  }

  /// The call of a row.
  package func call(_ row: Int) -> PhoneCall { PhoneCallReader(log, settings, fields, recaps).call(row) }

  /// `Tindak Lanjut` of a row.
  func action(_ row: Int) -> String { decisions[row].actionText(context(row)) }

  /// What the rules and their words look at; a brief one holds of most texts only that they are there.
  package func context(_ row: Int, isBrief: Bool = true) -> PhoneCallContext {
    context(row, isBrief: isBrief, date: date, end: end)
  }

  func context(_ row: Int, isBrief: Bool = true, date: CalendarDate, end: CalendarDate?) -> PhoneCallContext {
    let call = PhoneCallReader(log, settings, fields, recaps).call(row, isBrief: isBrief)
    return PhoneCallContext(
      call: end.map(call.asOf) ?? call, profile: settings.profile, date: date, complaintNumber: numbers[row] ?? "")
  }

  /// The log as it stood at the end of a period that is over, of the calls until then (G13).
  func atEnd(of period: Period) -> PhoneState {
    period.last < date ? PhoneState(self, atEnd: period) : self
  }

  private init(_ now: PhoneState, atEnd period: Period) {
    (log, settings, officers) = (now.log, now.settings, now.officers)
    (numbers, duplicates, fields, problems) = (now.numbers, now.duplicates, now.fields, now.problems)
    (closed, recaps, openLines) = (now.closed, now.recaps, now.openLines)
    (date, end) = (period.last.adding(days: 1), period.last)
    var (decisions, facts) = (now.decisions, now.facts)
    let trend = PhoneTrend.first(until: period)
    for row in log.rows.indices {
      let day = log.rows[row].date
      guard day.map({ trend <= $0 && $0 <= period.last }) ?? (log.rows[row].home == period) else { continue }
      // Only a callback that is awaited and an approval depend on the day.
      guard decisions[row].isCallbackOpen || facts[row].isApproved(after: period.last) else { continue }
      let context = now.context(row, isBrief: true, date: date, end: end)
      decisions[row] = PhoneCallDecision(context)
      facts[row].isApproved = B10Approval.isApproved(context.call)
    }
    (self.decisions, self.facts) = (decisions, facts)
  }

  // MARK: Numbers

  /// Numbers the complaints (B9): a number once given or typed stays; new ones follow the highest of the year in any book.
  private static func number(
    _ log: Log, _ reader: PhoneCallReader, _ closed: PhoneClosed
  ) -> (numbers: [Int: String], duplicates: [[Int]]) {
    var given: [String: String] = [:]
    for book in log.books { given.merge(book.numbers) { first, _ in first } }
    var rows: [Int] = []
    var entries: [RunningNumber.Row] = []
    var known = closed.numbers.compactMap { RunningNumber.parse($0, prefix: B9ComplaintReport.prefix) }
    let keys = Set(log.rows.map(\.key))
    for (key, text) in given where !keys.contains(key) {
      known += [RunningNumber.parse(text, prefix: B9ComplaintReport.prefix)].compactMap { $0 }
    }
    for row in log.rows.indices {
      let text = given[log.rows[row].key] ?? log.text(row, reader.fields[.complaintNumber])
      guard !text.isEmpty || reader.isComplaint(row) else { continue }
      if !text.isEmpty, !reader.isComplaint(row) {
        // A number on another call is taken all the same.
        known += [RunningNumber.parse(text, prefix: B9ComplaintReport.prefix)].compactMap { $0 }
        rows.append(row)
        entries.append(RunningNumber.Row(date: nil, minute: nil, text: text))
        continue
      }
      rows.append(row)
      entries.append(
        RunningNumber.Row(date: log.rows[row].date, minute: log.rows[row].time?.minute, text: text))
    }
    let assignment = RunningNumber.assign(entries, prefix: B9ComplaintReport.prefix, known: known)
    var numbers: [Int: String] = [:]
    for (place, text) in assignment.texts.enumerated() where !text.isEmpty { numbers[rows[place]] = text }
    return (numbers, assignment.duplicates.map { $0.map { rows[$0] } })
  }

  /// The numbers of a period's book by the row's key, those of deleted rows included.
  func givenNumbers(_ period: Period) -> [String: String] {
    var given = log.book(period)?.numbers ?? [:]
    for row in log.rows(in: period) { if let number = numbers[row] { given[log.rows[row].key] = number } }
    return given
  }

  package func number(_ row: Int) -> String? { numbers[row] }

  /// Whether a call waits for something; a recap's approval is not each call's own business (B10).
  package func isOpen(_ row: Int) -> Bool { decisions[row].isOpen(facts[row]) }

  package func isOpen(_ row: Int, atEndOf day: CalendarDate) -> Bool {
    isOpen(row) || facts[row].type == .complaint && facts[row].isApproved(after: day)
  }

  // MARK: Counts

  package func statuses(_ rows: [Int]) -> [String: Int] {
    Dictionary(rows.map { (decisions[$0].status.rawValue, 1) }, uniquingKeysWith: +)
  }

  package func violations(_ rows: [Int]) -> [String: Int] {
    Dictionary(rows.flatMap { decisions[$0].broken.list.map { ($0.id, 1) } }, uniquingKeysWith: +)
  }

  // MARK: Words

  package func findings(in book: (Period) -> String) -> [Finding] {
    let rows = decisions.indices.filter { decisions[$0].code == .late }
    let late = closed.late + rows.count
    guard late > 0 else { return [] }
    return [
      finding(
        "\(late) penelepon belum dihubungi kembali padahal batasnya sudah lewat (B4, kode L)", of: rows,
        closed: closed.late, remedy: "Hubungi kembali, lalu isi jamnya di baris itu", in: book)
    ]
  }

  package func explanation(_ row: Int) -> Explanation {
    let context = context(row, isBrief: false)
    let decision = decisions[row]
    let call = context.call
    let name = settings.profile.header
    let facts: [(String, String?)] = [
      (name(.date), call.date?.indonesian), (name(.start), call.start.value?.description),
      (name(.end), call.end.value?.description), (name(.type), call.type.value?.rawValue),
      (name(.officer), call.officer.value), ("Batas hubungi kembali", decision.deadline?.indonesian),
      (name(.callback), call.callback.value?.description), ("Kepatuhan", decision.complianceText),
      ("Tindak Lanjut", decision.actionText(context)),
    ]
    return Explanation(
      context, sop: PhoneSettings.sop, key: log.rows[row].key,
      subject: numbers[row] ?? call.callerName.value ?? "Telepon", status: decision.status.rawValue,
      code: decision.code.rawValue, reason: decision.reason(context), source: log.origin(row), facts: facts)
  }
}

/// A facility's telephone service: its settings, wordings and template.
package struct PhoneSettings: Sendable {
  package static let sop = "layanan-telepon"
  package var profile: PhoneServiceProfile
  /// What `Jenis Layanan` says.
  package var services: WordTable<PhoneServiceType>
  /// What columns of Ya and Tidak say.
  package var answers: WordTable<Bool>
  package var opening: String
  package var callback: String
  package var steps: [String]

  package init(
    profile: PhoneServiceProfile, services: WordTable<PhoneServiceType>, answers: WordTable<Bool>, opening: String,
    callback: String, steps: [String]
  ) {
    self.profile = profile
    self.services = services
    self.answers = answers
    self.opening = opening
    self.callback = callback
    self.steps = steps
  }
}
