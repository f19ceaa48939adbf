#!/usr/bin/env python3
"""Make the packages of read/ and refuse/, each named after the defect it holds.

usage: make-fixtures.py        (in this folder; needs nothing but Python)

read/NAME.xlsx has beside it NAME.cells: one JSON array a cell, as `sapa cat --cells` prints it, written by hand here.
doubled/ has what is read and can't be patched. refuse/KIND--NAME.EXT must end in the error KIND. producers/ is made by make-producers.py.
"""
import io, json, os, struct, warnings, zipfile, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def package(sheets, strings=None, styles=None, workbook="", main=MAIN, rel=REL, extra=None, **parts):
    """The parts of a workbook; `sheets` are the insides of <worksheet>, `strings` those of <sst>."""
    if isinstance(sheets, str): sheets = [sheets]
    made = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{main}" xmlns:r="{rel}">{workbook}<sheets>'
        + "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{PKG}">'
        + "".join(f'<Relationship Id="rId{n}" Type="{rel}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        + (f'<Relationship Id="rId98" Type="{rel}/styles" Target="styles.xml"/>' if styles else "")
        + (f'<Relationship Id="rId99" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/>' if strings is not None else "") + "</Relationships>",
    }
    for n, sheet in enumerate(sheets, 1):
        made[f"xl/worksheets/sheet{n}.xml"] = HEAD + f'<worksheet xmlns="{main}" xmlns:r="{rel}">{sheet}</worksheet>'
    if strings is not None: made["xl/sharedStrings.xml"] = HEAD + f'<sst xmlns="{main}">{strings}</sst>'
    if styles: made["xl/styles.xml"] = HEAD + f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
    made.update(extra or {})
    return made


def rows(text): return f"<sheetData>{text}</sheetData>"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            if content is None: continue
            info = zipfile.ZipInfo("placeholder", (2026, 1, 1, 0, 0, 0)); info.filename = name; info.compress_type = method
            archive.writestr(info, content if isinstance(content, bytes) else content.encode())
    return out.getvalue()


def save(path, data):
    os.makedirs(os.path.dirname(os.path.join(HERE, path)), exist_ok=True)
    with open(os.path.join(HERE, path), "wb") as file: file.write(data)


def read(name, parts, cells, **options):
    save(f"read/{name}.xlsx", parts if isinstance(parts, bytes) else zipped(parts, **options))
    lines = [json.dumps(["Sheet1", *cell] if not isinstance(cell[0], str) else list(cell), ensure_ascii=False) for cell in cells]
    save(f"read/{name}.cells", ("\n".join(lines) + "\n" if lines else "").encode())


def refuse(kind, name, data):
    save(f"refuse/{kind}--{name}", data if isinstance(data, bytes) else zipped(data))


ONE = rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
HALO = "<si><t>halo</t></si>"
HALO_CELL = [(0, 0, "str", "halo")]
DATES = ('<numFmts count="6"><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/>'
         '<numFmt numFmtId="166" formatCode="&quot;Day &quot;0"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy\\ hh.mm"/>'
         '<numFmt numFmtId="168" formatCode="[$Rp-421]#,##0"/><numFmt numFmtId="169" formatCode="0;[h]:mm"/></numFmts>'
         '<cellXfs count="9"><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>'
         '<xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="21" applyNumberFormat="0"/></cellXfs>')

# Cells and rows

read("missing_r_attribute", package(rows("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row><row/><row><c/><c><v>2</v></c></row>"), HALO),
     [(0, 0, "num", 1), (0, 1, "str", "halo"), (2, 1, "num", 2)])
read("row_number_only_in_cells", package(rows('<row><c r="B4"><v>1</v></c><c r="D4"><v>2</v></c></row>')), [(3, 1, "num", 1), (3, 3, "num", 2)])
read("cells_out_of_order_and_twice", package(rows('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="C1"><v>4</v></c></row>')),
     [(0, 0, "num", 1), (0, 2, "num", 4)])
read("style_only_cells", package(rows('<row r="1"><c r="A1" s="0"/><c r="B1" s="0"></c><c r="C1"><v/></c><c r="D1" t="str"><v></v></c></row><row r="2"><c r="A2"><v>1</v></c></row>')),
     [(1, 0, "num", 1)])
