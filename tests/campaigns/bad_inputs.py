# SPDX-License-Identifier: Apache-2.0
"""The table of bad inputs: kinds, and of each kind its examples. A case is (kind, words, bytes, must_say): the file `{}` of the words
holds the bytes, and the answer must hold the pattern. Imported by bad_input.py."""
import io
import zipfile

HEAD = "项目代码,项目名称,建设单位,总投资,开工时间\r\n"
ROWS = ["A-1,新能源材料项目,甲公司,12000,2026-03\r\n", "A-2,智能装备项目,乙公司,3000,2026-05\r\n", "A-3,仓储设备项目,丙公司,800,2026-09\r\n"]
LIST = HEAD + "".join(ROWS)
IMPORT = ["project", "import", "{}"]
NOTES = ["note", "add", "--input", "{}"]
LINE = '{"project":"001","progress":"已送件"}\n'
LINE_PLACE = "第 [0-9,]+ 行"


def with_cell(place, cell):
    """The list with one cell of its second row replaced."""
    cells = ROWS[1].strip().split(",")
    cells[place] = cell
    return (HEAD + ROWS[0] + ",".join(cells) + "\r\n" + ROWS[2]).encode()


def damaged(text, step):
    """The text with one byte of a Chinese character replaced, or lost."""
    whole = text.encode()
    places = [i for i, byte in enumerate(whole) if byte >= 0x80]
    for place in places[::step]:
        yield whole[:place] + b"\xff" + whole[place + 1 :]
        yield whole[:place] + whole[place + 1 :]


def lists():
    for data in damaged(LIST, 2):
        yield "a list with a damaged byte", IMPORT, data, LINE_PLACE
    for cut in range(1, 5):
        for row in range(3):
            rows = list(ROWS)
            rows[row] = ",".join(rows[row].strip().split(",")[:cut]) + "\r\n"
            yield "a row cut short", IMPORT, (HEAD + "".join(rows)).encode(), f"第 {row + 2} 行"
    for extra in range(1, 6):
        yield "a row with more cells than headings", IMPORT, with_cell(4, "2026-05" + ",多" * extra), "第 3 行"
    for place in range(5):
        yield "an open quote", IMPORT, with_cell(place, '"甲'), LINE_PLACE
        yield "text behind a quote", IMPORT, with_cell(place, '"甲"乙'), LINE_PLACE
    for sign in ("\u202e", "\u200b", "\u2066", "\x07", "\x1b[31m", "\x7f", "\u0085", "\u2028", "\ufeff甲\u200d", "\u3164", "\ue000\u200e", "\uffff"):
        for place in (1, 2):
            yield "a sign that is not seen", IMPORT, with_cell(place, f"智能{sign}装备项目"), "第 3 行"
    for amount in ("面议", "abc", "-5", "12..5", "1,2,3x", "12亿亿", "0x10", "1e400", "十二块", "¥", "%", "12%", "9" * 40, "1.2.3", "--5", "+-3", "NaN", "∞"):
        yield "an amount that is none", IMPORT, with_cell(3, '"' + amount + '"'), "第 3 行"
    for day in ("2026-13", "2026-02-30", "1899-01-01", "2026-00", "99999999999", "2026-11-31", "20261301", "2026-04-31", "2025-02-29", "2026-13-01", "2026年13月", "2026.13"):
        yield "a date that is none", IMPORT, with_cell(4, day), "第 3 行"
    for code in ("Ａ-1", "А-1", "A–1", ".A", "-A", "A" * 65, "A 1", "A/1", "A\\1", "9.14E+17", "2.02644E+17", "A,1".join('""'), "甲-1", "A_é", "A'", "A;1"):
        yield "a code that is none", IMPORT, with_cell(0, code), "第 3 行"
    for name in ("甲" * 22000, "#REF!", "#N/A", "", "   ", "#VALUE!", "x" * 70000):
        yield "a name that is none", IMPORT, with_cell(1, name), "第 3 行"
    for other in range(4):
        yield "one code twice", IMPORT, (HEAD + ROWS[0] + ROWS[1] + ROWS[2] + f"A-{other % 3 + 1},另一项目{other},丁公司,5,2026-03\r\n").encode(), "第 [0-9、]+5? ?行"
    for head in ("", "甲,乙,丙\r\n", "\r\n" * 30, ",,,\r\n", "项目代码\r\n", "name\r\n"):
        yield "a list without its headings", IMPORT, (head + "x,y,z\r\n").encode(), "项目名称|空的|列"
    yield "two tables", IMPORT, (LIST + "项目名称,总投资,建设单位\r\n" + "丁项目,5,丁公司\r\n").encode(), "第 5 行"
    for data in (b"", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0xxxx", b"\x00\x01\x02", LIST.encode("utf-16-le"), LIST.encode("utf-32"), b"\xff\xfe\x00\xd8",
                 b"\xff\xfe\x41", b"\x1f\x8b\x08\x00" + bytes(range(256)), bytes(range(128, 256)) * 8, b"\x89PNG\r\n\x1a\n" + bytes(64), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
                 HEAD.encode("gb18030") + b"A-1,\xff\xff\r\n", HEAD.encode() + b"A-1,\xff\r\n", LIST.encode()[:60] + LIST.encode("gb18030")[60:]):
        yield "bytes that are no list", IMPORT, data, "编码|空的|工作簿|没有|行"


