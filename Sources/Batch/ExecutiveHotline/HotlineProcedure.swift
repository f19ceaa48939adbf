package import Intake
package import Procedures
import Spreadsheet
import Templates
package import Worklist

/// SOP C in a facility: the hotline for executive patients, its log, paths and rooms.
package struct HotlineProcedure: LogProcedure {
  package let document: TemplateDocument
  package let layout: LogLayout
  package let settings: HotlineSettings

  package let sop = HotlineSettings.sop
  package let bookPrefix = "Hotline "
  package var reports: [(unit: PeriodUnit, prefix: String)] { [(.week, "Rekap Hotline ")] }
  package var specs: [KeyedSheetSpec] { HotlineColumns.specs(layout, settings.profile) }
  package var otherSheets: [(sheet: String, schema: Schema)] { HotlineColumns.otherSheets(settings.profile) }

  /// Reads the facility's template and its section of `sapa.toml`.
  ///
  /// - Throws: ``FacilityError`` where a setting is out of its range, or the template has other steps than the SOP.
  init(_ parameters: HotlineParameters, folder: String, file: String) throws(FacilityError) {
    let (raw, own) = try Facility.template(
      RawHotlineTemplate.self, HotlineSettings.sop, folder: folder, builtIn: Templates.hotline,
      settings: HotlineParameters.settings)
    document = raw.document
    layout = HotlineColumns.layout(raw.columns.map(\.declared))
    var profile = HotlineProfile()
    profile.words = HotlineWords(raw.words)
    profile.inpatientSteps = try Self.steps(raw.inpatient_steps, .inpatient, file: own)
    profile.outpatientSteps = try Self.steps(raw.outpatient_steps, .outpatient, file: own)
    for (parameters, file) in [(raw.parameters, own), (parameters, file)] {
      parameters.apply(to: &profile)
      if let fault = Self.fault(profile) { throw .setting(file: file, fault: fault) }
    }
    profile.dutyNames = DutyNames(
      words: raw.words.receiver, cs: parameters.cs_officers ?? raw.parameters.cs_officers ?? [],
      mod: parameters.mod_officers ?? raw.parameters.mod_officers ?? [])
    settings = HotlineSettings(
      profile: profile, number: parameters.hotline_number ?? raw.parameters.hotline_number ?? "",
      steps: raw.messages.steps, reportsShowNames: parameters.report_names ?? raw.parameters.report_names ?? false)
  }

  /// What does not fit together; nil where all is well.
  private static func fault(_ profile: HotlineProfile) -> SettingFault? {
    guard profile.worksFrom >= profile.worksTo else { return nil }
    func clock(_ minute: Int) -> String { ClockTime(hour: minute / 60, minute: minute % 60)?.description ?? "" }
    let (from, to) = (clock(profile.worksFrom), clock(profile.worksTo))
    return SettingFault { language in
      language(
        "working_from = \"\(from)\" tidak sebelum working_to = \"\(to)\"; jam kerja harus mulai sebelum selesai",
        "working_from = \"\(from)\" is not before working_to = \"\(to)\"; working hours must begin before they end")
    }
  }

  /// The steps of a path as a template names them.
  private static func steps(
    _ steps: [RawHotlineTemplate.Step], _ path: CarePath, file: String
  ) throws(FacilityError) -> [PathStep] {
    let known = path == .inpatient ? PathStep.inpatient : PathStep.outpatient
    guard steps.map(\.id) == known.map(\.id) else {
      let ids = known.map(\.id).joined(separator: ", ")
      throw .setting(
        file: file,
        fault: SettingFault { language in
          language(
            "langkah \(path.rawValue): id harus \(ids), berurutan",
            "steps of \(path.rawValue): id must be \(ids), in this order")
        })
    }
    return zip(known, steps).map { step, raw in
      PathStep(id: step.id, header: raw.header, unit: raw.unit, condition: step.condition)
    }
  }

  package func state(_ log: Log, _ prepared: PreparedInputs, _ run: Run) -> any LogState {
    var settings = settings
    settings.profile.zone = run.facility.timeZone
    return HotlineState(log, settings, date: run.date)
  }

  /// The section of a new `sapa.toml`: every setting with its default, commented out.
  static let profileSection = """
    # SOP hotline pasien eksekutif
    [hotline]
    # hotline_number = "0811-1111-7366"
    # working_from = "08.00"       # C2: mulai menit ini CS bertugas
    # working_to = "17.00"         # C2: mulai menit ini MOD bertugas
    # days_off = ["Sabtu", "Minggu"]   # C2: MOD bertugas sepanjang hari
    # holidays = ["2026-12-25"]    # C2: hari libur; MOD bertugas sepanjang hari
    # cs_officers = []             # C2: nama petugas CS, seperti tertulis di kolom Penerima
    # mod_officers = []            # C2: nama MOD, seperti tertulis di kolom Penerima
    # vip_rooms = 11               # C4: kamar ruang VIP
    # vip_bpjs_limit = 9           # C4: dipakai pasien BPJS naik kelas sebanyak ini: kamar sisanya disediakan
    # vip_kept = 2                 # C4: kamar yang disediakan untuk pasien hotline
    # midnight_hours = 6           # C6: jam langkah tanpa tanggal yang melewati tengah malam, paling lama
    # report_names = false         # G7: true menampilkan nama pasien yang disamarkan di laporan manajer

    """
}
