import CXLSXWriter

extension WorkbookStorage {
  /// Stores a format, or finds it.
  func format(_ format: CellFormat) -> FormatID {
    if let known = formatIDs[format] { return known }
    let id = FormatID(index: unsafe formats.count)
    guard let made = unsafe make(format, isDifferential: false) else { return id }
    unsafe formats.append(made)
    formatIDs[format] = id
    looks[id.index] = format
    return id
  }

  /// The library's format, or nil of nil.
  func pointer(_ id: FormatID?) -> UnsafeMutablePointer<lxw_format>? {
    guard let id, id.index < (unsafe formats.count) else { return nil }
    return unsafe formats[id.index]
  }

  /// A format for conditional formatting, kept apart from cells' formats.
  func differentialPointer(_ format: CellFormat) -> UnsafeMutablePointer<lxw_format>? {
    if let known = differentialFormats[format] { return unsafe formats[known] }
    guard let made = unsafe make(format, isDifferential: true) else { return nil }
    differentialFormats[format] = unsafe formats.count
    unsafe formats.append(made)
    return unsafe made
  }

  private func make(_ format: CellFormat, isDifferential: Bool) -> UnsafeMutablePointer<lxw_format>? {
    guard let handle = unsafe handle, let made = unsafe workbook_add_format(handle) else { return nil }
    unsafe setFont(made, format)
    unsafe setAlignment(made, format)
    unsafe setBorders(made, format)
    if let fill = format.fill {
      // A solid fill's colour is the foreground in a cell, the background in conditional formatting.
      if isDifferential {
        unsafe format_set_bg_color(made, fill.code)
      } else {
        unsafe format_set_pattern(made, UInt8(LXW_PATTERN_SOLID.rawValue))
        unsafe format_set_fg_color(made, fill.code)
      }
    }
    if let code = format.numberFormat {
      if code.utf8.count > 127 || code.utf8.contains(where: { $0 < 0x20 }) { refuse("number format \(code)") }
      if let index = builtInNumberFormats[code] {
        unsafe format_set_num_format_index(made, index)
      } else {
        unsafe format_set_num_format(made, code)
      }
    }
    return unsafe made
  }

  private func setFont(_ made: UnsafeMutablePointer<lxw_format>, _ format: CellFormat) {
    if format.isBold { unsafe format_set_bold(made) }
    if format.isItalic { unsafe format_set_italic(made) }
    if format.isUnderlined { unsafe format_set_underline(made, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let size = format.fontSize {
      if !(1...409).contains(size) { refuse("font size \(size)") }
      unsafe format_set_font_size(made, size)
    }
    if let color = format.fontColor { unsafe format_set_font_color(made, color.code) }
  }

  private func setAlignment(_ made: UnsafeMutablePointer<lxw_format>, _ format: CellFormat) {
    switch format.horizontal {
    case nil: break
    case .left: unsafe format_set_align(made, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: unsafe format_set_align(made, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: unsafe format_set_align(made, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch format.vertical {
    case nil: break
    case .top: unsafe format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .center: unsafe format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: unsafe format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    }
    if format.wrapsText { unsafe format_set_text_wrap(made) }
    if format.shrinksToFit { unsafe format_set_shrink(made) }
    if format.isTurned { unsafe format_set_rotation(made, 90) }
    if format.indent > 0 { unsafe format_set_indent(made, UInt8(min(format.indent, 250))) }
  }

  private func setBorders(_ made: UnsafeMutablePointer<lxw_format>, _ format: CellFormat) {
    if let edge = format.border {
      unsafe format_set_border(made, edge.style.rawValue)
      if let color = edge.color { unsafe format_set_border_color(made, color.code) }
    }
    if let edge = format.bottomBorder {
      unsafe format_set_bottom(made, edge.style.rawValue)
      unsafe format_set_bottom_color(made, edge.color?.code ?? 0)
    }
  }

  private func refuse(_ what: String) {
    if deferred == nil { deferred = invalid("cannot be stored: \(what)") }
  }
}

extension Color {
  /// As the library has it, where 0 means no colour.
  var code: lxw_color_t { rgb == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : rgb }
}

/// Codes that have a number of their own (ECMA-376 §18.8.30).
let builtInNumberFormats: [String: UInt8] = [
  "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
]
