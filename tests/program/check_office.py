#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens the DOCX and XLSX that zb writes with other eyes, and compares them with what it prints.

    check_office.py ZB

Of the worked case: lists read in again change nothing; each list as XLSX has the headings and rows that the same list has as CSV read by people (dates as real days, numbers
as numbers, sums as formulas that agree); each letter as DOCX has every word of the Markdown, in its order, and none besides; the same
command twice gives the same bytes; parts are well-formed and say what they are. Standard library only.
"""
import datetime
import html
import io
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

import command_list
from environment import bare

CLOCK = "2026-11-20T18:00:00+08:00"
LISTS = [["project", "list"], ["step", "list"], ["step", "due"], ["problem", "list"], ["material", "list"], ["staff", "list"], ["department", "list"],
         ["flow", "list"], ["log"], ["certificate", "list"], ["calendar", "show", "2026"], ["staff", "load"]]
LETTERS = [["report", "weekly"], ["report", "monthly"], ["report", "daily", "--on", "2026-11-20", "--by", "服务专员01"], ["project", "show", "001", "--card"],
           ["report", "progress", "--enterprise", "甲公司"], ["report", "dunning", "--department", "农水局"], ["meeting", "agenda"], ["project", "summary", "006"], ["today", "--office"],
           ["plan", "tasks", "002"], ["meeting", "show", "M-2026-102"], ["window", "show", "SJ-2026-001"], ["window", "sheet"]]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Office:
    def __init__(self, zb, folder):
        self.zb, self.folder, self.faults, self.files = zb, folder, [], 0

    def run(self, *words):
        return subprocess.run([self.zb, *words], cwd=self.folder, env=bare(self.folder, ZB_NOW=CLOCK, ZB_DB="试用/zb.db"), capture_output=True, check=False)

    def fault(self, words, what):
        self.faults.append(f"zb {' '.join(words)}: {what}")

    def parts(self, words, form):
        """The parts of the file that the command writes, twice the same; None where it wrote none."""
        made = []
        for name in ("first", "second"):
            path = self.folder / f"{name}.{form}"
            path.unlink(missing_ok=True)
            done = self.run(*words, "--format", form, "-o", path.name)
            if done.returncode not in (0, 3) or not path.exists():
                self.fault(words, f"--format {form}: exit {done.returncode} {done.stderr.decode()}")
                return None
            made.append(path.read_bytes())
        if made[0] != made[1]:
            self.fault(words, f"two {form} files differ")
        self.files += 1
        with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
            if archive.testzip() is not None:
                self.fault(words, f"a part of the {form} is damaged")
            return {name: tree.fromstring(archive.read(name)) for name in archive.namelist()}


# ---- XLSX

def cell_value(cell):
    kind, text = cell.get("t"), None
    if kind == "inlineStr":
        return "".join(piece.text or "" for piece in cell.iter(f"{SHEET}t"))
    value = cell.find(f"{SHEET}v")
    if value is None:
        return ""
    text = value.text
    if cell.get("s") == "8":  # the style of days: serial numbers count from 1899-12-30
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))).isoformat()
    return text


def rows_of(sheet):
    rows = {}
    for row in sheet.iter(f"{SHEET}row"):
        rows[int(row.get("r"))] = [cell_value(cell) for cell in row.iter(f"{SHEET}c")]
    return rows


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def check_sums(office, words, sheet):
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{SHEET}c")}
    for place, cell in cells.items():
        formula = cell.find(f"{SHEET}f")
        if formula is None:
            continue
        first, last = re.fullmatch(r"SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", formula.text).groups()
        letters = re.match("[A-Z]+", first).group()
        lines = range(int(first[len(letters):]), int(last[len(letters):]) + 1)
        total = sum(float(cell_value(cells[f"{letters}{line}"]) or 0) for line in lines if f"{letters}{line}" in cells)
        if abs(total - float(cell_value(cell))) > 1e-6:
            office.fault(words, f"{place} says {cell_value(cell)}, its formula gives {total}")


def people_table(office, words):
    """Headings and rows of the list as people read it, from its Markdown."""
    text = office.run(*words, "--format", "markdown").stdout.decode()
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    kept = [place for place, heading in enumerate(cells[0]) if not heading.endswith("键")]  # words of the program are for scripts
    return [[row[place] for place in kept] for row in cells[:1] + cells[2:]]


def as_people_write(text):
    number = text.replace(",", "")
    return number if re.fullmatch(r"-?\d+(\.\d+)?", number) else text


def check_list(office, words):
    parts = office.parts(words, "xlsx")
    if parts is None:
        return
    sheet = parts["xl/worksheets/sheet1.xml"]
    rows = rows_of(sheet)
    head = min(number for number, row in rows.items() if len(row) > 1) if any(len(row) > 1 for row in rows.values()) else max(rows)
    printed = [rows[number] for number in sorted(rows) if number >= head]
    wanted = people_table(office, words)
    if printed[0] != wanted[0]:
        office.fault(words, f"headings {printed[0]} instead of {wanted[0]}")
    if len(printed) != len(wanted):
        office.fault(words, f"{len(printed) - 1} rows instead of {len(wanted) - 1}")
    for number, (row, line) in enumerate(zip(printed[1:], wanted[1:])):
        for value, word, heading in zip(row, line, wanted[0]):
            said = "" if word == "—" else as_people_write(word)
            # A day without its year in Markdown is a whole one here.
            if value != said and not value.endswith("-" + said):
                office.fault(words, f"row {number + 1} {heading}: {value!r} instead of {said!r}")
    above = [rows[number] for number in sorted(rows) if number < head]
    if "--as-of" in command_list.page_of(office.zb, *words[:2]) and above[-1:] != [["截至 2026-11-20"]]:
        office.fault(words, f"over the head stands {above}")
    if sheet.find(f"{SHEET}autoFilter") is None or next(sheet.iter(f"{SHEET}pane"), None) is None:
        office.fault(words, "no filter or no frozen head")
    check_sums(office, words, sheet)


# ---- DOCX

def plain(markdown):
    """The words of a piece of Markdown, as its reader sees them."""
    text = re.sub(r"(?<!\\)\*\*", "", markdown)
    return html.unescape(re.sub(r"\\(.)", r"\1", text))


def markdown_words(text):
    words, fence = [], None
    for line in text.splitlines():
        if fence is not None or re.match(r"`{3,}", line):
            if fence is None:
                fence = re.match(r"`+", line).group()
            elif line == fence:
                fence = None
            else:
                words.append(line)
            continue
        if line in ("<center>", "</center>", "") or re.fullmatch(r"\|(:?-+:?\|)+", line):
            continue
        if line.startswith("|"):
            words += [plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        elif re.fullmatch(r"\*[^*].*\*", line):
            words.append(plain(line[1:-1]).replace("`", ""))
        else:
            words.append(plain(re.sub(r"^#+ ", "", line)))
    return "".join("".join(words).split())


def docx_words(document):
    return "".join("".join(piece.text or "" for piece in document.iter(f"{WORD}t")).split())


def check_letter(office, words):
    parts = office.parts(words, "docx")
    if parts is None:
        return
    wanted = markdown_words(office.run(*words, "--format", "markdown").stdout.decode())
    found = docx_words(parts["word/document.xml"])
    if found != wanted:
        at = next((i for i, (one, other) in enumerate(zip(found, wanted)) if one != other), min(len(found), len(wanted)))
        office.fault(words, f"DOCX says …{found[max(at - 10, 0):at + 30]}…, Markdown …{wanted[max(at - 10, 0):at + 30]}…")
    heads = sum(1 for row in parts["word/document.xml"].iter(f"{WORD}tblHeader"))
    tables = sum(1 for table in parts["word/document.xml"].iter(f"{WORD}tbl"))
    if heads != tables:
        office.fault(words, f"{tables} tables, {heads} heads that repeat")


def tell_more(office):
    """What the worked case has not: a meeting with its minutes, a hand-over at the window."""
    for words in (["meeting", "add", "--kind", "分析会", "--on", "2026-11-20", "--code", "M-2026-102", "--chair", "专班办01"],
                  ["meeting", "minutes", "M-2026-102", "--title", "核定乙公司水保范围", "--lead", "农水局", "--due", "2026-11-25", "--on", "2026-11-20"],
                  ["window", "intake", "001", "--steps", "施工许可", "--paper", "申请表", "--paper", "用地批准手续", "--code", "SJ-2026-001"]):
        done = office.run(*words)
        if done.returncode != 0:
            office.fault(words, done.stderr.decode())


def check_letterhead(office):
    """With the office's own head, number, people to ask and paper: the same words, and the red line; without them nothing of it."""
    before = office.run("report", "weekly", "--format", "markdown").stdout.decode()
    told = {"letterhead": "江海区重大项目政务服务专班", "document_number": "江海专班〔{年}〕{期}号", "contact": "专班办01", "telephone": "0750-3861234",
            "wide_paper": "A3"}
    for name, value in told.items():
        done = office.run("setting", "set", f"report.{name}", value, "--on", "2026-11-01")
        if done.returncode != 0:
            office.fault(["setting", "set", name], done.stderr.decode())
    after = office.run("report", "weekly", "--format", "markdown").stdout.decode()
    for word in ("**江海区重大项目政务服务专班**", "江海专班〔2026〕", "（联系人：专班办01，联系电话：0750-3861234）"):
        if word in before or word not in after:
            office.fault(["report", "weekly"], f"{word} stands in it before it is set, or not afterwards")
    for words in (["report", "weekly"], ["report", "monthly"], ["report", "dunning", "--department", "农水局"], ["report", "progress", "--enterprise", "甲公司"]):
        check_letter(office, words)
    parts = office.parts(["report", "weekly"], "docx")
    body, styles = parts["word/document.xml"], parts["word/styles.xml"]
    used = {style.get(f"{WORD}val") for style in body.iter(f"{WORD}pStyle")}
    defined = {style.get(f"{WORD}styleId") for style in styles.iter(f"{WORD}style")}
    if not {"Mark", "MarkNumber"} <= used <= defined:
        office.fault(["report", "weekly"], f"the styles used are {sorted(used)}")
    sheets = {(size.get(f"{WORD}w"), size.get(f"{WORD}h")) for size in body.iter(f"{WORD}pgSz")}
    if sheets != {("11906", "16838"), ("23811", "16838")}:
        office.fault(["report", "weekly"], f"the pages measure {sheets} twips")


