import Intake
import Spreadsheet

/// Reads a file through the library's own API, counts what it holds and prints the counts with the seconds that it took.
///
/// usage: reading FILE – prints, for a workbook, `rows 100001 cells 1600016 text 1300016 number 0 … seconds 0.412`; for
/// delimited text `records … fields … seconds …`; for a chat or an SMS backup `messages … seconds …`. Nothing of what is
/// read is printed, so that what is measured is reading alone. Exit status 2 where the file can't be read.
@main
enum Reading {
  static func main() {
    guard CommandLine.arguments.count == 2 else { fail("usage: reading FILE") }
    let path = CommandLine.arguments[1]
    let clock = ContinuousClock()
    let start = clock.now
    let counts: Counts
    do throws(SpreadsheetError) {
      counts = try read(path)
    } catch {
      fail(error.message(.english))
    }
    let seconds = (clock.now - start) / .seconds(1)
    print("\(counts) seconds \(seconds)")
  }

  private static func read(_ path: String) throws(SpreadsheetError) -> Counts {
    if try MessageReader.source(of: path) != nil { return .messages(try messages(of: path)) }
    switch try Document.open(path) {
    case .workbook(let workbook):
      var count = CellCount()
      for sheet in workbook.sheets {
        var rows = try workbook.reader(of: sheet)
        try count.add(&rows)
      }
      return .cells(count)
    case .delimitedText:
      var rows = try CSVReader(path: path)
      var count = CellCount()
      try count.add(&rows)
      return .records(count.rows, fields: count.total)
    }
  }

  private static func messages(of path: String) throws(SpreadsheetError) -> Int {
    var reader = try MessageReader(path: path)
    var record = MessageRecord()
    var count = 0
    while try reader.next(&record) { count += 1 }
    return count
  }
}
