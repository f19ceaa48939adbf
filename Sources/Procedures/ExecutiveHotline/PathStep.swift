/// One step of a path sheet (C3, C5): a column of staff's, and the unit that does it.
package struct PathStep: Sendable, Equatable {
  /// Which patients a step is for.
  package enum Condition: Sendable, Equatable {
    case always
    /// VIP, Suite and President Suite only; a class not known yet leaves it in (C3, steps 4 and 5).
    case executiveClass
    /// Insured, VIP and above, of a partner company or an agent's referral (C3, step 6).
    case earlyDischarge
    /// Advised to be admitted (C5, step 5).
    case admissionAdvised
    /// Not advised to be admitted (C5, steps 6 to 9).
    case noAdmission
  }

  /// Such as `bed_igd`.
  package var id: String
  /// The column's header, which begins with the step's number.
  package var header: String
  /// Who does it, as `Langkah Berikutnya` names it.
  package var unit: String
  package var condition: Condition

  init(_ id: String, _ condition: Condition = .always) {
    self.id = id
    header = id
    unit = ""
    self.condition = condition
  }

  /// C3's seven steps, and C5's nine; what a hospital calls them its template says.
  package static func all(_ path: CarePath) -> [PathStep] {
    switch path {
    case .inpatient:
      [
        PathStep("bed_igd"), PathStep("kamar"), PathStep("diantar"), PathStep("billing", .executiveClass),
        PathStep("farmasi", .executiveClass), PathStep("pulang_awal", .earlyDischarge), PathStep("pulang"),
      ]
    case .outpatient:
      [
        PathStep("diarahkan"), PathStep("janji"), PathStep("perawat"), PathStep("dokter"),
        PathStep("rawat_inap", .admissionAdvised), PathStep("ruang_cs", .noAdmission),
        PathStep("billing_rj", .noAdmission), PathStep("farmasi_rj", .noAdmission),
        PathStep("pulang_rj", .noAdmission),
      ]
    }
  }

  /// The places of the steps on which other rules hang, counted from 0.
  static let earlyDischargeStep = 5
  static let inpatientHome = 6
  static let toInpatient = 4
  static let afterNoAdmission = 5...8

  /// What a cell shows of a step that does not apply (C6).
  package static let doesNotApply = "Tidak Berlaku"
}