def check_form(office):
    """The numbers of GB/T 9704—2012: margins, letters, lines."""
    parts = office.parts(["report", "weekly"], "docx")
    upright = next(section for section in parts["word/document.xml"].iter(f"{WORD}sectPr") if section.find(f"{WORD}pgSz").get(f"{WORD}orient") is None)
    margins = {side: round(int(upright.find(f"{WORD}pgMar").get(f"{WORD}{side}")) / 56.7) for side in ("top", "left", "bottom", "right")}
    if margins != {"top": 37, "left": 28, "bottom": 35, "right": 26}:  # 版心 156 × 225 mm
        office.fault(["report", "weekly"], f"the margins are {margins} mm")
    styles = {style.get(f"{WORD}styleId"): style for style in parts["word/styles.xml"].iter(f"{WORD}style")}
    wanted = {"Title": ("方正小标宋简体", 44), "Body": ("仿宋_GB2312", 32), "Heading1": ("黑体", 32), "Heading2": ("楷体_GB2312", 32), "Page": ("宋体", 28)}
    for name, (font, size) in wanted.items():
        letters = styles[name].find(f"{WORD}rPr")
        found = letters.find(f"{WORD}rFonts").get(f"{WORD}eastAsia"), int(letters.find(f"{WORD}sz").get(f"{WORD}val"))
        if found != (font, size):
            office.fault(["report", "weekly"], f"{name} is in {found}")
    body = styles["Body"]
    line = int(body.find(f"{WORD}pPr").find(f"{WORD}spacing").get(f"{WORD}line"))
    letter = 320 + int(body.find(f"{WORD}rPr").find(f"{WORD}spacing").get(f"{WORD}val"))
    if 225 * 56.7 // line != 22 or 156 * 56.7 // letter != 28:
        office.fault(["report", "weekly"], f"{225 * 56.7 // line} lines of {156 * 56.7 // letter} letters a page")


