package import Core
package import Intake
package import Spreadsheet

/// Lists without a column `Kanal`, such as a meeting's minutes or what was in the suggestion box: file and sheet name it.
package enum NamedChannel {
  /// Words of a file's or a sheet's name, and the channel that they tell.
  private static let words: [(word: String, channel: FeedbackChannel)] = [
    ("kotak", .box), ("rapat", .meeting), ("pertemuan", .meeting), ("notulen", .meeting), ("lokmin", .meeting),
    ("minlok", .meeting), ("linsek", .meeting), ("whatsapp", .whatsApp), ("sms", .sms), ("telepon", .telephone),
    ("telpon", .telephone), ("langsung", .direct), ("tatap muka", .direct),
  ]

  /// The register with a column `Kanal`; itself where it has one, or where nothing tells the channel.
  ///
  /// - Parameters:
  ///   - table: an input.
  ///   - wordings: the facility's words.
  /// - Returns: the table, and what is to be said of it.
  /// - Throws: ``SpreadsheetError`` where the cells pass their limit.
  package static func adding(
    to table: Table, _ wordings: FeedbackWordings
  ) throws(SpreadsheetError) -> (table: Table, note: Note?) {
    guard table.shape?.id == FeedbackColumns.shape, let field = table.schema.index(of: "kanal"), !table.has(field)
    else {
      return (table, nil)
    }
    let place = table.sheet.map { "\(table.file), \($0)" } ?? table.file
    guard let channel = channel(table, wordings) else {
      return (
        table,
        .warning(
          "\(place): tidak ada kolom Kanal, dan nama berkasnya tidak menyebut kanal; isi Kanal di Register (D1)",
          file: "masuk/\(table.file)", sheet: table.sheet)
      )
    }
    return (
      try table.adding(field, channel.rawValue),
      .note("\(place): tidak ada kolom Kanal; dianggap \(channel.rawValue) menurut namanya (D1)")
    )
  }

  /// The channel that the sheet's name tells, else the file's; a list with minutes is a meeting's.
  static func channel(_ table: Table, _ wordings: FeedbackWordings) -> FeedbackChannel? {
    for name in [table.sheet ?? "", table.file] {
      let stem = name.lowercased().split(separator: ".").dropLast(name.contains(".") ? 1 : 0).joined(separator: ".")
      if let channel = wordings.channels.meaning(of: stem).value { return channel }
      let text = name.lowercased()
      if let found = words.first(where: { text.contains($0.word) }) { return found.channel }
    }
    return table.schema.index(of: "notulen").map(table.has) == true ? .meeting : nil
  }
}