BOOK = '<workbook xmlns:r="r"><sheets><sheet name="在库" r:id="a"/></sheets></workbook>'
TARGETS = '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'


def workbook(rows, strings="<sst/>", book=BOOK, targets=TARGETS, styles='<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'):
    """Parts that are None are left out."""
    parts = {"xl/worksheets/sheet1.xml": rows if rows is None or isinstance(rows, bytes) else f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
             "xl/sharedStrings.xml": strings, "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": targets, "xl/styles.xml": styles}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            if data is not None:
                file.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def sheet(*rows):
    """Each cell a text, or an element as it stands."""
    def cells(row):
        return "".join(cell if cell.startswith("<") else f"<c t='str'><v>{cell}</v></c>" for cell in row)
    return "".join(f"<row r='{number}'>{cells(row)}</row>" for number, row in enumerate(rows, 1))


def workbooks():
    heads, good = ("项目代码", "项目名称", "总投资", "开工时间"), ("A-1", "新能源材料项目", "12000", "2026-03")
    sound = workbook(sheet(heads, good))
    for cut in range(4, len(sound), 97):
        yield "a workbook cut short", IMPORT, sound[:cut], "XLSX"
    yield "a workbook that is none", IMPORT, b"PK\x03\x04xxxx", "XLSX"
    for place in ("book", "targets", "strings", "styles"):
        for text in ("<x", "", "x", "<a></b>", "\x00"):
            yield "a workbook with a damaged part", IMPORT, workbook(sheet(heads, good) if text else "", **{place: text}), "XLSX|没有|行"
    for missing in ("book", "targets", "rows"):
        yield "a workbook without a part", IMPORT, workbook(**{"rows": sheet(heads, good), missing: None}), "XLSX"
    for book in (BOOK.replace('r:id="a"', 'r:id="b"'), BOOK.replace('r:id="a"', 'state="hidden" r:id="a"'), "<workbook/>"):
        yield "a workbook without a sheet in sight", IMPORT, workbook(sheet(heads, good), book=book), "工作表"
    for rows in ("", "<row>", "<row r='1'><c r='A1'/></row>", b"\xff\xfe<worksheet>"):
        yield "a sheet without a cell", IMPORT, workbook(rows), "XLSX"
    for place, value in ((0, "Ａ/1"), (1, ""), (1, "#REF!"), (1, "智能\u202e装备"), (1, "x" * 70000), (2, "面议"), (2, "-5"), (2, "&#xD800;"), (3, "2026-13"), (3, "2026-02-30"),
                         (3, "<c s='1'><v>2958466</v></c>"), (2, "<c><v>1e400</v></c>"), (2, "<c><v>inf</v></c>"), (2, "<c t='e'><v>#DIV/0!</v></c>"), (1, "<c t='s'><v>9</v></c>"),
                         (3, "<c r='SG3' t='str'><v>x</v></c>"), (3, "<c r='ZZZZZZ3'><v>1</v></c>")):
        yield "a workbook with a wrong cell", IMPORT, workbook(sheet(heads, good, (*("A-2", "乙项目", "5", "2026-05")[:place], value, *("A-2", "乙项目", "5", "2026-05")[place + 1 :]))), "第 3 行"
    yield "a sheet with a damaged byte", IMPORT, workbook(b"<worksheet><sheetData><row r='1'><c t='str'><v>\xe9\xa1</v></c></row></sheetData></worksheet>"), "第 1 行"
    yield "a row far down", IMPORT, workbook("<row r='4000000000'><c><v>1</v></c></row>"), "行"
    yield "a document", IMPORT, workbook(None, None, None, None, "<w/>"), "XLSX"


