#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks the snapshot of `zb export sqlite` the questions that zb's own lists answer, through the sqlite3 shell. Usage: check_export.py ZB

Also: the exported lines of `zb ledger export` verify by tests/independent/verify_ledger.py and tell the same head; a list of more rows than are held at
once comes out in every format as it does in pieces of its own.
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

from environment import bare

EVENING = "2026-11-20T17:30:00+08:00"
DAYS = ["2026-11-13", "2026-11-20"]
# A list of zb, the table of the snapshot that must hold the same rows, and the columns that are compared.
SAME = [
    ("project list", "project", "code name specialist investment phase"),
    ("team show", "team", "project role department staff since"),
    ("step list", "step", "project step state accepted decided due left lamp forecast"),
    ("problem list", "problem", "code project title lead due"),
    ("inquiry list", "inquiry", "code project title way received due state staff left"),
    ("article list", "article", "code title steps sources state version body"),
    ("review list", "review", "code project target level received stage due by_default"),
    ("department list", "department", "name"),
    ("staff list", "staff", "name role department"),
    ("enterprise list", "enterprise", "name"),
    ("setting list", "setting", "name value"),
    ("meeting list", "meeting", "code kind day state projects subject chair units"),
    ("resolution list", "resolution", "code title lead due state done meeting"),
    ("service list", "service", "code on project sort title standing"),
    ("attachment list", "attachment", "seq project path size sha256"),
    ("role list", "role", "staff role department from until seq"),
    ("contact list", "contact", "of key on entry"),
    ("appraisal list", "appraisal", "first last sealed by head seq"),
    ("window list", "intake", "code on project"),
    ("certificate handovers", "handover", "code on project by to"),
]
# What the case does not hold is recorded behind its end.
OF_THE_LAST_DAY = {"inquiry list", "article list", "review list", "meeting list", "resolution list", "service list", "attachment list",
                   "contact list", "appraisal list", "window list", "certificate handovers"}
RECORDED_BEHIND = [
    ["inquiry", "add", "001", "--title", "临时用电容量"],
    ["article", "import", "--builtin"],
    ["review", "add", "001", "--level", "满意"],
    ["meeting", "add", "--kind", "专题会议", "--projects", "001", "--unit", "区自然资源局", "--chair", "专班办01"],
    ["resolution", "add", "--title", "核定退让红线", "--lead", "区自然资源局", "--due", "2026-11-27"],
    ["service", "add", "001", "--kind", "政策兑现", "--title", "技改补贴", "--policy", "技术改造扶持办法", "--amount", "120"],
    ["attachment", "add", "001", "first.txt"],
    ["contact", "set", "甲公司", "--name", "报建员"],
    ["appraisal", "seal", "--from", "2026-10-01", "--to", "2026-10-31", "--by", "专班办01"],
    ["window", "intake", "001", "--steps", "施工许可", "--complete"],
    ["certificate", "hand", "006", "--steps", "联合验收", "--to", "己公司报建员"],
]
# Tables that no list of zb shows row by row: asked in QUESTIONS, or by the tests of their nouns.
OF_NO_LIST = {"entry", "note", "submission", "material", "report", "flow", "holiday"}
QUESTIONS = [
    # Counted in SQL, and by hand from the lists.
    ("select lamp, count(*) from step where lamp is not null group by lamp", lambda zb: counted(zb.rows("step list"), "lamp")),
    ("select count(*), max(seq) from entry", lambda zb: [[zb.head()] * 2]),
    ("select count(*) from submission where nil = 1", lambda zb: [[sum(1 for seal in zb.bodies("submission.sealed") if seal.get("nil"))]]),
    ("select count(*) from note", lambda zb: [[len(zb.bodies("note.added"))]]),
    ("select sum(investment) from project", lambda zb: [[sum(row["investment"] for row in zb.rows("project list"))]]),
    ("select material from material where received is null", lambda zb: [["授权委托书原件"]]),
    ("select value from setting where name = 'submission.deadline'", lambda zb: [["17:30"]]),
    ("select c.heading from zb_column c where c.\"table\" = 'step' and c.name = 'lamp'", lambda zb: [["灯"]]),
    ("select count(*) from zb_table t where not exists (select 1 from zb_column c where c.\"table\" = t.name)", lambda zb: [[0]]),
    ("select count(*) from sqlite_schema s where s.type = 'table' and s.name not like 'zb_%' and s.name not in (select name from zb_table)",
     lambda zb: [[0]]),
]


def counted(rows, key):
    values = [row[key] for row in rows if row[key] is not None]
    return [[value, values.count(value)] for value in sorted(set(values))]


class Program:
    def __init__(self, zb, folder):
        self.zb, self.folder = str(zb), folder
        self.environment = bare(folder, ZB_NOW=EVENING)

    def run(self, *words):
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"zb {' '.join(words)}: {done.returncode}\n{done.stderr.decode()}")
        return done.stdout

    def rows(self, path, *options):
        return json.loads(self.run(*path.split(), "--format", "json", *options))

    def head(self):
        return int(self.run("ledger", "head").split()[0])

    def bodies(self, kind):
        return [json.loads(line)["body"] for line in self.run("ledger", "list", "--kind", kind, "--format", "jsonl").splitlines()]