read("last_cell_of_the_sheet", package(rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), [(1048575, 16383, "num", 1)])
read("number_forms", package(rows('<row r="1">' + "".join(f"<c><v>{v}</v></c>" for v in [
    " 7 ", "1E+2", "-0.5", "5e-324", "9007199254740993", "46276.131249999999", "1e308", ".5", "+3", "1371012345670004"]) + "</row>")),
     [(0, n, "num", v) for n, v in enumerate([7, 100, -0.5, 5e-324, 9007199254740992, 46276.131249999999, 1e308, 0.5, 3, 1371012345670004])])
read("numbers_that_are_none", package(rows('<row r="1">' + "".join(f"<c><v>{v}</v></c>" for v in ["1,5", "NaN", "INF", "0x10", "1e309", "1e", "-", "8,13E+11"]) + "</row>")),
     [(0, n, "str", v) for n, v in enumerate(["1,5", "NaN", "INF", "0x10", "1e309", "1e", "-", "8,13E+11"])])
read("truths_between_blanks", package(rows('<row r="1"><c t="b"><v> 1 </v></c><c t="b"><v>\n0</v></c><c t="b"><v>TRUE</v></c><c t="b"><v>2</v></c></row>')),
     [(0, 0, "bool", True), (0, 1, "bool", False), (0, 2, "bool", True), (0, 3, "str", "2")])
read("errors_of_any_name", package(rows('<row r="1">' + "".join(f'<c t="e"><v>{v}</v></c>' for v in ["#GETTING_DATA", "#SPILL!", "#CALC!", "#BLOCKED!", "#FOO!"]) + "</row>")),
     [(0, n, "error", v) for n, v in enumerate(["#GETTING_DATA", "#SPILL!", "#CALC!", "#BLOCKED!", "#FOO!"])])