def large_workbooks():
    yield "60 MiB of cells in 60 KiB", IMPORT, workbook(f"<row>{'<c/>' * (15 << 20)}</row>"), "XLSX"
    yield "300 MiB in 300 KiB", IMPORT, workbook(b" " * (300 << 20)), "XLSX"
    yield "one long text in every row", IMPORT, workbook("<row><c t='s'><v>0</v></c></row>" * 100_000, f"<sst><si><t>{'x' * 60000}</t></si></sst>"), "XLSX"
    yield "1,000,000 rows", IMPORT, workbook("<row><c><v>1</v></c></row>" * 1_000_000), "行"
    yield "a cell far to the right in every row", IMPORT, workbook("<row><c r='SF1'><v>1</v></c></row>" * 100_000), "格|行|XLSX"
    yield "one long text in a row of 500", IMPORT, workbook("<row>" + "<c t='s'><v>0</v></c>" * 500 + "</row>", f"<sst><si><t>{'x' * (40 << 20)}</t></si></sst>"), "第 1 行"
    yield "deep XML", IMPORT, workbook(b"<a>" * 10_000_000), "XLSX"


def large_lists():
    yield "20,000 bad rows", IMPORT, ("项目代码,项目名称,总投资\n" + "".join(f"B-{i},坏{i},x\n" for i in range(20000))).encode(), LINE_PLACE
    yield "20,000 rows of one name", IMPORT, ("项目名称,总投资\n" + "".join(f"同名,{i}\n" for i in range(20000))).encode(), LINE_PLACE
    yield "10,000,000 rows", IMPORT, "项目名称\n".encode() + b"a\n" * 10_000_000, "超过 [0-9,]+ 行"
    yield "63 MiB of commas", IMPORT, b"," * (63 << 20), "行|格"
    yield "63 MiB of line ends", IMPORT, b"\n" * (63 << 20), "空的|行"
    yield "65 MiB", IMPORT, b"a" * (65 << 20), "64 MiB"
    yield "a cell of 10 MiB", IMPORT, with_cell(1, "x" * (10 << 20)), "第 3 行"
    yield "a heading of 10 MiB", IMPORT, b"x" * (10 << 20) + b"\n1\n", "第 1 行"
    yield "2,000 columns", IMPORT, (",".join(["项目名称"] * 2000) + "\n" + "x," * 1999 + "x\n").encode(), "格"
    yield "60 MiB of open quotes", IMPORT, b'"' * (60 << 20) + b"x", "行"
    yield "1,000,000 JSON lines", NOTES, b"{}\n" * 1_000_000, "行"
    yield "20,000 wrong JSON lines", NOTES, b'{"project":"001","progres":"x"}\n' * 20000, LINE_PLACE
    yield "20,000 refused JSON lines", NOTES, ('{"project":"404","progress":"已送件"}\n' * 20000).encode(), LINE_PLACE
    yield "a JSON text of 10 MiB", NOTES, b'{"project":"001","progress":"' + b"x" * (10 << 20) + b'"}\n', LINE_PLACE
    yield "deep JSON", NOTES, b'{"project":' + b"[" * 1_000_000 + b"\n", LINE_PLACE
    yield "an array of 30,000,000 numbers", IMPORT, b"[" + b"1," * 30_000_000 + b"1]", "值|行"
    yield "a JSON object of 200,000 keys", NOTES, ("{" + ",".join(f'"k{i}":1' for i in range(200_000)) + "}\n").encode(), LINE_PLACE