def check_kept(office):
    """An issued circular stays as it was issued, in Word too, and what corrects it."""
    office.run("report", "weekly", "--issue", "--as-of", "2026-11-20", "--by", "专班办01")
    listed = office.run("report", "list", "--format", "csv", "--plain", "--no-header").stdout.decode()
    name = next((word for word in listed.replace("\n", ",").split(",") if re.fullmatch(r"2026-\d{2}", word)), None)
    if name is None:
        return office.fault(["report", "list"], f"no issue: {listed}")
    check_letter(office, ["report", "show", name])
    done = office.run("report", "weekly", "--correct", name, "--reason", "丙公司环评受理日有误", "--by", "专班办01")
    if done.returncode != 0 or "更正" not in office.run("report", "show", name).stdout.decode():
        office.fault(["report", "weekly", "--correct", name], done.stderr.decode())
    return check_letter(office, ["report", "show", name])


def check_every_command(office):
    """Whatever a command's page offers it writes: its examples as DOCX and XLSX, where they succeed in the worked case."""
    for words in command_list.commands(office.zb):
        page = command_list.page_of(office.zb, *words)
        if "xlsx" not in next((line for line in page.splitlines() if line.lstrip().startswith("--format")), ""):
            continue
        for example in command_list.examples(office.zb, words):
            if re.search(r"&&|>|--format| -o ", example):
                continue
            for form in ("docx", "xlsx"):
                (office.folder / "out").unlink(missing_ok=True)
                done = office.run(*shlex.split(example)[1:], "--format", form, "-o", "out")
                written = (office.folder / "out").read_bytes()[:2] if (office.folder / "out").exists() else None
                if done.returncode in (0, 3) and written != b"PK" or done.returncode not in (0, 1, 3):
                    office.fault([*shlex.split(example)[1:], "--format", form], f"exit {done.returncode}, wrote {written} {done.stderr.decode()[:80]}")
                office.files += written == b"PK"


