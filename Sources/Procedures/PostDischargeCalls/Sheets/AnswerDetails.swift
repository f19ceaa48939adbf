import Book
import Core
import Spreadsheet

/// `Jawaban` of the report: the calls of the week with their answers, and the warnings that were open or handled in it, a line each;
/// without names and without what patients or staff wrote in words of their own (G7).
struct AnswerDetails {
  let measures: AnswerMeasures
  let recap: CallRecap
  private let columns: [(field: AnswerMeasures.Field?, column: PageList.Column, value: (CallAnswers) -> PageList.Value)]
  /// Where formulas find the columns.
  private var ranges: [String: String] = [:]

  init(recap: CallRecap, _ control: DocumentControl) {
    self.recap = recap
    let measures = AnswerMeasures(recap.profile)
    self.measures = measures
    func day(_ day: CalendarDate?) -> PageList.Value { day.map { .date($0) } ?? .text("") }
    let questions = measures.questions.indices.filter { measures.questions[$0].isRequired }.map { place in
      let question = measures.questions[place]
      return (
        AnswerMeasures.Field?.some(.question(place)),
        PageList.Column(question.header, 15, question.isScale ? .number : .plain),
        { (row: CallAnswers) -> PageList.Value in
          guard let choice = row.choices[place] else { return .blank }
          return question.isScale ? Double(choice).map { .number($0) } ?? .blank : .text(choice)
        }
      )
    }
    func count(
      _ field: AnswerMeasures.Field, _ header: String, _ value: @escaping (CallAnswers) -> Int
    ) -> (AnswerMeasures.Field?, PageList.Column, (CallAnswers) -> PageList.Value) {
      (field, PageList.Column(header, 10, .number), { .number(Double(value($0))) })
    }
    columns =
      [
        (nil, PageList.Column("No RM", 12), { .text(Masking.medicalRecord($0.medicalRecordNumber)) }),
        (.ward, PageList.Column("Ruangan", 18), { .text($0.ward) }),
        (nil, PageList.Column("Tanggal Sapa", 13, .date), { day($0.calledOn) }),
        count(.isOfWeek, "Dijawab Minggu Ini") { $0.isOfWeek ? 1 : 0 },
      ] + questions + [
        count(.opened, "Eskalasi Dibuka", \.opened), count(.handled, "Eskalasi Ditutup", \.handled),
        count(.open, "Eskalasi Terbuka", \.open),
        (nil, PageList.Column("Tanggal Ditangani", 13, .date), { day($0.handledOn) }),
      ]
    ranges = page.ranges(on: CallReportWriter.sheets.answers, control)
  }

  /// The cells of a column, as formulas name them.
  func range(_ field: AnswerMeasures.Field) -> String {
    columns.first { $0.field == field }.flatMap { ranges[$0.column.header] } ?? PagePlaces.unknown
  }

  /// What a figure comes to, over the lines of a ward where one is given: the formula's cell of it, and the ward.
  func cell(_ count: AnswerMeasures.Count, of ward: String? = nil) -> PageCell {
    .count(count.value(rows(of: ward))) { line in
      let summand = count.summand(range)
      return ward == nil ? "SUMPRODUCT(\(summand)*1)" : "SUMPRODUCT((\(range(.ward))=\(line[0]))*\(summand))"
    }
  }

  /// How many answers a scale has, and their mean.
  func cells(ofScale place: Int, of ward: String? = nil) -> [PageCell] {
    let (count, mean) = measures.scale(place, rows(of: ward))
    let column = range(.question(place))
    // SUMPRODUCT takes a TRUE for 0 unless it is multiplied.
    func own(_ line: PagePlaces) -> String { ward == nil ? "1" : "(\(range(.ward))=\(line[0]))" }
    func number(_ line: PagePlaces) -> String { "SUMPRODUCT(\(own(line))*(\(column)<>\"\"))" }
    return [
      .count(count) { number($0) },
      .formula(mean.map { .number($0) } ?? .text(FewAnswers.verdict(count)), Look.mean) { line in
        FewAnswers.formula(number(line), "SUMPRODUCT(\(own(line))*\(column))/\(number(line))")
      },
    ]
  }

  func rows(of ward: String?) -> [CallAnswers] {
    guard let ward = ward?.lowercased() else { return recap.answers }
    return recap.answers.filter { $0.ward.lowercased() == ward }
  }

  /// Each once, however it is spelled: formulas tell no case.
  var wards: [String] {
    var known: Set<String> = []
    return recap.answers.map(\.ward).filter { known.insert($0.lowercased()).inserted }.sorted()
  }

  var page: Page {
    Page(
      title: "Jawaban – panggilan di balik lembar \(CallReportWriter.sheets.findings)",
      [
        .note(
          "Panggilan minggu ini menurut Tanggal Sapa, juga yang formulirnya belum lengkap, dan eskalasi panggilan sebelumnya; keadaan \(recap.asOf.indonesian). Nama, nomor telepon dan isian bebas tidak dimuat (G7)."
        )
      ],
      list: PageList(columns: columns.map(\.column), count: recap.answers.count, empty: "Belum ada jawaban.") { line in
        columns.map { $0.value(recap.answers[line]) }
      })
  }
}

extension Look {
  /// A mean, or what stands in its place.
  static let mean = Look.own(
    CellFormat {
      $0.border = CellBorder(.thin, color: Styles.line)
      $0.vertical = .center
      $0.numberFormat = "0.00"
      $0.horizontal = .right
      $0.indent = 1
    })
}
