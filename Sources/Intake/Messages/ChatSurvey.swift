import Spreadsheet

/// What a chat's lines have in common: how they begin, and whether the day or the month comes first.
struct ChatSurvey {
  private(set) var style = ChatStyle()
  private(set) var firstPadding = ZeroPadding.unknown
  private(set) var secondPadding = ZeroPadding.unknown
  private(set) var hourPadding = ZeroPadding.unknown
  private(set) var dates = ChatDates(order: .dayFirst, evidence: .none)

  private struct Line {
    let number: Int
    let header: ChatHeader
  }

  /// Lines that are looked at for the style.
  private static let headLines = 500
  /// So many more lines must prove one order than prove the other; a quoted line may prove the wrong one.
  private static let majority = 3

  /// Reads as much of the chat as it takes.
  ///
  /// - Throws: `.notMessages` where no line begins as a message does; as the source does.
  init(_ source: TextSource) throws(SpreadsheetError) {
    var lines = ChatLines(source)
    var head: [Line] = []
    var firstText = 1
    var isBegun = false
    var isFirst = true
    while lines.number < Self.headLines, try lines.next() {
      let bytes = lines.buffer.span.extracting(lines.range)
      if case .header(let header) = ChatHeader.read(bytes) {
        head.append(Line(number: lines.number, header: header))
        if !isBegun { isFirst = true }
      } else if !isBegun, !Bytes.trimmed(bytes).isEmpty {
        isFirst = false
        firstText = lines.number
      } else {
        continue
      }
      isBegun = true
    }
    guard let style = Self.style(of: head, isFirst: isFirst) else {
      throw SpreadsheetError(.notMessages(.unknownStyle(line: firstText)), file: source.file, part: source.part)
    }
    self.style = style
    let fitting = head.filter { $0.header.style == style }
    firstPadding = Self.padding(fitting.map(\.header.firstPadding))
    secondPadding = Self.padding(fitting.map(\.header.secondPadding))
    hourPadding = Self.padding(fitting.map(\.header.hourPadding))
    dates = try decide(fitting, &lines)
  }

  /// Whether a moment is written as this chat writes them.
  func fits(_ header: ChatHeader) -> Bool {
    header.style == style && firstPadding.allows(header.firstPadding) && secondPadding.allows(header.secondPadding)
      && hourPadding.allows(header.hourPadding)
  }

  /// The day of a moment; nil where the calendar has none such.
  func day(of header: ChatHeader) -> CalendarDate? {
    dates.order == .dayFirst
      ? CalendarDate(year: header.year, month: header.second, day: header.first)
      : CalendarDate(year: header.year, month: header.first, day: header.second)
  }

  /// The first line's style, else the commonest.
  private static func style(of head: [Line], isFirst: Bool) -> ChatStyle? {
    if isFirst, let first = head.first { return first.header.style }
    var counts: [ChatStyle: Int] = [:]
    for line in head { counts[line.header.style, default: 0] += 1 }
    let most = counts.values.max()
    return head.first { counts[$0.header.style] == most }?.header.style
  }

  private static func padding(_ paddings: [ZeroPadding]) -> ZeroPadding {
    let padded = paddings.count { $0 == .padded }
    let single = paddings.count { $0 == .single }
    return padded == 0 && single == 0 ? .unknown : padded >= single ? .padded : .single
  }

  private func decide(_ head: [Line], _ lines: inout ChatLines) throws(SpreadsheetError) -> ChatDates {
    if style.isYearFirst { return ChatDates(order: .iso, evidence: .yearFirst) }
    var votes = Votes()
    for line in head where fits(line.header) { votes.count(line.header, line: line.number) }
    while !votes.isDecided(by: Self.majority), try lines.next() {
      if case .header(let header) = ChatHeader.read(lines.buffer.span.extracting(lines.range)), fits(header) {
        votes.count(header, line: lines.number)
      }
    }
    if let proof = votes.proof { return proof }
    let isAmerican =
      style.isTwelveHour && votes.isCapital && style.dateSeparator == UInt8(ascii: "/") && firstPadding != .padded
      && secondPadding != .padded
    return isAmerican
      ? ChatDates(order: .monthFirst, evidence: .unitedStates) : ChatDates(order: .dayFirst, evidence: .none)
  }
}

/// What the dates of a chat prove.
private struct Votes {
  private var dayFirst = 0
  private var monthFirst = 0
  private var dayFirstProof: ChatDates.Evidence = .none
  private var monthFirstProof: ChatDates.Evidence = .none
  private var isDayFirstEarlier = false
  /// How often a day is before the one above it, under each reading.
  private var dayFirstReturns = 0
  private var monthFirstReturns = 0
  private var last: (dayFirst: Int, monthFirst: Int)?
  private(set) var isCapital = true

  mutating func count(_ header: ChatHeader, line: Int) {
    if !header.isCapitalMeridiem { isCapital = false }
    if header.first > 12, header.second <= 12 {
      if dayFirst == 0 {
        dayFirstProof = Self.proof(header, line)
        isDayFirstEarlier = monthFirst == 0
      }
      dayFirst += 1
    } else if header.second > 12, header.first <= 12 {
      if monthFirst == 0 { monthFirstProof = Self.proof(header, line) }
      monthFirst += 1
    } else if header.first <= 12 {
      let now = (
        dayFirst: (header.year * 12 + header.second) * 31 + header.first,
        monthFirst: (header.year * 12 + header.first) * 31 + header.second
      )
      if let last {
        if now.dayFirst < last.dayFirst { dayFirstReturns += 1 }
        if now.monthFirst < last.monthFirst { monthFirstReturns += 1 }
      }
      last = now
    }
  }

  func isDecided(by majority: Int) -> Bool { abs(dayFirst - monthFirst) >= majority }

  /// The order that is proved, if one is.
  var proof: ChatDates? {
    if dayFirst > monthFirst || (dayFirst == monthFirst && dayFirst > 0 && isDayFirstEarlier) {
      return ChatDates(order: .dayFirst, evidence: dayFirstProof)
    }
    if monthFirst > 0 { return ChatDates(order: .monthFirst, evidence: monthFirstProof) }
    if dayFirstReturns == 0, monthFirstReturns > 0 { return ChatDates(order: .dayFirst, evidence: .ascending) }
    if monthFirstReturns == 0, dayFirstReturns > 0 { return ChatDates(order: .monthFirst, evidence: .ascending) }
    return nil
  }

  private static func proof(_ header: ChatHeader, _ line: Int) -> ChatDates.Evidence {
    .number(line: line, first: header.first, second: header.second)
  }
}
