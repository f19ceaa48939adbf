import Spreadsheet

enum SMSHead {
  static func isBackup(_ head: Span<UInt8>) -> Bool { false }
}

struct SMSReader {
  var remarks = MessageRemarks()
  init(path: String, offsetHours: Int) throws(SpreadsheetError) {}
  mutating func next(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool { false }
}
