package import Intake

/// The settings by which a hospital runs its hotline; every default is RULES C's.
package struct HotlineProfile: SettingProfile {
  /// When customer service begins, minutes since midnight: from this minute on it is theirs (`working_from`, C2).
  package var worksFrom = 8 * 60
  /// When the manager on duty takes over, minutes since midnight: this minute is theirs (`working_to`, C2).
  package var worksTo = 17 * 60
  /// Days without working hours, on which the manager on duty answers (`days_off`, `holidays`, C2, a decision of ours).
  package var closedDays = ClosedDays.weekends
  /// The clock of the facility.
  package var zone = ClockZone.western
  package var dutyNames = DutyNames()
  package var words = HotlineWords()
  /// Hours after midnight that a step's time without a date may go back behind the step before (`midnight_hours`, C6, a decision of ours).
  package var midnightHours = 6
  /// Rooms of the VIP ward (`vip_rooms`, C4).
  package var vipRooms = 11
  /// VIP rooms with BPJS patients upgraded in class from which on rooms are kept (`vip_bpjs_limit`, C4).
  package var bpjsLimit = 9
  /// Rooms kept for hotline patients then (`vip_kept`, C4).
  package var keptRooms = 2
  /// The hotline's telephone number (G8).
  package var number = ""
  /// Officers as `Penerima` has them (`cs_officers`, `mod_officers`, C2).
  package var csOfficers: [String] = []
  package var modOfficers: [String] = []
  /// Whether reports show patients' names (G7).
  package var reportsShowNames = false
  /// The steps of `Rawat Inap` (C3), seven in the SOP's order.
  package var inpatientSteps = PathStep.inpatient
  /// The steps of `Rawat Jalan` (C5), nine in the SOP's order.
  package var outpatientSteps = PathStep.outpatient

  package init() {}

  package func steps(_ path: CarePath) -> [PathStep] {
    switch path {
    case .inpatient: inpatientSteps
    case .outpatient: outpatientSteps
    }
  }
}