def json_lines():
    good = LINE * 2
    for data in damaged('{"project":"001","progress":"已送件审查"}\n', 1):
        yield "JSON with a damaged byte", NOTES, good.encode() + data, "第 3 行"
    for encoding in ("gb18030", "utf-16", "utf-16-le", "utf-32"):
        yield "JSON in another encoding", NOTES, (LINE * 3).encode(encoding), "UTF-8|编码"
    for text in ("{", "{}}", '{"project"}', '{"project":}', '{"project":"001",}', "{'project':'001'}", '{"project":"001" "progress":"x"}', '{"project":"001"}x', '{"project":"001"', '{"a":1,"a":2}',
                 '{"project":"\\ud800"}', '{"project":"\\udc00"}', '{"project":"\\x"}', '{"project":01}', '{"project":1e999}', '{"project":+1}', '{"project":.5}', '{"project":NaN}', '{"project":"a\tb"}',
                 '{project:"001"}', '{"project":"001"}{"project":"002"}', '{"project":tru}', "{//x\n}", '{"project":"001\\"}', '{"project":"a\u0000b"}', '{“project”:“001”}', '{"project"："001"}',
                 '{"project":"001"，"progress":"x"}'):
        yield "no JSON", NOTES, (good + text + "\n").encode(), "行|空字"
    for text in ('{"project":1.5,"progress":"x"}', '{"project":{"a":1},"progress":"x"}', '{"project":[[1]],"progress":"x"}', '{"project":"001"}', '{"progress":"x"}', '{"project":"001","progress":null}',
                 '{"project":["001","002"],"progress":"x"}', '{"project":"001","progress":"x","on":"2026-13-01"}', '{"project":"001","progress":"x","on":5}', '{"project":"001","progress":"x","by":"没有这个人"}',
                 '{"project":"001","progress":"x","db":"y.db"}', '{"project":"001","progress":"x","format":"json"}', '{"project":"001","progress":"x","progres":"y"}', '{"":"x"}', '{"project":"001","progress":"x","on":"-9999d"}',
                 '{"project":"404","progress":"x"}', '{"project":"001","progress":"x","on":"2027-01-01"}', '{"project":"","progress":"x"}', '{"project":"001","progress":""}', '{"project":"001","progress":"\\u202e"}',
                 '{"project":"001","progress":"13800138000"}', '[1]', '"x"', "1", "null"):
        yield "JSON that says nothing that can be recorded", NOTES, (good + text + "\n").encode(), "第 3 行"


FLOW = '[flow]\nkey = "x"\n'


def toml():
    words = ["flow", "import", "{}"]
    for text in ("x", "x =", "= 1", "[x", "[[x]", 'x = "', "x = '", 'x = """', "x = 1979-13-01", "x = 1_", "x = 0x", "x = [1,", "x = {a=1", "x = {a=1,}", "[专班]", "x = ＂甲＂", "x ＝ 1", "x = “甲”", 'x = "\\q"', 'x = "\\ud800"',
                 "x = 1\nx = 2", "[a]\n[a]", "a.b = 1\na = 2", "x = nan1", "x = 99999999999999999999", "x = 07", "\x00", "x = \"\x07\"", "x\r= 1", "[]", "[a..b]", "x = true1", "x = 12:00", "\ufeff\ufeffx = 1"):
        yield "no TOML", words, (text + "\n").encode(), "行|字符"
    for data in (b'x = "\xd6\xd0"\n', b'# \xff\n', b"\xff\xfex\x00", b'x = "\xe7\x94"\n'):
        yield "TOML in another encoding", words, data, "行|字符|UTF"
    for text in ("", "x = 1", "[flow]", FLOW, FLOW + "[[step]]\n", FLOW + '[[step]]\nkey = "a"\n', FLOW + '[[step]]\nkey = 5\n', FLOW + "step = 5\n", "[[flow]]\n", 'step = "x"\n', "[[step]]\n" * 50, "[flow]\nkey = []\n"):
        yield "TOML that is no flow", words, text.encode(), "."
    yield "60,000 keys", words, "".join(f"k{i} = 1\n" for i in range(60000)).encode(), "."
    yield "a line of 40 KB", words, b"a." * 20000 + b"b = 1\n", "行"
    yield "2 MiB of TOML", words, b"# x\n" * 524288, "MiB"
    yield "TOML 10,000 deep", words, b"x = " + b"[" * 900 + b"\n", "行|字符"
    yield "a key of 1,900 signs", words, b"k" * 1900 + b" = 1\n", "."


