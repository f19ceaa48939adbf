import CXLSXWriter

/// What a cell says to whoever types into it (ECMA-376 §18.3.1.32).
package struct ValidationMessages: Hashable, Sendable {
  package enum Severity: Hashable, Sendable {
    /// The entry is refused.
    case stop
    /// The entry may be kept.
    case warning
  }

  /// The longest title and the longest message, in UTF-16 units.
  package static let (titleLimit, messageLimit) = (32, 255)

  /// Shown when the cell is selected; at most ``titleLimit``, as the other title.
  package var inputTitle: String?
  /// At most ``messageLimit``, as the other message.
  package var inputMessage: String?
  package var errorTitle: String?
  package var errorMessage: String?
  package var severity: Severity

  package init(
    inputTitle: String? = nil, inputMessage: String? = nil, errorTitle: String? = nil, errorMessage: String? = nil,
    severity: Severity = .stop
  ) {
    self.inputTitle = inputTitle
    self.inputMessage = inputMessage
    self.errorTitle = errorTitle
    self.errorMessage = errorMessage
    self.severity = severity
  }
}

extension SheetWriter {
  /// The most validations of a sheet: the library counts them in 8 bits.
  package static let validationLimit = 255

  /// Offers choices in a drop-down.
  ///
  /// - Throws: `.invalidValue` where the choices, joined by commas, are over 255 bytes or hold a comma or a quote; use
  ///   ``rangeValidation(_:source:messages:)`` for those.
  package func listValidation(
    _ area: CellArea, choices: [String], messages: ValidationMessages = ValidationMessages()
  ) throws(SpreadsheetError) {
    let length = choices.reduce(choices.count - 1) { $0 + $1.utf8.count }
    let isFit = choices.allSatisfy { choice in
      !choice.isEmpty && !choice.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    }
    guard !choices.isEmpty, length <= 255, isFit else {
      throw storage.invalid(
        "choices: at least one, none empty, no comma or quote, at most 255 bytes joined", sheet: name,
        cell: area.reference)
    }
    unsafe try validate(area, messages) { rule, strings in
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      unsafe rule.value_list = strings.copy(choices)
    }
  }

  /// Offers the cells of a range in a drop-down: `='Pilihan'!$A$1:$A$20`, or a defined name.
  package func rangeValidation(
    _ area: CellArea, source: String, messages: ValidationMessages = ValidationMessages()
  ) throws(SpreadsheetError) {
    try validate(area, source, "source", LXW_VALIDATION_TYPE_LIST_FORMULA, messages)
  }

  /// Takes days of a period only.
  package func dateValidation(
    _ area: CellArea, between days: ClosedRange<CalendarDate>, messages: ValidationMessages = ValidationMessages()
  ) throws(SpreadsheetError) {
    unsafe try validate(area, messages) { rule, _ in
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      unsafe rule.minimum_number = days.lowerBound.serial
      unsafe rule.maximum_number = days.upperBound.serial
    }
  }

  /// Takes what makes a formula true that is written for the first cell, such as `=LEN(B2)=16`.
  package func formulaValidation(
    _ area: CellArea, formula: String, messages: ValidationMessages = ValidationMessages()
  ) throws(SpreadsheetError) {
    try validate(area, formula, "formula", LXW_VALIDATION_TYPE_CUSTOM_FORMULA, messages)
  }

  /// Takes anything, and shows the input message where a cell is selected.
  package func hint(_ area: CellArea, _ messages: ValidationMessages) throws(SpreadsheetError) {
    unsafe try validate(area, messages) { rule, _ in
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    }
  }

  private func validate(
    _ area: CellArea, _ formula: String, _ what: String, _ type: lxw_validation_types, _ messages: ValidationMessages
  ) throws(SpreadsheetError) {
    let formula = "=" + (try storage.formula(formula, sheet: name, cell: area.reference))
    guard formula.utf8.count <= 255 else {
      throw storage.invalid("validation \(what) over 255 bytes", sheet: name, cell: area.reference)
    }
    unsafe try validate(area, messages) { rule, strings in
      unsafe rule.validate = UInt8(type.rawValue)
      unsafe rule.value_formula = strings.copy(formula)
    }
  }

  private func validate(
    _ area: CellArea, _ messages: ValidationMessages, _ setUp: (inout lxw_data_validation, CStrings) -> Void
  ) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    let area = try onSheet(area)
    guard validationCount < Self.validationLimit else {
      throw limitPassed("validations", Self.validationLimit, area.rows.lowerBound, area.columns.lowerBound)
    }
    let strings = CStrings()
    var rule = unsafe lxw_data_validation()
    unsafe setUp(&rule, strings)
    unsafe rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    let severity =
      messages.severity == .stop ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING
    unsafe rule.error_type = UInt8(severity.rawValue)
    unsafe rule.input_title = strings.copy(try message(messages.inputTitle, limit: ValidationMessages.titleLimit, area))
    unsafe rule.input_message = strings.copy(
      try message(messages.inputMessage, limit: ValidationMessages.messageLimit, area))
    unsafe rule.error_title = strings.copy(try message(messages.errorTitle, limit: ValidationMessages.titleLimit, area))
    unsafe rule.error_message = strings.copy(
      try message(messages.errorMessage, limit: ValidationMessages.messageLimit, area))
    try check(
      unsafe worksheet_data_validation_range(
        sheet, area.firstRow, area.firstColumn, area.lastRow, area.lastColumn, &rule),
      area.rows.lowerBound, area.columns.lowerBound)
    withExtendedLifetime(strings) {}
    validationCount += 1
  }

  private func message(_ text: String?, limit: Int, _ area: CellArea) throws(SpreadsheetError) -> String? {
    try storage.plain(text, "validation message", limit: limit, sheet: name, cell: area.reference)
  }
}
