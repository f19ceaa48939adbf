import Book
import Core
import Spreadsheet

/// The figures of the executive hotline (C1–C5), each said once: for `Rekap`, for the report and for `Koreksi`.
struct HotlineMeasures {
  let figures: HotlineFigures
  /// Where formulas find the log's columns; nil where figures are values.
  var places: BookPlaces?

  static let callsName = "Telepon"
  static let patientsWord = "pasien"
  static let finishedWord = "selesai"

  static func answered(onDuty: String, by receiver: String) -> String { "Bertugas \(onDuty), diterima \(receiver)" }

  static func path(_ path: CarePath, _ what: String) -> String { "\(path.rawValue): \(what)" }

  var calls: Measure { Measure(Self.callsName, figures.calls, count("kelayakan", "?*")) }

  var eligibility: [Measure] {
    Eligibility.allCases.map {
      Measure($0.rawValue, figures.eligibility[$0] ?? 0, count("kelayakan", $0.rawValue))
    }
  }

  /// By payer, the last unknown: by eligibility.
  var payers: [(name: String, measures: [Measure])] {
    zip(Payer.allCases.map(\.rawValue) + [unknownWord], figures.payers).map { payer, counts in
      (payer, Eligibility.allCases.map { Measure("Penjamin \(payer) \($0.rawValue)", counts[$0] ?? 0) })
    }
  }

  /// By who was on duty: the calls, and who answered them.
  var duty: [(name: String, calls: Measure, answered: [Measure])] {
    zip(HotlineState.roles, figures.receivers).map { name, counts in
      (
        name,
        Measure(
          "Telepon saat \(name) bertugas", label: name, counts.reduce(0, +),
          name == unknownWord ? nil : count("penanggung_jawab", name)),
        zip(HotlineState.roles, counts).map { Measure(Self.answered(onDuty: name, by: $0), $1) }
      )
    }
  }

  var clauses: [Measure] {
    JudgedCall.breakable.map { clause in
      Measure(
        "Pelanggaran \(clause.id)", label: "\(clause.id) – \(JudgedCall.breach(of: clause))",
        figures.clauses[clause] ?? 0)
    }
  }

  /// Patients of earlier weeks who are on their way yet, by age, and those who came home in the week: by path (G10).
  var carried: (open: [(label: String, paths: [Measure])], finished: [Measure]) {
    func measures(_ what: String, _ counts: [Int]) -> [Measure] {
      zip(CarePath.allCases, counts).map { path, count in
        Measure("Dari minggu sebelumnya, \(path.rawValue): \(what)", count).goingOn
      }
    }
    return (
      OpenAge.allCases.map { ($0.label, measures($0.label, figures.carried.open[$0.rawValue])) },
      measures("selesai minggu ini", figures.carried.finished)
    )
  }

  /// All whole figures of a period, in the order of `Koreksi` (G6).
  func all(_ profile: HotlineProfile) -> [Measure] {
    let hours = figures.hours.enumerated().map { ($0.offset, $0.element.reduce(0, +)) }.filter { $0.1 > 0 }
    let times = hours.map { hour, count in
      Measure(hour < 24 ? "Telepon jam \(HotlineState.hourName(hour))" : "Telepon tanpa jam", count)
    }
    let paths = zip(CarePath.allCases, zip(patients, figures.paths)).flatMap { path, known in
      let steps = zip(profile.steps(path), known.1.steps).flatMap { step, known in
        [
          Measure(Self.path(path, "\(step.header) berlaku"), known.applies),
          Measure(Self.path(path, "\(step.header) selesai"), known.done),
        ]
      }
      return known.0 + steps
    }
    return byCall + times + paths + clauses + carried.open.flatMap(\.paths) + carried.finished
  }

  private var byCall: [Measure] {
    [calls] + eligibility + payers.flatMap(\.measures) + duty.flatMap { [$0.calls] + $0.answered }
  }

  /// By path: its patients, and those of them who have come to its end.
  private var patients: [[Measure]] {
    zip(CarePath.allCases, figures.paths).map { path, known in
      [
        Measure(Self.path(path, Self.patientsWord), known.patients),
        Measure(Self.path(path, Self.finishedWord), known.completed),
      ]
    }
  }

  /// Those that every facility has.
  var shared: [Measure] { byCall + patients.flatMap(\.self) + clauses }

  private func count(_ column: String, _ text: String) -> String? {
    guard let range = places?.range(HotlineColumns.sheet, column), range != "\"\"" else { return nil }
    return "COUNTIF(\(range),\"\(text)\")"
  }
}

extension HotlineMeasures {
  /// A table of calls by payer and eligibility.
  func payerTable(_ title: String, unknown: String, span: Int? = nil, total: PageTable.Line? = nil) -> PageTable {
    PageTable(
      title, ["Penjamin"] + Eligibility.allCases.map(\.rawValue) + ["Jumlah"], span: span,
      payers.map { payer, measures in
        PageTable.Line([.label(payer == unknownWord ? unknown : payer)] + measures.map(\.cell) + [.sum(1...3)])
      }, total: total)
  }

  /// What is open from earlier weeks, apart from the week's own (G10).
  func carriedTable(span: Int? = nil) -> PageTable {
    let lines = carried.open.map { label, paths in
      PageTable.Line([.label(label)] + paths.map(\.cell) + [.sum(1...2)])
    }
    let finished = zip(CarePath.allCases, carried.finished).map { "\($1.value) \($0.rawValue)" }
    return PageTable(
      "Belum selesai dari minggu sebelumnya (G10)",
      ["Sejak telepon"] + CarePath.allCases.map(\.rawValue) + ["Pasien"], span: span, lines,
      total: PageTable.Line([.label("Semua")] + [PageCell](repeating: .sumAbove, count: 3)),
      notes: [
        "Selesai minggu ini: \(finished.joined(separator: ", ")).",
        "Tidak dihitung dalam angka telepon minggu ini; barisnya di lembar jalur, kolom Asal.",
      ])
  }

  static let dutyHeaders = ["Bertugas", "Telepon", "Diterima CS", "Diterima MOD", "Penerima \(unknownWord)"]

  /// Patients who wait, the most of them first; `limit` is how many lines are shown.
  func waitingTable(_ title: String, limit: Int, look: Look, span: Int? = nil) -> PageTable {
    let shown = figures.waiting.prefix(limit).map { line in
      PageTable.Line([
        .text(line.what, look), .text(line.unit, look), .number(line.count),
        .date(line.oldest),
      ])
    }
    let rest = figures.waiting.dropFirst(limit)
    return PageTable(
      title, ["Langkah", "Unit", "Pasien", "Tertua sejak"], span: span, shown, empty: "Tidak ada.",
      notes: rest.isEmpty
        ? [] : ["dan \(rest.reduce(0) { $0 + $1.count }) pasien pada \(rest.count) langkah lain"])
  }

  static func hour(_ hour: Int) -> String {
    hour < 24 ? "\(HotlineState.hourName(hour)).00–\(HotlineState.hourName(hour)).59" : "jam \(unknownWord)"
  }
}
