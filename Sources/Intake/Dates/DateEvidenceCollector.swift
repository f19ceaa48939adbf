import Spreadsheet

/// Counts what the cells of a date column are, and decides its order.
struct DateEvidenceCollector {
  /// The facility's.
  private let zone: ClockZone
  private var evidence = DateEvidence()
  /// Some of the true dates and of the texts that prove day-first, as day numbers.
  private var trueDates: [Int] = []
  private var texts: [Int] = []
  /// Whether a true date has a day beyond 12, which no swap of day and month can make.
  private var hasLateDay = false

  private static let sample = 2000

  init(zone: ClockZone) { self.zone = zone }

  mutating func add(_ value: CellValue, row: Int) {
    switch value {
    case .empty: evidence.empty += 1
    case .date(let serial):
      guard let date = DateReading.parse(serial: serial).date else {
        if serial == 0 { evidence.empty += 1 } else { evidence.unreadable += 1 }
        return
      }
      evidence.trueDates += 1
      if evidence.trueDateExample == nil { evidence.trueDateExample = DateExample(row: row, text: date.indonesian) }
      if date.day > 12 { hasLateDay = true }
      if trueDates.count < Self.sample { trueDates.append(Int(date.dayNumber)) }
    case .number(let number):
      switch DateReading.parse(number: number) {
      case .date: evidence.serials += 1
      case .none: evidence.empty += 1
      case .invalid: evidence.unreadable += 1
      }
    case .time(let fraction) where fraction == 0: evidence.empty += 1
    default: evidence.unreadable += 1
    }
  }

  mutating func add(_ text: Span<UInt8>, row: Int) {
    switch DateText.read(text) {
    case .none: evidence.empty += 1
    case .serial: evidence.serials += 1
    case .fault: evidence.unreadable += 1
    case .text(let date):
      if let moment = LocalTime(date, zone: zone) { addMoment(moment, text, row) }
      switch date.form {
      case .yearFirst: evidence.yearFirst += 1
      case .monthNamed: evidence.monthNamed += 1
      case .numeric: addNumeric(date, text, row)
      }
    }
  }

  private mutating func addMoment(_ moment: LocalTime, _ text: Span<UInt8>, _ row: Int) {
    evidence.otherZone += 1
    guard moment.days != 0 else { return }
    evidence.movedDay += 1
    if evidence.movedExample == nil {
      evidence.movedExample = DateExample(row: row, text: Bytes.string(text, Bytes.trimmed(text)))
    }
  }

  private mutating func addNumeric(_ date: DateText, _ text: Span<UInt8>, _ row: Int) {
    func example() -> DateExample { DateExample(row: row, text: Bytes.string(text, Bytes.trimmed(text))) }
    switch (date.first > 12, date.second > 12) {
    case (true, true): evidence.unreadable += 1
    case (true, false):
      evidence.dayFirst += 1
      if evidence.dayFirstExample == nil { evidence.dayFirstExample = example() }
      if texts.count < Self.sample,
        let day = CalendarDate(year: date.fullYear, month: date.second, day: date.first)
      {
        texts.append(Int(day.dayNumber))
      }
    case (false, true):
      evidence.monthFirst += 1
      if evidence.monthFirstExample == nil { evidence.monthFirstExample = example() }
    case (false, false):
      evidence.undecided += 1
      if date.first == date.second { evidence.same += 1 }
      if evidence.undecidedExample == nil, date.first != date.second { evidence.undecidedExample = example() }
    }
  }

  func decide(column: Int) -> DateColumn {
    var warnings: [DateWarning] = []
    let order: DateOrder =
      evidence.numeric == 0
      ? (evidence.yearFirst > 0 ? .iso : .notNeeded)
      : evidence.monthFirst > evidence.dayFirst ? .monthFirst : .dayFirst
    if evidence.dayFirst == 0, evidence.monthFirst == 0, evidence.undecided > evidence.same {
      warnings.append(
        .provesNothing(count: evidence.undecided - evidence.same, example: evidence.undecidedExample))
    }
    // One slip of the pen is that row's error; more than a tenth makes every other row doubtful.
    let fewer = min(evidence.dayFirst, evidence.monthFirst)
    let isContradictory = fewer > 0 && fewer * 10 > evidence.dayFirst + evidence.monthFirst
    if fewer > 0 {
      warnings.append(.contradictory(dayFirst: evidence.dayFirstExample, monthFirst: evidence.monthFirstExample))
    }
    let isSwapped = isSwapped()
    if evidence.trueDates > 0, evidence.dayFirst > 0 {
      let (dates, count, example) = (evidence.trueDates, evidence.dayFirst, evidence.dayFirstExample)
      warnings.append(
        isSwapped
          ? .swapped(trueDates: dates, texts: count, example: example)
          : .mixed(trueDates: dates, texts: count, example: example))
    }
    if evidence.otherZone > 0 {
      warnings.append(
        .otherZone(
          count: evidence.otherZone, moved: evidence.movedDay, example: evidence.movedExample, zone: zone))
    }
    return DateColumn(
      column: column, order: order, evidence: evidence, warnings: warnings, isContradictory: isContradictory,
      isSwapped: isSwapped)
  }

  /// Whether every true date lies in the first twelve days, every text beyond them, and the true dates come closer to the texts
  /// with day and month exchanged.
  private func isSwapped() -> Bool {
    guard !hasLateDay, !trueDates.isEmpty, !texts.isEmpty, evidence.undecided == 0, evidence.monthFirst == 0 else {
      return false
    }
    let middle = texts.sorted()[texts.count / 2]
    var asRead = 0
    var exchanged = 0
    for number in trueDates {
      let (year, month, day) = CalendarDate(dayNumber: number).civil
      guard let other = CalendarDate(year: year, month: day, day: month) else { return false }
      asRead += abs(number - middle)
      exchanged += abs(Int(other.dayNumber) - middle)
    }
    return exchanged < asRead
  }
}
