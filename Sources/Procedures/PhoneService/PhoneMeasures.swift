import Book
import Core
import Spreadsheet

/// The figures of the telephone service (B5–B10), each said once: in `Rekap Layanan` a formula counts it over the log's columns
/// while the week lasts, in the report and in `Koreksi` it is a value.
struct PhoneMeasures {
  let figures: PhoneFigures
  /// Where formulas find the log; nil where there are none.
  var columns: PhoneLogColumns?
  /// The line that holds the number of calls.
  static let all = "telepon"

  var calls: Measure {
    Measure("Telepon", label: "Telepon tercatat", figures.total.calls, count(\.status, "?*"))
  }

  var statuses: [Measure] {
    PhoneCallStatus.allCases.map { status in
      Measure(
        "Status \(status.rawValue)", label: status.rawValue, figures.statuses[status.place],
        count(\.status, status.rawValue)
      ).goingOn
    }
  }

  var types: [Measure] {
    PhoneServiceType.allCases.map { type in
      Measure(
        "Jenis \(type.rawValue)", label: type.rawValue, figures.types[type.place].calls, columns?.count(of: type))
    }
  }

  var unknownType: Measure {
    Measure("Jenis \(unknownWord)", figures.types[PhoneServiceType.allCases.count].calls)
  }

  var knownRings: Measure { Measure("Dering diketahui", figures.total.knownRings) }
  var ringsInTime: Measure { Measure("Dalam batas dering", figures.total.knownRings - figures.total.lateRings) }
  var dueCallbacks: Measure { Measure("Jatuh tempo dihubungi kembali", figures.total.dueCallbacks) }
  var callbacksInTime: Measure {
    Measure("Dihubungi kembali dalam batas", figures.total.dueCallbacks - figures.total.lateCallbacks)
  }
  var openCallbacks: Measure { Measure("Belum dihubungi kembali", figures.openCallbacks).goingOn }
  var overdue: Measure {
    Measure(
      "Lewat batas (kode L)", label: "Belum dihubungi kembali, batas sudah lewat (kode L)", figures.overdue,
      count(\.code, "L")
    ).goingOn
  }

  /// Breaches that what is done later mends: settled or passed on, called back.
  static let mended = [B5SettledOrPassedOn.clause, B6CalledBack.clause]

  var clauses: [Measure] {
    PhoneCallContext.breakable.map { clause in
      let measure = Measure(
        "Pelanggaran \(clause.id)", label: "\(clause.id) – \(PhoneCallContext.breach(of: clause))",
        figures.clauses[Int(clause.number)],
        count(\.compliance, "*\(clause.id)*"))
      return Self.mended.contains(clause) ? measure.goingOn : measure
    }
  }

  var compliant: Measure {
    let name = PhoneCallDecision.compliant
    return Measure(name, figures.compliant, count(\.compliance, name)).goingOn
  }
  var approved: Measure { Measure("Disetujui", label: "Disetujui (B10)", figures.approved).goingOn }
  var toApprove: Measure {
    Measure(
      "Menunggu persetujuan", label: "Menunggu persetujuan, selebihnya selesai", figures.toApprove,
      columns?.count(.approve))
  }
  var completed: Measure { Measure("Selesai", figures.completed, count(\.action, "Selesai")) }

  /// All whole figures of a period, in the order of `Koreksi` (G6).
  func all(_ state: PhoneState, _ period: Period) -> [Measure] {
    shared + days(period) + hours(state) + officers(state)
  }

  /// Those that every facility has.
  var shared: [Measure] {
    [calls] + statuses + [knownRings, ringsInTime, dueCallbacks, callbacksInTime, openCallbacks, overdue] + clauses
      + [compliant, approved] + types + [unknownType]
  }

  private func days(_ period: Period) -> [Measure] {
    let last = figures.days.count - 1
    let known = (0..<last).map {
      Measure("Telepon \(period.first.adding(days: $0).indonesian)", figures.days[$0].calls)
    }
    return figures.days[last].calls > 0 ? known + [Measure("Telepon tanpa tanggal", figures.days[last].calls)] : known
  }

  private func hours(_ state: PhoneState) -> [Measure] {
    figures.hours.enumerated().filter { $0.element > 0 }.map { hour, count in
      Measure(hour < 24 ? "Telepon jam \(state.hourName(hour))" : "Telepon tanpa jam", count)
    }
  }

  private func officers(_ state: PhoneState) -> [Measure] {
    state.officerOrder(figures).flatMap { officer in
      let (tally, name) = (figures.officers[officer], state.officerName(officer))
      return [
        Measure("Telepon \(name)", tally.calls),
        Measure("Dihubungi kembali dalam batas \(name)", tally.dueCallbacks - tally.lateCallbacks),
      ]
    }
  }

  private func count(_ column: KeyPath<PhoneLogColumns, String>, _ text: String) -> String? {
    columns?.count(column, text)
  }
}
