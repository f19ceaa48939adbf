import Core
package import Spreadsheet

extension RunSummary {
  /// The run in a few lines for whoever started it.
  package func lines(_ language: Language) -> [String] {
    var lines: [String] = []
    if let overview {
      lines.append(language("Ringkasan untuk pimpinan: \(overview)", "Overview for the management: \(overview)"))
    }
    for procedure in procedures {
      lines.append("\(facility) · \(procedure.sop) · \(procedure.period) · \(date)")
      let statuses = Self.words(of: procedure.statuses, carriedOver: procedure.carriedOver, language)
      if !statuses.isEmpty { lines.append(statuses) }
      if let executed = procedure.executed, let minimum = procedure.weeklyMinimum {
        lines.append(
          language(
            "Selesai minggu ini \(executed) dari minimum \(minimum)",
            "Executed this week \(executed) of at least \(minimum)"))
      }
      if let violations = procedure.violations, !violations.isEmpty {
        let counts = violations.sorted(on: \.key).map { "\($0.key) \($0.value)" }
        lines.append(language("Pelanggaran: ", "Violations: ") + counts.joined(separator: " · "))
      }
    }
    for input in inputs {
      lines.append(
        language(
          "masuk/\(input.file): \(input.rows) baris = \(input.used) dipakai + \(input.merged) digabung + \(input.rejected) ditolak",
          "masuk/\(input.file): \(input.rows) rows = \(input.used) used + \(input.merged) merged + \(input.rejected) rejected"
        ))
    }
    if inputs.isEmpty, failures.isEmpty {
      lines.append(
        asksForExports
          ? language(
            "masuk/ kosong: taruh ekspor pasien keluar (.xlsx atau .csv) di sana.",
            "masuk/ is empty: put discharge exports (.xlsx or .csv) there.")
          : language(
            "masuk/ kosong: yang dibaca hanya log di kerja/.", "masuk/ is empty: only the logs in kerja/ were read."))
    }
    let files = [
      (language("Ditulis", "Written"), written), (language("Tidak berubah", "Unchanged"), unchanged),
      (language("Akan ditulis", "Would be written"), planned),
    ]
    for (label, names) in files where !names.isEmpty { lines.append("\(label): \(names.joined(separator: ", "))") }
    let rejected = inputs.reduce(0) { $0 + $1.rejected }
    var attention = findings.map { $0.text(self.language) }
    if rejected > 0 {
      attention.insert(
        language(
          "\(rejected) baris ditolak; sebabnya di lembar Data Bermasalah",
          "\(rejected) rows rejected; why is on sheet Data Bermasalah"),
        at: 0)
    }
    if !attention.isEmpty {
      lines.append(language("Perlu perhatian:", "Needs attention:"))
      lines += attention.prefix(Self.most).map { "  – \($0)" }
      if attention.count > Self.most {
        lines.append(
          language(
            "  … dan \(attention.count - Self.most) lagi (lihat Data Bermasalah, atau --json)",
            "  … and \(attention.count - Self.most) more (see Data Bermasalah, or --json)"))
      }
    }
    lines += notes.map { language("Catatan: \($0)", "Note: \($0)") }
    return lines
  }

  /// The newest of the facility's overviews that the run made, or would make, or left as it was.
  private var overview: String? {
    let folder = Facility.reportFolder + "/"
    return (written + unchanged + planned).filter { name in
      name.hasPrefix(folder) && Overview.month(ofFile: String(name.dropFirst(folder.count))) != nil
    }.max()
  }

  /// By how many rows have each status, the commonest first, and of the targets how many are carried over.
  package static func words(of statuses: [String: Int], carriedOver: Int, _ language: Language) -> String {
    statuses.sorted(on: \.key).sorted(on: { -$0.value }).map { status, count in
      let carried =
        status == "Target" && carriedOver > 0
        ? language(" (\(carriedOver) tunggakan)", " (\(carriedOver) carried over)") : ""
      return "\(status) \(count)\(carried)"
    }.joined(separator: " · ")
  }

  /// Findings shown on a screen.
  private static let most = 12
}
