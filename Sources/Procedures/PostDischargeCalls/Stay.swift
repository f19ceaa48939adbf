package import Core
package import Intake
package import Spreadsheet

/// The facts of one row of a discharge export, before rows are joined to stays (A0).
package struct StayRow: Sendable {
  package var source: RowReference
  /// The visit (`No Rawat`), as a number that stands for its text; nil where the row has none.
  package var visit: Int32?
  /// The patient (`No RM`), likewise.
  package var patient: Int32?
  package var admission: CalendarDate?
  package var discharge: CalendarDate?
  package var entry: CalendarDate?
  package var outcome: DischargeOutcome
  /// The key under which an earlier work book knows the stay, likewise a number.
  package var key: Int32?

  package init(
    source: RowReference, visit: Int32? = nil, patient: Int32? = nil, admission: CalendarDate? = nil,
    discharge: CalendarDate? = nil, entry: CalendarDate? = nil, outcome: DischargeOutcome = .unstated,
    key: Int32? = nil
  ) {
    self.source = source
    self.visit = visit
    self.patient = patient
    self.admission = admission
    self.discharge = discharge
    self.entry = entry
    self.outcome = outcome
    self.key = key
  }
}

/// One stay in the hospital (`rawatan`): what the rules need to know of it.
package struct Stay: Sendable {
  /// The row whose values are shown first: the one that closes the stay.
  package var source: RowReference
  /// Places in the collapse's list of rows: all rows of this stay, the shown one first.
  package var rows: Range<Int>
  package var patient: Int32?
  package var admission: CalendarDate?
  package var discharge: CalendarDate?
  /// When the stay was entered (`Tgl Entri`), where the export says so.
  package var entry: CalendarDate?
  /// The run that first saw the stay.
  package var firstSeen: CalendarDate?
  package var outcome: DischargeOutcome
  /// The admission of the same patient's next stay, on or after this discharge.
  package var readmission: CalendarDate?
  package var telephone: TelephoneFact

  package init(
    source: RowReference, rows: Range<Int>, patient: Int32? = nil, admission: CalendarDate? = nil,
    discharge: CalendarDate? = nil, entry: CalendarDate? = nil, firstSeen: CalendarDate? = nil,
    outcome: DischargeOutcome = .unstated, readmission: CalendarDate? = nil,
    telephone: TelephoneFact = .missing
  ) {
    self.source = source
    self.rows = rows
    self.patient = patient
    self.admission = admission
    self.discharge = discharge
    self.entry = entry
    self.firstSeen = firstSeen
    self.outcome = outcome
    self.readmission = readmission
    self.telephone = telephone
  }

  /// What was known of it by the end of a day (G13): a readmission comes with its own day, the rest bears none.
  package func known(by day: CalendarDate) -> Stay {
    guard let readmission, readmission > day else { return self }
    var stay = self
    stay.readmission = nil
    return stay
  }
}

/// Whether the patient can be telephoned.
package enum TelephoneFact: Sendable, Hashable {
  case missing
  /// There is something, but no number can be dialled from it; why, in Indonesian.
  case unusable(String)
  case usable(Telephone)
}
