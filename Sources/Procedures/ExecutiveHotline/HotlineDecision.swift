package import Core

/// What the rules say of one call and its patient's path; texts are built when asked for.
package struct HotlineDecision: Sendable, Equatable {
  /// What decided the eligibility (C1).
  package let ground: ExecutiveEligibility.Ground
  /// Who was on duty at the moment of the call (C2).
  package let duty: OnDuty.Duty
  /// As what the receiver is known; nil where that is not known.
  package let answeredAs: DutyRole?
  /// How far the patient has come on `Rawat Jalan`; nil for one who does not stand there (C5).
  package let outpatient: PathState?
  /// How far the patient has come on `Rawat Inap`; nil for one who does not stand there (C3).
  package let inpatient: PathState?
  /// Whether an insured patient may leave before the guarantee (C3, step 6).
  package let gate: EarlyDischarge.Gate
  /// Whether the patient left while the gate was closed.
  package let leftTooEarly: Bool
  /// Whether what is noted of an admission contradicts itself (C5).
  package let isContradictory: Bool

  /// Tries the rules.
  ///
  /// Who is `Tidak Layak`, and who has no `Jalur` yet, stands on no path sheet; an outpatient advised to be admitted stands on both.
  package init(_ context: HotlineContext) {
    let ground = ExecutiveEligibility.ground(context.call)
    let duty = OnDuty.duty(context.call, profile: context.profile)
    self.ground = ground
    self.duty = duty
    answeredAs = context.call.answeredAs
    let path = ground.eligibility == .ineligible ? nil : context.call.path.value
    var base = PathBase(date: duty.date, time: duty.time)
    let isAdmitted = OutpatientPath.admission(context.outpatient) == .advised
    outpatient = path == .outpatient ? OutpatientPath.state(context, base: &base) : nil
    let stands = path == .inpatient || (path == .outpatient && isAdmitted)
    let inpatient = stands ? InpatientPath.state(context, base: &base) : nil
    self.inpatient = inpatient
    gate = stands ? EarlyDischarge.gate(context) : .doesNotApply
    leftTooEarly = EarlyDischarge.isBroken(inpatient, context)
    isContradictory = path == .outpatient && OutpatientPath.isContradictory(context.outpatient)
  }

  package var eligibility: Eligibility { ground.eligibility }

  /// Where the patient stands on a path sheet.
  package func state(_ path: CarePath) -> PathState? {
    switch path {
    case .inpatient: inpatient
    case .outpatient: outpatient
    }
  }

  /// The clauses that are broken, in clause order, each once.
  package var violations: [Clause] {
    var clauses: [Clause] = []
    if Receiver.isBroken(self) { clauses.append(Receiver.clause) }
    if leftTooEarly { clauses.append(EarlyDischarge.clause) }
    if StepOrder.isBroken(self) { clauses.append(StepOrder.clause) }
    return clauses
  }

  /// The reason for a staff member (`Alasan`, G2): the clauses and the facts, breaches behind the reasons.
  package func reason(_ context: consuming HotlineContext) -> String {
    let call = JudgedCall(self, context)
    var parts = [ExecutiveEligibility.message(call), OnDuty.message(call)]
    if Receiver.isBroken(self) { parts.append(Receiver.facts(call)) }
    if leftTooEarly { parts.append(EarlyDischarge.facts(call)) }
    if isContradictory, let text = OutpatientPath.contradiction(call.context) { parts.append(text + " (C5)") }
    parts += StepOrder.messages(self, call.context)
    return parts.joined(separator: "; ")
  }

  /// The next thing to do and who does it (`Langkah Berikutnya`): `2 Pemeriksaan & Kamar – CS/MOD`, or `Selesai`.
  ///
  /// What must be asked goes first; whoever is on duty asks, `CS/MOD` where that is not known.
  package func nextStep(_ profile: HotlineProfile) -> String {
    let onDuty = duty.role?.rawValue ?? "CS/MOD"
    if let question = ground.question { return "Tanyakan \(question) – \(onDuty)" }
    if eligibility == .ineligible { return "Arahkan ke layanan umum – \(onDuty)" }
    let states = [outpatient, inpatient].compactMap { $0 }
    if states.isEmpty { return "Tanyakan jalur – \(onDuty)" }
    return states.lazy.compactMap { $0.nextStep(profile) }.first ?? "Selesai"
  }
}

extension PathState {
  /// The path's own next step with its unit; nil where none is left.
  package func nextStep(_ profile: HotlineProfile) -> String? {
    guard let next else { return nil }
    let steps = profile.steps(path)
    let step = steps[next]
    let otherwise = PathStep.afterNoAdmission.lowerBound
    if step.condition == .admissionAdvised, applying.contains(otherwise), !done.contains(otherwise) {
      return "\(step.header) bila disarankan, bila tidak \(steps[otherwise].header) – \(step.unit)"
    }
    return "\(step.header) – \(step.unit)"
  }
}
