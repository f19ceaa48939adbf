/// A column chart of which some series become lines by a value axis of their own at the right, which the library has not
/// (ECMA-376 §21.2.2.97, §21.2.2.226): its part is changed once the library has made it.
struct CombinedChart {
  /// Among the sheet's charts, from 0.
  let place: Int
  /// The lines' places among the series.
  let lines: [Int]
  let axis: ChartSpec.Axis

  /// By their parts, the charts of a workbook's sheets that are combined: the library numbers all charts from 1, sheet by sheet.
  static func parts(of sheets: [SheetWriter]) -> [String: CombinedChart] {
    var parts: [String: CombinedChart] = [:]
    var before = 0
    for sheet in sheets {
      for chart in sheet.combinedCharts { parts["xl/charts/chart\(before + chart.place + 1).xml"] = chart }
      before += sheet.chartCount
    }
    return parts
  }

  private static let categories = "60010001"
  private static let values = "60010002"

  /// The part with its lines; the series keep their order, names and colours.
  ///
  /// - Throws: `.notWritable` where the part is not such a chart.
  func bytes(_ part: [UInt8], file: String, part name: String) throws(SpreadsheetError) -> [UInt8] {
    let tree = try XMLTree(utf8: part, file: file, part: name)
    let columns = tree.elements.indices.first { tree.isNamed($0, "barChart") }
    let series = columns.map { tree.children(of: $0).filter { tree.isNamed($0, "ser") } } ?? []
    let lastAxis = tree.elements.indices.last { tree.isNamed($0, "valAx") || tree.isNamed($0, "catAx") }
    guard let columns, let lastAxis, lines.allSatisfy(series.indices.contains) else {
      throw SpreadsheetError(.notWritable(reason: "no columns to combine with lines"), file: file, part: name)
    }
    var text = PartText(tree)
    var moved: [UInt8] = []
    for line in lines {
      moved += tree.bytes[tree[series[line]].range]
      text.remove(series[line])
    }
    text.insert(
      Array("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>".utf8) + moved
        + Array(
          "<c:marker val=\"1\"/><c:axId val=\"\(Self.categories)\"/><c:axId val=\"\(Self.values)\"/></c:lineChart>".utf8
        ),
      at: tree[columns].end)
    text.insert(secondAxes, at: tree[lastAxis].end)
    return text.result
  }

  /// The axis at the right, and the categories' own, which is not shown.
  private var secondAxes: String {
    let maximum = axis.maximum.map { "<c:max val=\"\($0)\"/>" } ?? ""
    let minimum = axis.minimum.map { "<c:min val=\"\($0)\"/>" } ?? ""
    let unit = axis.majorUnit.map { "<c:majorUnit val=\"\($0)\"/>" } ?? ""
    let format = escapedAttribute(axis.numberFormat ?? "General")
    return """
      <c:valAx><c:axId val="\(Self.values)"/><c:scaling><c:orientation val="minMax"/>\(maximum)\(minimum)</c:scaling>\
      <c:delete val="\(axis.isHidden ? 1 : 0)"/><c:axPos val="r"/><c:numFmt formatCode="\(format)" sourceLinked="0"/>\
      <c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>\
      <c:crossAx val="\(Self.categories)"/><c:crosses val="max"/><c:crossBetween val="between"/>\(unit)</c:valAx>\
      <c:catAx><c:axId val="\(Self.categories)"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>\
      <c:axPos val="b"/><c:tickLblPos val="nextTo"/><c:crossAx val="\(Self.values)"/><c:crosses val="autoZero"/>\
      <c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/></c:catAx>
      """
  }
}
