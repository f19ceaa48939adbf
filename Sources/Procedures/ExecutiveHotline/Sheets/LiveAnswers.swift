import Book
import Core
import Intake
import Spreadsheet

/// The words that the live formulas look up.
struct LiveWords {
  var payers: [(key: String, meaning: Payer)]
  var classes: [(key: String, meaning: RoomClass)]
  var levels: [(key: String, meaning: ManagementLevel)]
  var paths: [(key: String, meaning: CarePath)]
  var beginnings: [(key: String, payer: Payer)]
}

/// `Kelayakan`, `Penanggung Jawab` and `Langkah Berikutnya` of a row that staff are typing: formulas that say what the next run will
/// (C1, C2).
///
/// Words, hours, closed days and first steps stand on a hidden sheet, so that the formulas of a standing book follow the settings.
/// What a formula can't read, such as `21 Nop 26`, it leaves open.
struct LiveAnswers {
  let profile: HotlineProfile

  // MARK: The hidden sheet

  /// The rows that formulas look at, whatever is on the sheet.
  private static let words = "'\(OwnSheet.words)'!$A$2:$B$2000"
  private static let beginnings = "'\(OwnSheet.words)'!$C$2:$C$60"
  private static let payers = "'\(OwnSheet.words)'!$D$2:$D$60"
  private static let holidays = "'\(OwnSheet.words)'!$E$2:$E$500"

  /// What stands in the column of settings, from top to bottom.
  private enum Place: Int {
    case from = 2
    case to, closed, zone, inpatient, outpatient

    var cell: String { "'\(OwnSheet.words)'!$F$\(rawValue)" }
  }

  var sheet: OwnSheet {
    let live = profile.words.live
    let words =
      live.payers.map { ["p" + $0.key, String(Self.number($0.meaning))] }
      + live.classes.map { ["k" + $0.key, $0.meaning.isExecutive ? "1" : "2"] }
      + live.levels.map { ["l" + $0.key, $0.meaning == .middleUp ? "1" : "2"] }
      + live.paths.map { ["j" + $0.key, $0.meaning == .inpatient ? "1" : "2"] }
    let beginnings = live.beginnings.map { [$0.key, String(Self.number($0.payer))] }
    let holidays = profile.closedDays.holidays.sorted().map { String(Int($0.serial)) }
    let settings = [
      String(profile.worksFrom), String(profile.worksTo),
      // Without weekly days off no digit is found.
      "-" + profile.closedDays.weekdays.sorted().map(String.init).joined(), profile.zone.description.uppercased(),
      first(.inpatient), first(.outpatient),
    ]
    let count = [words.count, beginnings.count, holidays.count, settings.count].max() ?? 0
    return OwnSheet(
      name: OwnSheet.words, headers: ["Kata", "Arti", "Awalan", "Penjamin", "Libur", "Setelan"], columns: 6, width: 22,
      count: count
    ) { row in
      (words.indices.contains(row) ? words[row] : ["", ""])
        + (beginnings.indices.contains(row) ? beginnings[row] : ["", ""])
        + [holidays.indices.contains(row) ? holidays[row] : "", settings.indices.contains(row) ? settings[row] : ""]
    }
  }

  private static func number(_ payer: Payer) -> Int {
    switch payer {
    case .company: 1
    case .insurance: 2
    case .personal: 3
    case .bpjs: 4
    }
  }

  /// What comes first on a path.
  private func first(_ path: CarePath) -> String {
    profile.steps(path).first.map { "\($0.header) – \($0.unit)" } ?? ""
  }

  // MARK: Formulas

  /// The formulas of a log with these columns; none where a column is gone that they read.
  static func formulas(_ columns: [BookColumn]) -> [(id: String, formula: String)] {
    let ids = Set(columns.map(\.id))
    let read = ["tanggal", "jam", "penjamin", "kelas", "level", "jalur", "kelayakan", "penanggung_jawab"]
    guard ids.isSuperset(of: read) else { return [] }
    let typed = [
      "tanggal", "jam", "penerima", "nama", "no_telepon", "penjamin", "kelas", "perusahaan", "level", "jalur",
    ]
    let isBlank = typed.filter(ids.contains).map { "[\($0)]" }.joined(separator: "&") + "=\"\""
    return [
      ("kelayakan", "IF(\(isBlank),\"\",\(eligibility))"), ("penanggung_jawab", duty), ("langkah_berikutnya", nextStep),
    ]
  }

  /// A cell's text without blanks and signs, as words are compared.
  private static func key(_ id: String) -> String {
    let signs = [" ", "\u{A0}", ".", ",", "-", "/", "_", "(", ")", "*", "?", "~", "&", ":", "'", "+"]
    return signs.reduce("[\(id)]&\"\"") { "SUBSTITUTE(\($0),\"\($1)\",\"\")" }
  }

