import Spreadsheet

/// Reads the messages of an SMS Backup & Restore file.
struct SMSReader {
  private var scanner: SMSScanner
  private let offset: Int
  private var elements = 0
  private var isClosed = false
  private var isOver = false
  private var value: [UInt8] = []
  private(set) var remarks = MessageRemarks()

  /// - Throws: as the file's reading does.
  init(path: String, zone: ClockZone) throws(SpreadsheetError) {
    scanner = SMSScanner(try TextSource(path: path))
    offset = zone.offset * 60
    remarks.hasSeconds = true
  }

  /// Reads the next message; false at the end.
  ///
  /// - Throws: `.forbiddenXML` for a document type; as the source does.
  mutating func next(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool {
    while !isOver {
      switch try scanner.next() {
      case .finished(let isCut):
        isOver = true
        if isCut || !isClosed { remarks.cut = MessageCut(place: elements + 1, isLine: false) }
      case .end:
        if scanner.name.elementsEqual("smses".utf8) { isClosed = true }
      case .start:
        if scanner.name.elementsEqual("sms".utf8) {
          if try readMessage(&record) { return true }
        } else if scanner.name.elementsEqual("mms".utf8) {
          if try readMultimedia(&record) { return true }
        } else {
          let isRoot = scanner.name.elementsEqual("smses".utf8)
          if try !readOther(isRoot: isRoot) {
            cutOff(at: elements + 1)
          } else if isRoot, scanner.isEmptyTag {
            isClosed = true
          }
        }
      }
    }
    return false
  }

  private enum Field {
    case address
    case date
    case type
    case body
    case name
    case count
    case other

    init(_ name: [UInt8]) {
      self = Self.known.first { name.elementsEqual($0.0) }?.1 ?? .other
    }

    private static let known: [([UInt8], Field)] = [
      (Array("address".utf8), .address), (Array("date".utf8), .date), (Array("type".utf8), .type),
      (Array("body".utf8), .body), (Array("contact_name".utf8), .name), (Array("count".utf8), .count),
    ]
  }

  /// Reads an `sms` element; false where it is none that can be used.
  private mutating func readMessage(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool {
    elements += 1
    record.reset(place: elements)
    record.hasSender = true
    var moment: Int?
    var type: Int?
    let attributes = try readAttributes(holding: { Field($0) != .other }) { reader in
      switch Field(reader.scanner.name) {
      case .address: reader.take(into: &record.sender)
      case .name: reader.take(into: &record.name)
      case .body:
        if !reader.isNull { SMSText.append(reader.value.span, to: &record.text) }
      case .date: moment = reader.number
      case .type: type = reader.number
      case .count, .other: break
      }
    }
    switch attributes {
    case .cut:
      cutOff(at: elements)
      return false
    case .malformed: moment = nil
    case .whole: break
    }
    if record.name.elementsEqual("(Unknown)".utf8) { record.name.removeAll(keepingCapacity: true) }
    guard let moment, let type, (1...6).contains(type), setMoment(moment, &record) else {
      remarks.unreadable.append(elements)
      return false
    }
    set(type, &record)
    return true
  }

  /// Reads an `mms` element with its parts and addresses; false where it is none that can be used.
  ///
  /// Telephones keep long and group messages and those of RCS so, too, with `text_only="1"`.
  private mutating func readMultimedia(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool {
    elements += 1
    record.reset(place: elements)
    var multimedia = Multimedia()
    switch try readAttributes(of: &multimedia) {
    case .cut:
      cutOff(at: elements)
      return false
    case .malformed:
      // Nobody knows where it ends; what it holds is passed.
      remarks.unreadable.append(elements)
      return false
    case .whole:
      var isOpen = !scanner.isEmptyTag
      while isOpen {
        switch try scanner.next() {
        case .finished:
          cutOff(at: elements)
          return false
        case .end: isOpen = !scanner.name.elementsEqual("mms".utf8)
        case .start:
          if scanner.name.elementsEqual("part".utf8) { multimedia.beginPart() }
          if scanner.name.elementsEqual("addr".utf8) { multimedia.beginAddress() }
          switch try readAttributes(of: &multimedia) {
          case .cut:
            cutOff(at: elements)
            return false
          case .malformed: multimedia.isMalformed = true
          case .whole: break
          }
        }
      }
    }
    // Some tools write seconds.
    guard let date = multimedia.date, let type = multimedia.fill(&record),
      setMoment(date < Self.firstMilliseconds ? date * 1000 : date, &record)
    else {
      remarks.unreadable.append(elements)
      return false
    }
    set(type, &record)
    return true
  }

  /// March 1973: no message is as old, and no moment in seconds is as late.
  private static let firstMilliseconds = 100_000_000_000

  private enum Attributes {
    case whole
    case malformed
    case cut
  }

  /// Reads the attributes of the current start tag: hands itself on with each, whose value it has where its name is `wanted`.
  private mutating func readAttributes(
    holding wanted: ([UInt8]) -> Bool, _ take: (borrowing SMSReader) -> Void
  ) throws(SpreadsheetError) -> Attributes {
    while true {
      value.removeAll(keepingCapacity: true)
      switch try scanner.nextAttribute(into: &value, holds: wanted) {
      case .none: return .whole
      case .cut: return .cut
      case .malformed:
        try scanner.passTag()
        return .malformed
      case .value: take(self)
      }
    }
  }

  /// Reads the attributes of the current start tag into a multimedia message.
  private mutating func readAttributes(of multimedia: inout Multimedia) throws(SpreadsheetError) -> Attributes {
    let known = multimedia
    return try readAttributes(holding: { known.holds($0) }) { reader in
      guard !reader.isNull, multimedia.holds(reader.scanner.name) else { return }
      multimedia.take(reader.scanner.name, reader.value.span, reader.number)
    }
  }

  private mutating func cutOff(at place: Int) {
    isOver = true
    remarks.cut = MessageCut(place: place, isLine: false)
  }

  /// Sets a moment in milliseconds since 1970; false beyond the year 9999.
  private func setMoment(_ moment: Int, _ record: inout MessageRecord) -> Bool {
    guard let seconds = local(moment) else { return false }
    record.date = CalendarDate(dayNumber: seconds.day)
    record.second = seconds.second
    return true
  }

  private mutating func set(_ type: Int, _ record: inout MessageRecord) {
    switch type {
    case 1: record.direction = .incoming
    case 2: record.direction = .outgoing
    case 3: record.unsent = .draft
    case 4: record.unsent = .outbox
    case 5: record.unsent = .failed
    default: record.unsent = .queued
    }
    if let unsent = record.unsent {
      remarks.unsent[unsent, default: 0] += 1
    } else {
      remarks.counts[record.kind, default: 0] += 1
    }
  }

  /// The day and the second of a moment in milliseconds since 1970; nil beyond the year 9999.
  private func local(_ milliseconds: Int) -> (day: Int, second: Int)? {
    let seconds = milliseconds / 1000 + offset
    guard milliseconds >= 0, seconds >= 0, seconds < 253_402_300_800 else { return nil }
    return (seconds / 86_400, seconds % 86_400)
  }

  /// Reads an element that is no message; false where the file ends in it.
  private mutating func readOther(isRoot: Bool) throws(SpreadsheetError) -> Bool {
    var announced = remarks.announced
    let attributes = try readAttributes(holding: { isRoot && Field($0) == .count }) { reader in
      if isRoot, Field(reader.scanner.name) == .count { announced = reader.number }
    }
    remarks.announced = announced
    return attributes != .cut
  }

  /// Takes a value without blanks at its ends; nothing where it is Android's `null`.
  private func take(into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    guard !isNull else { return }
    SMSText.append(value.span, to: &bytes)
    let range = Bytes.trimmed(bytes.span)
    if range.count < bytes.count { bytes = Array(bytes[range]) }
  }

  private var isNull: Bool { value.elementsEqual("null".utf8) }

  /// The value as a whole number of 18 digits at most.
  private var number: Int? {
    let range = Bytes.trimmed(value.span)
    guard (1...18).contains(range.count) else { return nil }
    var number = 0
    for byte in value[range] {
      guard Bytes.isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}
