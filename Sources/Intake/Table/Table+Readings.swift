import Spreadsheet

extension Table {
  /// The numbers of all the field's columns, the preferred column's first; what is wrong with one counts only where none is usable.
  package func telephone(row: Int, field: Int) -> TelephoneReading {
    let columns = content.columnsOfField[field]
    if columns.count == 1 { return telephone(row: row, column: columns[0]) }
    var numbers: [Telephone] = []
    var first = TelephoneReading.none
    for column in columns {
      let reading = telephone(row: row, column: column)
      for number in reading.numbers where !numbers.contains(number) { numbers.append(number) }
      if first == .none { first = reading }
    }
    return numbers.isEmpty ? first : .usable(numbers)
  }

  package func telephone(row: Int, column: Int) -> TelephoneReading {
    let bytes = content.cells.bytes
    return switch content.cells.value(row: row, column: column) {
    case .empty: .none
    case .text(let range): Telephone.parse(bytes.span.extracting(range.range))
    case .number(let number): Telephone.parse(number: number)
    default: .invalid(.notANumber)
    }
  }

  package func nik(row: Int, column: Int) -> NIKReading {
    let bytes = content.cells.bytes
    return switch content.cells.value(row: row, column: column) {
    case .empty: .none
    case .text(let range):
      NIK.parse(bytes.span.extracting(range.range), wasFloat: content.cells.wasFloat(row: row, column: column))
    case .number(let number): NIK.parse(number: number)
    default: .invalid(raw: string(row: row, column: column), reason: .notDigits)
    }
  }

  /// The first of the field's columns that says something.
  package func time(row: Int, field: Int) -> TimeReading { first(field, but: .none) { time(row: row, column: $0) } }

  /// The first reading of the field's columns that is not `none`.
  func first<Reading: Equatable>(_ field: Int, but none: Reading, _ read: (Int) -> Reading) -> Reading {
    for column in content.columnsOfField[field] {
      let reading = read(column)
      if reading != none { return reading }
    }
    return none
  }

  package func time(row: Int, column: Int) -> TimeReading {
    let bytes = content.cells.bytes
    switch content.cells.value(row: row, column: column) {
    case .empty: return .none
    case .text(let range): return ClockTime.parse(bytes.span.extracting(range.range))
    case .number(let number): return ClockTime.parse(number: number)
    case .time(let part), .duration(let part), .date(let part):
      guard part.isFinite, let time = ClockTime(fractionOfDay: part - part.rounded(.down)) else {
        return .invalid(raw: NumberText.string(part))
      }
      return .time(time)
    case .boolean, .error: return .invalid(raw: string(row: row, column: column))
    }
  }
}
