package import Intake
package import Spreadsheet

extension Journal.Event {
  /// The event in one line: when, and what happened.
  package func text(_ language: Language, zone: ClockZone) -> String {
    "\(moment.text(in: zone))  \(sentence(language, zone))"
  }

  private func sentence(_ language: Language, _ zone: ClockZone) -> String {
    let file = text("file") ?? "?"
    switch kind {
    case .started:
      let (date, who, version) = (text("date") ?? "?", text("who") ?? "?", text("version") ?? "?")
      let isAhead = CalendarDate(iso: date).map { $0 > moment.day(in: zone) } ?? false
      let ahead = isAhead ? language(" (belum tiba)", " (not yet come)") : ""
      return language(
        "Mulai untuk \(date)\(ahead), oleh \(who), Sapa \(version)",
        "Started for \(date)\(ahead), by \(who), Sapa \(version)")
    case .input:
      let size = number("size").map { String($0) } ?? "?"
      return language(
        "  baru atau berubah: \(file), \(size) bita, SHA-256 \(short("sha256"))",
        "  new or changed: \(file), \(size) bytes, SHA-256 \(short("sha256"))")
    case .decisions:
      let counts = (counts("statuses") ?? [:]).sorted(on: \.key).sorted(on: { -$0.value })
      let list = counts.map { "\($0.key) \($0.value)" }.joined(separator: " · ")
      return language(
        "  diputuskan \(text("sop") ?? "?") \(text("period") ?? "?"): \(list)",
        "  decided \(text("sop") ?? "?") \(text("period") ?? "?"): \(list)")
    case .written:
      let kept = text("backup").map { language("; yang lama di \($0)", "; the old one in \($0)") } ?? ""
      return language(
        "  ditulis \(file), SHA-256 \(short("after"))\(kept)", "  wrote \(file), SHA-256 \(short("after"))\(kept)")
    case .merged:
      let (taken, conflicts) = (number("taken") ?? 0, number("conflicts") ?? 0)
      return language(
        "  digabung \(file) ke \(text("into") ?? "?"): \(taken) isian diambil, \(conflicts) konflik",
        "  merged \(file) into \(text("into") ?? "?"): \(taken) entries taken, \(conflicts) conflicts")
    case .conflict: return language("  konflik di \(place) dengan \(file)", "  conflict at \(place) with \(file)")
    case .settled:
      return language(
        "  konflik selesai di \(place): \(text("choice") ?? "?")",
        "  conflict settled at \(place): \(text("choice") ?? "?")")
    case .correction:
      let key = text("key").map { " (\($0))" } ?? ""
      return language(
        "  koreksi \(text("period") ?? "?") \(text("figure") ?? "?"): \(text("old") ?? "?") → \(text("new") ?? "?")\(key)",
        "  correction \(text("period") ?? "?") \(text("figure") ?? "?"): \(text("old") ?? "?") → \(text("new") ?? "?")\(key)"
      )
    case .archived:
      return language(
        "  diarsipkan \(file) ke \(text("backup") ?? "?")", "  archived \(file) as \(text("backup") ?? "?")")
    case .pruned: return language("  salinan lama dihapus: \(file)", "  old backup removed: \(file)")
    case .exported:
      let what =
        "\(text("sop") ?? "?") \(text("period") ?? "?"), \(language("versi", "version")) \(number("number") ?? 0)"
      return language("Paket data \(what) dibuat", "Data package \(what) made")
    case .ended:
      let status = number("status") ?? 2
      let word =
        switch status {
        case 0: language("beres", "clean")
        case 1: language("ada temuan", "with findings")
        default: language("tidak berhasil", "could not do it")
        }
      return language("Selesai, status \(status): \(word)", "Ended, status \(status): \(word)")
    default:
      let list = fields.keys.sorted().map { "\($0) \(text($0) ?? number($0).map { String($0) } ?? "…")" }
      return "  \(kind.rawValue) \(list.joined(separator: ", "))"
    }
  }

  /// `Sapa Pasien 2026-W47.xlsx, Lembar Sapa, 2026/11/07/000123, Izin`.
  private var place: String { ["book", "sheet", "key", "column"].compactMap { text($0) }.joined(separator: ", ") }

  private func short(_ name: String) -> String { text(name).map { String($0.prefix(8)) } ?? "?" }
}

extension Journal {
  /// The latest events as people read them, a line each; a run that did not come to its end is pointed out.
  ///
  /// - Parameters:
  ///   - day: the first day, in the facility's zone; nil from the beginning.
  ///   - count: the most events; nil all.
  ///   - zone: the zone of the times.
  ///   - language: the language of the words.
  /// - Returns: lines, the newest last.
  package func lines(
    since day: CalendarDate?, last count: Int?, zone: ClockZone, language: Language
  ) -> [String] {
    var lines: [String] = []
    var isRunning = false
    for event in latest(since: day, last: count, zone: zone) {
      if event.kind == .started, isRunning {
        lines.append(
          language(
            "(terputus sebelum selesai; tiap berkas tetap utuh, dan yang berikut melanjutkannya)",
            "(cut off before its end; each file is whole, and the next run went on)"))
      }
      isRunning = event.kind == .started || (isRunning && event.kind != .ended)
      lines.append(event.text(language, zone: zone))
    }
    if isRunning { lines.append(language("(sedang berjalan, atau terputus)", "(still running, or cut off)")) }
    return lines
  }

  /// The latest events, the newest last.
  package func latest(since day: CalendarDate?, last count: Int?, zone: ClockZone) -> [Event] {
    let wanted = events.filter { event in day.map { $0 <= event.moment.day(in: zone) } ?? true }
    return count.map { Array(wanted.suffix($0)) } ?? wanted
  }
}
