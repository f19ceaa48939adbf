package import Spreadsheet

extension Table {
  /// What the field's columns say of a day: the first that is not empty.
  ///
  /// `latest` is the last day that it may be, for dates of birth; see ``DateReading/parse(_:order:latest:)``.
  package func date(row: Int, field: Int, latest: CalendarDate? = nil) -> DateReading {
    first(field, but: .none) { date(row: row, column: $0, latest: latest) }
  }

  /// What one column, by its index in ``columns``, says of a day.
  package func date(row: Int, column: Int, latest: CalendarDate? = nil) -> DateReading {
    let bytes = content.cells.bytes
    let rule = content.dateRules[column]
    switch content.cells.value(row: row, column: column) {
    case .empty: return .none
    case .date(let serial):
      let reading = DateReading.parse(serial: serial)
      if rule.isSwapped, case .date(let date, _) = reading, date.day != date.month {
        return .invalid(raw: string(row: row, column: column), reason: .swappedByExcel)
      }
      return reading
    case .number(let number): return DateReading.parse(number: number)
    case .time(let fraction):
      return fraction == 0 ? .none : .invalid(raw: string(row: row, column: column), reason: .timeOnly)
    case .boolean, .error, .duration: return .invalid(raw: string(row: row, column: column), reason: .notADate)
    case .text(let range):
      let span = bytes.span.extracting(range.range)
      let text = DateText.read(span)
      if rule.isContradictory, case .text(let date) = text, date.form == .numeric, date.first != date.second,
        date.first <= 12, date.second <= 12
      {
        return .invalid(raw: string(row: row, column: column), reason: .contradictoryOrder)
      }
      return DateReading.resolve(text, order: rule.order, latest: latest, zone: content.zone) {
        Bytes.string(span, Bytes.trimmed(span))
      }
    }
  }
}