read("merged_cells", package(rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>') + '<mergeCells count="9"><mergeCell ref="A1:B2"/><mergeCell ref="D4:D5"/></mergeCells>'),
     [(0, 0, "num", 1), (0, 1, "num", 2)])
read("dimension_that_lies", package('<dimension ref="C3"/>' + rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="J9"><v>2</v></c></row>')), [(0, 0, "num", 1), (8, 9, "num", 2)])
read("booleans_and_errors", package(rows('<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>true</v></c><c t="e"><v>#N/A</v></c><c t="e"><v>#DIV/0!</v></c></row>')),
     [(0, 0, "bool", True), (0, 1, "bool", False), (0, 2, "bool", True), (0, 3, "error", "#N/A"), (0, 4, "error", "#DIV/0!")])
read("cached_formula_values", package(rows('<row r="1"><c t="str"><f>A1&amp;"&lt;"</f><v>a &lt; b</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c t="b"><f>TRUE</f><v>1</v></c></row>')),
     [(0, 0, "str", "a < b"), (0, 1, "num", 2), (0, 3, "bool", True)])
read("inline_string_in_v_is_none", package(rows('<row r="1"><c r="A1" t="inlineStr"><f>B1</f><v>dari LibreOffice 4.1</v></c><c r="B1" t="inlineStr"><v>1</v><is><t>x</t></is></c>'
     '<c r="C1" t="inlineStr"><is><t>y</t></is><v>1</v></c><c r="D1" t="inlineStr"/><c r="E1"><is><t>z</t></is></c></row>')),
     [(0, 1, "str", "x"), (0, 2, "str", "y"), (0, 4, "str", "z")])
read("value_twice", package(rows('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>')), [(0, 0, "num", 2)])
read("hidden_rows", package(rows('<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row><row r="3" hidden="0"><c><v>3</v></c></row>')),
     [(0, 0, "num", 1), (1, 0, "num", 2), (2, 0, "num", 3)])

# Texts

read("inline_strings", package(rows('<row r="1"><c t="inlineStr"><is><t>polos</t></is></c><c t="inlineStr"><is><r><t xml:space="preserve">te </t></r><r><rPr><b/></rPr><t>bal</t></r></is></c></row>')),
     [(0, 0, "str", "polos"), (0, 1, "str", "te bal")])
read("rich_text_and_phonetic_runs", package(rows('<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'),
     '<si><r><rPr><sz val="11"/></rPr><t xml:space="preserve">Siti </t></r><r><t>Aminah</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/>'),
     [(0, 0, "str", "Siti Aminah"), (0, 1, "str", "東京")])
SPACED = ["<t>  a  </t>", '<t xml:space="preserve">  b  </t>', "<t>\n c&#10;d \t</t>", "<t>&#32;e&#9;</t>", "<t> _x0020_f_x0020_ </t>", "<t>\u00a0g\u3000</t>",
          "<r><t>h </t></r><r><t> </t></r><r><t>i</t></r>", '<r><t xml:space="preserve">j </t></r><r><t>k</t></r>', '<t xml:space="default"> l</t>']
TRIMMED = ["a", "  b  ", "c\nd", "e", " f ", "\u00a0g\u3000", "h i", "j k", "l"]
read("white_space_around_shared_texts", package(rows('<row r="1">' + "".join(f'<c t="s"><v>{n}</v></c>' for n in range(10)) + "</row>"), "".join(f"<si>{t}</si>" for t in [*SPACED, "<t> \n</t>"])),
     [(0, n, "str", t) for n, t in enumerate(TRIMMED)])
read("white_space_around_inline_texts", package(rows('<row r="1">' + "".join(f'<c t="inlineStr"><is>{t}</is></c>' for t in SPACED) + "</row>")),
     [(0, n, "str", t) for n, t in enumerate(TRIMMED)])
read("white_space_in_formula_texts", package(rows('<row r="1"><c t="str"><f>1</f><v> a </v></c></row>')), [(0, 0, "str", " a ")])
read("leading_zeros_in_text", package(rows('<row r="1"><c t="s"><v>0</v></c><c t="str"><v>0812</v></c></row>'), "<si><t>000123</t></si>"), [(0, 0, "str", "000123"), (0, 1, "str", "0812")])
read("x000d_escapes", package(rows('<row r="1">' + "".join(f'<c t="s"><v>{n}</v></c>' for n in range(6)) + "</row>"),
     "<si><t>a_x000D_\nb</t></si><si><t>_x005F_x0041_</t></si><si><t>_x0041_x0042_</t></si><si><t>_x00zz_ _x004</t></si><si><t>_xD83D__xDE00_</t></si><si><r><t>_x00</t></r><r><t>41_</t></r></si>"),
     [(0, 0, "str", "a\r\nb"), (0, 1, "str", "_x0041_"), (0, 2, "str", "Ax0042_"), (0, 3, "str", "_x00zz_ _x004"), (0, 4, "str", "😀"), (0, 5, "str", "_x0041_")])
read("entities_and_cdata", package(rows('<row r="1">' + "".join(f'<c t="s"><v>{n}</v></c>' for n in range(5)) + '<c><v>1<!-- di tengah -->2</v></c><c><v><![CDATA[34]]></v></c></row>'),
     "<si><t>&lt;&gt;&amp;&quot;&apos;</t></si><si><t>&#65;&#x42;&#x1F600;</t></si><si><t>&#55357;&#56832;</t></si><si><t>a<![CDATA[<b> & ]]]]>c</t></si><si><t>a\r\nb\rc&#13;d</t></si>"),
     [(0, 0, "str", "<>&\"'"), (0, 1, "str", "AB😀"), (0, 2, "str", "😀"), (0, 3, "str", "a<b> & ]]c"), (0, 4, "str", "a\nb\nc\rd"), (0, 5, "num", 12), (0, 6, "num", 34)])
read("blanks_around_a_shared_string_number", package(rows('<row r="1"><c t="s"><v>\n 0 </v></c><c t="s"><v></v></c><c t="b"><v>1</v></c></row>'), HALO), [(0, 0, "str", "halo"), (0, 2, "bool", True)])
read("references_in_values", package(rows('<row r="1"><c><v>1&#50;</v></c><c t="str"><v>a&amp;b\r\nc_x0041_</v></c><c t="s"><v>&#48;</v></c><c t="inlineStr"><is><t>&lt;_x0042_</t></is></c><c t="e"><v>#N/A</v></c></row>'), HALO),
     [(0, 0, "num", 12), (0, 1, "str", "a&b\ncA"), (0, 2, "str", "halo"), (0, 3, "str", "<B"), (0, 4, "error", "#N/A")])
read("formula_like_texts", package(rows('<row r="1"><c t="s"><v>0</v></c></row>'), "<si><t>=1+1</t></si>"), [(0, 0, "str", "=1+1")])

# Dates

read("date_formats", package(rows('<row r="1">' + "".join(f'<c s="{s}"><v>{v}</v></c>' for s, v in [
    (1, 46347), (2, 46347.5), (3, 1.5), (4, 46347), (5, "46347.586805555555"), (6, 50000), (7, 5), (8, 0.75), (1, -1), (99, 5)]) + "</row>"), styles=DATES),
     [(0, 0, "date", "2026-11-21T00:00:00.000"), (0, 1, "date", "2026-11-21T12:00:00.000"), (0, 2, "duration", 129600), (0, 3, "num", 46347),
      (0, 4, "date", "2026-11-21T14:05:00.000"), (0, 5, "num", 50000), (0, 6, "num", 5), (0, 7, "time", "18:00:00.000"), (0, 8, "num", -1), (0, 9, "num", 5)])
read("date_1904", package(rows('<row r="1"><c s="1"><v>44885</v></c><c s="8"><v>44885.25</v></c><c s="3"><v>1.5</v></c><c><v>44885</v></c><c s="8"><v>0.75</v></c><c s="1"><v>1</v></c></row>'), styles=DATES, workbook='<workbookPr date1904="1"/>'),
     [(0, 0, "date", "2026-11-21T00:00:00.000"), (0, 1, "date", "2026-11-21T06:00:00.000"), (0, 2, "duration", 129600), (0, 3, "num", 44885), (0, 4, "time", "18:00:00.000"), (0, 5, "date", "1904-01-02T00:00:00.000")])
read("date_1904_said_false", package(rows('<row r="1"><c s="1"><v>46347</v></c></row>'), styles=DATES, workbook='<workbookPr date1904="false"/>'), [(0, 0, "date", "2026-11-21T00:00:00.000")])
read("first_days_of_1900", package(rows('<row r="1"><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c></row>'), styles=DATES),
     [(0, 0, "date", "1900-01-01T00:00:00.000"), (0, 1, "date", "1900-02-28T00:00:00.000"), (0, 2, "date", "1900-03-01T00:00:00.000")])
read("iso_dates", package(rows('<row r="1">' + "".join(f'<c t="d"><v>{v}</v></c>' for v in ["2026-11-21", "2026-11-21T14:05:00.5", "2026-11-21T14:05Z", "14:05:00", "T14:05:00", "PT255H10M10S", "kemarin", "2026-02-31"]) + "</row>")),
     [(0, 0, "date", "2026-11-21T00:00:00.000"), (0, 1, "date", "2026-11-21T14:05:00.500"), (0, 2, "date", "2026-11-21T14:05:00.000"), (0, 3, "time", "14:05:00.000"),
      (0, 4, "time", "14:05:00.000"), (0, 5, "duration", 918610), (0, 6, "str", "kemarin"), (0, 7, "str", "2026-02-31")])

EDGES = [-1, "-1E-9", 0, "0.5", "0.99999999999", 1, 59, "59.5", 61, 2958465, "2958465.999", 2958466, "1E+308"]
ONE_DATE = '<numFmts><numFmt numFmtId="164" formatCode="yyyy/mm/dd hh:mm:ss"/><numFmt numFmtId="165" formatCode="[mm]:ss.0"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs>'
read("dates_at_the_edges", package(rows('<row r="1">' + "".join(f'<c s="1"><v>{v}</v></c>' for v in EDGES) + "</row>"), styles=ONE_DATE),
     [(0, 0, "num", -1), (0, 1, "num", -1e-9), (0, 2, "time", "00:00:00.000"), (0, 3, "time", "12:00:00.000"), (0, 4, "time", "23:59:59.999"), (0, 5, "date", "1900-01-01T00:00:00.000"),
      (0, 6, "date", "1900-02-28T00:00:00.000"), (0, 7, "date", "1900-02-28T12:00:00.000"), (0, 8, "date", "1900-03-01T00:00:00.000"), (0, 9, "date", "9999-12-31T00:00:00.000"),
      (0, 10, "date", "9999-12-31T23:58:33.600"), (0, 11, "num", 2958466), (0, 12, "num", 1e308)])
read("dates_at_the_edges_of_1904", package(rows('<row r="1">' + "".join(f'<c s="1"><v>{v}</v></c>' for v in [-1, 0, "0.5", 1, 59, 60, 2957003, 2957004]) + "</row>"), styles=ONE_DATE, workbook='<workbookPr date1904="true"/>'),
     [(0, 0, "num", -1), (0, 1, "time", "00:00:00.000"), (0, 2, "time", "12:00:00.000"), (0, 3, "date", "1904-01-02T00:00:00.000"), (0, 4, "date", "1904-02-29T00:00:00.000"),
      (0, 5, "date", "1904-03-01T00:00:00.000"), (0, 6, "date", "9999-12-31T00:00:00.000"), (0, 7, "num", 2957004)])
read("elapsed_times", package(rows('<row r="1">' + "".join(f'<c s="{s}"><v>{v}</v></c>' for s, v in [(2, "0.5"), (3, "1.25"), (3, -1), (3, 0), (3, 2958466), (3, "1E+10"), (2, "1E+308")]) + "</row>"), styles=ONE_DATE),
     [(0, 0, "duration", 43200), (0, 1, "duration", 108000), (0, 2, "duration", -86400), (0, 3, "duration", 0), (0, 4, "duration", 2958466 * 86400), (0, 5, "num", 1e10), (0, 6, "num", 1e308)])
BUILT_IN = [*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)]
read("built_in_date_formats", package(rows('<row r="1">' + "".join(f'<c s="{n}"><v>46347</v></c>' for n in range(len(BUILT_IN))) + "</row>"), styles="<cellXfs>" + "".join(f'<xf numFmtId="{i}"/>' for i in BUILT_IN) + "</cellXfs>"),
     [(0, n, "date", "2026-11-21T00:00:00.000") for n in range(len(BUILT_IN))])
read("formats_that_say_little", package(rows('<row r="1">' + "".join(f'<c s="{s}"><v>46347</v></c>' for s in ["1", "2", "3", "4", "", "x", "-1", "99"]) + "</row>"),
     styles='<numFmts><numFmt numFmtId="164" formatCode=""/><numFmt numFmtId="2" formatCode="yyyy"/><numFmt formatCode="d"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="2"/><xf numFmtId="x"/><xf numFmtId="999"/></cellXfs>'),
     [(0, n, *(("date", "2026-11-21T00:00:00.000") if n == 1 else ("num", 46347))) for n in range(8)])

# XML as others write it

TYPICAL = package(ONE, HALO)
read("attributes_in_any_order_and_quotes", package(rows("<row\n spans='1:1'\n r='1' ><c t = 's'\n\tr='A1' foo:s='9' xmlns:foo='urn:x' ><v >0</v ></c ></row >"), HALO), HALO_CELL)
read("attributes_beyond_the_window", package(rows("<row r=\"1\" " + " ".join(f'a{n}="{n}"' for n in range(2000)) + '><c r="A1" t="s" b="' + "x" * 200_000 + '"><v>0</v></c></row>'), HALO), HALO_CELL)
read("greater_than_in_attribute", package('<sheetPr codeName="a>b"/>' + rows('<row r="1"><c r="A1" t="s" cm=">"><v>0</v></c></row>'), HALO), HALO_CELL)
prefixed = dict(TYPICAL)
for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]:
    text = TYPICAL[name].replace(HEAD, "").replace('xmlns="', 'xmlns:x="').replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    prefixed[name] = HEAD + text
read("prefixed_elements", prefixed, HALO_CELL)
read("strict_namespaces", package(ONE, HALO, main=STRICT_MAIN, rel=STRICT_REL), HALO_CELL)
read("utf8_bom_and_no_declaration", {k: v if k.startswith("[") else b"\xef\xbb\xbf" + v.replace(HEAD, "").encode() for k, v in TYPICAL.items()}, HALO_CELL)
emoji = package(rows('<row r="1"><c t="s"><v>0</v></c></row>'), "<si><t>Pasien é 😀 東</t></si>")
for name, codec, mark in [("utf16_little_endian", "utf-16-le", b"\xff\xfe"), ("utf16_big_endian", "utf-16-be", b"\xfe\xff"), ("utf16_without_mark", "utf-16-le", b"")]:
    read(name, {k: mark + v.replace("UTF-8", "UTF-16").encode(codec) for k, v in emoji.items()}, [(0, 0, "str", "Pasien é 😀 東")])
read("declared_windows_1252", dict(TYPICAL, **{"xl/sharedStrings.xml": '<?xml version="1.0" encoding="windows-1252"?><sst><si><t>h\xe9 \x80</t></si></sst>'.encode("latin-1")}), [(0, 0, "str", "hé €")])
read("declared_shift_jis_and_only_ascii", dict(TYPICAL, **{k: TYPICAL[k].replace("UTF-8", "Shift_JIS") for k in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]}), HALO_CELL)
read("comments_and_instructions", package("<!-- <sheetData> --><?pi <c/>?>" + rows('<!-- a > b --><row r="1"><?x?><c r="A1" t="s"><!-- v --><v>0</v></c></row>'), HALO), HALO_CELL)
read("extensions_inside_cells", package(rows('<row r="1"><c r="A1" t="s"><f>1</f><extLst><ext><v>7</v><x:c xmlns:x="urn:x"><v>8</v></x:c></ext></extLst><v>0</v></c><extLst><c r="B1"><v>9</v></c></extLst></row>')
     + "<extLst><sheetData><row r=\"9\"><c><v>9</v></c></row></sheetData></extLst>", HALO), HALO_CELL)
