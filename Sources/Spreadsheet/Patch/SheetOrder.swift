/// The order of a worksheet's elements (ECMA-376 §18.3.1.99, CT_Worksheet).
enum SheetOrder {
  private static let names = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing",
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
  ]

  private static let ranks = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  /// The element's place; nil for one that the schema does not know there.
  static func rank(_ name: String) -> Int? { ranks[name] }

  static let end = names.count
}

/// The order of a workbook's elements (ECMA-376 §18.2.27, CT_Workbook).
enum WorkbookOrder {
  private static let names = [
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
  ]

  private static let ranks = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  /// Where an element goes that is not there: before the first one that follows in the order.
  static func place(of name: String, in tree: XMLTree) -> Int {
    let rank = ranks[name] ?? 0
    let next = tree.children(of: 0).first { ranks[tree.localName($0)] ?? 0 > rank }
    return next.map { tree[$0].start } ?? tree[0].contentEnd
  }
}
