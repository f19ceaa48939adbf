import Intake
@testable import Spreadsheet

/// Reads an input as delimited text, in small chunks and in one, which must give the same rows; then as a table.
func fuzzDelimitedText(_ input: [UInt8]) {
  ScratchFile.put(input)
  let whole = DelimitedReading(chunkSize: 1 << 18)
  let pieces = DelimitedReading(chunkSize: 7)
  require(whole.rows == pieces.rows, "the chunk's size changes the rows")
  require(whole.failure == pieces.failure, "the chunk's size changes the error")
  require(whole.faults == pieces.faults, "the chunk's size changes the faults")
  do throws(SpreadsheetError) {
    var reader = try CSVReader(path: ScratchFile.input)
    try makeTable(&reader, sheet: nil)
  } catch {
    _ = error.message(.english)
  }
}

private struct DelimitedReading {
  /// A digest of each row: its number, its line, its cells and bytes.
  var rows: [Int] = []
  var faults: [TextFault] = []
  var failure: SpreadsheetError.Kind?

  init(chunkSize: Int) {
    do throws(SpreadsheetError) {
      var reader = try CSVReader(path: ScratchFile.input, chunkSize: chunkSize)
      var row = SheetRow()
      while try reader.next(&row) {
        var digest = Hasher()
        digest.combine(row.index)
        digest.combine(reader.line)
        digest.combine(row.cells)
        digest.combine(row.bytes)
        rows.append(digest.finalize())
      }
      faults = reader.faults
    } catch {
      failure = error.kind
    }
  }
}

/// Reads an input as a chat or an SMS backup.
func fuzzMessages(_ input: [UInt8]) {
  ScratchFile.put(FlatPackage.zip(input))
  let own = OwnSenders(["Puskesmas", "+62 812-3456-7890"])
  do throws(SpreadsheetError) {
    guard let source = try MessageReader.source(of: ScratchFile.input) else { return }
    var reader = try MessageReader(path: ScratchFile.input)
    require(reader.source == source, "a file is two things")
    var record = MessageRecord()
    while try reader.next(&record) {
      require((0..<86_400).contains(record.second), "a second beyond the day")
      let message = record.message
      if let sender = message.sender { _ = own.contains(sender) }
    }
    _ = reader.remarks.sentences(.english) + reader.remarks.findings(.english)
  } catch {
    _ = error.message(.english)
  }
  _ = try? MessageStore.read(ScratchFile.input, zone: .western)
}