def plans():
    words = ["plan", "make", "001", "--flow", "shehui_gongye", "--input", "{}"]
    good = '{"step":"eia_report","finish":"2026-12-20"}\n'
    for text in ("{}", '{"step":5,"finish":"2026-12-20"}', '{"step":"eia_report"}', '{"step":"eia_report","finish":"2026-13-01"}', '{"step":"eia_report","finish":20261220}', '{"step":"没有","finish":"2026-12-20"}',
                 '{"step":"eia_report","finish":"2101-01-01"}', '{"step":"eia_report","finish":"2026-12-20","promised":-1}', '{"step":"eia_report","finish":"2026-12-20","promised":99999}', '{"step":"eia_report","finish":"2026-12-20","promised":"5"}',
                 '{"step":"eia_report","finish":"2026-12-20","links":"x"}', '{"step":"eia_report","finish":"2026-12-20","links":["FS"]}', '{"step":"eia_report","finish":"2026-12-20","links":["没有FS+2wd"]}',
                 '{"step":"eia_report","finish":"2026-12-20","main":"是"}', '{"step":"eia_report","finish":"2026-12-20","x":1}', '{"step":"eia_report","finish":"2026-12-20","depends_on":["没有"]}',
                 '{"step":"eia_report","finish":"2026-12-20","materials":"申请表"}', '{"step":"eia_report","finish":"2026-12-20","department":"没有这个局"}', '{"step":"","finish":"2026-12-20"}', "[1]", "x", '{"step":"eia_report","finish":null}'):
        yield "a plan line that says nothing", words, (good + text + "\n").encode(), "第 2 行|第 1 行|没有|不|须|两次"
    for text in ("", "事项,办结\n", "甲,乙\n1,2\n", "事项,办结\neia_report\n", "事项,办结\neia_report,明年\n", "事项,办结\n,2026-12-20\n", "事项,办结\n\"eia\n", "办结\n2026-12-20\n", "事项,办结\neia_report,2026-02-30\n", "事项\neia_report\n"):
        yield "a plan sheet that says nothing", words, text.encode(), "."
    for data in damaged("事项,办结\n环境影响报告表审批,2026-12-20\n", 5):
        yield "a plan sheet with a damaged byte", words, data, LINE_PLACE


def notices():
    words = ["calendar", "import", "{}"]
    for text in ("", "date,name,kind,doc\n", "date,name,kind,doc\n2026-13-01,春节,休,x\n", "date,name,kind,doc\n2026-01-01,元旦,x,y\n", "date,name,kind\n2026-01-01,元旦,休\n", "x\n", "date,name,kind,doc\n2026-01-01,元旦,休\n",
                 "{", "{}", "[]", '{"year":2027,"papers":[],"days":[]}', '{"year":"x"}', '{"year":2027,"days":[{"name":"元旦"}]}', '{"year":2027,"papers":["x"],"days":[{"name":"元旦","date":"2027-13-01","isOffDay":true}]}', '{"days":5}', "null", "1",
                 "date,name,kind,doc\n1999-01-01,元旦,休,y\n", "date,name,kind,doc\n\"2026-01-01,元旦,休,y\n"):
        yield "no holiday notice", words, text.encode(), "."
    for data in damaged("date,name,kind,doc\n2027-01-01,元旦,休,国办发明电〔2026〕7号\n", 9):
        yield "a notice with a damaged byte", words, data, "."


def days():
    words = ("2026-13-01", "2026-02-30", "2026-11-31", "1999-12-31", "2101-01-01", "2026/11/5", "20261120", "2026-1-1", "11-31", "2月30日", "13月1日", "0月0日", "明年", "下下周五", "周八", "+", "-", "+wd", "+3", "-3w", "+3w", "+36526d", "-36526d", "+99999999999d", "-9999d",
             "-7000wd", "+1.5d", "２０２６-11-20", "2026-11-20 ", " 2026-11-20x", "2026-11-20T00:00", "today+1", "TODAY", "", " ", "\u202e", "x" * 100000, "2026年11月", "二〇二六年", "46351", "-0", "0000-00-00", "9999-99-99", "2026-11-20\n", "今年", "月初")
    for word in words:
        yield "a day that is none", ["note", "add", "001", "--progress", "x", f"--on={word}"], b"", "日期|天|日|年|on"
    for word in words[:20]:
        yield "a today that is none", ["note", "add", "001", "--progress", "x", f"--today={word}"], b"", "日期|天|日|年|today"


