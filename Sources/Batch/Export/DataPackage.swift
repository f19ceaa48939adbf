import Book
import Core
import FoundationEssentials
import Spreadsheet

/// `datapackage.json`: what the tables of a SOP's period are, and whose they are (Frictionless Data Package 1.0).
package struct DataPackage: Codable, Sendable, Equatable {
  package static let name = "datapackage.json"
  /// Of the tables; another one means that a table has other columns.
  package static let schema = 1

  /// Whose it is, and of what.
  package struct Origin: Codable, Sendable, Equatable {
    /// The facility's code, name, kabupaten or kota, and province.
    var kode: String
    var nama: String
    var kabupatenKota: String
    var provinsi: String
    var sop: String
    var periode: String
    /// The period's first and last day.
    var mulai: String
    var selesai: String
    /// On which day the period's recap was closed.
    var ditutup: String
    /// 1 and on; the highest of a period counts.
    package var versi: Int
    /// ``ExportSecret/fingerprint``.
    var kunci: String
    /// ``DataPackage/schema``.
    var skema: Int

    /// `RS Contoh (P1371010101), sapa-pasien 2026-W47, versi 1`.
    package var line: String { "\(nama) (\(kode)), \(sop) \(periode), versi \(versi)" }

    private enum CodingKeys: String, CodingKey {
      case kode, nama
      case kabupatenKota = "kabupaten_kota"
      case provinsi, sop, periode, mulai, selesai, ditutup, versi, kunci, skema
    }
  }

  struct Resource: Codable, Sendable, Equatable {
    var name: String
    var title: String
    var path: String
    var profile = "tabular-data-resource"
    var format = "csv"
    var mediatype = "text/csv"
    var encoding = "utf-8"
    var bytes: Int
    /// `sha256:` and the digest.
    var hash: String
    /// How many records there are.
    var baris: Int
    var schema: Schema
  }

  struct Schema: Codable, Sendable, Equatable {
    var fields: [Field]
    var primaryKey: [String]
    var missingValues = [""]
  }

  struct Field: Codable, Sendable, Equatable {
    enum Kind: String, Codable { case string, integer, date }

    struct Constraints: Codable, Sendable, Equatable {
      var required: Bool?
      var minimum: Int?
      var pattern: String?
      var `enum`: [String]?
    }

    var name: String
    var title: String
    var type: Kind
    var constraints: Constraints?
  }

  var profile = "tabular-data-package"
  var name: String
  var title: String
  var version: String
  package var sapa: Origin
  var resources: [Resource]

  /// The bytes of the file: the same for the same package.
  func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { Array($0) } ?? []) + [0x0A]
  }
}

extension DataPackage.Field {
  static let key = Self(
    name: "kunci", title: "Kunci baris", type: .string,
    constraints: Constraints(required: true, pattern: "[0-9a-f]{32}"))

  init(_ column: RecordTable.Column) {
    name = column.name
    title = column.title
    switch column.kind {
    case .count: (type, constraints) = (.integer, Constraints(required: true, minimum: 0))
    case .word(let words): (type, constraints) = (.string, Constraints(required: true, enum: words))
    case .date: type = .date
    }
  }
}
