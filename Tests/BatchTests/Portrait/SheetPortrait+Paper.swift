@testable import Spreadsheet

extension SheetPortrait {
  /// `smallest letters on paper: 7.7 pt`: how large a spreadsheet prints the smallest letters of the print area.
  func letters() -> [String] {
    guard let setup = sheet.child("pageSetup"), let area = printArea, let size = smallestLetters(area) else {
      return []
    }
    let isLandscape = setup["orientation"] == "landscape"
    let margins = sheet.child("pageMargins")
    func margin(_ side: String) -> Double { margins?[side].flatMap { Double($0) } ?? 0.7 }
    let width = (isLandscape ? 11.69 : 8.27) - margin("left") - margin("right")
    let height = (isLandscape ? 8.27 : 11.69) - margin("top") - margin("bottom")
    var scale = 100.0
    if sheet.child("sheetPr")?.child("pageSetUpPr")?.isOn("fitToPage") ?? false {
      let (wide, high) = (setup.number("fitToWidth") ?? 1, setup.number("fitToHeight") ?? 1)
      if wide > 0 { scale = min(scale, Double(fitting(area, sheets: wide, room: width * 96))) }
      if high > 0 { scale = min(scale, 100 * Double(high) * height * 72 / self.height(area)) }
    }
    let tenths = Int((size * scale / 10).rounded(.down))
    return ["smallest letters on paper: \(tenths / 10).\(tenths % 10) pt"]
  }

  private func name(_ name: String) -> String? {
    (context.sheetNames[index] ?? []).first { $0.name == name }?.formula
  }

  private var printArea: CellArea? {
    guard let reference = name("_xlnm.Print_Area")?.split(separator: "!").last else { return nil }
    let ends = reference.split(separator: ":").compactMap {
      CellReference.parse(Array($0.filter { $0 != "$" }.utf8).span)
    }
    guard let first = ends.first, let last = ends.last, let top = first.row, let bottom = last.row else { return nil }
    return CellArea(rows: top...bottom, columns: first.column...last.column)
  }

  /// The columns that come again on each sheet of paper.
  private var repeated: Int {
    for range in name("_xlnm.Print_Titles")?.split(separator: ",") ?? [] {
      let last = range.split(separator: "!").last?.split(separator: ":").last?.filter { $0 != "$" } ?? ""
      guard let column = CellReference.parse(Array((last + "1").utf8).span)?.column, last.first?.isLetter == true
      else { continue }
      return column + 1
    }
    return 0
  }

  /// In pixels.
  private func widths(_ area: CellArea) -> [Double] {
    area.columns.map { place in
      let column = sheet.child("cols")?.children.first {
        ($0.number("min") ?? 0)...($0.number("max") ?? 0) ~= place + 1
      }
      if column?.isOn("hidden") ?? false { return 0 }
      return (column?["width"].flatMap { Double($0) }).map { ($0 * 7).rounded() } ?? 64
    }
  }

  /// The largest scale at which the columns stand on so many sheets of paper.
  private func fitting(_ area: CellArea, sheets: Int, room: Double) -> Int {
    let (widths, repeated) = (widths(area), repeated)
    let again = widths.prefix(repeated).reduce(0, +)
    return stride(from: 100, to: 10, by: -1).first { scale in
      let room = room * 100 / Double(scale)
      var (count, used) = (1, 0.0)
      for width in widths {
        if used > 0, used + width > room {
          count += 1
          used = again
        }
        used += width
      }
      return count <= sheets && widths.allSatisfy { $0 <= room }
    } ?? 10
  }

  /// In points.
  private func height(_ area: CellArea) -> Double {
    var heights: [Int: Double] = [:]
    for row in sheet.child("sheetData")?.children ?? [] {
      guard let number = row.number("r") else { continue }
      heights[number - 1] = row.isOn("hidden") ? 0 : row["ht"].flatMap { Double($0) }
    }
    let usual = sheet.child("sheetFormatPr")?["defaultRowHeight"].flatMap { Double($0) } ?? 15
    return area.rows.reduce(0) { $0 + (heights[$1] ?? usual) }
  }

  /// In points, of cells that hold something.
  private func smallestLetters(_ area: CellArea) -> Double? {
    let cells = (sheet.child("sheetData")?.children ?? []).flatMap(\.children).filter { cell in
      guard !cell.children.isEmpty, let place = cell["r"].flatMap({ CellReference.parse(Array($0.utf8).span) }),
        let row = place.row
      else { return false }
      return area.rows.contains(row) && area.columns.contains(place.column)
    }
    return Set(cells.map { $0.number("s") ?? 0 }).map { context.styles.size($0) }.min()
  }
}
