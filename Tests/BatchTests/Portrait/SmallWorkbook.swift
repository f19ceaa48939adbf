import Testing

/// A small workbook in which everything is that a portrait shows.
enum SmallWorkbook {
  /// One thing that is changed in a part.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let part: String
    let old: String
    let new: String

    init(_ name: String, _ part: String, _ old: String, _ new: String) {
      (testDescription, self.part, self.old, self.new) = (name, part, old, new)
    }
  }

  static let changes: [Change] = [
    Change("width", sheet, #"width="14.7109375""#, #"width="15.7109375""#),
    Change("hidden column", sheet, #"max="3" width="9" hidden="1""#, #"max="3" width="9""#),
    Change("row height", sheet, #"ht="30""#, #"ht="31""#),
    Change("hidden row", sheet, #"r="6" hidden="1""#, #"r="6""#),
    Change("hidden sheet", workbook, #" state="hidden""#, #""#),
    Change(
      "frozen panes", sheet, #"<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>"#,
      #""#),
    Change("filter", sheet, #"<autoFilter ref="A3:C6"/>"#, #""#),
    Change("merged area", sheet, #"<mergeCell ref="A1:C1"/>"#, #""#),
    Change("validation", sheet, #"sqref="B4:B6""#, #"sqref="B4:B5""#),
    Change("choices", sheet, #""Ya,Tidak""#, #""Ya,Tidak,Lain""#),
    Change("prompt", sheet, #"prompt="Pilih satu""#, #"prompt="""#),
    Change("error", sheet, #"error="Salah""#, #"error="Keliru""#),
    Change("condition's formula", sheet, #"$B4="Ya""#, #"$B4="Tidak""#),
    Change("condition's area", sheet, #"conditionalFormatting sqref="A4:C6""#, #"conditionalFormatting sqref="A4:C5""#),
    Change("condition's look", styles, #"FFC6EFCE"#, #"FFC6EFCF"#),
    Change("priority", sheet, #"priority="1""#, #"priority="9""#),
    Change("stopIfTrue", sheet, #" stopIfTrue="1""#, #""#),
    Change("link", links, #"tel:+6281"#, #"tel:+6282"#),
    Change("comment", comments, #"Periksa"#, #"Lihat"#),
    Change("print area", workbook, #"$A$1:$C$6"#, #"$A$1:$C$5"#),
    Change("print titles", workbook, #"$3:$3"#, #"$2:$3"#),
    Change("orientation", sheet, #"orientation="landscape""#, #"orientation="portrait""#),
    Change("paper", sheet, #"paperSize="9""#, #"paperSize="1""#),
    Change("fit", sheet, #"fitToHeight="0""#, #"fitToHeight="1""#),
    Change("margin", sheet, #"left="0.5""#, #"left="0.7""#),
    Change("footer", sheet, #"Halaman &amp;P"#, #"Hal. &amp;P"#),
    Change("break", sheet, #"brk id="4""#, #"brk id="5""#),
    Change("defined name", workbook, #"name="Pilihan""#, #"name="Pilihannya""#),
    Change("protection", sheet, #"<sheetProtection sheet="1"/>"#, #""#),
    Change("title of the file", core, #"Rekap"#, #"Recap"#),
    Change("chart's kind", chart, #"barDir val="col""#, #"barDir val="bar""#),
    Change("chart's title", chart, #"Menurut hari"#, #"Per hari"#),
    Change("series' range", chart, #"$B$4:$B$6"#, #"$B$4:$B$5"#),
    Change("series' categories", chart, #"$A$4:$A$6"#, #"$A$4:$A$5"#),
    Change("series' name", chart, #"$B$3"#, #"$C$3"#),
    Change("series' colour", chart, #"4472C4"#, #"4472C5"#),
    Change("axis title", chart, #"Jumlah"#, #"Banyaknya"#),
    Change("anchor", drawing, #"<xdr:row>8</xdr:row>"#, #"<xdr:row>9</xdr:row>"#),
    Change("alternative text", drawing, #" descr="Grafik batang""#, #""#),
    Change("value", sheet, #"<t>Rini</t>"#, #"<t>Rina</t>"#),
    Change("number as text", sheet, #"<c r="B5"><v>12</v>"#, #"<c r="B5" t="str"><v>12</v>"#),
    Change("formula", sheet, #"A5&amp;B5"#, #"A5&amp;$B5"#),
    Change("lost formula", sheet, #"<f>A6&amp;B6</f>"#, #""#),
    Change("number format", styles, #"dd/mm/yyyy"#, #"yyyy-mm-dd"#),
    Change("font", styles, #"<b/><sz val="14"/>"#, #"<sz val="14"/>"#),
    Change("fill", styles, #"FFFFC7CE"#, #"FFFFC7CF"#),
    Change("border", styles, #"style="thin""#, #"style="medium""#),
    Change("alignment", styles, #"wrapText="1""#, #"wrapText="0""#),
    Change("unlocked", styles, #"locked="0""#, #"locked="1""#),
    Change("cell's look", sheet, #"r="A4" s="2""#, #"r="A4" s="1""#),
    Change("grid", sheet, #" showGridLines="0""#, #""#),
    Change("what it doesn't know", sheet, #"numberStoredAsText="1""#, #"formula="1""#),
  ]

  private static let sheet = "xl/worksheets/sheet1.xml"
  private static let workbook = "xl/workbook.xml"
  private static let styles = "xl/styles.xml"
  private static let chart = "xl/charts/chart1.xml"
  private static let drawing = "xl/drawings/drawing1.xml"
  private static let core = "docProps/core.xml"
  private static let comments = "xl/comments1.xml"
  private static let links = "xl/worksheets/_rels/sheet1.xml.rels"

  static let parts: [String: [UInt8]] = Dictionary(
    texts.map { ($0, Array($1.utf8)) }, uniquingKeysWith: { first, _ in first })

  private static let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static let texts: [(String, String)] = [
    (
      "_rels/.rels",
      #"""
      <Relationships>
      <Relationship Id="r1" Type="\#(relationship)/officeDocument" Target="xl/workbook.xml"/>
      <Relationship Id="r2" Type="\#(relationship)/core-properties" Target="docProps/core.xml"/>
      </Relationships>
      """#
    ),
    (
      "docProps/core.xml",
      #"""
      <coreProperties><title>Rekap</title><creator>Sapa</creator></coreProperties>
      """#
    ),
    (
      "xl/_rels/workbook.xml.rels",
      #"""
      <Relationships>
      <Relationship Id="rId1" Type="\#(relationship)/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="\#(relationship)/worksheet" Target="worksheets/sheet2.xml"/>
      <Relationship Id="rId3" Type="\#(relationship)/styles" Target="styles.xml"/>
      </Relationships>
      """#
    ),
    (
      "xl/workbook.xml",
      #"""
      <workbook><sheets><sheet name="Lembar" r:id="rId1"/><sheet name="Daftar" state="hidden" r:id="rId2"/></sheets>
      <definedNames><definedName name="Pilihan">Daftar!$A$1:$A$2</definedName>
      <definedName name="_xlnm.Print_Area" localSheetId="0">Lembar!$A$1:$C$6</definedName>
      <definedName name="_xlnm.Print_Titles" localSheetId="0">Lembar!$3:$3</definedName></definedNames></workbook>
      """#
    ),
    (
      "xl/styles.xml",
      #"""
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
      <fonts><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>
      <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills>
      <borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
      <cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0"/>
      <xf numFmtId="0" fontId="0" fillId="1" borderId="1"><alignment wrapText="1"/></xf>
      <xf numFmtId="164" fontId="0" fillId="0" borderId="0"><protection locked="0"/></xf></cellXfs>
      <dxfs><dxf><fill><patternFill><bgColor rgb="FFC6EFCE"/></patternFill></fill></dxf></dxfs></styleSheet>
      """#
    ),
    (
      "xl/worksheets/sheet1.xml",
      #"""
      <worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
      <sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>
      <cols><col min="1" max="1" width="14.7109375"/><col min="3" max="3" width="9" hidden="1"/></cols>
      <sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>Judul</t></is></c></row>
      <row r="4"><c r="A4" s="2" t="inlineStr"><is><t>Rini</t></is></c><c r="B4" s="3"><v>46344</v></c></row>
      <row r="5"><c r="A5" s="2"/><c r="B5"><v>12</v></c><c r="C5" t="str"><f>A5&amp;B5</f><v>12</v></c></row>
      <row r="6" hidden="1"><c r="C6" t="str"><f>A6&amp;B6</f><v></v></c></row></sheetData>
      <sheetProtection sheet="1"/><autoFilter ref="A3:C6"/><mergeCells><mergeCell ref="A1:C1"/></mergeCells>
      <conditionalFormatting sqref="A4:C6"><cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1"><formula>$B4="Ya"</formula></cfRule>
      <cfRule type="expression" dxfId="0" priority="2"><formula>$A4=""</formula></cfRule></conditionalFormatting>
      <dataValidations><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" error="Salah" prompt="Pilih satu" sqref="B4:B6"><formula1>"Ya,Tidak"</formula1></dataValidation></dataValidations>
      <hyperlinks><hyperlink ref="A4" r:id="r1"/></hyperlinks><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>
      <pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/><headerFooter><oddFooter>&amp;CHalaman &amp;P</oddFooter></headerFooter>
      <rowBreaks><brk id="4" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="A4:A6" numberStoredAsText="1"/></ignoredErrors><drawing r:id="r2"/></worksheet>
      """#
    ),
    (
      "xl/worksheets/_rels/sheet1.xml.rels",
      #"""
      <Relationships>
      <Relationship Id="r1" Type="\#(relationship)/hyperlink" Target="tel:+6281" TargetMode="External"/>
      <Relationship Id="r2" Type="\#(relationship)/drawing" Target="../drawings/drawing1.xml"/>
      <Relationship Id="r3" Type="\#(relationship)/comments" Target="../comments1.xml"/>
      </Relationships>
      """#
    ),
    (
      "xl/worksheets/sheet2.xml",
      #"""
      <worksheet><sheetData/></worksheet>
      """#
    ),
    (
      "xl/comments1.xml",
      #"""
      <comments><authors><author>Rini</author></authors><commentList><comment ref="A4" authorId="0"><text><t>Periksa</t></text></comment></commentList></comments>
      """#
    ),
    (
      "xl/drawings/_rels/drawing1.xml.rels",
      #"""
      <Relationships><Relationship Id="rId1" Type="\#(relationship)/chart" Target="../charts/chart1.xml"/></Relationships>
      """#
    ),
    (
      "xl/drawings/drawing1.xml",
      #"""
      <xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>8</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>20</xdr:row></xdr:to>
      <xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Hari" descr="Grafik batang"/></xdr:nvGraphicFramePr>
      <a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>
      """#
    ),
    (
      "xl/charts/chart1.xml",
      #"""
      <c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Menurut hari</a:t></a:r></a:p></c:rich></c:tx></c:title>
      <c:plotArea><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Lembar!$B$3</c:f></c:strRef></c:tx>
      <c:spPr><a:solidFill><a:srgbClr val="4472C4"/></a:solidFill></c:spPr><c:cat><c:numRef><c:f>Lembar!$A$4:$A$6</c:f></c:numRef></c:cat>
      <c:val><c:numRef><c:f>Lembar!$B$4:$B$6</c:f></c:numRef></c:val></c:ser></c:barChart>
      <c:valAx><c:axId val="1"/><c:title><c:tx><c:rich><a:p><a:r><a:t>Jumlah</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx></c:plotArea></c:chart></c:chartSpace>
      """#
    ),
  ]

  static let portrait = """
    property: creator "Sapa"
    property: title "Rekap"
    font: 11 Calibri
    sheet: Lembar (opens here)
    sheet: Daftar (hidden)
    name: Pilihan =Daftar!$A$1:$A$2

    === Lembar ===
    view: frozen 1 columns, 3 rows, then B4; no grid
    columns: A 14.71 | C 9 hidden
    rows: 1 30 | 6 hidden
    1 | A "Judul"
    4 | A "Rini" | B 2026-11-18
    5 | B 12 | C "12"
    formula: C5:C6 =A5&B5
    formulas that show nothing: C6
    number: dd/mm/yyyy: B4
    font: bold 14: A1
    fill: #FFC7CE: A4:A5
    border: thin: A4:A5
    align: wrapped: A4:A5
    cell: unlocked: B4
    merged: A:C in 1
    filter: A3:C6
    validation: B4:B6; list; "Ya,Tidak"; stop "Salah"; prompt "Pilih satu"
    condition: A4:C6; expression; $B4="Ya"; → fill #C6EFCE; stops
    condition: A4:C6; expression; $A4=""; → fill #C6EFCE
    links: A4 tel:+6281
    comment: A4 Rini: "Periksa"
    print area: Lembar!$A$1:$C$6
    print titles: Lembar!$3:$3
    page: landscape; A4; fits 1 wide, 0 high; margins 0.5 0.5 0.75 0.75 0.3 0.3
    oddFooter: "&CHalaman &P"
    breaks below rows: 4
    smallest letters on paper: 11.0 pt
    chart: A9 to D21 "Hari" alternative text "Grafik batang"
      title tx "Menurut hari"
      barChart barDir col
        ser(order 0, tx "Lembar!$B$3", spPr 4472C4, cat "Lembar!$A$4:$A$6", val "Lembar!$B$4:$B$6")
      valAx title tx "Jumlah"
    other: sheetProtection sheet=1
    other: ignoredErrors ignoredError(numberStoredAsText=1, sqref=A4:A6)

    === Daftar ===

    """
}
