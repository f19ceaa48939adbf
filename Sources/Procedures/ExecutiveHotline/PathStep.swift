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

  package init(id: String, header: String, unit: String, condition: Condition = .always) {
    self.id = id
    self.header = header
    self.unit = unit
    self.condition = condition
  }

  /// C3's seven steps.
  package static let inpatient = [
    PathStep(id: "bed_igd", header: "1 Bed IGD", unit: "CS/MOD"),
    PathStep(id: "kamar", header: "2 Pemeriksaan & Kamar", unit: "CS/MOD"),
    PathStep(id: "diantar", header: "3 Diantar Perawat IGD", unit: "Perawat IGD"),
    PathStep(id: "billing", header: "4 Billing ke Kamar", unit: "Billing", condition: .executiveClass),
    PathStep(id: "farmasi", header: "5 Farmasi", unit: "Farmasi", condition: .executiveClass),
    PathStep(id: "pulang_awal", header: "6 Pulang Sebelum Penjaminan", unit: "CS/MOD", condition: .earlyDischarge),
    PathStep(id: "pulang", header: "7 Pulang", unit: "Unit Rawat Inap"),
  ]

  /// C5's nine steps.
  package static let outpatient = [
    PathStep(id: "diarahkan", header: "1 Diarahkan ke Hotline", unit: "CS/MOD"),
    PathStep(id: "janji", header: "2 Janji Temu & Pendaftaran", unit: "CS/MOD"),
    PathStep(id: "perawat", header: "3 Perawat Poliklinik", unit: "CS/MOD"),
    PathStep(id: "dokter", header: "4 Pemeriksaan Dokter", unit: "Dokter"),
    PathStep(id: "rawat_inap", header: "5 Ke Rawat Inap", unit: "CS/MOD", condition: .admissionAdvised),
    PathStep(id: "ruang_cs", header: "6 Ruang Layanan Pelanggan", unit: "CS/MOD", condition: .noAdmission),
    PathStep(id: "billing_rj", header: "7 Billing", unit: "Billing", condition: .noAdmission),
    PathStep(id: "farmasi_rj", header: "8 Farmasi", unit: "Farmasi", condition: .noAdmission),
    PathStep(id: "pulang_rj", header: "9 Pulang", unit: "Unit Rawat Jalan", condition: .noAdmission),
  ]

  /// The places of the steps on which other rules hang, counted from 0.
  static let earlyDischargeStep = 5
  static let inpatientHome = 6
  static let toInpatient = 4
  static let afterNoAdmission = 5...8

  /// What a cell shows of a step that does not apply (C6).
  package static let doesNotApply = "Tidak Berlaku"
}
