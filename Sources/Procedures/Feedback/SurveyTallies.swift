import Book
import Core
import Intake
import Spreadsheet

/// `Survei`: the answers to a satisfaction survey, counted by file and unit (D8).
enum SurveyColumns {
  static let sheet = "Survei"

  static let columns =
    [
      BookColumn("berkas", "Berkas", width: 28), BookColumn("unit", "Unit", width: 20),
      BookColumn("responden", "Responden", .sapa, .number, width: 11),
    ]
    + SurveyElement.allCases.flatMap { element in
      [
        BookColumn("n\(element.rawValue)", "\(element.label) Jawaban", .sapa, .number, width: 9),
        BookColumn("s\(element.rawValue)", "\(element.label) Jumlah Nilai", .sapa, .number, width: 9),
      ]
    }
    + [BookColumn("indeks", "Indeks", width: 9), BookColumn("mutu", "Mutu", width: 8)]
}

extension SurveyIndex {
  /// The index as readers write it; of too few answers their number, nothing where an element has none (``FewAnswers``).
  var judgedText: String {
    FewAnswers.contains(fewest) ? FewAnswers.text(fewest) : index?.indonesian ?? ""
  }

  /// Whether any element has answers, but too few.
  var hasFew: Bool { SurveyElement.allCases.contains { FewAnswers.contains(count($0)) } }
  /// Whether any element has enough answers.
  var isJudged: Bool { SurveyElement.allCases.contains { count($0) >= FewAnswers.least } }

  /// The grade's letter; nothing of too few answers.
  var judgedGrade: String { FewAnswers.contains(fewest) ? "" : grade?.rawValue ?? "" }
}

/// The surveys of all months: those among the inputs, and those that books remember of files which are gone.
struct SurveyTallies: Sendable {
  /// One unit's answers in one file.
  struct Tally: Sendable {
    var file: String
    var unit: String
    var respondents = 0
    var index = SurveyIndex()

    var key: String { "\(file)|\(unit)" }
  }

  private(set) var months: [Period: [Tally]] = [:]

  init(_ log: Log, date: CalendarDate, _ findings: inout FeedbackFindings) {
    var places: [String: Int] = [:]
    let tables = log.others.filter { $0.shape?.id == FeedbackColumns.surveyShape }
    for table in tables {
      let fields = SurveyElement.allCases.map { ($0, table.schema.index(of: "u\($0.rawValue)") ?? -1) }
      let day = table.schema.index(of: "tanggal") ?? -1
      let unit = table.schema.index(of: "unit") ?? -1
      for row in 0..<table.rowCount {
        let month = Period(monthOf: table.date(row: row, field: day).date ?? date)
        let name = table.noted(row: row, field: unit) ?? ""
        let key = "\(month.name)|\(table.file)|\(name)"
        var list = months[month] ?? []
        let place = places[key] ?? list.count
        if place == list.count {
          places[key] = place
          list.append(Tally(file: table.file, unit: name))
        }
        list[place].respondents += 1
        for (element, field) in fields where field >= 0 {
          let text = table.noted(row: row, field: field) ?? ""
          guard !text.isEmpty else { continue }
          if let score = D6Rating.score(text).value {
            list[place].index.add(score, to: element)
          } else {
            var problem = SheetProblem(
              file: table.file, sheet: table.sheet ?? "", row: table.rowNumber(row),
              column: table.columnsOfField[field].first.map { table.columns[$0].header } ?? element.label, value: text,
              what: "Nilai survei bukan 1, 2, 3 atau 4; jawaban ini tidak dihitung (D8)", effect: SheetProblem.unused)
            problem.home = month
            findings.add(problem)
          }
        }
        months[month] = list
      }
    }
    addStanding(log, files: Set(tables.map(\.file)))
  }

  /// Takes from the books what came of files that are no input any more.
  private mutating func addStanding(_ log: Log, files: Set<String>) {
    for book in log.books {
      guard let table = book.tables[SurveyColumns.sheet]?.table else { continue }
      func text(_ row: Int, _ id: String) -> String {
        guard let field = table.schema.index(of: id) else { return "" }
        return table.noted(row: row, field: field) ?? ""
      }
      func number(_ row: Int, _ id: String) -> Int { Int(text(row, id)) ?? 0 }
      for row in 0..<table.rowCount {
        let file = text(row, "berkas")
        guard !file.isEmpty, !files.contains(file) else { continue }
        var tally = Tally(file: file, unit: text(row, "unit"))
        tally.respondents = number(row, "responden")
        tally.index = SurveyIndex(
          counts: SurveyElement.allCases.map { number(row, "n\($0.rawValue)") },
          sums: SurveyElement.allCases.map { number(row, "s\($0.rawValue)") })
        months[book.period, default: []].append(tally)
      }
    }
  }

  /// A month's answers by unit, in order of their names, those without one last.
  func units(_ month: Period) -> [(unit: String, respondents: Int, index: SurveyIndex)] {
    var units: [String: (Int, SurveyIndex)] = [:]
    for tally in months[month] ?? [] {
      var (respondents, index) = units[tally.unit] ?? (0, SurveyIndex())
      respondents += tally.respondents
      index += tally.index
      units[tally.unit] = (respondents, index)
    }
    return units.sorted(on: \.key).sorted(on: { $0.key.isEmpty ? 1 : 0 })
      .map { ($0.key, $0.value.0, $0.value.1) }
  }

  /// All of a month's answers; nil where there are none.
  func total(_ month: Period) -> (respondents: Int, index: SurveyIndex)? {
    guard let tallies = months[month], !tallies.isEmpty else { return nil }
    var index = SurveyIndex()
    for tally in tallies { index += tally.index }
    return (tallies.reduce(0) { $0 + $1.respondents }, index)
  }

  /// `Survei` of a month's work book; nil where nobody was asked.
  func table(_ month: Period) -> TableSheet? {
    guard let tallies = months[month], !tallies.isEmpty else { return nil }
    var table = TableSheet(
      name: SurveyColumns.sheet, columns: SurveyColumns.columns, keys: tallies.map(\.key),
      cells: { row in
        let tally = tallies[row]
        let elements = SurveyElement.allCases.flatMap { element -> [TableCell] in
          [.number(Double(tally.index.count(element))), .number(Double(tally.index.sum(element)))]
        }
        return [.text(tally.file), .text(tally.unit), .number(Double(tally.respondents))] + elements
          + [.text(tally.index.judgedText), .text(tally.index.judgedGrade)]
      })
    table.spareRows = 0
    table.notes = [
      TableNote(
        "Jawaban survei kepuasan menurut berkas dan unit. Indeks = Σ(rata-rata unsur × 1/9) × 25; lembar ini tetap ada walau berkasnya sudah dipindahkan dari masuk/ (D8)."
      )
    ]
    return table
  }
}