def ask(folder, database, question):
    done = subprocess.run(["sqlite3", "-json", database, question], cwd=folder, capture_output=True, check=True, encoding="utf-8")
    return [list(row.values()) for row in json.loads(done.stdout or "[]")]


def as_sql(value):
    if isinstance(value, list):
        return ";".join(value)
    return int(value) if isinstance(value, bool) else value


def faults_of_snapshot(zb, folder):
    for day in DAYS:
        zb.run("export", "sqlite", "-o", f"{day}.db", "--as-of", day)
        for path, table, columns in SAME:
            names = columns.split()
            listed = [[as_sql(row[name]) for name in names] for row in zb.rows(path, "--as-of", day)]
            quoted = ", ".join(f'"{name}"' for name in names)
            found = ask(folder, f"{day}.db", f'select {quoted} from "{table}" order by rowid')
            if listed != found or (not listed and not (path in OF_THE_LAST_DAY and day != DAYS[-1])):
                yield f"{table} as of {day} is not what zb {path} lists: {len(found)} rows, {len(listed)} listed"
    for question, answer in QUESTIONS:
        found, wanted = ask(folder, f"{DAYS[-1]}.db", question), answer(zb)
        if found != wanted:
            yield f"{question}\n  gave {found}, zb says {wanted}"
    for (table,) in ask(folder, f"{DAYS[-1]}.db", "select name from zb_table"):
        if table not in OF_NO_LIST | {told for _, told, _ in SAME}:
            yield f"the table {table} is compared with no list"
    check = ask(folder, f"{DAYS[-1]}.db", "pragma integrity_check")
    if check != [["ok"]]:
        yield f"integrity_check: {check}"


def faults_of_lines(zb, folder, verifier):
    zb.run("ledger", "export", "-o", "all.jsonl")
    exported = (folder / "all.jsonl").read_bytes()
    if exported != zb.run("ledger", "export") or exported != zb.run("ledger", "list", "--format", "jsonl"):
        yield "the export, its file and the list in JSON lines differ"
    head = zb.run("ledger", "head").decode().strip().replace(" ", ":")
    if subprocess.run([sys.executable, verifier, "--head", head, folder / "all.jsonl"], capture_output=True, check=False).returncode != 0:
        yield "the exported lines do not verify"
    tampered = exported.replace("甲公司".encode(), "乙公司".encode(), 1)
    (folder / "tampered.jsonl").write_bytes(tampered)
    if subprocess.run([sys.executable, verifier, folder / "tampered.jsonl"], capture_output=True, check=False).returncode != 3:
        yield "changed lines verify: then this test cannot fail"


def faults_of_long_lists(zb, folder):
    """6,000 notes more: past what is held at once."""
    notes = "".join(json.dumps({"project": "JH-2026-001", "progress": f"第 {n} 次上门，\"引号\"，逗号"}, ensure_ascii=False) + "\n" for n in range(6000))
    (folder / "notes.jsonl").write_text(notes, encoding="utf-8")
    zb.run("note", "add", "--input", "notes.jsonl", "--by", "服务专员01", "--quiet")
    listed = zb.rows("ledger list")
    if [row["seq"] for row in listed] != list(range(1, len(listed) + 1)) or len(listed) != zb.head():
        yield "the long list in JSON lacks entries or repeats them"
    text = zb.run("ledger", "list", "--format", "csv").decode("utf-8-sig")
    if [int(row["条目"]) for row in csv.DictReader(io.StringIO(text))] != [row["seq"] for row in listed] or "\ufeff" in text:
        yield "the long list in CSV differs from that in JSON"
    for form in ("table", "markdown"):
        lines = zb.run("ledger", "list", "--format", form, "--columns", "seq,kind,on").decode().splitlines()
        if len(lines) != len(listed) + 2 or len({len(line) for line in lines[:2]} if form == "table" else {0}) > 2:
            yield f"the long list as {form} has {len(lines)} lines for {len(listed)} entries"
    zb.run("ledger", "list", "--format", "csv", "-o", "long.csv")
    if (folder / "long.csv").read_bytes().decode("utf-8-sig") != text:
        yield "the long list in a file differs from that on standard output"


def main(zb):
    verifier = pathlib.Path(__file__).resolve().parents[1] / "independent" / "verify_ledger.py"
    with tempfile.TemporaryDirectory(prefix="zb-export-") as name:
        program = Program(pathlib.Path(zb).resolve(), pathlib.Path(name))
        program.run("demo", "case")
        program.folder = pathlib.Path(name) / "case"
        (program.folder / "first.txt").write_text("附件\n", encoding="utf-8")
        for words in RECORDED_BEHIND:
            program.run(*words)
        faults = [*faults_of_snapshot(program, program.folder), *faults_of_lines(program, program.folder, verifier)]
        faults += faults_of_long_lists(program, program.folder)
    print("\n".join(faults))
    print(f"{len(SAME) * len(DAYS)} lists and {len(QUESTIONS)} questions: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