  /// The number of a cell's meaning; 0 for what is missing or not known.
  private static func meaning(_ letter: String, _ id: String, otherwise: String = "0") -> String {
    "IFERROR(VALUE(VLOOKUP(\"\(letter)\"&\(key(id)),\(words),2,FALSE)),\(otherwise))"
  }

  /// The payer: as listed, else by the word with which the text begins, where it names no other.
  private static var payer: String {
    let key = key("penjamin")
    let begins = "(\(beginnings)<>\"\")*(LEFT(\(key),LEN(\(beginnings)))=\(beginnings))"
    let names = "(\(beginnings)<>\"\")*ISNUMBER(SEARCH(\(beginnings),\(key)))"
    let number = "(0&\(payers))"
    let most = "SUMPRODUCT(MAX(\(names)*\(number)))"
    let least = "9-SUMPRODUCT(MAX(\(names)*(9-\(number))))"
    return meaning(
      "p", "penjamin",
      otherwise: "IF(SUMPRODUCT(\(begins)*(\(payers)=\"4\"))>0,4,"
        + "IF(SUMPRODUCT(\(begins))=0,0,IF(\(most)=\(least),\(most),0)))")
  }

  private static let level = meaning("l", "level")

  /// C1.
  private static var eligibility: String {
    let unclear = "\"\(Eligibility.unclear.rawValue)\""
    let (yes, no) = ("\"\(Eligibility.eligible.rawValue)\"", "\"\(Eligibility.ineligible.rawValue)\"")
    let byClass = "CHOOSE(1+\(meaning("k", "kelas")),\(unclear),\(yes),\(no))"
    let company = "CHOOSE(1+\(level),\(unclear),\(yes),\(byClass))"
    return "CHOOSE(1+\(payer),\(unclear),\(company),\(byClass),\(byClass),\(no))"
  }

  /// C2: by the day and the minute of the call.
  private static var duty: String {
    let text = "TRIM([tanggal])"
    let typed = "DATE(VALUE(RIGHT(\(text),4)),VALUE(MID(\(text),4,2)),VALUE(LEFT(\(text),2)))"
    let day = "IF(ISNUMBER([tanggal]),INT([tanggal]),IF(DAY(\(typed))=VALUE(LEFT(\(text),2)),\(typed),\"\"))"
    // A day that can't be read makes all of it an error.
    let isClosed =
      "0*\(day)+ISNUMBER(FIND(WEEKDAY(\(day),2),\(Place.closed.cell)))+ISNUMBER(MATCH(\(day)&\"\",\(holidays),0))"
    let clock = "TRIM(SUBSTITUTE(SUBSTITUTE(UPPER([jam]),\".\",\":\"),\(Place.zone.cell),\"\"))"
    let (hour, rest) = ("VALUE(LEFT(\(clock),FIND(\":\",\(clock))-1))", "MID(\(clock),FIND(\":\",\(clock))+1,9)")
    let spoken =
      "IF(ISNUMBER(SEARCH(\"M\",\(clock))),INT(ROUND(TIMEVALUE(\(clock))*86400,0)/60),"
      + "IF(AND(\(hour)<24,VALUE(LEFT(\(rest),2))<60),\(hour)*60+VALUE(LEFT(\(rest),2)),\"\"))"
    let minute = "IF(ISNUMBER([jam]),IF([jam]<1,INT(ROUND([jam]*86400,0)/60),\"\"),\(spoken))"
    let (from, to) = ("VALUE(\(Place.from.cell))", "VALUE(\(Place.to.cell))")
    let isWorking = "ABS(\(minute)-(\(from)+\(to)-1)/2)<=(\(to)-1-\(from))/2"
    let (cs, mod) = (DutyRole.customerService.rawValue, DutyRole.manager.rawValue)
    return "IFERROR(IF(\(isClosed)>0,\"\(mod)\",IF(\(isWorking),\"\(cs)\",\"\(mod)\")),\"\")"
  }

  /// What must be asked, and by whom; else the first step of the path.
  private static var nextStep: String {
    let (cs, mod) = (DutyRole.customerService.rawValue, DutyRole.manager.rawValue)
    let onDuty = "IF([penanggung_jawab]=\"\",\"\(cs)/\(mod)\",[penanggung_jawab])"
    let question =
      "CHOOSE(1+\(payer),\"penjamin\",IF(\(level)=0,\"level\",\"kelas\"),\"kelas\",\"kelas\",\"\")"
    let path =
      "CHOOSE(1+\(meaning("j", "jalur")),\"Tanyakan jalur – \"&\(onDuty),\(Place.inpatient.cell),\(Place.outpatient.cell))"
    return "IF([kelayakan]=\"\",\"\",IF([kelayakan]=\"\(Eligibility.ineligible.rawValue)\","
      + "\"Arahkan ke layanan umum – \"&\(onDuty),IF([kelayakan]=\"\(Eligibility.eligible.rawValue)\",\(path),"
      + "\"Tanyakan \"&\(question)&\" – \"&\(onDuty))))"
  }
}
