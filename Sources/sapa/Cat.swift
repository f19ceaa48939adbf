public import ArgumentParser
import Batch
public import Intake
import Spreadsheet

struct Cat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cat",
    abstract: "Print a spreadsheet's cells as CSV or JSON lines, or a chat's messages.",
    discussion: """
      EXAMPLES:
        sapa cat ekspor.xlsx                    the first visible sheet as CSV
        sapa cat ekspor.xlsx --sheet Pasien     another sheet
        sapa cat ekspor.xlsx --json | jq -r .cells.C
        sapa cat --cells ekspor.xlsx            all cells with their types
        sapa cat chat.zip                       a WhatsApp chat, a line a message
        sapa cat chat.txt --own "Puskesmas Melati" | jq -r 'select(.direction == "in").text'
        sapa cat sms.xml --zone Asia/Makassar   an SMS backup

      The file is known by its content, not by its name: workbooks (.xlsx,
      .xlsm), delimited text, WhatsApp chat exports (.txt, or the .zip of iOS)
      and the XML of SMS Backup & Restore are read.

      CSV has commas, quotes as in RFC 4180, UTF-8, and one line a row; an empty
      row is an empty line, so that lines count as rows do. Dates are 2026-11-21
      or 2026-11-21T14:05:00, times 14:05:00, elapsed times 255:10:10, truths
      TRUE or FALSE; a formula is its last value. On
      a terminal, what it would obey or hide is shown as \\u{1B} is.

      --json prints one object for each row that holds a cell, as
        {"sheet": "Pasien", "row": 3, "cells": {"A": "000123", "C": 4.5}}
      with the row's number and the columns' letters that the spreadsheet shows.

      --cells prints one array for each cell of each sheet, as
        ["Pasien", 2, 0, "str", "000123"]
      sheet, row and column from 0, type (str, num, bool, date, time, duration,
      error) and value; durations are in seconds.

      Messages are always JSON, one object a message, as
        {"moment": "2026-07-21T03:16:00", "sender": "Budi", "text": "Obat habis",
         "kind": "message"}
      kind is message, media (an attachment without words), deleted or system
      (a line of the program's own, without a sender). SMS, and chats with --own,
      have "direction": in or out; an SMS that was not sent has "unsent" instead.
      An MMS is told as an SMS is; one of ours to several people names them with
      ~ between their numbers.
      What was counted or left out is told on standard error.

      Exit status: 0 clean, 1 if a file of messages is cut off or holds messages
      that can't be read, if a text file has a quote that nothing closes or NUL
      bytes (they are dropped), or if --cells leaves out a sheet that the workbook
      names and does not hold, 2 could not do it.
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Option(help: "The sheet to print; else the first visible one.")
  var sheet: String?

  @Flag(help: "One JSON object a row.")
  var json = false

  @Flag(help: "One JSON array a cell, of all sheets.")
  var cells = false

  @Option(help: "A sender of a chat that is us, by name or number; may be given again.")
  var own: [String] = []

  @Option(help: "The zone of an SMS backup's moments: Asia/Jakarta (the default), Asia/Makassar or Asia/Jayapura.")
  var zone = ClockZone.western

  func validate() throws {
    if json, cells { throw ValidationError("--json and --cells exclude each other.") }
  }

  func run() throws {
    Leftovers.sweep(beside: [file])
    var hasFindings = false
    do throws(SpreadsheetError) {
      if !cells, sheet == nil, try MessageReader.source(of: file) != nil {
        hasFindings = try printMessages()
      } else {
        hasFindings = try printTable()
      }
    } catch {
      Console.warn(error.message(Language.current))
      throw ExitCode(2)
    }
    if hasFindings { throw ExitCode(1) }
  }

  /// Prints a chat or an SMS backup; whether something was left out.
  private func printMessages() throws(SpreadsheetError) -> Bool {
    var reader = try MessageReader(path: file, zone: zone)
    var output = MessagePrinter(own: OwnSenders(own))
    var record = MessageRecord()
    do throws(SpreadsheetError) {
      while try reader.next(&record) { output.print(record) }
    } catch {
      output.flush()
      throw error
    }
    output.flush()
    for line in reader.remarks.sentences(Language.current) { Console.warn("\(file): \(line)") }
    return reader.remarks.hasFindings
  }

  /// Prints a table; whether a sheet was left out, or something odd was met in a text.
  private func printTable() throws(SpreadsheetError) -> Bool {
    switch try Document.open(file) {
    case .workbook(let workbook): return try print(workbook)
    case .delimitedText:
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      if let sheet, sheet != stem { throw SpreadsheetError(.noSuchSheet(sheet), file: file) }
      var rows = try CSVReader(path: file)
      try print(&rows, sheet: stem)
      for fault in rows.faults { Console.warn("\(file): \(fault.message(Language.current))") }
      return !rows.faults.isEmpty
    }
  }

  private func print(_ workbook: XLSXWorkbook) throws(SpreadsheetError) -> Bool {
    var sheets = workbook.sheets
    if let name = sheet {
      let found = sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
      guard let found else {
        let names = sheets.map { "\"\($0.name)\"" }.joined(separator: ", ")
        Console.warn(Language.current("lembar yang ada: \(names)", "the sheets are: \(names)"))
        throw SpreadsheetError(.noSuchSheet(name), file: file)
      }
      sheets = [found]
    } else if !cells {
      sheets = Array((sheets.filter { $0.visibility == .visible } + sheets).prefix(1))
    }
    var absent: [SpreadsheetError] = []
    for sheet in sheets {
      var rows: XLSXSheetReader
      do throws(SpreadsheetError) {
        rows = try workbook.reader(of: sheet)
      } catch {
        guard case .missingPart = error.kind else { throw error }
        absent.append(error)
        continue
      }
      try print(&rows, sheet: sheet.name)
    }
    if let error = absent.first, absent.count == sheets.count { throw error }
    for error in absent { Console.warn(error.message(Language.current)) }
    return !absent.isEmpty
  }

  private func print(_ rows: inout some RowReader, sheet: String) throws(SpreadsheetError) {
    var output = RowPrinter(sheet: sheet, style: cells ? .cells : json ? .json : .csv)
    var row = SheetRow()
    do throws(SpreadsheetError) {
      while try rows.next(&row) { output.print(row) }
    } catch {
      output.flush()
      throw error
    }
    output.flush()
  }
}

/// The zone of an option is one of Indonesia's three.
extension ClockZone: ExpressibleByArgument {
  /// The zone of such a name as `Asia/Jakarta`.
  public init?(argument: String) { self.init(name: argument) }

  /// `Asia/Jakarta`.
  public var defaultValueDescription: String { name }

  /// The names that are offered.
  public static var allValueStrings: [String] { names }
}