def check_round_trips(office):
    """A list as it was written, in any form, read in again: nothing changes; into an empty ledger: the same list."""
    for noun in ("department", "staff", "project"):
        for form, more in (("csv", []), ("csv", ["--plain"]), ("xlsx", [])):
            words = [noun, "list", "--format", form, *more, "-o", "列表", "--force"]
            office.run(*words)
            done = office.run(noun, "import", "列表", "--dry-run")
            again = done.stdout.decode() + done.stderr.decode()
            if "新增 0，更新 0，" not in again or "有误 0" not in again:
                office.fault(words, f"read in again: {again[-200:]}")
            office.files += form == "xlsx"


def main(zb):
    with tempfile.TemporaryDirectory() as made:
        office = Office(str(pathlib.Path(zb).resolve()), pathlib.Path(made))
        demo = office.run("demo", "试用")
        if demo.returncode != 0:
            sys.exit(demo.stderr.decode())
        tell_more(office)
        for words in LISTS:
            check_list(office, words)
        for words in LETTERS:
            check_letter(office, words)
        check_form(office)
        check_letterhead(office)
        check_kept(office)
        check_round_trips(office)
        check_every_command(office)
        for words in (["project", "list", "--format", "xlsx"],):
            if not office.run(*words).stdout.startswith(b"PK"):
                office.fault(words, "not written to standard output that is no terminal")
        print("\n".join(office.faults[:40]))
        print(f"{office.files} office files, {len(office.faults)} faults")
        return 1 if office.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
