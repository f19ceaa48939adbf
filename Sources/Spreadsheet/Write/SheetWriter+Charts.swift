import CXLSXWriter

extension SheetWriter {
  /// Draws a chart with its upper left corner in a cell; the cells that it shows may be written before or after.
  ///
  /// Its size holds where the rows under it have the default height.
  ///
  /// - Throws: `.invalidValue` where there is no series, or a series has no cells.
  package func insertChart(
    _ spec: ChartSpec, row: Int, column: Int, xOffset: Int = 0, yOffset: Int = 0
  ) throws(SpreadsheetError) {
    let sheet = unsafe try open()
    let area = try onSheet(CellArea(row: row, column: column))
    let workbook = unsafe try storage.open()
    guard !spec.series.isEmpty, spec.series.allSatisfy({ !$0.values.isEmpty && !$0.categories.isEmpty }) else {
      throw invalid("a chart without series or cells", row, column)
    }
    let lines = spec.series.indices.filter { spec.series[$0].drawing == .lineOnSecondAxis }
    guard lines.isEmpty || spec.kind == .column && lines.count < spec.series.count else {
      throw invalid("a line by an axis of its own without columns", row, column)
    }
    let type =
      switch spec.kind {
      case .column: LXW_CHART_COLUMN
      case .bar: LXW_CHART_BAR
      case .line: LXW_CHART_LINE
      }
    guard let chart = unsafe workbook_add_chart(workbook, UInt8(type.rawValue)) else {
      throw SpreadsheetError(.notWritable(reason: "libxlsxwriter: out of memory"), file: storage.path, sheet: name)
    }
    if let title = spec.title {
      unsafe chart_title_set_name(chart, try storage.fit(title, "title", limit: 255, sheet: name))
    } else {
      unsafe chart_title_off(chart)
    }
    try unsafe addSeries(of: spec, to: chart)
    // The library names a bar chart's axes by where they stand.
    let lies = spec.kind == .bar
    try unsafe setAxis(lies ? chart.pointee.y_axis : chart.pointee.x_axis, spec.categoryAxis, isCategory: true)
    try unsafe setAxis(lies ? chart.pointee.x_axis : chart.pointee.y_axis, spec.valueAxis, isCategory: false)
    unsafe setLegend(of: spec, chart)
    if let gap = spec.gap { unsafe chart_set_series_gap(chart, UInt16(max(0, min(500, gap)))) }
    let strings = CStrings()
    var options = unsafe lxw_chart_options()
    unsafe options.x_offset = Int32(clamping: xOffset)
    unsafe options.y_offset = Int32(clamping: yOffset)
    unsafe options.x_scale = Double(max(1, spec.width)) / 480
    unsafe options.y_scale = Double(max(1, spec.height)) / 288
    unsafe options.description = strings.copy(
      try storage.plain(spec.alternativeText, "alternative text", limit: 255, sheet: name))
    try check(
      unsafe worksheet_insert_chart_opt(sheet, area.firstRow, area.firstColumn, chart, &options), row, column)
    if !lines.isEmpty {
      combinedCharts.append(CombinedChart(place: chartCount, lines: lines, axis: spec.secondAxis))
    }
    chartCount += 1
    withExtendedLifetime(strings) {}
  }

  private func addSeries(of spec: ChartSpec, to chart: UnsafeMutablePointer<lxw_chart>) throws(SpreadsheetError) {
    for series in spec.series {
      let cells = [series.categories, series.values].map { $0.hasPrefix("=") ? $0 : "=" + $0 }
      guard let made = unsafe chart_add_series(chart, cells[0], cells[1]) else {
        throw storage.invalid("chart series \(series.name)", sheet: name)
      }
      let label = try storage.fit(series.name, "series name", limit: 255, sheet: name)
      unsafe chart_series_set_name(made, label)
      switch (spec.kind, series.drawing) {
      case (.line, _), (_, .lineOnSecondAxis):
        var line = lxw_chart_line()
        line.color = series.color?.code ?? 0
        line.width = 2.25
        if series.drawing == .threshold { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
        unsafe chart_series_set_line(made, &line)
        let marker = series.drawing == .threshold ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE
        unsafe chart_series_set_marker_type(made, UInt8(marker.rawValue))
        if let color = series.color, series.drawing != .threshold {
          var fill = lxw_chart_fill(color: color.code, none: 0, transparency: 0)
          unsafe chart_series_set_marker_fill(made, &fill)
        }
      case (_, .ordinary):
        if let color = series.color {
          var fill = lxw_chart_fill(color: color.code, none: 0, transparency: 0)
          unsafe chart_series_set_fill(made, &fill)
        }
      case (_, .threshold):
        // The library has no combined charts: the columns are not drawn, a straight trend line through their tops is.
        var fill = lxw_chart_fill(color: 0, none: 1, transparency: 0)
        unsafe chart_series_set_fill(made, &fill)
        unsafe chart_series_set_trendline(made, UInt8(LXW_CHART_TRENDLINE_TYPE_LINEAR.rawValue), 0)
        unsafe chart_series_set_trendline_name(made, label)
        var line = lxw_chart_line()
        line.color = series.color?.code ?? Color.black.code
        line.width = 1.5
        line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
        unsafe chart_series_set_trendline_line(made, &line)
        unsafe chart_set_series_overlap(chart, 100)
      }
      if series.showsLabels {
        unsafe chart_series_set_labels(made)
        if let format = series.labelFormat { unsafe chart_series_set_labels_num_format(made, format) }
      }
    }
  }

  private func setAxis(
    _ axis: UnsafeMutablePointer<lxw_chart_axis>?, _ spec: ChartSpec.Axis, isCategory: Bool
  ) throws(SpreadsheetError) {
    guard let axis = unsafe axis else { return }
    if let title = spec.title {
      unsafe chart_axis_set_name(axis, try storage.fit(title, "axis title", limit: 255, sheet: name))
    }
    if spec.isReversed { unsafe chart_axis_set_reverse(axis) }
    if spec.isHidden { unsafe chart_axis_off(axis) }
    if let interval = spec.labelInterval { unsafe chart_axis_set_interval_unit(axis, UInt16(clamping: interval)) }
    if let format = spec.numberFormat { unsafe chart_axis_set_num_format(axis, format) }
    if let shows = spec.showsGridlines { unsafe chart_axis_major_gridlines_set_visible(axis, shows ? 1 : 0) }
    guard !isCategory else { return }
    if let minimum = spec.minimum, minimum.isFinite { unsafe chart_axis_set_min(axis, minimum) }
    if let maximum = spec.maximum, maximum.isFinite { unsafe chart_axis_set_max(axis, maximum) }
    if let unit = spec.majorUnit, unit.isFinite, unit > 0 { unsafe chart_axis_set_major_unit(axis, unit) }
  }

  private func setLegend(of spec: ChartSpec, _ chart: UnsafeMutablePointer<lxw_chart>) {
    let position = spec.legend == .bottom ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
    unsafe chart_legend_set_position(chart, UInt8(position.rawValue))
    guard spec.kind != .line else { return }
    // An undrawn series has no place in the legend; its trend line has.
    var undrawn = spec.series.indices.filter { spec.series[$0].drawing == .threshold }.map { Int16(clamping: $0) }
    guard !undrawn.isEmpty else { return }
    undrawn.append(-1)
    unsafe chart_legend_delete_series(chart, &undrawn)
  }
}
