import Spreadsheet

struct ChatReader {
  var remarks = MessageRemarks()
  init(path: String) throws(SpreadsheetError) {}
  mutating func next(_ record: inout MessageRecord) throws(SpreadsheetError) -> Bool { false }
}
