import Core
import FoundationEssentials
import Platform
package import Spreadsheet

/// A data package as it lies there, and what is wrong with it: shape, counts, digests, and figures that its records don't come to.
package struct PackageCheck: Sendable {
  /// A sentence that names the file, and the line of a table.
  package typealias Fault = @Sendable (Language) -> String

  /// Nil where nobody can tell whose it is.
  package private(set) var package: DataPackage?
  /// The first ones.
  package private(set) var faults: [Fault] = []
  /// By table, then by column: what its measures come to.
  private var sums: [String: [String: Int]] = [:]

  private static let mostFaults = 20
  private static let descriptorLimit = 1 << 20

  /// Whether a path is a package's folder, or its descriptor.
  package static func folder(_ path: String) -> String? {
    if System.name(of: path) == DataPackage.name { return path.contains("/") ? System.folder(of: path) : "." }
    return System.status(path + "/" + DataPackage.name) == nil ? nil : path
  }

  /// Looks at the package of a folder.
  package init(folder: String) {
    let path = folder + "/" + DataPackage.name
    guard let status = System.status(path), status.st_size <= Self.descriptorLimit,
      let bytes = AtomicFile.bytes(of: path)
    else {
      fault { $0("\(path): tidak dapat dibaca, atau terlalu besar", "\(path): can't be read, or is too large") }
      return
    }
    guard let package = try? JSONDecoder().decode(DataPackage.self, from: Data(bytes)) else {
      fault {
        $0("\(path): bukan paket data Sapa; minta dikirim ulang", "\(path): no data package of Sapa; ask for it again")
      }
      return
    }
    self.package = package
    check(package.sapa, path)
    for resource in package.resources { check(resource, in: folder) }
    guard let figures = package.resources.first(where: { $0.name == PackageContent.figures }) else {
      fault { $0("\(path): tidak ada tabel angka", "\(path): there is no table of figures") }
      return
    }
    // Of records that are others than were sent no figures follow.
    if faults.isEmpty { check(figures, against: package, folder + "/" + figures.path) }
  }

  private mutating func fault(_ fault: @escaping Fault) {
    if faults.count < Self.mostFaults { faults.append(fault) }
  }

  private mutating func check(_ origin: DataPackage.Origin, _ path: String) {
    if origin.skema != DataPackage.schema {
      let schema = origin.skema
      fault {
        $0(
          "\(path): skema \(schema), Sapa ini mengenal \(DataPackage.schema); pasang versi Sapa yang sama",
          "\(path): schema \(schema), this Sapa knows \(DataPackage.schema); install the same version of Sapa")
      }
    }
    let period = Period(name: origin.periode)
    guard [origin.kode, origin.sop].allSatisfy({ !$0.isEmpty && SettingForm.code.read(.text($0)) != nil }),
      origin.versi >= 1,
      let period, period.first.description == origin.mulai, period.last.description == origin.selesai,
      let closed = CalendarDate(iso: origin.ditutup), closed > period.last
    else {
      return fault {
        $0(
          "\(path): fasilitas, SOP, periode, versi atau hari penutupan tidak sah",
          "\(path): facility, SOP, period, version or day of closing is not valid")
      }
    }
  }

  private mutating func check(_ resource: DataPackage.Resource, in folder: String) {
    let path = folder + "/" + resource.path
    guard resource.path == resource.name + ".csv", !resource.name.isEmpty,
      resource.name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F })
    else {
      let name = resource.name
      return fault { $0("\(folder): nama tabel \(name) tidak sah", "\(folder): the table's name \(name) is not valid") }
    }
    guard let (digest, size) = SHA256.ofFile(path) else {
      return fault { $0("\(path): tidak ada, atau tidak dapat dibaca", "\(path): it is missing, or can't be read") }
    }
    guard size == resource.bytes, "sha256:" + digest == resource.hash else {
      let sizes = size == resource.bytes ? "" : " (\(size) / \(resource.bytes))"
      return fault {
        $0(
          "\(path): isinya berubah sesudah dibuat\(sizes); minta dikirim ulang",
          "\(path): it was changed since it was made\(sizes); ask for it again")
      }
    }
    var (count, keys): (Int, Set<[String]>) = (0, [])
    let places = resource.schema.primaryKey.compactMap { key in resource.schema.fields.firstIndex { $0.name == key } }
    let found = Self.read(path, resource.schema.fields) { texts in
      count += 1
      for (field, text) in zip(resource.schema.fields, texts) {
        guard field.takes(text) else { return "\(field.name): \(text)" }
        if field.type == .integer { sums[resource.name, default: [:]][field.name, default: 0] += Int(text) ?? 0 }
      }
      return keys.insert(places.map { texts[$0] }).inserted ? nil : resource.schema.primaryKey.joined(separator: ", ")
    }
    for found in found { fault(found) }
    if count != resource.baris {
      let (found, expected) = (count, resource.baris)
      fault {
        $0("\(path): \(found) baris, seharusnya \(expected)", "\(path): \(found) records instead of \(expected)")
      }
    }
  }

  /// The figures have to be what the records come to, a line a measure.
  private mutating func check(_ resource: DataPackage.Resource, against package: DataPackage, _ path: String) {
    var told: [String: [String: Int]] = [:]
    _ = Self.read(path, resource.schema.fields) { texts in
      if texts.count > 2 { told[texts[0], default: [:]][texts[1]] = Int(texts[2]) }
      return nil
    }
    for table in package.resources where table.name != PackageContent.figures {
      for field in table.schema.fields where field.type == .integer {
        let (own, figure) = (sums[table.name]?[field.name] ?? 0, told[table.name]?[field.name])
        if own == figure { continue }
        fault {
          $0(
            "\(path): \(table.name).\(field.name) adalah \(figure.map { String($0) } ?? "tidak ada"), baris-barisnya berjumlah \(own)",
            "\(path): \(table.name).\(field.name) is \(figure.map { String($0) } ?? "missing"), its records come to \(own)"
          )
        }
      }
    }
  }

  /// Reads a table's records, of which each is said what is wrong with it; all that is.
  private static func read(_ path: String, _ fields: [DataPackage.Field], _ take: ([String]) -> String?) -> [Fault] {
    var faults: [Fault] = []
    do throws(SpreadsheetError) {
      var reader = try CSVReader(path: path, dialect: CSVDialect(delimiter: UInt8(ascii: ",")))
      var row = SheetRow()
      var isHeader = true
      while try reader.next(&row) {
        var texts = [String](repeating: "", count: fields.count)
        var excess = false
        for cell in row.cells {
          guard case .text(let range) = cell.value else { continue }
          if Int(cell.column) < texts.count { texts[Int(cell.column)] = row.string(range) } else { excess = true }
        }
        let line = reader.line
        let what = isHeader ? texts == fields.map(\.name) ? nil : "header" : take(texts)
        isHeader = false
        if let what = excess ? "header" : what {
          faults.append {
            $0("\(path), baris \(line): tidak sah: \(what)", "\(path), line \(line): not valid: \(what)")
          }
        }
      }
    } catch {
      faults.append { language in error.message(language) }
    }
    return faults
  }
}

extension DataPackage.Field {
  /// Whether a text is a value of the field.
  fileprivate func takes(_ text: String) -> Bool {
    if text.isEmpty { return constraints?.required != true }
    switch type {
    case .integer: return Int(text).map { String($0) == text && $0 >= constraints?.minimum ?? .min } ?? false
    case .date: return CalendarDate(iso: text)?.description == text
    case .string:
      if let words = constraints?.enum { return words.contains(text) }
      if constraints?.pattern != nil {
        return text.utf8.count == 32
          && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      }
      return true
    }
  }
}
