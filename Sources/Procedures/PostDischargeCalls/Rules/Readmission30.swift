package import Spreadsheet

/// A3b: a patient comes back within 30 days of a discharge; the recap counts those alone whose 30 days have passed.
package enum Readmission30 {
  package static let days = 30
  /// Of how many weeks a recap counts those whose 30 days ended in them.
  package static let weeks = 12

  /// The discharges that a recap of some day counts.
  package static func window(asOf date: CalendarDate) -> ClosedRange<CalendarDate> {
    let last = date.adding(days: -days)
    return last.adding(days: 1 - weeks * 7)...last
  }

  /// A discharge to those who were expected home: who was reached by telephone, and who came back.
  package struct Discharge: Sendable, Equatable {
    package var day: CalendarDate
    /// When the call was due.
    package var due: CalendarDate
    /// The day of the call that reached the patient (`Dihubungi` Ya).
    package var reached: CalendarDate?
    /// The admission of the patient's next stay.
    package var readmission: CalendarDate?

    package init(day: CalendarDate, due: CalendarDate, reached: CalendarDate?, readmission: CalendarDate?) {
      self.day = day
      self.due = due
      self.reached = reached
      self.readmission = readmission
    }

    /// Whether the patient came back within the 30 days.
    package var isReadmitted: Bool { readmission.map { $0 <= day.adding(days: Readmission30.days) } ?? false }

    /// Whether a call reached the patient by a day, and before they came back.
    package func wasReached(by date: CalendarDate) -> Bool {
      reached.map { call in call <= date && (readmission.map { call <= $0 } ?? true) } ?? false
    }

    /// Whether the patient came back before the call was due, so that no call could have been made in time.
    package var cameBackEarly: Bool { readmission.map { $0 < due } ?? false }
  }

  /// A group's discharges, and those who came back.
  package struct Group: Sendable, Equatable {
    package var discharged = 0
    package var readmitted = 0
    /// Of these, before their call was due.
    package var early = 0

    mutating func add(_ discharge: Discharge) {
      discharged += 1
      guard discharge.isReadmitted else { return }
      readmitted += 1
      if discharge.cameBackEarly { early += 1 }
    }
  }

  /// Those who were reached, and those who were not.
  package struct Groups: Sendable, Equatable {
    package private(set) var reached = Group()
    package private(set) var unreached = Group()

    package init(_ discharges: some Sequence<Discharge> = [], asOf date: CalendarDate) {
      let window = Readmission30.window(asOf: date)
      for discharge in discharges where window.contains(discharge.day) {
        if discharge.wasReached(by: date) { reached.add(discharge) } else { unreached.add(discharge) }
      }
    }
  }
}
