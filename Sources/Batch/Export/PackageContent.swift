import Book
import Core
import Spreadsheet

/// The files of a data package: its tables, the recap's figures, and what tells of them.
struct PackageContent {
  /// The figures of the recap, and what they were when the period was closed: a line a column of measures.
  static let figures = "angka"

  /// By name, in the order in which the package lists them.
  private var tables: [(name: String, bytes: [UInt8])] = []
  private var package: DataPackage

  /// - Parameters:
  ///   - records: the period's.
  ///   - known: the recap's figures, as it was closed.
  ///   - title: the SOP's, in words.
  ///   - origin: whose they are; its version is set later.
  ///   - key: what stands for a record's own key.
  init(
    _ records: [RecordTable], known: PeriodFigures, title: String, origin: DataPackage.Origin,
    key: (String) -> String
  ) {
    package = DataPackage(
      name: "", title: "\(title) – \(origin.nama) – \(origin.periode)", version: "", sapa: origin, resources: [])
    for table in records {
      let lines = zip(table.keys, table.cells).map { record, cells in [key(record)] + cells.map(Self.text) }
        .sorted { $0[0] < $1[0] }
      add(table.name, table.title, [.key] + table.columns.map { DataPackage.Field($0) }, key: ["kunci"], lines)
    }
    let closed = known.countsAsClosed
    let lines = records.flatMap { table in
      table.columns.indices.filter { table.columns[$0].kind == .count }.map { place in
        let column = table.columns[place]
        return [
          table.name, column.name, String(table.sum(place)),
          column.figure.flatMap { closed[$0] }.map { String($0) } ?? "",
        ]
      }
    }
    add(
      Self.figures, "Angka rekap, dan angkanya saat periode ditutup",
      [
        DataPackage.Field(name: "tabel", title: "Tabel", type: .string, constraints: .init(required: true)),
        DataPackage.Field(name: "kolom", title: "Kolom", type: .string, constraints: .init(required: true)),
        DataPackage.Field(
          name: "nilai", title: "Nilai", type: .integer, constraints: .init(required: true, minimum: 0)),
        DataPackage.Field(
          name: "saat_ditutup", title: "Nilai saat ditutup", type: .integer, constraints: .init(minimum: 0)),
      ], key: ["tabel", "kolom"], lines)
  }

  private static func text(_ cell: RecordTable.Cell) -> String {
    switch cell {
    case .none: ""
    case .count(let count): String(count)
    case .word(let word): word
    case .date(let date): date.description
    }
  }

  private mutating func add(
    _ name: String, _ title: String, _ fields: [DataPackage.Field], key: [String], _ lines: [[String]]
  ) {
    var bytes: [UInt8] = []
    for line in [fields.map(\.name)] + lines {
      for (place, text) in line.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(text, to: &bytes)
      }
      bytes.append(0x0A)
    }
    tables.append((name + ".csv", bytes))
    package.resources.append(
      DataPackage.Resource(
        name: name, title: title, path: name + ".csv", bytes: bytes.count, hash: "sha256:" + SHA256.of(bytes[...]),
        baris: lines.count, schema: DataPackage.Schema(fields: fields, primaryKey: key)))
  }

  /// Of all that the package holds but its version.
  var digest: String { SHA256.of(package.json()[...]) }

  /// The files of a version, by name.
  func files(version: Int) -> [(name: String, bytes: [UInt8])] {
    var package = package
    package.sapa.versi = version
    package.version = "\(version).0.0"
    let origin = package.sapa
    package.name = "sapa-\(origin.kode.lowercased())-\(origin.sop)-\(origin.periode.lowercased())-v\(version)"
    return tables + [(DataPackage.name, package.json())]
  }
}