read("text_longer_than_the_window", package(rows('<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">' + "panjang &amp; " * 10000 + "</t></is></c></row>")), [(0, 0, "str", "panjang & " * 10000)])

# Packages as others write them

def target(old, new, name="xl/_rels/workbook.xml.rels"): return dict(TYPICAL, **{name: TYPICAL[name].replace(old, new)})
read("absolute_targets", target('Target="', 'Target="/xl/'), HALO_CELL)
read("backslash_targets", target("worksheets/sheet1", "worksheets\\sheet1"), HALO_CELL)
read("targets_in_other_case", target("worksheets/sheet1.xml", "Worksheets/SHEET1.xml"), HALO_CELL)
read("targets_with_dots", target("worksheets/sheet1.xml", "./../xl/worksheets/../worksheets/sheet1.xml"), HALO_CELL)
read("backslashes_in_entry_names", {k.replace("/", "\\") if k.startswith("xl") else k: v for k, v in TYPICAL.items()}, HALO_CELL)
moved = {k.replace("xl/", "buku/"): v for k, v in TYPICAL.items()}
moved["_rels/.rels"] = moved["_rels/.rels"].replace("xl/workbook", "/buku/workbook")
read("parts_in_another_folder", moved, HALO_CELL)
read("percent_signs_in_entry_names", {k.replace("sheet1", "sheet%201"): v for k, v in target("sheet1.xml", "sheet%201.xml").items()}, HALO_CELL)
read("styles_and_strings_without_a_relationship", {k: v.replace("/styles\"", "/x\"").replace("/sharedStrings\"", "/y\"") for k, v in
     package(rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46347</v></c></row>'), HALO, ONE_DATE).items()}, [(0, 0, "str", "halo"), (0, 1, "date", "2026-11-21T00:00:00.000")])


def streamed(parts, **options):
    """A zip file written without going back: sizes and checksum stand behind each entry, as wide as Zip64 has them."""
    out = io.BytesIO()
    out.seekable = lambda: False
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), "w", **options) as entry: entry.write(content.encode())
    return out.getvalue()


read("data_descriptors", streamed(TYPICAL), HALO_CELL)
read("zip64_data_descriptors", streamed(TYPICAL, force_zip64=True), HALO_CELL)
doubled = io.BytesIO(zipped(dict(TYPICAL, **{"xl/sharedStrings.xml": TYPICAL["xl/sharedStrings.xml"].replace("halo", "lama")})))
with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(doubled, "a") as archive:
    archive.writestr(zipfile.ZipInfo("xl/sharedStrings.xml", (2026, 1, 1, 0, 0, 0)), TYPICAL["xl/sharedStrings.xml"])
save("doubled/of_two_entries_the_last.xlsx", doubled.getvalue())
read("folders_and_a_comment", zipped({"xl/": "", "xl/worksheets/": "", **TYPICAL})[:-2] + b"\x04\0halo", HALO_CELL)
read("stored_entries", TYPICAL, HALO_CELL, method=zipfile.ZIP_STORED)
read("no_styles_and_no_strings", package(rows('<row r="1"><c r="A1" s="3"><v>46347</v></c></row>')), [(0, 0, "num", 46347)])
read("strings_count_lies", dict(TYPICAL, **{"xl/sharedStrings.xml": TYPICAL["xl/sharedStrings.xml"].replace("<sst ", '<sst count="1" uniqueCount="4294967295" ')}), HALO_CELL)
three = package([rows('<row><c><v>1</v></c></row>'), rows('<row><c><v>2</v></c></row>'), rows('<row><c><v>3</v></c></row>')])
three["xl/workbook.xml"] = HEAD + (f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Terlihat &amp; terang" sheetId="1" r:id="rId3"/><sheet name="Grafik" sheetId="9" r:id="rId9"/><sheet name="Dialog" sheetId="8" r:id="rId8"/><sheet name="Makro" sheetId="7" r:id="rId7"/>'
     '<sheet name="Tersembunyi" sheetId="2" state="hidden" r:id="rId1"/><sheet name="Sangat tersembunyi" sheetId="3" state="veryHidden" r:id="rId2"/></sheets></workbook>')
three["xl/_rels/workbook.xml.rels"] = three["xl/_rels/workbook.xml.rels"].replace("</Relationships>", f'<Relationship Id="rId9" Type="{REL}/chartsheet" Target="chartsheets/sheet1.xml"/>'
     f'<Relationship Id="rId8" Type="{REL}/dialogsheet" Target="dialogsheets/sheet1.xml"/><Relationship Id="rId7" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>')
read("hidden_sheets_and_a_chart_sheet", three, [("Terlihat & terang", 0, 0, "num", 3), ("Tersembunyi", 0, 0, "num", 1), ("Sangat tersembunyi", 0, 0, "num", 2)])

# What must be refused

refuse("forbiddenXML", "doctype.xlsx", dict(TYPICAL, **{"xl/sharedStrings.xml": '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'}))
DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "b">]>'
for name, part in [("doctype_after_a_mark", lambda t: b"\xef\xbb\xbf" + t.encode()), ("doctype_in_utf16", lambda t: b"\xff\xfe" + t.replace("UTF-8", "UTF-16").encode("utf-16-le")),
                   ("doctype_in_utf16_without_mark", lambda t: t.replace("UTF-8", "UTF-16").encode("utf-16-be"))]:
    refuse("forbiddenXML", f"{name}.xlsx", dict(TYPICAL, **{"xl/worksheets/sheet1.xml": part(TYPICAL["xl/worksheets/sheet1.xml"].replace("<worksheet", DOCTYPE + "<worksheet"))}))
