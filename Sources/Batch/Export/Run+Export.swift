import Book
package import Core
import Spreadsheet

/// What came of an export.
package struct ExportSummary: Encodable, Sendable {
  /// One a SOP's period.
  package struct Package: Encodable, Sendable {
    package var sop: String
    package var period: String
    package var version: Int
    /// Its folder, within the one that packages were asked for in.
    package var folder: String
    /// Whether it stood there already, byte for byte.
    package var isUnchanged: Bool
  }

  package var packages: [Package] = []
  /// What asks for attention, in the facility's language.
  package var warnings: [String] = []
  /// What merely informs.
  package var notes: [String] = []

  private let language: Language

  init(_ language: Language) { self.language = language }

  private enum CodingKeys: String, CodingKey { case packages, warnings, notes }

  /// 1 where something asks for attention.
  package var exitCode: Int32 { warnings.isEmpty ? 0 : 1 }

  package var lines: [String] {
    var lines = packages.map { package in
      let what = package.isUnchanged ? language("Tidak berubah", "Unchanged") : language("Ditulis", "Written")
      return "\(what): \(package.folder)"
    }
    if !warnings.isEmpty { lines.append(language("Perlu perhatian:", "Needs attention:")) }
    lines += warnings.map { "  – \($0)" }
    return lines + notes.map { language("Catatan: \($0)", "Note: \($0)") }
  }
}

extension Run {
  /// Writes the data packages of closed periods: of each SOP that has recaps of such a period, of a month each of a weekly SOP's weeks whose
  /// Thursday lies in it.
  ///
  /// - Parameters:
  ///   - period: a week or a month.
  ///   - output: the folder below which they are put, as `fasilitas=…/sop=…/periode=…/versi=…`.
  ///   - options: how long to wait for another run in the folder.
  /// - Returns: what was written.
  /// - Throws: ``FacilityError`` where the facility has no code, its secret is gone, or something can't be read or written.
  package func export(_ period: Period, to output: String, _ options: Options) throws(FacilityError) -> ExportSummary {
    let language = facility.language
    guard !facility.export.code.isEmpty else { throw noCode }
    try requireInside([])
    let lock = try FolderLock(
      folder: facility.folder, holder: .own(command: options.command, at: clock.now()), waiting: options.wait,
      whenWaiting: options.whenWaiting)
    defer { withExtendedLifetime(lock) {} }
    var journal = try Journal(folder: facility.folder)
    let secret = try ExportSecret(folder: facility.folder, isNew: !journal.hasExports, language)
    let plan = try plan()
    var summary = ExportSummary(language)
    summary.warnings += plan.summary.failures.map { $0.text(language) }
    for (procedure, part) in zip(facility.procedures, plan.parts) {
      var absent: [Period] = []
      for own in periods(period, of: procedure) {
        let report = recap(procedure, own)
        if own.last < date, System.status(reportPath(report)) == nil {
          absent.append(own)
          continue
        }
        guard let closed = dayMade(own, report: report), closed > own.last,
          let known = try closedFigures(report, withRows: false)
        else {
          summary.warnings.append(notClosed(own, procedure, report))
          continue
        }
        // What the recap does not tell yet is no figure of a version.
        if part.corrections.contains(where: { $0.report == report }) {
          summary.warnings.append(notCorrected(own, procedure, report))
          continue
        }
        let origin = DataPackage.Origin(
          kode: facility.export.code, nama: facility.name, kabupatenKota: facility.export.regency,
          provinsi: facility.export.province, sop: procedure.sop, periode: own.name, mulai: own.first.description,
          selesai: own.last.description, ditutup: closed.description, versi: 0, kunci: secret.fingerprint,
          skema: DataPackage.schema)
        let content = PackageContent(part.records(of: own), known: known, title: procedure.name, origin: origin) {
          secret.key(procedure.sop, $0)
        }
        let last = journal.lastExport(sop: procedure.sop, period: own.name)
        let version = last.map { $0.sha256 == content.digest ? $0.number : $0.number + 1 } ?? 1
        if last?.number != version {
          var event = Journal.Event.exported(
            sop: procedure.sop, period: own.name, number: version, sha256: content.digest)
          event.moment = clock.now()
          try journal.append([event])
        }
        let place = "fasilitas=\(origin.kode)/sop=\(procedure.sop)/periode=\(own.name)/versi=\(version)"
        let isUnchanged = try write(content.files(version: version), to: output, place)
        summary.packages.append(
          ExportSummary.Package(
            sop: procedure.sop, period: own.name, version: version, folder: place, isUnchanged: isUnchanged))
      }
      if !absent.isEmpty { summary.notes.append(without(absent, procedure)) }
    }
    return summary
  }

  /// The periods of a SOP's work books that an export of a week or month is of.
  private func periods(_ period: Period, of procedure: any BatchProcedure) -> [Period] {
    switch (procedure.unit, period.isMonth) {
    case (.week, true): period.month.weeks.filter { period.month.contains($0.first.adding(days: 3)) }.map { Period($0) }
    case (.week, false), (.month, true): [period]
    case (.month, false): []
    }
  }

  private func recap(_ procedure: any BatchProcedure, _ period: Period) -> String {
    let prefix = procedure.reports.first { $0.unit == procedure.unit }?.prefix ?? ""
    return prefix + period.name + ".xlsx"
  }

  private func notClosed(_ period: Period, _ procedure: any BatchProcedure, _ report: String) -> String {
    facility.language(
      "\(procedure.sop) \(period.name): belum ditutup, jadi tidak diekspor; laporan/\(report) dibuat oleh sapa run sesudah \(period.last.indonesian)",
      "\(procedure.sop) \(period.name): not closed, so not exported; sapa run makes laporan/\(report) after \(period.last.indonesian)"
    )
  }

  private func notCorrected(_ period: Period, _ procedure: any BatchProcedure, _ report: String) -> String {
    facility.language(
      "\(procedure.sop) \(period.name): angkanya kini berbeda dan belum tercatat di Koreksi; jalankan sapa run, lalu ekspor lagi",
      "\(procedure.sop) \(period.name): its figures are others now and not on Koreksi yet; sapa run, then export again")
  }

  private func without(_ periods: [Period], _ procedure: any BatchProcedure) -> String {
    let names = periods.map(\.name).joined(separator: ", ")
    return facility.language("\(procedure.sop): tidak ada rekap \(names)", "\(procedure.sop): no recap of \(names)")
  }

  private var noCode: FacilityError {
    .setting(
      file: facility.folder + "/" + Facility.profileName,
      fault: SettingFault { language in
        language(
          "isi code di bagian [export]: kode fasilitas, satu-satunya di provinsi",
          "fill in code in section [export]: the facility's code, the only one of its kind in the province")
      })
  }

  /// Writes files that are not there as they are, the last one when all others are; whether all were there.
  private func write(_ files: [(name: String, bytes: [UInt8])], to output: String, _ place: String)
    throws(FacilityError) -> Bool
  {
    var folder = output
    for part in [""] + place.split(separator: "/").map(String.init) {
      folder += part.isEmpty ? "" : "/" + part
      guard System.makeFolder(folder) else { throw .notWritable(file: folder, reason: systemReason()) }
    }
    var isUnchanged = true
    for (name, bytes) in files {
      let path = folder + "/" + name
      if AtomicFile.bytes(of: path) == bytes { continue }
      isUnchanged = false
      try AtomicFile.write(bytes, to: path)
    }
    return isUnchanged
  }
}
