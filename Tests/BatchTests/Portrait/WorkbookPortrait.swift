import Foundation

@testable import Batch
import Procedures
@testable import Book
@testable import Spreadsheet

/// A workbook as text: all that a user sees of it and a change of the program could lose, sheet by sheet.
///
/// Cells that share a look, a formula or a rule are told as areas, so that a difference is as small as the change. What it
/// does not know of it shows as it stands (`other:`), nothing is left out silently but what no user sees: the order of
/// parts, numbers of styles, cached values of charts.
struct WorkbookPortrait {
  let text: String

  init(path: String) throws { try self.init(PortraitPackage(path: path)) }

  init(_ package: PortraitPackage) throws {
    let root = try package.related("officeDocument", to: "").first
    guard let root else { throw NoWorkbookPart() }
    let workbook = root.node
    let sheets = workbook.child("sheets")?.children ?? []
    let names = workbook.child("definedNames")?.children ?? []
    let styles = try package.related("styles", to: root.part).first.map { StyleBook($0.node) } ?? StyleBook()
    let context = PortraitContext(
      package: package, styles: styles,
      strings: try package.related("sharedStrings", to: root.part).first?.node.all("si")
        .map { PortraitContext.text(of: $0) } ?? [],
      uses1904Dates: workbook.child("workbookPr")?.isOn("date1904") ?? false,
      sheetNames: Dictionary(grouping: names.filter { $0.number("localSheetId") != nil }) {
        $0.number("localSheetId") ?? 0
      }.mapValues { $0.map { ($0["name"] ?? "", $0.text) } })

    var lines = try Self.properties(package)
    lines.append("font: \(styles.defaultFont)")
    let active = workbook.child("bookViews")?.child("workbookView")?.number("activeTab") ?? 0
    for (index, sheet) in sheets.enumerated() {
      let state = sheet["state"].flatMap { $0 == "visible" ? nil : " (\($0))" } ?? ""
      lines.append("sheet: \(sheet["name"] ?? "")\(state)\(index == active ? " (opens here)" : "")")
    }
    lines += names.filter { $0["localSheetId"] == nil }
      .map { "name: \($0["name"] ?? "") =\($0.text)\($0.isOn("hidden") ? " (hidden)" : "")" }.sorted()
    lines += Self.rest(of: workbook).sorted()

    let parts = try package.relationships(of: root.part)
    for (index, sheet) in sheets.enumerated() {
      let name = sheet["name"] ?? ""
      lines += ["", "=== \(name) ==="]
      let part = parts.first { $0.id == sheet["r:id"] }?.part ?? ""
      guard let node = try package.node(part), node.name == "worksheet" else {
        lines.append("no worksheet")
        continue
      }
      // The base sheet's digests say nothing to a reader of the difference; that they are right, other tests show.
      lines += try SheetPortrait(
        node, part: part, index: index, context: context, showsCells: name != BaseSheet.name
      ).lines()
    }
    // A release's number is no change of what it writes.
    text = (lines.joined(separator: "\n") + "\n").replacing("Sapa \(programVersion)", with: "Sapa VERSI")
      .replacing("\"\(programVersion)\"", with: "\"VERSI\"")
  }

  private static func properties(_ package: PortraitPackage) throws -> [String] {
    var lines: [String] = []
    for (_, node) in try package.related("core-properties", to: "") {
      for child in node.children where child.name != "modified" && !child.text.isEmpty {
        lines.append(
          "property: \(child.name) \(child.name == "created" ? String(child.text.prefix(10)) : child.text.quoted)")
      }
    }
    for (_, node) in try package.related("custom-properties", to: "") {
      lines += node.children.map { "property: \($0.outline)" }
    }
    return lines.sorted()
  }

  /// What else the workbook says of itself, as protection or how it calculates.
  private static func rest(of workbook: XMLNode) -> [String] {
    let known: Set<String> = [
      "fileVersion", "workbookPr", "bookViews", "sheets", "definedNames", "AlternateContent", "revisionPtr", "extLst",
    ]
    return workbook.children.filter { !known.contains($0.name) }.map { node in
      // By what program it was calculated, nobody sees.
      var node = node
      node.attributes["calcId"] = nil
      return "other: \(node.outline)"
    }
  }
}

struct NoWorkbookPart: Error {}