for codec in ["utf-32-le", "utf-32-be"]:
    refuse("malformedXML", f"{codec.replace('-', '_')}.xlsx", dict(TYPICAL, **{"xl/worksheets/sheet1.xml": TYPICAL["xl/worksheets/sheet1.xml"].replace("UTF-8", "UTF-32").encode(codec)}))
refuse("malformedXML", "utf_7.xlsx", dict(TYPICAL, **{"xl/worksheets/sheet1.xml": TYPICAL["xl/worksheets/sheet1.xml"].replace("UTF-8", "UTF-7")}))
refuse("malformedXML", "empty_sheet_part.xlsx", dict(TYPICAL, **{"xl/worksheets/sheet1.xml": ""}))
refuse("malformedXML", "reference_to_no_character.xlsx", package(ONE, "<si><t>a&#0;b</t></si>"))
refuse("malformedXML", "unknown_entity.xlsx", package(ONE, "<si><t>&nbsp;</t></si>"))
refuse("malformedXML", "shared_string_without_a_number.xlsx", package(rows('<row r="1"><c r="B7" t="s"><v>satu</v></c></row>'), HALO))
refuse("missingPart", "no_shared_strings_part.xlsx", {k: v for k, v in TYPICAL.items() if "sharedStrings" not in k})
refuse("malformedXML", "shared_string_beyond_the_last.xlsx", package(rows('<row r="1"><c r="B7" t="s"><v>5</v></c></row>'), HALO))
refuse("malformedXML", "row_zero.xlsx", package(rows('<row r="0"><c><v>1</v></c></row>')))
refuse("malformedXML", "reference_that_is_none.xlsx", package(rows('<row r="1"><c r="7B"><v>1</v></c></row>')))
refuse("malformedXML", "part_ends_early.xlsx", dict(TYPICAL, **{"xl/worksheets/sheet1.xml": TYPICAL["xl/worksheets/sheet1.xml"][:-40]}))
refuse("malformedXML", "attribute_without_quotes.xlsx", package(rows("<row r=1><c><v>1</v></c></row>")))
refuse("malformedXML", "encoding_that_is_not_read.xlsx", dict(TYPICAL, **{"xl/workbook.xml": TYPICAL["xl/workbook.xml"].replace("UTF-8", "Shift_JIS").replace("Sheet1", "シート").encode("shift_jis")}))
refuse("limitPassed", "row_beyond_the_last.xlsx", package(rows('<row r="1048577"><c><v>1</v></c></row>')))
refuse("limitPassed", "column_beyond_the_last.xlsx", package(rows('<row r="1"><c r="XFE1"><v>1</v></c></row>')))
refuse("missingPart", "no_workbook_relationships.xlsx", {k: v for k, v in TYPICAL.items() if "workbook.xml.rels" not in k})
refuse("missingPart", "no_package_relationships.xlsx", {k: v for k, v in TYPICAL.items() if k != "_rels/.rels"})
refuse("missingPart", "no_sheet_part.xlsx", {k: v for k, v in TYPICAL.items() if "sheet1" not in k})
refuse("missingPart", "sheet_outside_the_package.xlsx", target('Target="worksheets/sheet1.xml"', 'TargetMode="External" Target="http://localhost/sheet1.xml"'))
whole = zipped(TYPICAL)
refuse("damagedZip", "truncated.xlsx", whole[: len(whole) // 2])
stored = zipped(TYPICAL, zipfile.ZIP_STORED)
refuse("damagedZip", "crc_mismatch.xlsx", stored.replace(b"<t>halo</t>", b"<t>hali</t>"))
refuse("damagedZip", "crc_mismatch_after_the_rows.xlsx", zipped(package(ONE + "<pageMargins left=\"1\"/>", HALO), zipfile.ZIP_STORED).replace(b'left="1"', b'left="2"'))
refuse("empty", "empty.xlsx", b"")
refuse("notAWorkbook", "pdf_renamed.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
refuse("notAWorkbook", "png_renamed.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(32))
refuse("notAWorkbook", "jpeg_renamed.xlsx", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(32))
refuse("notAWorkbook", "html_table.xls", b"\r\n<html><head><meta charset=utf-8></head><body><table><tr><td>No RM</td></tr></table></body></html>")
refuse("notAWorkbook", "xml_spreadsheet_2003.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')
refuse("notAWorkbook", "zip_without_a_workbook.zip", {"_chat.txt": "halo"})
refuse("notAWorkbook", "empty_zip.xlsx", {})
refuse("notAWorkbook", "word_document.xlsx", {"_rels/.rels": TYPICAL["_rels/.rels"].replace("xl/workbook", "word/document"), "word/document.xml": "<document/>"})
refuse("notAWorkbook", "zeroes.xlsx", bytes(600))
refuse("openDocument", "opendocument.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
refuse("binaryWorkbook", "binary.xlsx", {"_rels/.rels": TYPICAL["_rels/.rels"].replace("workbook.xml", "workbook.bin"), "xl/workbook.bin": b"\x83\x01\0"})


def compound(*names):
    """An OLE compound file whose directory names streams, and nothing more ([MS-CFB])."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    sectors = -(-(len(names) + 1) // 4)
    table = [0xFFFFFFFD] + [n + 2 if n + 1 < sectors else 0xFFFFFFFE for n in range(sectors)]
    fat = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    directory = b""
    for name in ["Root Entry", *names]:
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes(62)
    return bytes(header) + fat + directory.ljust(sectors * 512, b"\0")


refuse("passwordProtected", "encrypted_package.xlsx", compound("EncryptionInfo", "\x06DataSpaces", "Version", "Transform", "EncryptedPackage"))
refuse("oldExcel", "old_excel_renamed.xlsx", compound("\x05SummaryInformation", "Workbook"))
refuse("oldExcel", "excel_5.xls", compound("Book"))
refuse("oldExcel", "excel_4.xls", bytes.fromhex("0904060000040000") + bytes(64))
refuse("notAWorkbook", "old_word.xlsx", compound("WordDocument"))


def encrypted(data):
    """The same zip file with every entry said to be encrypted."""
    out = bytearray(data)
    for mark, offset in [(b"PK\3\4", 6), (b"PK\1\2", 8)]:
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


refuse("passwordProtected", "encrypted_entries.xlsx", encrypted(zipped(TYPICAL)))