def options():
    long = "a" * 100000
    for words in (["project", "show", long], ["project", "show", "404"], ["project", "shw"], [long], [long, "list"], ["project", long], ["note", "add", "001", "--" + long], ["note", "add", "001", "--progres", "x"], ["note", "add", "001"], ["note", "add"],
                  ["note", "add", "001", "--progress"], ["note", "add", "001", "--progress", "x", "--progress", "y"], ["note", "add", "001", "002", "--progress", "x"], ["note", "add", long, "--progress", "x"], ["note", "add", "001", "--progress", long],
                  ["note", "add", "001", "--progress", "x", "--by", long], ["note", "add", "001", "--progress", "x", "--by", "没有"], ["note", "add", "001", "--progress", "x", "--request-id", long], ["note", "add", "001", "--progress", "x", "--request-id", "a b"],
                  ["note", "add", "001", "--progress", "x", "--format", "xml"], ["note", "add", "001", "--progress", "x", "--format", long], ["note", "add", "001", "--progress", "x", "--color", "x"], ["note", "add", "001", "--progress", "\udcff"], ["note", "add", "001", "--progress", "x\x1b"],
                  ["step", "advance", "001", "没有"], ["step", "advance", "001", long], ["step", "advance", "001", "eia_report", "--to", "x"], ["step", "advance", "001", "eia_report", "--to", long], ["step", "pause", "001", "eia_report", "--kind", "听证", "--expected", "x", "--notice", "y"],
                  ["step", "pause", "001", "eia_report", "--kind", "听证", "--expected", "-1", "--notice", "y"], ["step", "pause", "001", "eia_report", "--kind", "听证", "--expected", "36500", "--notice", "y"], ["step", "pause", "001", "eia_report", "--kind", "听证", "--expected", "9223372036854775808", "--notice", "y"],
                  ["step", "extend", "001", "eia_report", "--days", "1000", "--approver", "x", "--note", "x"], ["setting", "set", "x", "1"], ["setting", "set", "lamp.intake_limit", "x"], ["setting", "set", "lamp.intake_limit", "-1"], ["setting", "set", long, "1"], ["setting", "set", "lamp.intake_limit", long],
                  ["project", "add", "--name", ""], ["project", "add", "--name", long], ["project", "add", "--code", "Ａ", "--name", "x"], ["project", "add", "--code", long, "--name", "x"], ["project", "add", "--name", "x", "--uscc", "123"], ["project", "add", "--name", "x", "--investment", "面议"],
                  ["project", "list", "--columns", "没有"], ["project", "list", "--columns", long], ["project", "list", "--limit", "x"], ["project", "list", "--limit", "-1"], ["project", "list", "--head", "0"], ["project", "list", "--head", "99999999"], ["project", "list", "--as-of", "1999-01-01"],
                  ["project", "list", "--as-of", "2001-01-01"], ["project", "import", "/nowhere/x.csv"], ["project", "import", "/dev/zero"], ["project", "import", "/"], ["project", "import", "/etc/shadow-none"], ["ledger", "reverse", "0"], ["ledger", "reverse", "99999"], ["ledger", "reverse", "x"], ["ledger", "show", "99999"],
                  ["report", "daily", "--on", "2026-11-20", "--by", "没有"], ["chart", "404"], ["export", "sqlite"], ["export", "sqlite", "-o", "/nowhere/e.db"], ["backup", "/nowhere/b.db"], ["plan", "make", "404"], ["plan", "show", "404"], ["team", "assign", "001", "--specialist", "没有"],
                  ["project", "list", "--db", long], ["project", "list", "--db", "/nowhere/z.db"], ["calendar", "plus", "2026-11-20", "x"], ["calendar", "plus", "2026-11-20", "99999999"], ["calendar", "plus", "2100-12-31", "30"], ["calendar", "between", "2026-11-20"]):
        yield "a command line that is wrong", words, b"", "."


def small_inputs():
    for source in (lists, workbooks, json_lines, toml, plans, notices, days, options):
        yield from source()
